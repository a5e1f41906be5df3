"""Words and their numbers as arrays: a dictionary of a million words in 20 MB that loads in no time.

A Python dictionary of that many strings takes six times as much and has to be filled at every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from retrieval.packing import Strings
from retrieval.postings import Ids, Ints

Hashes = npt.NDArray[np.uint32]


HASHED_AT_ONCE = 1 << 14
"""Words between which other threads may have their turn."""


REMEMBERED = 5000


@dataclass(frozen=True, eq=False)
class Words(Mapping[str, int]):
    """Different words, numbered from 0 in the order given. A lookup takes a few microseconds.

    ``hashes`` are in ascending order, ``places`` are the numbers of the words they belong to.
    """

    spelled: Strings
    hashes: Hashes
    places: Ids

    @classmethod
    def numbered(cls, words: Iterable[str]) -> Words:
        """Of different words."""
        none = cls(Strings(), np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32))
        return none.with_more(words)

    def with_more(self, words: Iterable[str]) -> Words:
        """These words and then others, all of them new."""
        spelled = [word.encode("utf-8", "surrogatepass") for word in words]
        if not spelled:
            return self
        hashes = np.concatenate((self.hashes, *_hashed(spelled)))
        places = np.concatenate((self.places, np.arange(len(self), len(self) + len(spelled), dtype=np.int32)))
        order = np.argsort(hashes, kind="stable")
        together = self.spelled.with_more(Strings.of_bytes(spelled)).joined()
        return Words(Strings((together,)), hashes[order], places[order])

    def word(self, number: int) -> str:
        """How a word is spelled."""
        try:
            return self._spelled_lately[number]
        except KeyError:
            word = self.spelled[number]
        if len(self._spelled_lately) >= REMEMBERED:
            self._spelled_lately.clear()
        self._spelled_lately[number] = word
        return word

    def __getitem__(self, word: str) -> int:
        number = self.find(word)
        if number is None:
            raise KeyError(word)
        return number

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.find(word) is not None

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        letters, bounds = self.spelled.joined()
        spelled, starts = letters.tobytes(), bounds.tolist()
        return (spelled[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(starts))

    def find(self, word: str) -> int | None:
        """As ``get``, without raising and catching a ``KeyError`` for each of the many words that are not there."""
        try:
            return self._sought[word]
        except KeyError:
            number = self._look_up(word)
        if len(self._sought) >= REMEMBERED:
            self._sought.clear()
        self._sought[word] = number
        return number

    def _look_up(self, word: str) -> int | None:
        spelled = word.encode("utf-8", "surrogatepass")
        sought = np.uint32(crc32(spelled))
        at = int(self.hashes.searchsorted(sought))
        while at < len(self.hashes) and self.hashes[at] == sought:
            number = int(self.places[at])
            if self.spelled.spelled(number) == spelled:
                return number
            at += 1
        return None

    @cached_property
    def _sought(self) -> dict[str, int | None]:
        """Words that were looked up lately: each of a question's is, a dozen times."""
        return {}

    @cached_property
    def _spelled_lately(self) -> dict[int, str]:
        """Words by their numbers: those of a quotation are shown, and near questions have near words."""
        return {}


def _hashed(spelled: Sequence[bytes]) -> Iterator[Hashes]:
    for start in range(0, len(spelled), HASHED_AT_ONCE):
        handful = spelled[start : start + HASHED_AT_ONCE]
        yield np.fromiter(map(crc32, handful), dtype=np.uint32, count=len(handful))


class Counted(Mapping[str, int]):
    """Counts of packed words; a word with a count of 0 is not there."""

    def __init__(self, words: Words, counts: Ids | Ints) -> None:
        self.words, self._counts = words, counts

    def __getitem__(self, word: str) -> int:
        number = self.words.find(word)
        count = 0 if number is None else int(self._counts[number])
        if not count:
            raise KeyError(word)
        return count

    def __contains__(self, word: object) -> bool:
        number = self.words.find(word) if isinstance(word, str) else None
        return number is not None and bool(self._counts[number])

    def __iter__(self) -> Iterator[str]:
        return (word for word, count in zip(self.words, self._counts.tolist(), strict=True) if count)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._counts))
