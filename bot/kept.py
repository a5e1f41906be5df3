"""What is asked with every update and seldom changes: read from the database once, kept until it changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    def __init__(self, read: Callable[[], Awaitable[Value]]) -> None:
        self._read = read
        self._values: tuple[Value, ...] = ()
        self._changes = 0

    async def get(self) -> Value:
        if self._values:
            return self._values[0]
        changes = self._changes
        value = await self._read()
        # What was read before a change is right for who asked before it, but not to be kept.
        if changes == self._changes:
            self._values = (value,)
        return value

    def look_again(self) -> None:
        """To be called after every change of what is read."""
        self._changes += 1
        self._values = ()
