"""A floor under the decoding of short fragments; the whole table is ``python -m benchmarks.encodings``."""

from __future__ import annotations

import pytest

from benchmarks.encodings import ENCODINGS, exact, fragments, share


def test_fragments_of_120_characters_are_decoded_exactly() -> None:
    shares = [share(120, encoding, 25) for encoding in ENCODINGS]
    assert sum(shares) / len(shares) >= 0.99


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_a_text_in_capitals_stays_in_capitals(encoding: str) -> None:
    loud = [fragment.upper() for fragment in fragments(40, 20)]
    assert sum(exact(fragment, encoding) for fragment in loud) >= 19


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
def test_ukrainian_capitals_are_ukrainian(encoding: str) -> None:
    assert exact("УГОДУ ПРО СПІВПРАЦЮ МІЖ МІСТАМИ ПІДПИСАЛИ ЇХНІ ГОЛОВИ", encoding)
