"""What a start leaves for later waits for quiet moments, though not for ever; it is made for new articles as well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import cast

import pytest

from bot import warming
from bot.app import App
from bot.garbage import Looks
from bot.inbox import Inbox
from bot.meanwhile import meanwhile
from bot.measures import Measures
from retrieval.knowledge import KnowledgeBase


class Busy(Measures):
    """Something comes in each of so many moments; counts how often it was looked."""

    def __init__(self, moments: int) -> None:
        super().__init__()
        self.looks = 0
        self._counts = self._coming(moments)

    @staticmethod
    def _coming(moments: int) -> Iterator[int]:
        for moment in range(10_000):
            yield min((moment + 1) // 2, moments)

    def __getattribute__(self, name: str) -> object:
        if name == "updates" and "_counts" in self.__dict__:
            self.looks += 1
            return next(self._counts)
        return super().__getattribute__(name)


@pytest.mark.parametrize(("moments", "looks"), [(0, 2), (3, 8), (1000, 2 * warming.MOST_MOMENTS)])
async def test_a_quiet_moment_is_waited_for(monkeypatch: pytest.MonkeyPatch, moments: int, looks: int) -> None:
    monkeypatch.setattr(warming, "MOMENT_SECONDS", 0.0)
    busy = Busy(moments)
    await warming._quiet(busy)
    assert busy.looks == looks


class Waiting:
    """An inbox in which something waits at the second of three looks."""

    def __init__(self) -> None:
        self._counts = iter((0, 1, 0))

    @property
    def waiting(self) -> int:
        return next(self._counts)


async def test_garbage_is_looked_for_knowing_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: asyncio.Queue[tuple[bool, bool]] = asyncio.Queue()
    monkeypatch.setattr(warming, "MOMENT_SECONDS", 0.0)
    monkeypatch.setattr(Looks, "take", lambda _, waiting, quiet: taken.put_nowait((waiting, quiet)))
    async with meanwhile(warming.look_for_garbage(cast(Inbox, Waiting()), Busy(1))):
        assert [await taken.get() for _ in range(3)] == [(False, False), (True, False), (False, True)]


async def test_what_questions_need_is_made_for_new_articles_as_well(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsed: asyncio.Queue[KnowledgeBase] = asyncio.Queue()

    async def rehearse() -> None:
        rehearsed.put_nowait(app.library.knowledge)

    monkeypatch.setattr(warming, "MOMENT_SECONDS", 0.0)
    monkeypatch.setattr(app.library, "rehearse", rehearse)
    async with meanwhile(warming.rehearse(app.library)):
        first = await rehearsed.get()
        await app.library.rebuild()
        assert await rehearsed.get() is app.library.knowledge is not first
