"""Whatever a person sends gets a short clear reply, in their language, and breaks nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage, SetMyCommands
from aiogram.types import (
    Animation,
    BotCommandScopeChat,
    Contact,
    Document,
    Message,
    PhotoSize,
    Sticker,
    Update,
    Voice,
)
from aiogram.types import Chat as TelegramChat
from telegram_fake import Chat, FakeTelegram

from bot.app import App
from bot.menus import refresh_menus
from retrieval.knowledge import KnowledgeBase

FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = {"width": 10, "height": 10}
CONTENT: list[tuple[dict[str, Any], str]] = [
    ({"sticker": Sticker(**FILE, **PICTURE, type="regular", is_animated=False, is_video=False)}, "Красиво!"),
    ({"animation": Animation(**FILE, **PICTURE, duration=1), "document": Document(**FILE)}, "Красиво!"),
    ({"voice": Voice(**FILE, duration=3)}, "Голос и музыку я не слышу"),
    ({"photo": [PhotoSize(**FILE, **PICTURE)]}, "Смотреть картинки"),
    ({"document": Document(**FILE)}, "Файлы я здесь не читаю"),
    ({"contact": Contact(phone_number="1", first_name="Анна")}, "Такое я не понимаю"),
]


@pytest.mark.parametrize(("content", "reply"), CONTENT)
async def test_what_is_not_words(chat: Chat, content: dict[str, Any], reply: str) -> None:
    assert reply in (await chat.receive(**content)).text


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("/абракадабра", "Команды /абракадабра у меня нет"),
        ("/unknown <b>", "Команды /unknown у меня нет"),
        ("/" + "x" * 300, "у меня нет"),
        ("   ", "Напишите, пожалуйста, вопрос словами"),
        ("🙂🙃", "Напишите, пожалуйста, вопрос словами"),
        ("?!…", "Напишите, пожалуйста, вопрос словами"),
        ("а" * 10_000, "больше 500 знаков"),
        ("привет", "Здравствуйте!"),
        ("Спасибо большое!", "Пожалуйста!"),
        ("/stats", "только для администраторов"),
    ],
)
async def test_a_short_clear_reply(chat: Chat, text: str, reply: str) -> None:
    shown = await chat.send(text)
    assert reply in shown.text
    assert "<blockquote>" not in shown.html


async def test_small_talk_is_no_turn(app: App, chat: Chat) -> None:
    await chat.send("привет")
    await chat.send("спасибо")
    assert await app.database.read("SELECT * FROM turns") == []


async def test_a_greeting_before_a_question_is_a_question(chat: Chat) -> None:
    assert "<blockquote>" in (await chat.send("Привет! Где установлен бюст Стаханова?")).html


@pytest.mark.parametrize(
    "question",
    [
        "Где <b>бюст</b> Стаханова & музей?",
        "</blockquote><a href='x'>где бюст?",
        "Где 😀 бюст Стаханова?",
        "&lt;где&gt; бюст",
    ],
)
async def test_markup_in_a_question_harms_nothing(chat: Chat, question: str) -> None:
    await chat.send(question)
    listed = await chat.send("/history")
    assert listed.buttons == [question]
    again = await chat.press(question)
    assert again.text.startswith(question)


@pytest.mark.parametrize(
    "data",
    [
        *("a:1:0:1", "v:999:0:1", "a:999999999999:0:0", "g:7", "o:7", "l:7", "e:7", "r:1:0:topic"),
        *("t:nope", "i:nope:0", "d:nope:0", "w:x", "b:x", "n:de", "n:de:100"),
        *("rubbish", "a:x:y:z", "a", "старая кнопка", ":" * 60),
    ],
)
async def test_a_stale_or_made_up_button(app: App, chat: Chat, data: str) -> None:
    before = await chat.send("/help")
    await chat.press_data(data, before)
    assert chat.alert is not None
    assert "уже не действует" in chat.alert
    assert len(chat.shown) == 1
    assert await app.database.read("SELECT * FROM votes") == []


async def test_a_button_of_another_chat(app: App, chat: Chat, telegram: FakeTelegram) -> None:
    mine = await chat.send("Где установлен бюст Стаханова?")
    stranger = telegram.chat(person=666)
    theirs = await stranger.send("/help")
    for label in ("Контекст", "Ещё вариант", "👍", "👎"):
        await stranger.press_data(mine.data(label), theirs)
        assert "уже не действует" in str(stranger.alert)
    for data in ("g:1", "z:1"):
        await stranger.press_data(data, theirs)
        assert "уже не действует" in str(stranger.alert)
    assert await app.database.read("SELECT * FROM votes") == []
    assert len(stranger.shown) == 1


async def test_pages_that_are_no_longer_there(chat: Chat) -> None:
    people = await chat.send("/people")
    assert (await chat.press_data("p:99", people)).text.startswith("Людей в статьях")
    assert (await chat.press_data("p:-5", people)).text.startswith("Людей в статьях")
    assert (await chat.press_data("s:99", people)).text.startswith("Что я читаю")
    await chat.press_data("h:99", people)
    assert chat.alert is None


async def test_help_is_by_role(chat: Chat, telegram: FakeTelegram) -> None:
    assert "/stats" not in (await chat.send("/help")).text
    assert "/stats — " in (await telegram.chat(person=1).send("/help")).text


async def test_numbers_for_admins(chat: Chat, telegram: FakeTelegram) -> None:
    await chat.send("Где установлен бюст Стаханова?")
    await chat.press("👍")
    numbers = await telegram.chat(person=1).send("/stats")
    assert "Вопросов: 1, с ответом: 1" in numbers.text
    assert "Полезно: 1, не помогло: 0" in numbers.text
    assert "2 статьи" in numbers.text


@pytest.mark.usefixtures("errors_expected")
async def test_an_error_gets_a_number_that_the_log_knows(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(KnowledgeBase, "ask", fail)
    told = await chat.send("Где установлен бюст Стаханова?")
    assert told.text.startswith("Что-то пошло не так")
    number = told.html.split("<code>")[1].split("</code>")[0]
    assert f"error id={number}" in caplog.text
    assert "ZeroDivisionError: on purpose" in caplog.text
    await chat.send("/language")
    await chat.press("English")
    assert (await chat.send("Где установлен бюст Стаханова?")).text.startswith("Something went wrong")
    monkeypatch.undo()
    assert "<blockquote>" in (await chat.send("Где установлен бюст Стаханова?")).html


@pytest.mark.parametrize("why", ["query is too old and response timeout expired", "message is not modified"])
async def test_what_telegram_refuses_harmlessly_is_no_error(chat: Chat, telegram: FakeTelegram, why: str) -> None:
    await chat.send("/people")
    telegram.failures.append(TelegramBadRequest(SendMessage(chat_id=1, text="x"), f"Bad Request: {why}"))
    await chat.press("Дальше")
    assert len(chat.shown) == 1


async def test_an_answer_that_cannot_be_changed_is_sent_anew(chat: Chat, telegram: FakeTelegram) -> None:
    answer = await chat.send("Где установлен бюст Стаханова?")
    del telegram.messages[chat.id, answer.id]
    again = await chat.press("Контекст", on=answer)
    assert again.id != answer.id
    assert "Свернуть" in again.buttons


async def test_the_bot_is_quiet_in_a_group_until_it_is_called(telegram: FakeTelegram, app: App) -> None:
    group = telegram.chat(person=100, chat=-1000)
    for text in ("Где установлен бюст?", "/unknown", "привет"):
        message = telegram.requests[:]
        with pytest.raises(IndexError):
            await group.send(text)
        assert telegram.requests[len(message) :] == []
    assert "Людей в статьях" in (await group.send("/people@pobratim_bot")).text
    assert "в личный чат" in (await group.send("/history")).text


async def test_menus_are_set_once_for_each_language_and_admin(app: App, telegram: FakeTelegram) -> None:
    await refresh_menus(app)
    menus = [request for request in telegram.requests if isinstance(request, SetMyCommands)]
    assert [menu.language_code for menu in menus] == [code for code in ("ru", "uk", "en", None) for _ in range(3)]
    everyone, group, admin = ({command.command for command in menu.commands} for menu in menus[:3])
    assert "stats" in admin - everyone
    assert {"ask"} == group - everyone
    assert not {"start", "history", "feedback"} & group
    before = len(telegram.requests)
    await refresh_menus(app)
    assert len(telegram.requests) == before


async def test_an_admin_without_a_chat_keeps_nobody_from_their_menu(app: App, telegram: FakeTelegram) -> None:
    telegram.failures.append(TelegramBadRequest(SetMyCommands(commands=[]), "Bad Request: chat not found"))
    await refresh_menus(app)
    assert sum(isinstance(request, SetMyCommands) for request in telegram.requests) == 12
    telegram.requests.clear()
    await refresh_menus(app)
    assert len(telegram.requests) == 1, "the one that failed is tried again, the others stand"


async def test_an_admin_who_starts_the_bot_gets_the_menu(telegram: FakeTelegram, app: App) -> None:
    await telegram.chat(person=1).send("/start")
    (menu,) = (request for request in telegram.requests if isinstance(request, SetMyCommands))
    assert menu.scope == BotCommandScopeChat(chat_id=1)
    assert "articles" in {command.command for command in menu.commands}
    telegram.requests.clear()
    await telegram.chat(person=100).send("/start")
    assert not any(isinstance(request, SetMyCommands) for request in telegram.requests)


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize("text", ["/history", "/ask Где музей?", "/нет", "Где музей?"])
async def test_what_nobody_sent_is_left(
    telegram: FakeTelegram, chat: Chat, caplog: pytest.LogCaptureFixture, kind: str, text: str
) -> None:
    nobody = Message(message_id=7, date=datetime.now(tz=UTC), chat=TelegramChat(id=-5, type="group"), text=text)
    await telegram.feed(Update.model_validate({"update_id": 77_000, kind: nobody}))
    assert (await chat.send("/help")).text
    assert "error" not in caplog.text
