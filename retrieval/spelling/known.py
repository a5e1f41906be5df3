"""The words that spelling may correct to, as arrays: by length and letters for typos, by sound for what is written as
it is heard.

Words come in blocks that are made once. An article more brings a small block more, so that what takes seconds for a
million words is never made anew; words that no article has any more are told by their count when one is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from threading import Lock
from zlib import crc32

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from retrieval.packing import Flags, Letters, Strings
from retrieval.postings import Ids, Ints
from retrieval.spelling.reading import Vocabulary
from retrieval.spelling.sound import SHORTEST, sound
from retrieval.words import Counted, Hashes

LONGEST = 255

BETWEEN = " \n"
"""Stands between words that are spoken at once: no rule of sounds knows these signs, and none is there twice."""

AT_ONCE = 1 << 12
"""Words whose letters are looked at together: for how long the one lock of the interpreter is held."""

Masks = npt.NDArray[np.uint64]
Lengths = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Block:
    """``numbers`` of the words from the shortest to the longest, their sets of letters (``masks``: one bit a letter)
    beside them, and where each length begins (``starts``). ``sounds`` are hashes in ascending order, beside them the
    numbers of the words that sound so (``sounding``)."""

    words: Strings
    numbers: Ids
    masks: Masks
    starts: Ints
    sounds: Hashes
    sounding: Ids

    def like(self, word: str, slips: int) -> Iterator[str]:
        """Every word within so many slips, and others: two words differ in at most two letters for each slip."""
        start, end = self.starts[np.clip((len(word) - slips, len(word) + slips + 1), 0, LONGEST + 1)]
        differing = np.bitwise_count(self.masks[start:end] ^ mask(word))
        return (self.words[number] for number in self.numbers[start:end][differing <= 2 * slips].tolist())

    def sounding_like(self, word: str) -> Iterator[str]:
        """Words with the sound of a word."""
        heard = sound(word)
        sought = np.uint32(_hash(heard))
        first, last = np.searchsorted(self.sounds, sought), np.searchsorted(self.sounds, sought, side="right")
        alike = (self.words[number] for number in self.sounding[first:last].tolist())
        return (other for other in alike if sound(other) == heard)


class Known(Struct, frozen=True):
    """Words in blocks, of which each is larger than all that follow it together."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Known:
        """All forms and lemmas."""
        return cls((block_of(_spelled(vocabulary.forms).with_more(_spelled(vocabulary.lemmas))),))

    def with_more(self, words: Strings) -> Known:
        """These and others, some of which may be known."""
        kept = list(self.blocks)
        while kept and len(kept[-1].words) <= len(words):
            words = kept.pop().words.with_more(words)
        return Known((*kept, block_of(words)))

    def like(self, word: str, slips: int) -> list[str]:
        return [other for block in self.blocks for other in block.like(word, slips)]

    def sounding_like(self, word: str) -> list[str]:
        return [other for block in self.blocks for other in block.sounding_like(word)]


class Table:
    """What may be corrected to, made when it is first asked for: once, whichever thread comes first."""

    def __init__(self, vocabulary: Vocabulary, so_far: Known | None = None) -> None:
        self._vocabulary, self.so_far = vocabulary, so_far
        self._making = Lock()

    @property
    def known(self) -> Known:
        with self._making:
            if self.so_far is None:
                self.so_far = Known.of(self._vocabulary)
            return self.so_far


def _spelled(words: Mapping[str, int]) -> Strings:
    return words.words.spelled if isinstance(words, Counted) else Strings.packed(words)


def block_of(words: Strings) -> Block:
    """Of words that are not empty."""
    letters, starts = words.joined() if len(words) else (np.zeros(0, dtype=np.uint8), np.zeros(1, dtype=np.int64))
    lengths = np.zeros(len(words), dtype=np.uint8)
    masks = np.zeros(len(words), dtype=np.uint64)
    sounds = np.zeros(len(words), dtype=np.uint32)
    sounding = np.zeros(len(words), dtype=np.bool_)
    for first in range(0, len(words), AT_ONCE):
        last = min(first + AT_ONCE, len(words))
        spelled, bounds = letters[starts[first] : starts[last]], starts[first : last + 1] - starts[first]
        lengths[first:last], masks[first:last] = _letters(spelled, bounds)
        sounds[first:last], sounding[first:last] = _sounds(spelled.tobytes(), bounds.tolist())
    begins = letters[starts[:-1]]
    worded = np.flatnonzero((begins < ord("0")) | (begins > ord("9"))).astype(np.int32)
    numbers = worded[np.argsort(lengths[worded], kind="stable")]
    heard = np.flatnonzero(sounding).astype(np.int32)
    heard = heard[np.argsort(sounds[heard], kind="stable")]
    by_length = np.searchsorted(lengths[numbers], np.arange(LONGEST + 2))
    return Block(words, numbers, masks[numbers], by_length, sounds[heard], heard)


def mask(word: str) -> np.uint64:
    """The set of a word's letters."""
    found = 0
    for letter in word:
        found |= 1 << ((ord(letter) - ord("а")) & 63)
    return np.uint64(found)


def _letters(spelled: Letters, starts: Ints) -> tuple[Lengths, Masks]:
    """Lengths and sets of letters of words in UTF-8, which stand one after another.

    The last byte of a letter holds the six lowest bits of its number, and a set asks for no more.
    """
    is_last = np.ones(len(spelled), dtype=np.bool_)
    is_last[:-1] = (spelled[1:] & 0xC0) != 0x80
    before = np.concatenate(([0], np.cumsum(is_last)))[starts]
    bits = np.uint64(1) << ((spelled[is_last].astype(np.int64) - ord("а")) & 63).astype(np.uint64)
    lengths = np.minimum(np.diff(before), LONGEST).astype(np.uint8)
    return lengths, np.bitwise_or.reduceat(bits, before[:-1])


def _sounds(spelled: bytes, starts: Sequence[int]) -> tuple[Hashes, Flags]:
    """Hashes of the words' sounds, and which words have one."""
    words = [spelled[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(starts)]
    heard = [len(word) >= SHORTEST and word.isalpha() for word in words]
    # All at once: a dozen patterns are far quicker on one text than on each word.
    sounds = sound(BETWEEN.join(compress(words, heard))).split(BETWEEN)
    hashes = np.zeros(len(words), dtype=np.uint32)
    flags = np.array(heard, dtype=np.bool_)
    hashes[flags] = [_hash(one) for one in sounds[: int(flags.sum())]]
    return hashes, flags


def _hash(heard: str) -> int:
    return crc32(heard.encode("utf-8", "surrogatepass"))
