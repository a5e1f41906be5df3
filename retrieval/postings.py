"""Which documents each term stands in, and how often: the inverted index as three arrays.

Documents are numbered in the order they were added, so a new one goes to the end of each of its terms; adding an
article to a million others is a few copies of memory, and nothing is sorted again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.unsignedinteger]
"""The narrow kind wherever no word stands more than 255 times in a document."""

Value = TypeVar("Value", bound=np.integer)
Kind = TypeVar("Kind", bound=np.generic)

AT_ONCE = 1 << 21
"""Words that are sorted at once: bounds the memory that building takes beside the result (about 60 MB), and for how
long the one lock of the interpreter is held."""

COUNTED_AT_ONCE, REPEATED_AT_ONCE, COPIED_AT_ONCE = 1 << 20, 1 << 16, 1 << 20

DIGITS = 16
"""Bits of a number that numpy sorts by counting, not by comparing: several times as fast, and stable."""


class Postings(Struct, frozen=True):
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

    def spread(self) -> Spread:
        """The same without the documents."""
        return Spread(np.diff(self.starts).astype(np.int32), self.most)

    def occurrences(self) -> Ints:
        """How often each term stands in all documents together."""
        occurring = np.zeros(self.vocabulary, dtype=np.int64)
        found = np.flatnonzero(np.diff(self.starts))
        if len(found):
            occurring[found] = np.add.reduceat(self.counts, self.starts[found], dtype=np.int64)
        return occurring

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


class Spread(Struct, frozen=True):
    """In how many documents each term stands, and the greatest of its counts: a tenth of the postings, and all that is
    needed to score documents that are read."""

    frequencies: Ids
    most: Counts

    def with_more(self, more: Spread) -> Spread:
        """As ``Postings.with_more``."""
        new_terms = len(more.frequencies) - len(self.frequencies)
        frequencies = np.concatenate((self.frequencies, np.zeros(new_terms, dtype=np.int32)))
        most = np.concatenate((self.most, np.zeros(new_terms, dtype=np.uint16)))
        return Spread(frequencies + more.frequencies, np.maximum(most, more.most))


class Cut(Struct, frozen=True):
    """Words cut into documents: of document ``d`` are those at ``offsets[d]:offsets[d + 1]``, and ``documents`` says of
    each word whose it is."""

    offsets: Ints
    documents: Ids

    @classmethod
    def at(cls, offsets: Ints) -> Cut:
        return cls(offsets, numbers_of(offsets))


def collect(terms: Ids, offsets: Ints, vocabulary: int) -> Postings:
    """``terms`` holds the term numbers of all documents one after another, ``offsets[d]:offsets[d + 1]`` those of
    document ``d``; ``vocabulary`` is the count of term numbers."""
    return next(collect_cuts(terms, (Cut.at(offsets),), vocabulary))


def collect_cuts(terms: Ids, cuts: Sequence[Cut], vocabulary: int) -> Iterator[Postings]:
    """The same words cut into documents in several ways, which are sorted once for all of them: words in the order of
    their terms and then of their places are in the order of any documents too. One after another, so that nobody has
    to keep what is not needed."""
    occurring = occurrences(terms, vocabulary)
    collected: list[list[tuple[Ids, Counts, Ints]]] = [[] for _ in cuts]
    shares = list(_shares(occurring))
    widths = [last - first for first, last in shares]
    share_of = np.repeat(np.arange(len(shares), dtype=np.min_scalar_type(len(shares))), widths).take(terms)
    for number, (first, last) in enumerate(shares):
        places = np.flatnonzero(share_of == number)
        order = _by_term(terms.take(places) - np.int32(first))
        ends = np.cumsum(occurring[first:last])
        for parts, cut in zip(collected, cuts, strict=True):
            # Taken in passing and then put in order: memory is jumped about in little.
            parts.append(_counted(cut.documents.take(places).take(order), ends))
    for cut in cuts:
        yield _joined(collected.pop(0), np.diff(cut.offsets))


def occurrences(terms: Ids, vocabulary: int) -> Ints:
    """How often each term occurs; counted a piece at a time, for numpy holds the lock while it counts."""
    counted = np.zeros(vocabulary, dtype=np.int64)
    for start in range(0, len(terms), COUNTED_AT_ONCE):
        piece = np.bincount(terms[start : start + COUNTED_AT_ONCE])
        counted[: len(piece)] += piece
    return counted


def numbers_of(starts: Ints) -> Ids:
    """For each thing in ranges, the number of its range; a piece at a time, for numpy holds the lock while it
    repeats."""
    numbers = np.empty(int(starts[-1]), dtype=np.int32)
    for first in range(0, len(starts) - 1, REPEATED_AT_ONCE):
        bounds = starts[first : first + REPEATED_AT_ONCE + 1]
        counted = np.arange(first, first + len(bounds) - 1, dtype=np.int32)
        numbers[bounds[0] : bounds[-1]] = np.repeat(counted, np.diff(bounds))
    return numbers


def _shares(occurring: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of terms with about ``AT_ONCE`` words each, and no more terms than ``DIGITS`` tell apart."""
    before = np.concatenate(([0], np.cumsum(occurring)))
    first, vocabulary = 0, len(occurring)
    while first < vocabulary or first == 0:
        enough = int(np.searchsorted(before, before[first] + AT_ONCE, side="right")) - 1
        last = min(max(enough, first + 1), first + (1 << DIGITS), vocabulary)
        yield first, last
        if last == vocabulary:
            return
        first = last


def _by_term(terms: Ids) -> Ints:
    """The order of the words by their terms, which ``DIGITS`` tell apart, and then by their places."""
    return np.argsort(terms.astype(np.uint16), kind="stable")


def _counted(documents: Ids, ends: Ints) -> tuple[Ids, Counts, Ints]:
    """Different documents of each term, how often it stands in each, and how many each term has. ``documents`` are
    those of one term after another, which end at ``ends``."""
    if not len(documents):
        return documents, np.zeros(0, dtype=np.uint8), np.zeros(len(ends), dtype=np.int64)
    changes = np.empty(len(documents), dtype=np.bool_)
    np.not_equal(documents[1:], documents[:-1], out=changes[1:])
    starts = np.concatenate(([0], ends[:-1]))
    changes[starts[starts < ends]] = True
    different = np.flatnonzero(changes)
    counts = np.diff(different, append=len(documents))
    frequencies = np.diff(np.searchsorted(different, np.concatenate(([0], ends))))
    return documents.take(different), _narrow(counts), frequencies


def _narrow(counts: Ints) -> Counts:
    return counts.astype(np.uint8) if counts.max() < 1 << 8 else counts.astype(np.uint16)


def _joined(parts: Sequence[tuple[Ids, Counts, Ints]], lengths: Ints) -> Postings:
    documents, counts, frequencies = (joined(column) for column in zip(*parts, strict=True))
    starts = np.concatenate(([0], np.cumsum(frequencies, dtype=np.int64)))
    most = np.zeros(len(frequencies), dtype=np.uint16)
    if len(counts):
        most[frequencies > 0] = np.maximum.reduceat(counts, starts[:-1][frequencies > 0])
    return Postings(documents, counts, starts, lengths.astype(np.int32), most)


def _interleaved(
    values: npt.NDArray[Value], starts: Ints, more: npt.NDArray[Value], more_starts: Ints
) -> npt.NDArray[Value]:
    """Values of each term followed by its new ones. Only the terms that have new ones cost anything."""
    together = np.empty(len(values) + len(more), dtype=np.result_type(values, more))
    growing = np.flatnonzero(np.diff(more_starts))
    done = 0
    for end, first, last in zip(starts[growing + 1], more_starts[growing], more_starts[growing + 1], strict=True):
        _copy(values[done:end], together[done + first : end + first])
        together[end + first : end + last] = more[first:last]
        done = end
    _copy(values[done:], together[done + len(more) :])
    return together


def joined(pieces: Sequence[npt.NDArray[Kind]]) -> npt.NDArray[Kind]:
    """As ``numpy.concatenate``, but others may have their turn meanwhile."""
    together = np.empty(sum(map(len, pieces)), dtype=np.result_type(*pieces))
    done = 0
    for piece in pieces:
        _copy(piece, together[done : done + len(piece)])
        done += len(piece)
    return together


def _copy(values: npt.NDArray[Kind], place: npt.NDArray[Kind]) -> None:
    """A piece at a time, for numpy holds the lock while it copies."""
    for start in range(0, len(values), COPIED_AT_ONCE):
        place[start : start + COPIED_AT_ONCE] = values[start : start + COPIED_AT_ONCE]


def ranges(starts: Ints, counts: Ints) -> Ints:
    """All numbers of several ranges, one after another."""
    ends = np.cumsum(counts)
    return np.asarray(np.arange(ends[-1] if len(ends) else 0) + (starts - ends + counts).repeat(counts))


def distinct(numbers: Ids) -> Ids:
    """Each number once, in order; ``numpy.unique`` takes ten times as long for a few thousand."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]
