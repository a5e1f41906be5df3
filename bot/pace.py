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
    """At most ``limit`` in any ``seconds``."""

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
        """Returns when a message may be sent to the chat; ``None`` counts for the whole only.

        A place is taken only at the moment of going: one kept for later would be wrong by whatever delays it.
        """
        windows = (self._everywhere,) if chat is None else (self._everywhere, *self._windows(chat))
        while (seconds := self._next(windows, chat) - self._now()) > 0:
            await self._sleep(seconds)
        for window in windows:
            window.take(self._now())

    def close(self, chat: int, seconds: float) -> None:
        """Telegram asked to leave the chat alone for a while."""
        self._closed_until[chat] = self._now() + seconds

    def _next(self, windows: tuple[Window, ...], chat: int | None) -> float:
        opens = 0.0 if chat is None else self._closed_until.get(chat, 0.0)
        return max(opens, *(window.next(self._now()) for window in windows))

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
