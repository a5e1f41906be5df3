"""Which documents each term stands in, and how often: the inverted index as three arrays.

Documents are numbered in the order they were added, so a new one goes to the end of each of its terms; adding an
article to a million others is a few copies of memory, and nothing is sorted again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
Value = TypeVar("Value", np.int32, np.uint16)

AT_ONCE = 1 << 22
"""Words that are sorted at once: bounds the memory that building takes beside the result (about 100 MB)."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Of term ``t``: ``documents[starts[t]:starts[t + 1]]`` in ascending order, and ``counts`` beside them.
    ``lengths`` holds the words of each document, ``most[t]`` the greatest count of a term."""

    documents: Ids
    counts: Counts
    starts: Ints
    lengths: Ids
    most: Counts

    @property
    def vocabulary(self) -> int:
        return len(self.starts) - 1

    def occurrences(self) -> Ints:
        """How often each term stands in all documents together."""
        summed = np.concatenate(([0], np.cumsum(self.counts, dtype=np.int64)))
        return np.asarray(np.diff(summed[self.starts]))

    def with_more(self, more: Postings) -> Postings:
        """These documents and, after them, those of ``more``, whose terms have the same numbers and new ones."""
        new_terms = more.vocabulary - self.vocabulary
        starts = np.concatenate((self.starts, np.full(new_terms, self.starts[-1])))
        most = np.concatenate((self.most, np.zeros(new_terms, dtype=np.uint16)))
        return Postings(
            _interleaved(self.documents, starts, more.documents + np.int32(len(self.lengths)), more.starts),
            _interleaved(self.counts, starts, more.counts, more.starts),
            starts + more.starts,
            np.concatenate((self.lengths, more.lengths)),
            np.maximum(most, more.most),
        )


def collect(terms: Ids, offsets: Ints, vocabulary: int) -> Postings:
    """``terms`` holds the term numbers of all documents one after another, ``offsets[d]:offsets[d + 1]`` those of
    document ``d``; ``vocabulary`` is the count of term numbers."""
    lengths = np.diff(offsets)
    documents = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    parts = [
        _sorted(*_between(terms, documents, first, last), first, last, len(lengths))
        for first, last in _shares(terms, vocabulary)
    ]
    found, counts, frequencies = (np.concatenate(column) for column in zip(*parts, strict=True))
    starts = np.concatenate(([0], np.cumsum(frequencies, dtype=np.int64)))
    most = np.zeros(vocabulary, dtype=np.uint16)
    if len(counts):
        most[frequencies > 0] = np.maximum.reduceat(counts, starts[:-1][frequencies > 0])
    return Postings(found, counts, starts, lengths.astype(np.int32), most)


def _shares(terms: Ids, vocabulary: int) -> list[tuple[int, int]]:
    """Ranges of terms with about ``AT_ONCE`` words each."""
    occurring = np.cumsum(np.bincount(terms, minlength=vocabulary))
    bounds = np.searchsorted(occurring, np.arange(AT_ONCE, len(terms), AT_ONCE)) + 1
    ends = np.unique(np.append(bounds, vocabulary)).tolist()
    return list(zip([0, *ends], ends, strict=False))


def _between(terms: Ids, documents: Ids, first: int, last: int) -> tuple[Ids, Ids]:
    if first == 0 and len(terms) <= AT_ONCE:
        return terms, documents
    chosen = (terms >= first) & (terms < last)
    return terms[chosen], documents[chosen]


def _sorted(terms: Ids, documents: Ids, first: int, last: int, size: int) -> tuple[Ids, Counts, Ints]:
    """Documents and counts of the terms ``first`` to ``last``, and how many documents each has."""
    bits = np.int64(max(size, 1).bit_length())
    keys = (terms.astype(np.int64) - first) << bits
    keys |= documents
    keys.sort()
    different = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(different, append=len(keys)).astype(np.uint16)
    keys = keys[different]
    frequencies = np.bincount(keys >> bits, minlength=last - first)
    return (keys & ((np.int64(1) << bits) - 1)).astype(np.int32), counts, frequencies


def _interleaved(
    values: npt.NDArray[Value], starts: Ints, more: npt.NDArray[Value], more_starts: Ints
) -> npt.NDArray[Value]:
    """Values of each term followed by its new ones. Only the terms that have new ones cost anything."""
    growing = np.flatnonzero(np.diff(more_starts))
    pieces: list[npt.NDArray[Value]] = []
    done = 0
    for end, first, last in zip(starts[growing + 1], more_starts[growing], more_starts[growing + 1], strict=True):
        pieces += [values[done:end], more[first:last]]
        done = end
    return np.concatenate([*pieces, values[done:]])


def ranges(starts: Ints, counts: Ints) -> Ints:
    """All numbers of several ranges, one after another."""
    ends = np.cumsum(counts)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
    return np.asarray(np.repeat(starts, counts) + within)
