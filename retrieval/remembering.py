"""What was worked out for a question is kept, the least lately asked forgotten first.

Not ``functools.lru_cache`` of a method: that would hold its object in a circle of references, and an index of a million
passages would stay in memory beside the next one until the collector comes by.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Safe to share between threads; two that ask at once may both work it out."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Key, Value] = {}

    def recall(self, key: Key) -> Value | None:
        """What was made of a key before, if it is still kept; that counts as asked."""
        value = self._kept.pop(key, None)
        if value is not None:
            self._kept[key] = value
        return value

    def get(self, key: Key, make: Callable[[Key], Value]) -> Value:
        """What was made of a key before, or is made of it now."""
        try:
            value = self._kept.pop(key)
        except KeyError:
            value = make(key)
        self.keep(key, value)
        return value

    def keep(self, key: Key, value: Value) -> None:
        self._kept[key] = value  # last in the dictionary is latest asked
        while len(self._kept) > self._most:
            self._kept.pop(next(iter(self._kept), key), None)
