"""A file is sent, looked at, published and undone."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from office import LENGTH, LINES, QUESTION, TEXT, TITLE, OfficeTelegram, article, document, send_article, send_file
from samples import docx, zipped
from telegram_fake import Chat

from bot.app import App, build
from bot.config import Settings
from bot.uploads import DRAFT_SECONDS, UNDO_SECONDS, Uploads


def uploads_of(app: App) -> Uploads:
    uploads = app.dispatcher["uploads"]
    assert isinstance(uploads, Uploads)
    return uploads


def after(app: App, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads_of(app), "_now", lambda: time.time() + seconds)


async def test_a_file_becomes_a_card_then_an_answer_then_nothing_again(admin: Chat, reader: Chat) -> None:
    card = await send_article(admin)
    assert card.text.startswith(TITLE)
    assert "Издание: —" in card.text
    assert "Дата: —" in card.text
    assert "Адрес: —" in card.text
    assert LINES[0] in card.text
    assert "Павел Рогов" in card.text
    assert "Соглашения: 1" in card.text
    assert card.buttons == ["Опубликовать", "Изменить", "Отмена"]
    assert "Не нашёл" in (await reader.send(QUESTION)).text

    published = await admin.press("Опубликовать")
    assert published.id == card.id, "the card is redrawn, not sent again"
    assert "Опубликовано: 1 статья" in published.text
    answer = await reader.send(QUESTION)
    assert LENGTH in answer.text
    assert f"Источник: {TITLE}" in answer.text
    assert "Антон Беляев" in (await reader.send("/people беляев")).text

    undone = await admin.press("Отменить", on=published)
    assert "Отменена 1 статья" in undone.text
    assert "Не нашёл" in (await reader.send(QUESTION)).text


async def test_reading_is_announced_at_once(admin: Chat) -> None:
    card = await send_article(admin, name="новости.txt")
    sent = [method.text for method in admin.telegram.requests if type(method).__name__ == "SendMessage"]
    assert sent == ["Читаю «новости.txt»…"], "the card is drawn over it"
    assert card.text.startswith(TITLE)


async def test_cancelling_keeps_nothing(admin: Chat, app: App) -> None:
    card = await send_article(admin)
    publish = card.data("Опубликовать")
    cancelled = await admin.press("Отмена")
    assert cancelled.text == "Отменено. Ничего не сохранил."
    assert await app.database.read("SELECT 1 FROM drafts") == []
    await admin.press_data(publish, cancelled)
    assert "не действует" in (admin.alert or "")
    assert len(app.library.knowledge.articles) == 2


async def test_a_second_tap_publishes_nothing_twice(admin: Chat, app: App) -> None:
    card = await send_article(admin)
    publish = card.data("Опубликовать")
    await admin.press("Опубликовать")
    again = await admin.press_data(publish, card)
    assert "Опубликовано: 1 статья" in again.text
    assert len(app.library.knowledge.articles) == 3


async def test_undo_works_for_ten_minutes(admin: Chat, reader: Chat, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    await send_article(admin)
    published = await admin.press("Опубликовать")
    after(app, UNDO_SECONDS + 1, monkeypatch)
    late = await admin.press("Отменить", on=published)
    assert admin.alert == "Десять минут прошли. Убрать статью можно здесь: /articles"
    assert late.buttons == ["Все статьи"]
    assert LENGTH in (await reader.send(QUESTION)).text


async def test_a_draft_survives_a_restart(admin: Chat, app: App, settings: Settings) -> None:
    card = await send_article(admin)
    telegram = OfficeTelegram()
    telegram.messages = admin.telegram.messages
    async with build(settings, session=telegram) as again:
        telegram.serve(again)
        same = telegram.chat(person=admin.person)
        assert "Опубликовано: 1 статья" in (await same.press("Опубликовать", on=card)).text
        assert len(again.library.knowledge.articles) == 3


async def test_a_draft_expires_after_a_day(admin: Chat, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    card = await send_article(admin)
    after(app, DRAFT_SECONDS + 1, monkeypatch)
    await admin.press("Опубликовать", on=card)
    assert "не действует" in (admin.alert or "")
    await send_article(admin, article(1))
    rows = await app.database.read("SELECT file_name FROM drafts")
    assert len(rows) == 1, "the old one is deleted when a new one comes"


async def test_questions_go_on_while_a_file_is_read(admin: Chat, reader: Chat) -> None:
    many = zipped({f"{number}.docx": docx((article(number),), f"Статья {number}") for number in range(12)})
    reading = asyncio.create_task(send_file(admin, "газета.zip", many))
    answered = 0
    while not reading.done():
        assert "бюст Стаханова" in (await reader.send("Где установлен бюст Стаханова?")).text
        answered += 1
    assert "Прочитано файлов: 12 из 12" in (await reading).text
    assert answered > 1


async def test_questions_are_answered_all_the_time_and_rightly_after_the_word(
    admin: Chat, telegram: OfficeTelegram
) -> None:
    """Others ask without a pause; whoever asks after «Опубликовано» finds, after «Отменено» and «Удалено» never."""
    stop = asyncio.Event()
    crowd = [telegram.chat(person=200 + number) for number in range(3)]

    async def ask_on(chat: Chat) -> int:
        asked = 0
        while not stop.is_set():
            shown = (await chat.send(QUESTION)).text
            assert (LENGTH in shown) != ("Не нашёл" in shown)
            asked += 1
        return asked

    async with asyncio.TaskGroup() as group:
        asking = [group.create_task(ask_on(chat)) for chat in crowd]
        reader = telegram.chat(person=300)
        for undo in ("Отменить", "Все статьи"):
            await send_article(admin)
            published = await admin.press("Опубликовать")
            assert LENGTH in (await reader.send(QUESTION)).text
            await admin.press(undo, on=published)
            if undo == "Все статьи":
                await admin.press("1. ")
                await admin.press("Убрать")
                assert "Удалено" in (await admin.press("Да, убрать")).text
            assert "Не нашёл" in (await reader.send(QUESTION)).text
        stop.set()
    assert all(task.result() > 1 for task in asking)


async def test_a_failed_publication_can_be_tried_again(
    admin: Chat, app: App, monkeypatch: pytest.MonkeyPatch, errors_expected: None
) -> None:
    card = await send_article(admin)

    async def fail(*_: object) -> bool:
        raise OSError("disk full")

    monkeypatch.setattr(uploads_of(app)._shelf, "publish", fail)
    await admin.press("Опубликовать")
    monkeypatch.undo()
    assert admin.telegram.messages[admin.id, card.id].buttons[0] == "Опубликовать"
    assert len(app.library.knowledge.articles) == 2
    assert "Опубликовано" in (await admin.press("Опубликовать", on=card)).text


async def test_the_same_update_twice_makes_one_draft(admin: Chat, app: App) -> None:
    sent = document(admin, "мост.txt", TEXT.encode())
    number = 900_001
    for _ in range(2):
        message = admin.telegram.numbers
        admin.telegram.numbers = iter([number, *range(number + 1, number + 50)])  # type: ignore[assignment]
        await admin.receive(document=sent)
        admin.telegram.numbers = message
    assert len(await app.database.read("SELECT 1 FROM drafts")) == 1
    assert len(await app.database.read("SELECT 1 FROM uploads")) == 1


@pytest.mark.parametrize("command", ["/add", "/articles", "/log", "/admins", "/admins 5"])
async def test_strangers_are_refused_politely(reader: Chat, app: App, command: str) -> None:
    assert "Это только для администраторов" in (await reader.send(command)).text
    assert await app.database.read("SELECT 1 FROM admins") == []


async def test_a_strangers_file_is_refused_politely(reader: Chat, app: App) -> None:
    refused = await send_article(reader)
    assert "Файлы" in refused.text
    assert await app.database.read("SELECT 1 FROM uploads") == []


async def test_a_stranger_cannot_press_an_admins_buttons(admin: Chat, reader: Chat, app: App) -> None:
    card = await send_article(admin)
    await reader.send("/help")
    for label in ("Опубликовать", "Изменить", "Отмена"):
        await reader.press_data(card.data(label), card)
        assert "не действует" in (reader.alert or "")
    for data in ("ax:" + next(iter(app.library.knowledge.articles)) + ":1", "mx:1:1", "ma:1", "al:0:0", "ag:0"):
        await reader.press_data(data, card)
        assert "не действует" in (reader.alert or "")
    assert len(app.library.knowledge.articles) == 2
    assert len(await app.database.read("SELECT 1 FROM drafts")) == 1


async def test_another_admin_cannot_press_them_either(app: App, admin: Chat, telegram: OfficeTelegram) -> None:
    """A card belongs to the chat it was sent to."""
    card = await send_article(admin)
    await admin.send("/admins 7")
    other = telegram.chat(person=7)
    await other.send("/help")
    await other.press_data(card.data("Опубликовать"), card)
    assert "не действует" in (other.alert or "")


async def test_in_a_group_articles_are_nobodys_business(app: App, telegram: OfficeTelegram) -> None:
    group = telegram.chat(person=1, chat=-500)
    assert "только в личном чате" in (await group.send("/add")).text


async def test_the_worker_is_let_go_when_idle(admin: Chat, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    uploads = uploads_of(app)
    await send_article(admin)
    await uploads.rest()
    assert uploads._sandbox._process is not None
    after(app, 3600, monkeypatch)
    await uploads.rest()
    assert uploads._sandbox._process is None


def test_no_parser_is_loaded_by_the_bot(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys, bot.app\n"
        "heavy = {'docx', 'pypdfium2', 'striprtf', 'slovnet', 'navec', 'chardet'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
