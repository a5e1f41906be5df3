"""BM25 over arrays: rank-bm25's scores at the price of the touched documents alone.

``Bm25`` is the definition: rank-bm25's Okapi with an idf that never goes below zero. ``Field`` is the same class over
postings in numpy arrays; tests hold its scores equal to the definition's. Documents and terms are numbers here; what
they stand for is the business of ``retrieval.corpus``.

Where a C compiler was at hand when the project was installed, the inner loops are those of ``_loops.c``: a third of the
time, the same scores to the last bit (``tests/scale/test_loops.py``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from retrieval.postings import Counts, Ids, Ints, Postings, Spread, ranges

try:
    from retrieval import _loops as loops
except ImportError:
    loops = None  # type: ignore[assignment]

__all__ = ["Bm25", "Field", "Floats", "Ids", "Ints", "Scale", "top"]

Floats = npt.NDArray[np.float64]

LEADERS = 500
"""Documents of the rarest terms of a question: what the best of these have is what others have to catch up with."""

FOREMOST = 40
"""Documents whose scores are completed before those of all others in the running."""

ROUNDING = 1e-9
"""By how much sums of the same numbers in another order may differ, generously."""


class Bm25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 publishes no types
    """Okapi BM25 with idf ln(1 + (N − df + ½)/(df + ½)), as Lucene has it.

    rank-bm25's own idf is 0 for a term of half of the documents, and a floor stands in for every rarer-than-common
    one; in a corpus of two short articles that is half of the words that matter.
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for term, frequency in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - frequency + 0.5) / (frequency + 0.5))


class Scale:
    """What a term weighs in a document, told from how widely it is spread and how long the document is: ``norms`` are
    what BM25 adds to a count, one for each document."""

    def __init__(self, spread: Spread, norms: Floats, k1: float) -> None:
        self.spread, self.norms, self.k1 = spread, norms, k1
        self.corpus_size = len(norms)
        self.vocabulary = len(spread.frequencies)
        self._least_norm = float(norms.min()) if len(norms) else 0.0

    def frequency(self, term: int) -> int:
        """In how many documents a term stands."""
        return self.spread.frequencies.item(term)

    def most(self, term: int) -> int:
        """How often it stands in one document at most."""
        return self.spread.most.item(term)

    def idf_of(self, frequency: float) -> float:
        """The weight of a term that stands in ``frequency`` documents; 0 documents is the rarest."""
        return math.log(1 + (self.corpus_size - frequency + 0.5) / (frequency + 0.5))

    def bound(self, term: int, weight: float) -> float:
        """What a term can add to the score of a document at most."""
        return self.bounded(self.factor(term, weight), term)

    def factor(self, term: int, weight: float) -> float:
        """What no document gets quite for a term, however often it has it."""
        return weight * self.idf_of(self.frequency(term)) * (self.k1 + 1)

    def bounded(self, factor: float, term: int) -> float:
        """Of the factor, what a document can get at most that has the term as often as any has."""
        most = self.most(term)
        return factor * most / (most + self._least_norm) if most else 0.0

    def factors(self, terms: Ids | Ints) -> Floats:
        """What the documents of each term get at most, however often they have it."""
        frequencies = self.spread.frequencies[terms]
        idf = np.log(1 + (self.corpus_size - frequencies + 0.5) / (frequencies + 0.5))
        return np.asarray(idf * (self.k1 + 1))


class Field(Scale, Bm25):
    """One way of cutting the corpus into documents and words into terms."""

    def __init__(self, postings: Postings, *, k1: float, b: float) -> None:
        self.avgdl = float(postings.lengths.mean()) if len(postings.lengths) else 0.0
        self.k1, self.b, self.postings = k1, b, postings
        super().__init__(postings.spread(), self.norms_of(postings.lengths), k1)
        self._scratch: list[Floats] = []
        self._lists = None
        if loops is not None and postings.counts.dtype == np.uint8:
            held = postings.documents, postings.counts, postings.starts, postings.lengths, self.norms
            self._lists = loops.Lists(*held)

    def __reduce__(self) -> tuple[partial[Field], tuple[Postings]]:
        return partial(Field, k1=self.k1, b=self.b), (self.postings,)

    def norms_of(self, lengths: Ids | Ints) -> Floats:
        """Of documents of these lengths."""
        return np.asarray(self.k1 * (1 - self.b + self.b * lengths.astype(np.float64) / (self.avgdl or 1.0)))

    def counts(self, term: int) -> Counts:
        """How often a term stands in each of its documents."""
        return self.postings.counts[self.postings.starts[term] : self.postings.starts[term + 1]]

    def occurrences(self) -> Ints:
        """How often each term stands in all documents together."""
        return self.postings.occurrences()

    def get_scores(self, query: Sequence[int]) -> Floats:
        """rank-bm25's face: a score for each document; a term that is asked twice counts twice."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            if 0 <= term < self.vocabulary:
                documents, parts = self.parts(term, 1.0)
                scores[documents] += parts
        return scores

    def best(self, query: Sequence[int], limit: int) -> tuple[Ids, Floats]:
        """The ``limit`` best documents of ``get_scores`` with their scores, best first; those without any term are
        left out.

        Rare terms come first. Once the ``limit``-th best so far cannot be caught up with by the common terms alone
        (MaxScore: Turtle and Flood 1995), those are looked up for the documents in the running only.
        """
        weights: dict[int, float] = {}
        for term in query:
            if 0 <= term < self.vocabulary and self.frequency(term):
                weights[term] = weights.get(term, 0.0) + 1.0
        factors = {term: self.factor(term, weight) for term, weight in weights.items()}
        bounds = {term: self.bounded(factor, term) for term, factor in factors.items()}
        order = sorted(bounds, key=lambda term: (-bounds[term], term))
        if self._lists is not None:
            in_order = [factors[term] for term in order], [bounds[term] for term in order]
            documents, scores = self._lists.best(order, *in_order, ROUNDING, limit)
            return np.frombuffer(documents, dtype=np.int32), np.frombuffer(scores)
        sums = self._scratch.pop() if self._scratch else np.zeros(self.corpus_size)
        try:
            return self._best(order, weights, bounds, sums, limit)
        finally:
            self._scratch.append(sums)

    def _best(
        self, order: list[int], weights: dict[int, float], bounds: dict[int, float], scores: Floats, limit: int
    ) -> tuple[Ids, Floats]:
        """``scores`` is all zeros before and after."""
        rest = most = sum(bounds.values())
        touched: list[Ids] = []
        leaders = np.zeros(0, dtype=np.int32)
        enough, done = 0.0, 0
        for done, term in enumerate(order, start=1):
            documents, parts = self.parts(term, weights[term])
            before = scores[documents]
            scores[documents] = before + parts
            touched.append(documents[before == 0.0])
            if len(leaders) < LEADERS:
                leaders = np.concatenate((leaders, touched[-1]))
            rest -= bounds[term]
            highest = most - rest
            if done < len(order) and len(leaders) >= limit and highest > rest:
                enough = kth(scores[leaders], limit) - ROUNDING
                if enough > rest:
                    break
        left = {term: weights[term] for term in order[done:]}
        if left:
            enough = max(enough, self._surely(leaders, scores, left, limit))
        running = np.concatenate(touched) if touched else leaders
        found = scores[running]
        for documents in touched:
            scores[documents] = 0.0
        for term, weight in left.items():
            near = found + rest >= enough
            running, found = running[near], found[near]
            found += self.parts_at(term, weight, running)
            rest -= bounds[term]
        best = top(found, running, limit)
        return running[best], found[best]

    def _surely(self, leaders: Ids, scores: Floats, left: Mapping[int, float], limit: int) -> float:
        """What the ``limit``-th best will have at least once the terms that are ``left``, weighed, are added: told by
        the foremost of the leaders, whose scores are completed first. Most others then need not be looked at."""
        found = scores[leaders]
        count = max(FOREMOST, limit)
        if len(leaders) > count:
            foremost = np.argpartition(found, len(found) - count)[-count:]
            leaders, found = leaders[foremost], found[foremost]
        for term, weight in left.items():
            found += self.parts_at(term, weight, leaders)
        return kth(found, limit) - ROUNDING

    def add(self, sums: Floats, term: int, weight: float, more: Floats | None = None) -> None:
        """Adds what a term adds to the scores of its documents to their ``sums``, and ``more`` of how often it stands
        in them."""
        if self._lists is not None:
            self._lists.add(term, self.factor(term, weight), more, sums)
            return
        documents, parts = self.parts(term, weight)
        sums[documents] += parts if more is None else parts + more.take(self.counts(term))

    def add_to_owners(self, sums: Floats, owners: Ids, terms: Sequence[int], weights: Sequence[float]) -> None:
        """Adds the same of several terms to the sums of those whose documents they are."""
        if self._lists is not None:
            factors = weights * self.factors(np.array(terms, dtype=np.int64))
            self._lists.add_to_owners(list(terms), factors.tolist(), owners, sums)
            return
        documents, parts = self.parts_of(terms, weights)
        np.add.at(sums, owners.take(documents), parts)

    def parts(self, term: int, weight: float) -> tuple[Ids, Floats]:
        """Documents of a term and what it adds to the score of each."""
        start, end = self.postings.starts[term], self.postings.starts[term + 1]
        documents = self.postings.documents[start:end]
        return documents, self._weighed(self.postings.counts[start:end], documents, term, weight)

    def parts_of(self, terms: Sequence[int], weights: Sequence[float]) -> tuple[Ids, Floats]:
        """The same for several terms at once, one after another: a document stands there once for each of them."""
        numbers = np.array(terms, dtype=np.int64)
        starts = self.postings.starts[numbers]
        frequencies = self.postings.starts[numbers + 1] - starts
        places = ranges(starts, frequencies)
        documents, counts = self.postings.documents.take(places), self.postings.counts.take(places)
        factors = weights * self.factors(numbers)
        return documents, self._saturated(counts, documents) * factors.repeat(frequencies)

    def parts_at(self, term: int, weight: float, documents: Ids) -> Floats:
        """What a term adds to the score of each of these documents."""
        start, end = self.postings.starts[term], self.postings.starts[term + 1]
        there = self.postings.documents[start:end]
        places = np.minimum(np.searchsorted(there, documents), end - start - 1)
        found = np.flatnonzero(there[places] == documents)
        parts = np.zeros(len(documents))
        parts[found] = self._weighed(self.postings.counts[start + places[found]], documents[found], term, weight)
        return parts

    def _weighed(self, counts: npt.NDArray[np.integer], documents: Ids, term: int, weight: float) -> Floats:
        return self._saturated(counts, documents) * self.factor(term, weight)

    def _saturated(self, counts: npt.NDArray[np.integer], documents: Ids) -> Floats:
        """Shares of the most that documents can get for a term that they have so often. Worked out in one array: for
        the lists of common words memory is what takes time."""
        shares: Floats = self.norms.take(documents)
        shares += counts
        np.divide(counts, shares, out=shares)
        return shares


def top(scores: Floats, documents: Ids, limit: int) -> Ints:
    """Places of the ``limit`` best scores, best first; of equals the earlier document stands first. ``scores`` and
    ``documents`` (each once) stand beside each other."""
    places = np.arange(len(documents))
    if len(documents) > limit:
        places = np.flatnonzero(scores >= kth(scores, limit))
    return np.asarray(places[np.lexsort((documents[places], -scores[places]))[:limit]])


def kth(scores: Floats, limit: int) -> float:
    """The ``limit``-th greatest."""
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])
