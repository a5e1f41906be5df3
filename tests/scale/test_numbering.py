"""Words are numbered in the order in which they come, however many come at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import numbering
from retrieval.numbering import Numbering
from retrieval.words import Words

WORD = st.text(alphabet="абяё1-e𝄞", min_size=1, max_size=12)
PORTIONS = st.lists(st.lists(WORD, max_size=12), max_size=5)


def spaced(words: list[str]) -> bytes:
    return "".join(f"{word} " for word in words).encode()


def check(portions: list[list[str]], known: list[str]) -> None:
    numbers = Numbering(Words.numbered(known))
    expected = {word: number for number, word in enumerate(known)}
    for words in portions:
        for word in words:
            expected.setdefault(word, len(expected))
        assert numbers.numbers(spaced(words)).tolist() == [expected[word] for word in words]
    assert [*known, *numbers.new] == list(expected)


@given(portions=PORTIONS, known=st.lists(WORD, unique=True, max_size=6))
def test_in_any_portions(portions: list[list[str]], known: list[str]) -> None:
    check(portions, known)


@given(portions=PORTIONS)
def test_where_many_share_a_place(portions: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "TOLD_APART", 1)
        check(portions, [])


@given(portions=PORTIONS)
def test_where_the_table_grows_between(portions: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "FEW", 5)
        patch.setattr(numbering, "TOLD_APART", 7)
        check(portions, [])


def test_few_words_take_little_memory() -> None:
    numbers = Numbering(Words.numbered([]))
    numbers.numbers(spaced([f"слово{number}" for number in range(1000)]))
    assert numbers._prints.nbytes + numbers._numbers.nbytes < 100_000


@given(words=st.lists(WORD, unique=True, min_size=2, max_size=30))
def test_different_words_are_told_apart(words: list[str]) -> None:
    letters = spaced(words)
    lengths = [len(word.encode()) for word in words]
    starts = [sum(lengths[:place]) + place for place in range(len(words))]
    found = numbering.fingerprints(letters, numbering.np.array(starts), numbering.np.array(lengths))
    assert len(set(found.tolist())) == len(words)
