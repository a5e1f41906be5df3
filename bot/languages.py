"""The language that each chat has chosen, or settled on."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.kept import Kept
from bot.storage.chats import ChatStore


class Languages:
    def __init__(self, store: ChatStore, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now
        self._known = Kept(store.languages)

    async def of(self, chat: int) -> str | None:
        """The language chosen with /language, or settled on, if one was."""
        return (await self._known.get()).get(chat)

    async def settle(self, chat: int, language: str) -> None:
        """The language of a chat that has none."""
        await self._store.settle_language(chat, language, int(self._now()))
        self._known.look_again()

    async def choose(self, chat: int, language: str) -> None:
        await self._store.choose_language(chat, language, int(self._now()))
        self._known.look_again()

    def look_again(self) -> None:
        """A group may have moved, or somebody been forgotten."""
        self._known.look_again()
