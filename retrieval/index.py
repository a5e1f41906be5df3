"""BM25 over arrays: rank-bm25's scores at the price of the touched documents alone.

``Bm25`` is the definition: rank-bm25's Okapi with an idf that never goes below zero. ``Field`` is the same class over
postings in numpy arrays; tests hold its scores equal to the definition's. Documents and terms are numbers here; what
they stand for is the business of ``retrieval.corpus``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


class Bm25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 publishes no types
    """Okapi BM25 with idf ln(1 + (N − df + ½)/(df + ½)), as Lucene has it.

    rank-bm25's own idf is 0 for a term of half of the documents, and a floor stands in for every rarer-than-common
    one; in a corpus of two short articles that is half of the words that matter.
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for term, frequency in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - frequency + 0.5) / (frequency + 0.5))


class Field(Bm25):
    """One way of cutting the corpus into documents and words into terms.

    ``terms`` holds the term numbers of all documents one after another, ``offsets[d]:offsets[d + 1]`` those of
    document ``d``; ``vocabulary`` is the count of term numbers.
    """

    def __init__(self, terms: Ids, offsets: Ints, vocabulary: int, *, k1: float, b: float) -> None:
        self.k1, self.b = k1, b
        self.corpus_size = len(offsets) - 1
        self.vocabulary = vocabulary
        lengths = np.diff(offsets)
        self.avgdl = float(lengths.mean()) if self.corpus_size else 0.0
        self._norms = k1 * (1 - b + b * lengths / (self.avgdl or 1.0))
        self._documents, self._counts, self._starts = _postings(terms, lengths, vocabulary)

    def frequency(self, term: int) -> int:
        """In how many documents a term stands."""
        return int(self._starts[term + 1] - self._starts[term])

    def occurrences(self) -> Ints:
        """How often each term stands in all documents together."""
        summed = np.concatenate(([0], np.cumsum(self._counts, dtype=np.int64)))
        return np.asarray(np.diff(summed[self._starts]))

    def idf_of(self, frequency: float) -> float:
        """The weight of a term that stands in ``frequency`` documents; 0 documents is the rarest."""
        return math.log(1 + (self.corpus_size - frequency + 0.5) / (frequency + 0.5))

    def add_scores(self, scores: Floats, term: int, weight: float = 1.0) -> Ids:
        """Add one term's part to ``scores`` (one place for each document) and return the documents it stands in."""
        start, end = self._starts[term], self._starts[term + 1]
        documents = self._documents[start:end]
        counts = self._counts[start:end].astype(np.float64)
        factor = weight * self.idf_of(end - start) * (self.k1 + 1)
        scores[documents] += factor * counts / (counts + self._norms[documents])
        return documents

    def get_scores(self, query: Sequence[int]) -> Floats:
        """rank-bm25's face: a score for each document; a term that is asked twice counts twice."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            if 0 <= term < self.vocabulary:
                self.add_scores(scores, term)
        return scores


def top(scores: Floats, documents: Ids, limit: int) -> Ids:
    """The ``limit`` best of ``documents`` (each once), best first; of equals the earlier document stands first."""
    if len(documents) > limit:
        kept = scores[documents]
        threshold = np.partition(kept, len(kept) - limit)[len(kept) - limit]
        documents = documents[kept >= threshold]
    order = np.lexsort((documents, -scores[documents]))
    return documents[order[:limit]]


def _postings(terms: Ids, lengths: Ints, vocabulary: int) -> tuple[Ids, npt.NDArray[np.uint16], Ints]:
    """Documents and counts of each term, ordered by term and document; starts of the terms."""
    documents = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    keys = terms.astype(np.int64) * max(len(lengths), 1) + documents
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys)).astype(np.uint16)
    pairs = keys[first]
    by_term = pairs // max(len(lengths), 1)
    starts = np.searchsorted(by_term, np.arange(vocabulary + 1)).astype(np.int64)
    return (pairs % max(len(lengths), 1)).astype(np.int32), counts, starts
