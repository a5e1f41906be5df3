"""How good a sentence of each paragraph can be at most, told from few and short lists.

A guess adds up what a sentence's own words weigh and what those of its paragraph do. The paragraph's part stands in the
postings. The sentence's own part is only bounded: it has no word that its paragraph has not, so where five letters
stand twice in a paragraph, no sentence of it has more than two of the words that begin so. The lists of sentences, the
longest of all, are then not looked at for common words: the few paragraphs that may hold one of the best are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from retrieval.corpus import Corpus
from retrieval.index import ROUNDING, Floats, kth
from retrieval.postings import Ints
from retrieval.query import Query

RARE = 1024
"""Sentences of a word up to which its list is added exactly, together with others."""

COMMON = 16384
"""Sentences of a word from which on its list is left out until nothing else helps."""

IN_STRIP = 64
"""Paragraphs of which only the highest one is looked at when the most promising are sought."""

FEW_STRIPS = 8
"""One strip in so many, at most, is looked into; where more are high enough, all paragraphs are looked at."""

Weighted = Mapping[int, float]


class Asked(Struct, frozen=True):
    """What each word of a question weighs in a guess: lemmas and first letters, in a sentence and around it."""

    lemmas: Weighted
    prefixes: Weighted
    lemmas_around: Weighted
    prefixes_around: Weighted

    @classmethod
    def of(cls, query: Query, worth: Mapping[str, float]) -> Asked:
        """``worth`` weighs the fields. A word of the question is among its own kin."""
        own = {term: worth["sentence_lemmas"] * weight for term, weight in query.lemmas.items()}
        kin = {term: worth["sentence_kin"] * weight for term, weight in query.kin.items()}
        return cls(
            {term: own.get(term, 0.0) + kin.get(term, 0.0) for term in own.keys() | kin.keys()},
            {term: worth["sentence_prefixes"] * weight for term, weight in query.prefixes.items()},
            {term: worth["paragraph_lemmas"] * weight for term, weight in query.lemmas.items()},
            {term: worth["paragraph_prefixes"] * weight for term, weight in query.prefixes.items()},
        )


class Reach:
    """``heights`` has a zero for each paragraph to begin with, and then what the best of its sentences is worth at
    most; ``spare`` is to be added to each for the lists that are left out. Paragraphs that were taken have none."""

    def __init__(self, asked: Asked, corpus: Corpus, heights: Floats) -> None:
        self._corpus, self._heights = corpus, heights
        self._strips: Floats | None = None
        self._taken: list[Ints] = []
        field = corpus.sentence_lemmas
        held: dict[int, list[float]] = {prefix: [] for prefix in asked.prefixes_around}
        exactly, self._left = {}, {}
        for term, weight in asked.lemmas.items():
            frequency, prefix = field.frequency(term), int(corpus.prefix_of[term])
            if frequency >= RARE and prefix in held:
                held[prefix].append(field.bound(term, weight))
            elif frequency >= COMMON:
                self._left[term] = weight
            else:
                exactly[term] = weight
        self.spare = sum(field.bound(term, weight) for term, weight in self._left.items())
        self._add_sentences(exactly)
        for term, weight in asked.lemmas_around.items():
            corpus.paragraph_lemmas.add(heights, term, weight)
        for prefix, weight in asked.prefixes_around.items():
            around = corpus.paragraph_prefixes
            inside = corpus.sentence_prefixes.bound(prefix, asked.prefixes[prefix])
            most = _sums_of_most(held[prefix], around.most(prefix)) + inside
            around.add(heights, prefix, weight, most)

    def promising(self, count: int) -> Ints:
        """At least ``count`` of the highest paragraphs, if there are so many, or all."""
        strips = self._highest_of_strips()
        return self._from(kth(strips, count) if len(strips) > count else 0.0)

    def above(self, enough: float) -> Ints:
        """Paragraphs that were not taken, and may have a sentence that is worth ``enough``."""
        if self._left and enough <= self.spare + ROUNDING:
            self._add_left()
        return self._from(enough - self.spare - ROUNDING)

    def highest(self, paragraphs: Ints, count: int) -> Ints:
        """So many of them, those that promise most."""
        if len(paragraphs) <= count:
            return paragraphs
        heights = self._heights[paragraphs]
        return np.asarray(paragraphs[np.argpartition(heights, len(heights) - count)[-count:]])

    def take(self, paragraphs: Ints) -> None:
        """These are looked at."""
        self._heights[paragraphs] = 0.0
        self._taken.append(paragraphs)

    def _from(self, enough: float) -> Ints:
        if enough <= 0.0:
            return np.flatnonzero(self._heights > 0.0)
        strips = self._highest_of_strips()
        near = np.flatnonzero(strips >= enough)
        if FEW_STRIPS * len(near) > len(strips):
            return np.flatnonzero(self._heights >= enough)
        inside = np.arange(IN_STRIP)[:, None] * len(strips) + near
        places = np.concatenate((inside.ravel(), np.arange(IN_STRIP * len(strips), len(self._heights))))
        return np.asarray(places[self._heights.take(places) >= enough])

    def _highest_of_strips(self) -> Floats:
        """What the highest of each strip was at most, when they were looked at: what is taken since is lower. A strip
        has every so-manieth paragraph: neighbours are of one article, and promise much together."""
        if self._strips is None:
            whole = len(self._heights) // IN_STRIP
            self._strips = self._heights[: whole * IN_STRIP].reshape(IN_STRIP, whole).max(axis=0)
        return self._strips

    def _add_sentences(self, weighted: Weighted) -> None:
        """What the sentences of a paragraph have together is no less than what the best has."""
        if weighted:
            terms, weights = list(weighted), list(weighted.values())
            self._corpus.sentence_lemmas.add_to_owners(self._heights, self._corpus.paragraph_of, terms, weights)

    def _add_left(self) -> None:
        left, self._left, self.spare, self._strips = self._left, {}, 0.0, None
        self._add_sentences(left)
        for paragraphs in self._taken:
            self._heights[paragraphs] = 0.0


def _sums_of_most(bounds: Sequence[float], most: int) -> Floats:
    """For 0 to ``most`` words, what the best so many of these come to."""
    sums = np.concatenate(([0.0], np.cumsum(sorted(bounds, reverse=True))))
    return np.asarray(sums[np.minimum(np.arange(most + 1), len(bounds))])
