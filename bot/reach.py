"""Whom the bot can write to: chats that blocked it are left alone until they speak again, groups that moved are found
at their new number."""

from __future__ import annotations

import logging
import time

from bot.arrivals import Arrival
from bot.languages import Languages
from bot.storage.reach import ReachStore

log = logging.getLogger(__name__)


class Reach:
    def __init__(self, store: ReachStore, languages: Languages) -> None:
        self._store = store
        self._languages = languages
        self._closed: set[int] = set()
        self._moved: dict[int, int] = {}

    async def open(self) -> None:
        self._closed = await self._store.closed()
        self._moved = await self._store.moved()

    def is_closed(self, chat: int) -> bool:
        return chat in self._closed

    def now_at(self, chat: int) -> int:
        """Where the chat is now."""
        return self._moved.get(chat, chat)

    async def close(self, chat: int, reason: str) -> None:
        if chat not in self._closed:
            self._closed.add(chat)
            await self._store.close(chat, reason, int(time.time()))
            log.info("chat=%d closed: %s", chat, reason)

    async def move(self, old: int, new: int) -> None:
        if self._moved.get(old) != new:
            self._moved[old] = new
            await self._store.move(old, new, int(time.time()))
            self._languages.look_again()
            log.info("chat=%d moved to %d", old, new)

    async def heard(self, arrival: Arrival) -> None:
        """Whoever writes can be written to; whoever left cannot."""
        if arrival.chat is None:
            return
        if arrival.left:
            await self.close(arrival.chat, "left")
        elif arrival.chat in self._closed:
            self._closed.discard(arrival.chat)
            await self._store.reopen(arrival.chat)
            log.info("chat=%d open again", arrival.chat)
