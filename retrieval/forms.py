"""Every form of a word that the articles have, how often, and how often with a capital where only names have one.

Counting is a matter of seconds for a million sentences because words are told apart only once each: the texts are cut
at white space, which no word holds, equal pieces are counted, and the rule of words is asked about different pieces.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from retrieval.lemmas import WORD, fold
from retrieval.postings import Ids
from retrieval.words import Words

SENTENCE_ENDS = ".!?…:«\"\n\r\t-–— "
"""Signs after which, blanks aside, a capital letter may be a mere beginning."""

_CAPITALS = "".join(letter for letter in map(chr, range(min(sys.maxunicode, 0x2000))) if letter.isupper())
_NAMED = re.compile(rf"[{re.escape(_CAPITALS)}](?<=[^{re.escape(SENTENCE_ENDS)}] .)\S*")
"""A piece with a capital letter inside a sentence. The letter stands first in the pattern, which finds it ten times as
fast."""

TEXTS_AT_ONCE = 2000
"""After how many texts equal pieces become words: bounds the memory that counting takes."""


@dataclass(frozen=True, slots=True)
class Forms:
    """``counts[n]`` and ``capitals[n]`` of word ``n``; a word that is counted no more stays, with a count of 0."""

    words: Words
    counts: Ids
    capitals: Ids

    def with_more(self, more: Forms) -> Forms:
        return self._changed(more, 1)

    def without(self, gone: Forms) -> Forms:
        """``gone`` are forms of texts that were counted before."""
        return self._changed(gone, -1)

    def _changed(self, other: Forms, sign: int) -> Forms:
        new = [word for word in other.words if word not in self.words]
        words = self.words.with_more(new)
        counts, capitals = (
            np.concatenate((mine, np.zeros(len(new), dtype=np.int32))) for mine in (self.counts, self.capitals)
        )
        places = [words[word] for word in other.words]
        counts[places] += sign * other.counts
        capitals[places] += sign * other.capitals
        return Forms(words, counts, capitals)


def count_forms(texts: Iterable[str]) -> Forms:
    """Folded forms of all words of the texts."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for number, text in enumerate(texts, start=1):
        pieces.update(fold(text).split())
        named.update(_NAMED.findall(text))
        if number % TEXTS_AT_ONCE == 0:
            _count_words(pieces, counts)
            _count_names(named, capitals)
    _count_words(pieces, counts)
    _count_names(named, capitals)
    return _packed(counts, capitals)


def _count_words(pieces: Counter[str], counts: Counter[str]) -> None:
    for piece, count in pieces.items():
        if piece.isalpha():
            counts[piece] += count
        else:
            for word in WORD.findall(piece):
                counts[word] += count
    pieces.clear()


def _count_names(named: Counter[str], capitals: Counter[str]) -> None:
    for piece, count in named.items():
        found = WORD.match(piece)
        if found:
            capitals[fold(found.group())] += count
    named.clear()


def _packed(counts: Mapping[str, int], capitals: Mapping[str, int]) -> Forms:
    size = len(counts)
    return Forms(
        Words.numbered(counts),
        np.fromiter(counts.values(), dtype=np.int32, count=size),
        np.fromiter((capitals.get(word, 0) for word in counts), dtype=np.int32, count=size),
    )
