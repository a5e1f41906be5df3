"""Packed words and articles come back as they went in."""

from itertools import pairwise
from zlib import crc32

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.archive import Archive
from retrieval.models import Article
from retrieval.packing import Strings
from retrieval.words import Words

ANY_WORDS = st.lists(st.text(max_size=8), unique=True, max_size=30)


@settings(deadline=None)
@given(words=ANY_WORDS, others=ANY_WORDS)
def test_every_word_has_its_number_and_no_other_word_has_one(words: list[str], others: list[str]) -> None:
    packed = Words.numbered(words)
    assert dict(packed) == {word: number for number, word in enumerate(words)}
    assert [packed.word(number) for number in range(len(packed))] == words
    assert all((other in packed) == (other in words) for other in others)


@settings(deadline=None)
@given(words=ANY_WORDS, cut=st.integers(0, 30))
def test_words_that_come_later_are_numbered_on(words: list[str], cut: int) -> None:
    assert list(Words.numbered(words[:cut]).with_more(words[cut:]).items()) == list(Words.numbered(words).items())


def test_words_of_one_hash_are_told_apart() -> None:
    one, other = "plumless", "buckeroo"
    assert crc32(one.encode()) == crc32(other.encode())
    words = Words.numbered([one, other])
    assert (words[one], words[other]) == (0, 1)


@settings(deadline=None)
@given(strings=st.lists(st.text(max_size=8), max_size=20), more=st.lists(st.text(max_size=8), max_size=20))
def test_strings_that_are_left(strings: list[str], more: list[str]) -> None:
    packed = Strings.packed(strings).with_more(Strings.packed(more))
    everything = [*strings, *more]
    assert [packed[number] for number in range(len(packed))] == everything
    kept = np.array([len(string) % 2 == 0 for string in everything], dtype=np.bool_)
    left = packed.only(kept)
    expected = [string for string, stays in zip(everything, kept, strict=True) if stays]
    assert [left[number] for number in range(len(left))] == expected
    letters, starts = left.joined()
    assert [letters[a:b].tobytes().decode() for a, b in pairwise(starts)] == expected


def test_an_article_keeps_all_it_knew() -> None:
    article = Article("1", "Заголовок", "Текст.\nЕщё.", "Газета", "19 июня", "https://example.org/1", True)
    bare = Article("2", "", "")
    assert dict(Archive.packed([article, bare])) == {"1": article, "2": bare}
