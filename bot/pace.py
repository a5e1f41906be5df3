"""How fast Telegram lets a bot send: about 30 messages a second over all, one a second in a chat (a few at once are
fine), 20 a minute in a group. See https://core.telegram.org/bots/faq#broadcasting-to-users
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

EVERYWHERE = (30, 1.0)
CHAT = (3, 3.0)
GROUP = (20, 60.0)
MOST_REMEMBERED = 2000
"""Chats whose last sendings are kept in mind before idle ones are dropped."""


class Window:
    """At most ``limit`` in any ``seconds``. Places are given out in order: ``reserve`` says when the next is."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._seconds = seconds
        self._taken: deque[float] = deque(maxlen=limit)

    def next(self, now: float) -> float:
        """The earliest time, not before ``now``, at which one more may go."""
        if len(self._taken) < (self._taken.maxlen or 0):
            return now
        return max(now, self._taken[0] + self._seconds)

    def take(self, at: float) -> None:
        self._taken.append(at)

    def idle(self, now: float) -> bool:
        return not self._taken or self._taken[-1] + self._seconds < now


class Pace:
    """Use ``wait`` before each message."""

    def __init__(
        self,
        per_second: int = EVERYWHERE[0],
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._everywhere = Window(per_second, EVERYWHERE[1])
        self._chats: dict[int, tuple[Window, ...]] = {}
        self._closed_until: dict[int, float] = {}
        self._now = now
        self._sleep = sleep

    async def wait(self, chat: int | None) -> None:
        """Returns when a message may be sent to the chat; ``None`` counts for the whole only."""
        if chat is not None:
            await self._sleep_until(self._reserve(self._windows(chat), self._closed_until.get(chat, 0.0)))
        await self._sleep_until(self._reserve((self._everywhere,)))

    def close(self, chat: int, seconds: float) -> None:
        """Telegram asked to leave the chat alone for a while."""
        self._closed_until[chat] = self._now() + seconds

    def _reserve(self, windows: tuple[Window, ...], not_before: float = 0.0) -> float:
        at = max(self._now(), not_before)
        at = max(window.next(at) for window in windows)
        for window in windows:
            window.take(at)
        return at

    def _windows(self, chat: int) -> tuple[Window, ...]:
        if chat not in self._chats:
            self._forget_idle()
            limits = (CHAT,) if chat > 0 else (CHAT, GROUP)
            self._chats[chat] = tuple(Window(limit, seconds) for limit, seconds in limits)
        return self._chats[chat]

    def _forget_idle(self) -> None:
        if len(self._chats) < MOST_REMEMBERED:
            return
        now = self._now()
        self._chats = {
            chat: windows for chat, windows in self._chats.items() if not all(window.idle(now) for window in windows)
        }
        self._closed_until = {chat: until for chat, until in self._closed_until.items() if until > now}

    async def _sleep_until(self, at: float) -> None:
        if (seconds := at - self._now()) > 0:
            await self._sleep(seconds)
