"""Answers arrive once whatever Telegram does, and nobody is written to who does not want it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from duty import Polling
from unreliable_telegram import Faults, UnreliableTelegram, buttons
from verdict import judge

from bot.storage.database import HinderedDatabase
from bot.storage.inbox import InboxStore

QUESTIONS = (
    "Кто подписал соглашение?",
    "Где установлен бюст Стаханова?",
    "Какие города дружат?",
    "Кто возглавлял делегацию?",
    "Что подписали главы?",
)


async def test_ten_in_a_hundred_fail_and_every_question_is_answered_once(
    polling: Polling, database: Path
) -> None:
    faults = Faults(too_many=0.1, server_errors=0.1, dropped=0.05)
    async with UnreliableTelegram(seed=11, faults=faults).serving() as server, polling(server) as service:
        asked = [(chat, server.say(question, chat)) for question in QUESTIONS[:2] for chat in range(1000, 1015)]
        await server.until(lambda: len(server.posts) > len(asked) // 4)
        server.outage(0.7)
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
    verdict = judge(server, database, asked)
    assert verdict.is_clean, verdict
    assert service.measures.doubtful > 0


@pytest.mark.parametrize("after", [False, True])
async def test_a_dropped_connection_costs_no_answer_and_doubles_none(
    server: UnreliableTelegram, polling: Polling, after: bool
) -> None:
    server.faults = Faults(dropped=1, methods=("sendMessage",))
    if not after:
        server.drop_before_first()
    async with polling(server) as service:
        server.say("Кто подписал соглашение?")
        await server.until(lambda: server.calls["sendMessage"] == 1)
        server.faults = Faults()
        await server.shown()
        await service.inbox.idle()
    assert len(server.by_bot(100)) == 1
    assert server.calls["sendMessage"] == (1 if after else 2)
    assert service.measures.recovered == (1 if after else 0)


async def test_a_retry_waits_as_long_as_telegram_asks(server: UnreliableTelegram, polling: Polling) -> None:
    server.faults = Faults(too_many=1, methods=("sendMessage",))
    async with polling(server):
        server.say("Кто подписал соглашение?")
        await server.until(lambda: server.calls["sendMessage"] == 1)
        refused = time.monotonic()
        server.faults = Faults()
        (answer,) = await server.shown()
    assert answer.seen - refused >= 0.9


async def test_whoever_blocked_the_bot_is_left_alone_until_they_write(
    server: UnreliableTelegram, polling: Polling
) -> None:
    server.blocked.add(100)
    async with polling(server) as service:
        server.say("Кто подписал соглашение?")
        await server.until(lambda: server.calls["sendMessage"] == 1)
        await service.inbox.idle()
    async with polling(server) as service:
        with pytest.raises(Exception, match="closed to the bot"):
            await service.app.bot.send_message(100, "Новость")
        assert server.calls["sendMessage"] == 1
        server.blocked.clear()
        server.say("Где установлен бюст?")
        assert len(await server.shown()) == 1


async def test_leaving_is_remembered(server: UnreliableTelegram, polling: Polling) -> None:
    async with polling(server) as service:
        person = {"id": 100, "is_bot": False, "first_name": "Анна"}
        bot = {"id": 123456789, "is_bot": True, "first_name": "Бот"}
        member = {
            "chat": {"id": 100, "type": "private", "first_name": "Анна"},
            "from": person,
            "date": int(time.time()),
            "old_chat_member": {"user": bot, "status": "member"},
            "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
        }
        server.arrive({"my_chat_member": member})
        await server.until(lambda: server.polls >= 2 and not server.unconfirmed)
        with pytest.raises(Exception, match="closed to the bot"):
            await service.app.bot.send_message(100, "Новость")
    assert server.calls["sendMessage"] == 0


async def test_a_group_that_moved_gets_its_answer_at_the_new_number(
    server: UnreliableTelegram, polling: Polling
) -> None:
    server.moved[-5] = -1005
    async with polling(server) as service:
        sent = await service.app.bot.send_message(-5, "Здравствуйте")
        again = await service.app.bot.send_message(-5, "Ещё раз")
        assert (sent.chat.id, again.chat.id) == (-1005, -1005)
    assert [shown.text for shown in server.by_bot(-1005)] == ["Здравствуйте", "Ещё раз"]
    assert server.calls["sendMessage"] == 3


async def test_a_button_pressed_twice_is_answered_twice_and_drawn_once(
    server: UnreliableTelegram, polling: Polling
) -> None:
    async with polling(server) as service:
        server.say("Кто подписал соглашение?")
        (answer,) = await server.shown()
        keys = [server.press(answer, buttons(answer)["Контекст"]) for _ in range(2)]
        await server.until(lambda: all(server.answered_presses[key] for key in keys))
        await service.inbox.idle()
    assert [server.answered_presses[key] for key in keys] == [1, 1]
    assert len(server.by_bot(100)) == 1


async def test_an_answer_given_up_by_delivery_is_taken_up_by_the_inbox(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.persistence.PATIENCE", 0.1)
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    server.faults = Faults(server_errors=1, methods=("sendMessage",))
    async with polling(server) as service:
        server.say("Кто подписал соглашение?")
        await server.until(lambda: service.measures.postponed >= 1)
        server.faults = Faults()
        assert len(await server.shown()) == 1
        await service.inbox.idle()


async def test_a_disk_that_takes_its_time_holds_up_confirming_but_nobody_s_answer(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = asyncio.Event()
    monkeypatch.setattr("bot.storage.inbox.InboxStore.secure", lambda _: synced.wait())
    async with polling(server) as service:
        for chat in (100, 200, 300):
            server.say("Кто подписал соглашение?", chat)
            await server.shown(chat)
        assert server.unconfirmed == 3
        synced.set()
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
    assert [len(server.by_bot(chat)) for chat in (100, 200, 300)] == [1, 1, 1]


async def test_what_the_disk_refuses_is_not_confirmed_until_it_takes_it(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refused, mended = asyncio.Event(), asyncio.Event()

    async def secure(_: InboxStore) -> None:
        if not mended.is_set():
            refused.set()
            raise HinderedDatabase("disk I/O error")

    monkeypatch.setattr("bot.polling.STORAGE_SECONDS", 0.01)
    monkeypatch.setattr(InboxStore, "secure", secure)
    async with polling(server):
        server.say("Кто подписал соглашение?")
        await server.shown()
        await refused.wait()
        assert server.unconfirmed
        mended.set()
        await server.until(lambda: not server.unconfirmed)
    assert "disk I/O error" in caplog.text
