"""Strings one after another in UTF-8, found by their number: half the bytes of Python's Cyrillic, and fit to be mapped
from a file, so that only what is read is ever loaded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from retrieval.postings import Ints

JOINED_AT_ONCE = 1 << 14
"""Strings between which other threads may have their turn."""

Letters = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Strings:
    """``parts`` are pairs of letters and starts: string ``n`` of a part is ``letters[starts[n]:starts[n + 1]]``. More
    strings are one part more, so that adding a few copies none of the many."""

    parts: tuple[tuple[Letters, Ints], ...] = ()

    @classmethod
    def packed(cls, strings: Iterable[str]) -> Strings:
        spelled = [string.encode("utf-8", "surrogatepass") for string in strings]
        return cls.of_bytes(spelled) if spelled else cls()

    @classmethod
    def of_bytes(cls, spelled: Sequence[bytes]) -> Strings:
        starts = np.zeros(len(spelled) + 1, dtype=np.int64)
        letters: list[bytes] = []
        for first in range(0, len(spelled), JOINED_AT_ONCE):
            handful = spelled[first : first + JOINED_AT_ONCE]
            starts[first + 1 : first + 1 + len(handful)] = np.fromiter(map(len, handful), np.int64, len(handful))
            letters.append(b"".join(handful))
        np.cumsum(starts, out=starts)
        return cls(((np.frombuffer(b"".join(letters), dtype=np.uint8), starts),))

    def __len__(self) -> int:
        return self._firsts[-1]

    def __getitem__(self, number: int) -> str:
        return self.spelled(number).decode("utf-8", "surrogatepass")

    def spelled(self, number: int) -> bytes:
        """Letters of a string, as they are kept."""
        part = bisect_right(self._firsts, number) - 1
        letters, starts = self.parts[part]
        place = number - self._firsts[part]
        return letters[starts[place] : starts[place + 1]].tobytes()

    def with_more(self, more: Strings) -> Strings:
        return Strings((*self.parts, *more.parts))

    def only(self, kept: Flags) -> Strings:
        """The strings that are flagged, in the same order."""
        return Strings(tuple(_only(*part, kept[first:]) for part, first in zip(self.parts, self._firsts, strict=False)))

    def joined(self) -> tuple[Letters, Ints]:
        """All parts as one."""
        if len(self.parts) == 1:
            return self.parts[0]
        return np.concatenate(list(self.letters())), self.starts()

    def letters(self) -> Iterator[Letters]:
        """Of one part after another."""
        yield np.zeros(0, dtype=np.uint8)
        yield from (letters[starts[0] : starts[-1]] for letters, starts in self.parts)

    def starts(self) -> Ints:
        """Where each string begins in the letters of all parts, and where the last one ends."""
        ends = [np.zeros(1, dtype=np.int64)]
        total = 0
        for _, starts in self.parts:
            ends.append(starts[1:] - starts[0] + total)
            total += int(starts[-1] - starts[0])
        return np.concatenate(ends)

    @cached_property
    def _firsts(self) -> list[int]:
        """Number of the first string of each part, and the count of all."""
        return [0, *accumulate(len(starts) - 1 for _, starts in self.parts)]


def _only(letters: Letters, starts: Ints, kept: Flags) -> tuple[Letters, Ints]:
    kept = kept[: len(starts) - 1]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], kept, [False]))))
    runs = [letters[starts[first] : starts[last]] for first, last in edges.reshape(-1, 2).tolist()]
    lengths = np.concatenate(([0], np.diff(starts)[kept]))
    return np.concatenate([np.zeros(0, dtype=np.uint8), *runs]), np.cumsum(lengths, dtype=np.int64)
