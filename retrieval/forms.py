"""Every form of a word that the articles have, how often, and how often with a capital where only names have one.

The texts are cut at white space, which no word holds, and equal pieces are counted; the rule of words is asked about
different pieces only. Counting goes over arrays of letters: pieces are told apart by 64 bits of hash (of a million
different pieces two have the same one time in ten million, and then a count is wrong by a few).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from retrieval.lemmas import WORD, fold
from retrieval.packing import Flags
from retrieval.postings import Ids, Ints
from retrieval.words import Words

SENTENCE_ENDS = '.!?…:«"\n\r\t-–— '
"""Signs after which, blanks aside, a capital letter may be a mere beginning."""

TEXTS_AT_ONCE = 500
"""Texts that are cut together: bounds the memory that counting takes."""

Codes = npt.NDArray[np.uint16]
Hashes = npt.NDArray[np.uint64]

PER_HASH = 4
"""Letters that are mixed into a hash at once: 64 bits."""

MIXING = np.uint64(0x9E3779B97F4A7C15)
"""An odd number near the golden part of 2⁶⁴ (Knuth 1973, 6.4): its products spread over the upper bits."""

BEGINNING = "\n\n"
"""Set before a text, so that two signs stand before every piece."""

LAST_TOLD = 0x3001
"""Signs up to which letters are told from others; what lies beyond are hieroglyphs and the like."""

FIRST_SIZE = 1 << 12


class Forms(Struct, frozen=True):
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
    pieces = _Pieces()
    left = iter(texts)
    while handful := list(islice(left, TEXTS_AT_ONCE)):
        pieces.count("\n".join(handful))
    return _forms(pieces)


def _forms(pieces: _Pieces) -> Forms:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for piece, count, named in pieces.counted():
        folded = fold(piece)
        for place, word in enumerate([folded] if folded.isalpha() else WORD.findall(folded)):
            counts[word] += count
            if named and place == 0:
                capitals[word] += named
    size = len(counts)
    return Forms(
        Words.numbered(counts),
        np.fromiter(counts.values(), dtype=np.int32, count=size),
        np.fromiter((capitals[word] for word in counts), dtype=np.int32, count=size),
    )


class _Pieces:
    """Different pieces of text without the signs around them, in small letters, with their counts.

    A hash table in arrays: of each slot its hash (``_keys``) and the number of its piece; ``_counts`` and ``_named``
    by number.
    """

    def __init__(self) -> None:
        self._spelled: list[str] = []
        self._keys: Hashes = np.zeros(FIRST_SIZE, dtype=np.uint64)
        self._numbers: Ids = np.zeros(FIRST_SIZE, dtype=np.int32)
        self._counts: Ints = np.zeros(0, dtype=np.int64)
        self._named: Ints = np.zeros(0, dtype=np.int64)

    def count(self, text: str) -> None:
        """Count the pieces of a text."""
        codes = np.frombuffer((BEGINNING + text).encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
        starts, ends = _cut(codes)
        small = np.concatenate((_signs().small[codes], np.zeros(PER_HASH, dtype=np.uint16)))
        hashes = _hashed(small, starts, ends)
        slots, new = self._placed(hashes)
        for slot, place in zip(slots[new].tolist(), new.tolist(), strict=True):
            self._numbers[slot] = len(self._spelled)
            self._spelled.append(small[starts[place] : ends[place]].tobytes().decode("utf-16-le", "surrogatepass"))
        numbers = self._numbers[slots]
        self._counts = _added(self._counts, numbers, len(self._spelled))
        self._named = _added(self._named, numbers[_are_named(codes, starts)], len(self._spelled))

    def counted(self) -> Iterator[tuple[str, int, int]]:
        """Pieces, how often each stands there and how often as a name."""
        return zip(self._spelled, self._counts.tolist(), self._named.tolist(), strict=True)

    def _placed(self, hashes: Hashes) -> tuple[Ints, Ints]:
        """Slots of all hashes, and the places in ``hashes`` of those that are new, one for each."""
        if 2 * (len(self._spelled) + len(hashes)) > len(self._keys):
            self._grow(len(hashes))
        slots = np.zeros(len(hashes), dtype=np.int64)
        left = np.arange(len(hashes))
        at = (hashes >> np.uint64(65 - len(self._keys).bit_length())).astype(np.int64)
        new: list[Ints] = []
        while len(left):
            sought = hashes[left]
            free = np.flatnonzero(self._keys[at] == 0)
            self._keys[at[free]] = sought[free]
            found = self._keys[at] == sought
            slots[left[found]] = at[found]
            won = free[found[free]]
            new.append(left[won[np.unique(at[won], return_index=True)[1]]])
            left, at = left[~found], (at[~found] + 1) % len(self._keys)
        return slots, np.concatenate(new) if new else left

    def _grow(self, more: int) -> None:
        keys, numbers = self._keys, self._numbers
        size = 1 << (4 * (len(self._spelled) + more)).bit_length()
        used = np.flatnonzero(keys)
        self._keys, self._numbers = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.int32)
        slots, _ = self._placed(keys[used]) if len(used) else (used, used)
        self._numbers[slots] = numbers[used]


class _Signs(Struct, frozen=True):
    """What is known of each of the 65 536 signs."""

    blank: Flags
    letter: Flags
    capital: Flags
    ends: Flags
    small: Codes


@cache
def _signs() -> _Signs:
    blank, letter, capital, ends = (np.zeros(1 << 16, dtype=np.bool_) for _ in range(4))
    small = np.arange(1 << 16, dtype=np.uint16)
    letter[LAST_TOLD:] = True
    for code in range(LAST_TOLD):
        sign = chr(code)
        blank[code], letter[code], capital[code] = sign.isspace(), sign.isalnum(), sign.isupper()
        ends[code] = sign in SENTENCE_ENDS
        folded = fold(sign)
        # A last sigma has a small letter of its own; the piece as a whole will be folded once more.
        small[code] = ord(folded) if len(folded) == 1 and sign != "Σ" else code
    return _Signs(blank, letter, capital, ends, small)


def _cut(codes: Codes) -> tuple[Ints, Ints]:
    """Where pieces begin and end: what stands between blanks, without the signs before and behind it."""
    signs = _signs()
    blank = np.concatenate(([True], signs.blank[codes], [True]))
    edges = np.flatnonzero(blank[1:] != blank[:-1])
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    loose = np.arange(len(starts))
    while len(loose := loose[~signs.letter[codes[starts[loose]]]]):
        starts[loose] += 1
        loose = loose[starts[loose] < ends[loose]]
    full = starts < ends
    starts, ends = starts[full], ends[full]
    loose = np.arange(len(ends))
    while len(loose := loose[~signs.letter[codes[ends[loose] - 1]]]):
        ends[loose] -= 1
    return starts, ends


def _hashed(small: Codes, starts: Ints, ends: Ints) -> Hashes:
    """A hash of each piece, four letters at a time; never 0."""
    lengths = ends - starts
    wide = np.ndarray((len(small) - PER_HASH + 1,), dtype=np.uint64, buffer=small, strides=(small.itemsize,))
    hashes = lengths.astype(np.uint64)
    left = np.arange(len(starts))
    done = 0
    while len(left):
        letters = wide[starts[left] + done]
        missing = np.maximum(PER_HASH - (lengths[left] - done), 0).astype(np.uint64)
        letters &= np.uint64(2**64 - 1) >> (missing << np.uint64(4))
        mixed = (hashes[left] ^ letters) * MIXING
        hashes[left] = mixed ^ (mixed >> np.uint64(29))
        done += PER_HASH
        left = left[lengths[left] > done]
    hashes *= MIXING
    return hashes | np.uint64(1)


def _are_named(codes: Codes, starts: Ints) -> Flags:
    """Which pieces begin with a capital letter inside a sentence: after a blank that ends none."""
    signs = _signs()
    after_word = (codes[starts - 1] == ord(" ")) & ~signs.ends[codes[starts - 2]]
    return np.asarray(after_word & signs.capital[codes[starts]])


def _added(counts: Ints, numbers: Ids, size: int) -> Ints:
    more = np.bincount(numbers, minlength=size)
    more[: len(counts)] += counts
    return more
