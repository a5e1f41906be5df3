"""What somebody's next message is taken for, after a button or a command has asked for it."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.ask import Asker
from bot.storage.expectations import Awaiting, Expectation, ExpectationStore

PATIENCE = 3600
"""Seconds after which a message is no longer taken for an answer."""


class Expecting:
    def __init__(self, store: ExpectationStore, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    async def begin(self, asker: Asker, awaiting: Awaiting, target: str = "") -> None:
        expectation = Expectation(awaiting, target, int(self._now()))
        await self._store.put(asker.chat, asker.person, expectation)

    async def current(self, asker: Asker) -> Expectation | None:
        return await self._store.get(asker.chat, asker.person, int(self._now()) - PATIENCE)

    async def end(self, asker: Asker) -> None:
        await self._store.drop(asker.chat, asker.person)
