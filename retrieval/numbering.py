"""Numbers for the words of an archive, a hundred thousand words at a time and none of them as an object.

A word is told by 64 bits of its letters. Its number stands in a table under some of them, where nearly every word of an
archive is found; the others are looked up as they are spelled. Two of a million different words have the same 64 bits
in one archive of thirty million.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retrieval.postings import Ids, Ints
from retrieval.words import Words

Prints = npt.NDArray[np.uint64]
Letters = npt.NDArray[np.uint8]

SPACE = ord(" ")
LANE = 8
"""Bytes that are taken at once."""

WITHIN = np.array([(1 << 8 * count) - 1 for count in range(LANE + 1)], dtype=np.uint64)
"""Masks of so many first bytes of a lane."""

BY_LENGTH, BY_LANE, SHIFT = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x9E3779B97F4A7C15), np.uint64(29)
"""Odd numbers without a pattern: multiplied by them, every bit reaches those above it, and shifted back those below
(as in SplitMix64, doi:10.1145/2714064.2660195)."""

TOLD_APART = 21
"""Bits that choose a place in the table: 25 MB while an archive is read."""

FEW = 1 << 14
"""Words at once that are not an archive."""


class Numbering:
    """``known`` words keep their numbers, new ones get the next in the order in which they come."""

    def __init__(self, known: Words) -> None:
        self._spelled = _Spelled(known)
        self._bits = 0
        self._make_room(0)

    @property
    def new(self) -> Sequence[str]:
        """Words that were not known, in the order of their numbers."""
        return self._spelled.new

    def numbers(self, spaced: bytes) -> Ids:
        """Of words in UTF-8 with a space after each."""
        letters = np.frombuffer(spaced, dtype=np.uint8)
        ends = np.flatnonzero(letters == SPACE)
        starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))[: len(ends)]
        self._make_room(len(ends))
        prints = fingerprints(spaced, starts, ends - starts)
        places = (prints >> np.uint64(64 - self._bits)).astype(np.int64)
        numbers = self._numbers.take(places)
        missed = np.flatnonzero(self._prints.take(places) != prints)
        bounds = zip(starts[missed].tolist(), ends[missed].tolist(), strict=True)
        numbers[missed] = [self._spelled[spaced[start:end]] for start, end in bounds]
        self._prints[places[missed]], self._numbers[places[missed]] = prints[missed], numbers[missed]
        return numbers

    def _make_room(self, words: int) -> None:
        """A new table, if it is small for so many words at once: in one for an archive, each word of two articles
        would take a page of memory for itself."""
        bits = TOLD_APART if words > FEW else min(TOLD_APART, (4 * words).bit_length() or 1)
        if bits > self._bits:
            self._bits = bits
            self._prints, self._numbers = np.zeros(1 << bits, dtype=np.uint64), np.zeros(1 << bits, dtype=np.int32)


class _Spelled(dict[bytes, int]):
    """Numbers of words as they are spelled; one that is not known gets the next."""

    def __init__(self, known: Words) -> None:
        super().__init__()
        self.new: list[str] = []
        self._known = known
        self._count = len(known)

    def __missing__(self, spelled: bytes) -> int:
        word = spelled.decode("utf-8", "surrogatepass")
        number = self._known.get(word) if self._count else None
        if number is None:
            number = self._count + len(self.new)
            self.new.append(word)
        self[spelled] = number
        return number


def fingerprints(spaced: bytes, starts: Ints, lengths: Ints) -> Prints:
    """64 bits of each word: equal for equal words, and as good as never for different ones. Words of one lane and the
    same length never share them."""
    padded = np.frombuffer(spaced + bytes(LANE), dtype=np.uint8)
    lanes = np.ndarray((len(spaced),), "<u8", padded, strides=(1,))
    prints = _mixed(lengths.astype(np.uint64) * BY_LENGTH, lanes, starts, lengths)
    longer = np.flatnonzero(lengths > LANE)
    done = LANE
    while len(longer):
        left = lengths[longer] - done
        prints[longer] = _mixed(prints[longer], lanes, starts[longer] + done, left)
        longer = longer[left > LANE]
        done += LANE
    return prints


def _mixed(prints: Prints, lanes: Prints, starts: Ints, left: Ints) -> Prints:
    mixed = (prints ^ (lanes[starts] & WITHIN[np.minimum(left, LANE)])) * BY_LANE
    return np.asarray(mixed ^ (mixed >> SHIFT))
