"""/history, /privacy, /forget, /language: a person's own things."""

from __future__ import annotations

import re

import pytest
from telegram_fake import Chat, FakeTelegram

from bot.app import App
from bot.texts import load_texts

QUESTION = "Где установлен бюст Стаханова?"
TABLES = ("chats", "turns", "options", "votes", "prompts", "settings")


async def everything(app: App) -> str:
    rows = [row for table in TABLES for row in await app.database.read(f"SELECT * FROM {table}")]  # noqa: S608
    return "\n".join(str(tuple(row)) for row in rows)


async def test_history_repeats_with_a_tap(chat: Chat) -> None:
    assert "ни о чём не спрашивали" in (await chat.send("/history")).text
    first = await chat.send(QUESTION)
    await chat.send("Кто подписал соглашение с липецкой стороны?")
    await chat.send(QUESTION)
    listed = await chat.send("/history")
    assert listed.text.startswith("Ваши вопросы: 2")
    assert listed.text.endswith(f"1. {QUESTION}\n2. Кто подписал соглашение с липецкой стороны?")
    assert listed.buttons == [f"1. {QUESTION}", "2. Кто подписал соглашение с…"]
    again = await chat.press("1. ")
    assert again.text == f"{QUESTION}\n\n{first.text}"


async def test_history_has_pages(chat: Chat) -> None:
    for number in range(10):
        await chat.send(f"Где установлен бюст номер {number}?")
    first = await chat.send("/history")
    assert len(first.buttons) == 8
    assert first.buttons[0].endswith("номер 9?")
    second = await chat.press("Дальше")
    assert [label[-2:] for label in second.buttons] == ["2?", "1?", "0?", "ад"]


async def test_history_is_ones_own(chat: Chat, telegram: FakeTelegram) -> None:
    await chat.send(QUESTION)
    assert "ни о чём не спрашивали" in (await telegram.chat(person=200).send("/history")).text


async def test_privacy_says_what_is_kept_and_how_long(chat: Chat) -> None:
    page = await chat.send("/privacy")
    for words in ("Что я храню", "90 дней", "Кто видит", "/forget"):
        assert words in page.text
    assert (await chat.press("Стереть мои вопросы")).text.startswith("Стереть все ваши вопросы и выбранный язык?")


async def test_forget_asks_first_and_then_leaves_nothing_of_the_person(
    app: App, chat: Chat, telegram: FakeTelegram
) -> None:
    other = telegram.chat(person=200)
    await other.send(QUESTION)
    await chat.send("/language")
    await chat.press("Русский")
    await chat.send(QUESTION)
    await chat.press("👎")
    await chat.press("Неполно")
    await chat.send("Кто подписал соглашение с липецкой стороны?")
    asked = await chat.send("/forget")
    assert re.search(r"\b100\b", await everything(app)), "asking is not erasing"
    done = await chat.press("Да, стереть", on=asked)
    assert done.text == "Готово. Стёр 2 вопроса и всё остальное."
    left = await everything(app)
    assert not re.search(r"\b100\b", left)
    assert "Кто подписал" not in left
    assert left.count(QUESTION) == 2, "the other person's question and its reading stay"
    (vote, *_) = await app.database.read("SELECT * FROM votes JOIN options USING (turn_id, place)")
    assert (vote["person_id"], vote["useful"], vote["reason"]) == (None, 0, "part")
    assert "бюст" in vote["quotation"]
    assert (await chat.send("/history")).text.startswith("Вы ещё ни о чём не спрашивали")
    await chat.send("/forget")
    assert (await chat.press("Да, стереть")).text.startswith("Готово. Вопросов ваших у меня не было")


async def test_only_the_person_asked_can_confirm(app: App, telegram: FakeTelegram) -> None:
    mine = telegram.chat(person=100, chat=-5)
    other = telegram.chat(person=200, chat=-5)
    asked = await mine.send("/forget")
    await other.press("Да, стереть", on=asked)
    assert other.alert == "Эту кнопку может нажать только тот, кто меня спросил."


async def test_buttons_of_forgotten_answers_are_stale(chat: Chat) -> None:
    answer = await chat.send(QUESTION)
    await chat.send("/forget")
    await chat.press("Да, стереть")
    await chat.press("Контекст", on=answer)
    assert "уже не действует" in str(chat.alert)


async def test_old_questions_lose_their_words_and_stay_counted(app: App, chat: Chat) -> None:
    await chat.send(QUESTION)
    await chat.press("👍")
    await app.database.write("UPDATE turns SET asked_at = asked_at - 91 * 86400")
    await app.database.write("UPDATE votes SET voted_at = voted_at - 91 * 86400")
    await chat.send("Кто подписал соглашение с липецкой стороны?")
    await app.asking.erase_old(90)
    turns = await app.database.read("SELECT question, person_id, answered FROM turns ORDER BY id")
    assert [tuple(turn) for turn in turns] == [
        (None, None, 1),
        ("Кто подписал соглашение с липецкой стороны?", 100, 1),
    ]
    assert [tuple(vote) for vote in await app.database.read("SELECT person_id, useful FROM votes")] == [(None, 1)]
    await chat.send("/forget")
    await chat.press("Да, стереть")
    assert [tuple(turn) for turn in await app.database.read("SELECT question FROM turns")] == [(None,)]


@pytest.mark.parametrize(
    ("code", "welcome"), [("uk", "Вітаю!"), ("en-US", "Hello!"), ("de", "Здравствуйте!"), (None, "Здравствуйте!")]
)
async def test_the_language_of_telegram_is_spoken(
    app: App, telegram: FakeTelegram, code: str | None, welcome: str
) -> None:
    assert (await telegram.chat(person=7, language=code).send("/start")).text.startswith(welcome)


@pytest.mark.parametrize(("label", "source"), [("Українська", "Джерело: "), ("English", "Source: ")])
async def test_a_chosen_language_stays_and_quotations_keep_theirs(chat: Chat, label: str, source: str) -> None:
    offered = await chat.send("/language")
    assert offered.buttons == ["Русский", "Українська", "English"]
    await chat.press(label)
    answer = await chat.send(QUESTION)
    assert answer.text.startswith("Перед зданием Преображенской средней школы")
    assert f"\n{source}" in answer.text


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
async def test_every_page_in_every_language(app: App, telegram: FakeTelegram, language: str) -> None:
    """Nothing of one language is seen in another: every page begins as its own locale says."""
    chat = telegram.chat(person=7, language=language)
    words = load_texts().in_language(language)
    await chat.send(QUESTION)
    for command, key in (
        ("/help", "help-commands"),
        ("/people", "button-next"),
        ("/agreements", "button-next"),
        ("/privacy", "button-forget"),
        ("/forget", "button-forget-yes"),
        ("/language", "language-question"),
        ("/nothing", "unknown-command"),
    ):
        shown = await chat.send(command)
        expected = words.plain(key, {"command": "/nothing"}).replace("<b>", "").replace("</b>", "")
        assert expected in shown.text or expected in shown.buttons, command
