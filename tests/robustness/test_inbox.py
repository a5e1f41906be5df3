"""Stored before confirmed, in order in its line, side by side across lines, and taken up after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.arrivals import Arrival, Json
from bot.inbox import CROWDED, FULL, Crowded, Inbox
from bot.measures import Measures
from bot.sendings import ANSWERING, Numbers
from bot.storage.database import Database, open_database
from bot.storage.inbox import InboxStore, Sending

Answer = Callable[[Json], Awaitable[object]]


def update(number: int, chat: int = 1) -> dict[str, object]:
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": {"id": chat}, "text": "?"}}


async def ignore(*_: object) -> None:
    return None


@asynccontextmanager
async def opened(database: Database, answer: Answer, crowded: Crowded = ignore) -> AsyncIterator[Inbox]:
    inbox = Inbox(InboxStore(database), answer, ignore, crowded, Numbers(0), Measures())
    await inbox.open()
    try:
        yield inbox
    finally:
        await inbox.close(0.1)


@pytest.fixture
async def stored(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "inbox.sqlite3") as database:
        yield database


async def test_what_was_seen_is_not_answered_again(stored: Database) -> None:
    answered: list[object] = []

    async def answer(body: Json) -> None:
        answered.append(body["update_id"])

    async with opened(stored, answer) as inbox:
        assert await inbox.take([update(5), update(6), update(5)]) == 6
        await inbox.idle()
        await inbox.take([update(6), update(7)])
        await inbox.idle()
    async with opened(stored, answer) as inbox:
        await inbox.take([update(5), update(8)])
        await inbox.idle()
    assert answered == [5, 6, 7, 8]


async def test_a_stop_waits_for_no_last_words(stored: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.PARTING_SECONDS", 0.01)
    begun, forever = asyncio.Event(), asyncio.Event()

    async def answer(_: Json) -> None:
        try:
            begun.set()
            await forever.wait()
        finally:
            await forever.wait()

    async with asyncio.timeout(5):
        async with opened(stored, answer) as inbox:
            await inbox.take([update(1)])
            await begun.wait()
    assert [waiting.update_id for waiting in await InboxStore(stored).waiting()] == [1]


async def test_it_is_stored_before_it_is_confirmed(stored: Database) -> None:
    forever = asyncio.Event()
    async with opened(stored, lambda _: forever.wait()) as inbox:
        await inbox.take([update(1), update(2)])
        assert [waiting.update_id for waiting in await InboxStore(stored).waiting()] == [1, 2]


async def test_unfinished_work_is_taken_up_with_what_had_been_sent(stored: Database) -> None:
    begun, forever = asyncio.Event(), asyncio.Event()
    sending = Sending(1, 0, 100, 41, 41)

    async def begin(_: Json) -> None:
        attempt = ANSWERING.get()
        assert attempt is not None
        await attempt.begin(sending)
        begun.set()
        await forever.wait()

    async with opened(stored, begin) as inbox:
        await inbox.take([update(1)])
        await begun.wait()
    found: list[Sending] = []

    async def look(_: Json) -> None:
        attempt = ANSWERING.get()
        assert attempt is not None
        found.extend(attempt.earlier)

    async with opened(stored, look) as inbox:
        await inbox.idle()
    assert found == [sending]


async def test_nothing_of_what_was_written_stays_when_it_is_answered(stored: Database) -> None:
    async def begin(_: Json) -> None:
        attempt = ANSWERING.get()
        assert attempt is not None
        await attempt.begin(Sending(1, 0, 987654, 1, 1))

    async with opened(stored, begin) as inbox:
        await inbox.take([update(1, chat=987654)])
        await inbox.idle()
    (row,) = await stored.read("SELECT * FROM inbox")
    assert (row["line"], row["body"], row["done"]) == (None, None, 1)
    assert await stored.read("SELECT * FROM sendings") == []


async def test_an_update_nobody_can_deal_with_does_not_hold_up_the_next(stored: Database) -> None:
    answered: list[object] = []

    async def answer(body: Json) -> None:
        if body["update_id"] == 1:
            raise ValueError("no")
        answered.append(body["update_id"])

    async with opened(stored, answer) as inbox:
        await inbox.take([update(1), update(2)])
        await inbox.idle()
    assert answered == [2]


async def test_an_answer_that_cannot_leave_holds_up_its_own_chat_only(
    stored: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.05)
    answered: list[object] = []
    failures = [TelegramNetworkError(GetMe(), "gone"), TelegramNetworkError(GetMe(), "gone")]

    async def answer(body: Json) -> None:
        if body["update_id"] == 1 and failures:
            raise failures.pop()
        answered.append(body["update_id"])

    async with opened(stored, answer) as inbox:
        await inbox.take([update(1, 1), update(2, 1), update(3, 2)])
        await inbox.idle()
    assert answered == [3, 1, 2]


@settings(max_examples=15, deadline=None)
@given(chats=st.lists(st.integers(1, 5), min_size=1, max_size=60), batch=st.integers(1, 20))
def test_order_is_kept_within_each_chat(
    tmp_path_factory: pytest.TempPathFactory, chats: list[int], batch: int
) -> None:
    answered: dict[int, list[int]] = {}
    updates = [update(number, chat) for number, chat in enumerate(chats, start=1)]

    async def answer(body: Json) -> None:
        number = body["update_id"]
        assert isinstance(number, int)
        await asyncio.sleep(0.001 * (number % 3))
        answered.setdefault(chats[number - 1], []).append(number)

    async def take_all() -> None:
        path = tmp_path_factory.mktemp("order") / "x.sqlite3"
        async with open_database(path) as database, opened(database, answer) as inbox:
            for start in range(0, len(updates), batch):
                await inbox.take(updates[start : start + batch])
            await inbox.idle()

    asyncio.run(take_all())
    assert sum(map(len, answered.values())) == len(chats)
    assert all(numbers == sorted(numbers) for numbers in answered.values())


async def test_a_long_line_is_told_once_how_long_it_is(stored: Database) -> None:
    told: list[int] = []
    go = asyncio.Event()

    async def crowded(_: Arrival, waiting: int) -> None:
        told.append(waiting)

    async with opened(stored, lambda _: go.wait(), crowded) as inbox:
        await inbox.take([update(number) for number in range(1, CROWDED)])
        assert told == []
        await inbox.take([update(number) for number in range(CROWDED, CROWDED + 10)])
        await inbox.take([update(CROWDED + 10)])
        go.set()
        await inbox.idle()
    assert told == [CROWDED + 9]


async def test_a_full_inbox_takes_no_more(stored: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.FULL", 4)
    go = asyncio.Event()
    async with opened(stored, lambda _: go.wait()) as inbox:
        await inbox.take([update(number) for number in range(1, 5)])
        assert inbox.is_full
        go.set()
        await inbox.idle()
        assert not inbox.is_full
    assert FULL > CROWDED


async def test_old_numbers_are_forgotten_and_unanswered_updates_are_not(stored: Database) -> None:
    store = InboxStore(stored)
    forever = asyncio.Event()
    async with opened(stored, ignore) as inbox:
        await inbox.take([update(1)])
        await inbox.idle()
    async with opened(stored, lambda _: forever.wait()) as inbox:
        await inbox.take([update(2)])
        await store.prune(before=1e12)
        assert [waiting.update_id for waiting in await store.waiting()] == [2]
    assert [row["update_id"] for row in await stored.read("SELECT update_id FROM inbox")] == [2]
