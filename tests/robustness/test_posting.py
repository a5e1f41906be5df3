"""Whatever is sent arrives once: texts, files, copies; after a lost answer, and after a run that was cut short."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.methods import SendDice
from aiogram.types import BufferedInputFile
from duty import ADMIN, Polling
from unreliable_telegram import Faults, UnreliableTelegram, buttons

from bot.failures import InDoubt
from bot.sendings import Numbers

FILE = BufferedInputFile(b"content", "file.txt")
EVERYTHING = ("sendMessage", "sendPhoto", "sendDocument", "copyMessage", "editMessageText", "editMessageReplyMarkup")
SENT: dict[str, Callable[[Bot], Awaitable[object]]] = {
    "sendMessage": lambda bot: bot.send_message(100, "Текст"),
    "sendDocument": lambda bot: bot.send_document(100, FILE, caption="Файл"),
    "sendPhoto": lambda bot: bot.send_photo(100, FILE),
    "copyMessage": lambda bot: bot.copy_message(100, from_chat_id=7, message_id=1),
}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("method", SENT)
async def test_what_is_in_doubt_is_looked_for(
    server: UnreliableTelegram, polling: Polling, method: str, after: bool
) -> None:
    async with polling(server) as service:
        await service.app.bot.send_message(100, "Здравствуйте")
        server.faults = Faults(dropped=1, methods=(method,))
        if not after:
            server.drop_before_first()
        server.failures_left = 1
        await SENT[method](service.app.bot)
    assert len(server.by_bot(100)) == 2
    assert service.measures.recovered == (1 if after else 0)


async def test_what_cannot_be_looked_for_is_not_repeated(server: UnreliableTelegram, polling: Polling) -> None:
    async with polling(server) as service:
        server.faults = Faults(dropped=1, methods=("sendDice",))
        with pytest.raises(InDoubt):
            await service.app.bot(SendDice(chat_id=100))
    assert server.calls["sendDice"] == 1


async def test_a_picture_that_left_before_a_crash_is_not_sent_again(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _cut_short(server, polling, monkeypatch, lambda: server.say("/stats", ADMIN))
    async with polling(server) as service:
        await service.inbox.idle()
    assert [shown.text for shown in server.by_bot(ADMIN)].count("<sendPhoto>") <= 1
    assert len(server.by_bot(ADMIN)) == 1


async def test_pressing_a_button_of_a_message_in_doubt_does_not_hide_it(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number is then known to be in the chat, which is no reason not to look there."""
    old = {"message_id": 1, "date": 1, "text": "Кто подписал соглашение?"}
    person = {"id": 100, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    asked = {"message": {**old, "from": person, "chat": {"id": 100, "type": "private", "first_name": "Анна"}}}
    server.say("Здравствуйте", 200)
    await _cut_short(server, polling, monkeypatch, lambda: server.arrive(asked))
    (answer,) = server.by_bot(100)
    server.press(answer, next(data for text, data in buttons(answer).items() if "👍" in text))
    async with polling(server) as service:
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
    assert len(server.by_bot(100)) == 1


async def _cut_short(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch, happen: Callable[[], object]
) -> None:
    """The message leaves, and the run ends before anybody knows."""
    monkeypatch.setattr("bot.service.FINISH_SECONDS", 0)
    async with polling(server) as service:
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
        posts = len(server.posts)
        server.faults = Faults(dropped=1, methods=EVERYTHING)
        happen()
        await server.until(lambda: len(server.posts) > posts)
    server.faults = Faults()


def test_a_number_known_in_one_chat_is_in_no_other() -> None:
    numbers = Numbers(started=0)
    numbers.sent(100, 41)
    assert numbers.is_elsewhere(200, 41)
    assert not numbers.is_elsewhere(100, 41)
    assert not numbers.is_elsewhere(200, 42)
