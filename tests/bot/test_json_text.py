"""JSON by the quick way and by Python's own is the same JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json_text import read_json, write_json

SIGNS = st.text(st.characters(codec=None, exclude_categories=()))
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | SIGNS,
    lambda inner: st.lists(inner) | st.dictionaries(SIGNS, inner),
    max_leaves=10,
)


@given(VALUES)
def test_either_reads_what_the_other_wrote(value: object) -> None:
    expected = json.loads(json.dumps(value))  # two halves beside each other have become one sign
    assert json.loads(write_json(value)) == expected
    assert read_json(json.dumps(value)) == expected


@pytest.mark.parametrize("text", ["", "{", "[1,]", "'a'", "\u00ff"])
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_json(text)


def test_half_a_pair_is_read_and_written() -> None:
    assert read_json('{"text": "\\ud83d"}') == {"text": "\ud83d"}
    assert read_json(write_json("а\ud83d")) == "а\ud83d"
