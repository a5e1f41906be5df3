"""What a crash cut short is taken up in its place: no second answer, and no second turn behind it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from duty import ADMIN, Polling
from unreliable_telegram import Faults, UnreliableTelegram, buttons


def turns(database: Path) -> list[tuple[str, int | None]]:
    """Question and number of the answer of each."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("SELECT question, answer_message FROM turns ORDER BY id"))


async def test_a_question_of_a_button_keeps_its_turn(
    server: UnreliableTelegram, polling: Polling, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)
    async with polling(server) as service:
        server.say("/start")
        (greeting,) = await server.shown()
        await service.inbox.idle()
        data = next(data for data in buttons(greeting).values() if data.startswith("e:"))
        server.faults = Faults(server_errors=1)
        key = server.press(greeting, data)
        await server.until(lambda: server.calls["sendMessage"] > 1)
    assert len(turns(database)) == 1
    server.faults = Faults()
    async with polling(server) as service:
        await server.until(lambda: server.answered_presses[key])
        await service.inbox.idle()
        answer = server.by_bot(100)[-1]
        assert [number for _, number in turns(database)] == [answer.number]
        server.press(greeting, data)
        await server.shown(posts=3)
        await service.inbox.idle()
    assert len(turns(database)) == 2


async def test_a_word_on_the_bot_comes_before_the_admins_once(
    server: UnreliableTelegram, polling: Polling, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)
    async with polling(server):
        server.faults = Faults(server_errors=1)
        server.say("/feedback Спасибо, очень помогли!")
        await server.until(lambda: server.calls["sendMessage"] > 0)
    server.faults = Faults()
    async with polling(server) as service:
        await server.shown(ADMIN)
        await server.shown(100)
        await service.inbox.idle()
    assert (len(server.by_bot(ADMIN)), len(server.by_bot(100))) == (1, 1)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM tickets").fetchone() == (1,)


async def test_a_question_keeps_its_turn(
    server: UnreliableTelegram, polling: Polling, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)
    async with polling(server):
        server.faults = Faults(server_errors=1)
        server.say("Кто подписал соглашение?")
        await server.until(lambda: server.calls["sendMessage"] > 0)
    server.faults = Faults()
    async with polling(server) as service:
        (answer,) = await server.shown()
        await service.inbox.idle()
    assert [number for _, number in turns(database)] == [answer.number]


async def test_a_vote_is_stored_before_its_press_is_answered(
    server: UnreliableTelegram, polling: Polling, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)
    async with polling(server) as service:
        server.say("Кто подписал соглашение?")
        (answer,) = await server.shown()
        await service.inbox.idle()
        server.unheard = ("editMessageText",)
        key = server.press(answer, next(data for text, data in buttons(answer).items() if "👍" in text))
        await server.until(lambda: server.calls["editMessageText"] > 0)
        assert votes(database) == 1
        assert not server.answered_presses[key]
    server.unheard = ()
    async with polling(server) as service:
        await service.inbox.idle()
    assert server.answered_presses[key]
    assert votes(database) == 1


def votes(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM votes").fetchone()[0])
