"""A file is sent, looked at, published and undone."""

from __future__ import annotations

from office import LENGTH, LINES, QUESTION, TEXT, TITLE, send_article, send_file
from telegram_fake import Chat

from bot.app import App


async def test_a_file_becomes_a_card_then_an_answer_then_nothing_again(admin: Chat, reader: Chat) -> None:
    card = await send_article(admin)
    assert card.text.startswith(TITLE)
    assert "Издание: —" in card.text
    assert "Дата: —" in card.text
    assert LINES[0] in card.text
    assert "Павел Рогов" in card.text
    assert card.buttons == ["Опубликовать", "Изменить", "Отмена"]
    assert "Не нашёл" in (await reader.send(QUESTION)).text

    published = await admin.press("Опубликовать")
    assert published.id == card.id, "the card is redrawn, not sent again"
    assert "Опубликовано: 1 статья" in published.text
    answer = await reader.send(QUESTION)
    assert LENGTH in answer.text
    assert f"Источник: {TITLE}" in answer.text

    undone = await admin.press("Отменить", on=published)
    assert "1 статья больше не отвечает" in undone.text
    assert "Не нашёл" in (await reader.send(QUESTION)).text


async def test_reading_is_announced_at_once(admin: Chat, app: App) -> None:
    await send_article(admin, name="новости.txt")
    sent = [method.text for method in admin.telegram.requests if type(method).__name__ == "SendMessage"]
    assert sent[0] == "Читаю «новости.txt»…"


async def test_cancelling_keeps_nothing(admin: Chat, reader: Chat, app: App) -> None:
    card = await send_article(admin)
    cancelled = await admin.press("Отмена")
    assert cancelled.text == "Отменено. Ничего не сохранил."
    assert await app.database.read("SELECT 1 FROM drafts") == []
    await admin.press_data(card.data("Опубликовать") if card.keyboard else "up:1", cancelled)
    assert "не действует" in (admin.alert or "")
    assert "Не нашёл" in (await reader.send(QUESTION)).text
    _ = TEXT, send_file
