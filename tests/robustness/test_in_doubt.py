"""What was on its way when a run was cut short is found again, however much else was under way or said meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from duty import Polling
from unreliable_telegram import Faults, Shown, UnreliableTelegram

from bot.departures import UNDER_WAY, Departures
from bot.posting import FARTHEST
from bot.sendings import ANSWERING, Attempt
from bot.service import Service
from bot.storage.inbox import InboxStore, Received, Sending

CHATS = range(1000, 1060)


@pytest.fixture(autouse=True)
def killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)


async def test_a_crowd_cut_short_at_once_is_answered_once(server: UnreliableTelegram, polling: Polling) -> None:
    """Had all of them left on the same knowledge, the last would stand too far behind it to be found."""
    async with polling(server) as service:
        await service.app.bot.send_message(99, "Здравствуйте")
        server.unheard = ("sendMessage",)
        for chat in CHATS:
            server.say("Спасибо!", chat)
        with suppress(TimeoutError):
            await server.until(lambda: len(server.posts) > len(CHATS), 1)
        assert len(server.posts) > UNDER_WAY
    server.unheard = ()
    async with polling(server) as service:
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
    assert [len(server.by_bot(chat)) for chat in CHATS] == [1] * len(CHATS)


async def test_what_is_cut_short_again_is_looked_for_from_where_it_left_last(
    server: UnreliableTelegram, polling: Polling
) -> None:
    async with polling(server) as service:
        await service.app.bot.send_message(99, "Здравствуйте")
        server.faults = Faults(server_errors=1)
        server.say("Спасибо!")
        await server.until(lambda: server.calls["sendMessage"] > 1)
    pressed = Shown(server.others_write(FARTHEST + 10), 200, True, "", "")
    async with polling(server):
        server.press(pressed, "x")
        await server.until(lambda: not server.unconfirmed)
        server.faults, server.unheard = Faults(), ("sendMessage",)
        await server.shown()
    server.unheard = ()
    async with polling(server) as service:
        await service.inbox.idle()
    assert len(server.by_bot(100)) == 1


async def test_what_is_known_to_stand_elsewhere_does_not_count(
    server: UnreliableTelegram, polling: Polling
) -> None:
    async with polling(server) as service:
        before = await service.app.bot.send_message(99, "Здравствуйте")
        for chat in range(2000, 2000 + FARTHEST + 10):
            await service.app.bot.send_message(chat, "Здравствуйте")
        answer = server.others_write(1)
        server.messages[100][answer] = Shown(answer, 100, True, "Ответ", "")
        sent = await _take_up(service, Sending(1, 0, 100, None, before.message_id))
    assert sent == answer
    assert len(server.by_bot(100)) == 1


async def _take_up(service: Service, earlier: Sending) -> int:
    ANSWERING.set(Attempt(earlier.update_id, InboxStore(service.app.database), again=True, earlier=[earlier]))
    return (await service.app.bot.send_message(earlier.chat, "Ответ")).message_id


async def test_the_highest_number_noted_with_a_message_is_known_after_a_restart(
    server: UnreliableTelegram, polling: Polling
) -> None:
    async with polling(server) as service:
        store = InboxStore(service.app.database)
        await store.receive([Received(1, "chat:100", "{}")], now=0, highest=4000)
        assert await store.highest() == 4000
        await store.begin(Sending(1, 0, 100, None, 4321))
        assert await store.highest() == 4321


async def test_so_many_leave_at_once() -> None:
    departures, gone, arrive = Departures(), [], asyncio.Event()

    async def leave(chat: int) -> None:
        async with departures.leaving(chat):
            gone.append(chat)
            await arrive.wait()

    async with asyncio.TaskGroup() as group:
        for chat in range(1, 41):
            group.create_task(leave(chat))
        await _settle()
        assert len(gone) == 1, "the first goes alone"
        group.create_task(leave(-5))
        await _settle()
        assert gone[1:] == [-5], "groups have a count of their own"
        arrive.set()
        await _settle()
    assert len(gone) == 41


async def test_the_first_goes_alone_until_one_has_arrived() -> None:
    departures, gone, arrive = Departures(), [], asyncio.Event()
    with pytest.raises(ConnectionError):
        async with departures.leaving(100):
            raise ConnectionError

    async def leave(chat: int) -> None:
        async with departures.leaving(chat):
            gone.append(chat)
            if chat > 1:
                await arrive.wait()

    async with asyncio.TaskGroup() as group:
        first = departures.leaving(1)
        await first.__aenter__()
        for chat in range(2, 42):
            group.create_task(leave(chat))
        await _settle()
        assert not gone
        await first.__aexit__(None, None, None)
        await _settle()
        assert len(gone) == UNDER_WAY
        arrive.set()
    assert len(gone) == 40


async def _settle() -> None:
    """Lets every task go as far as it can."""
    for _ in range(100):
        await asyncio.sleep(0)
