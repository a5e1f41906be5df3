"""The card before publishing: fields by reply, leftovers put back, doubles and what differs."""

from __future__ import annotations

import re

import pytest
from office import LENGTH, LINES, QUESTION, TEXT, TITLE, reply, send_article, send_file
from samples import docx, page, zipped
from telegram_fake import Chat, Shown

from bot.app import App


def sentences_in(card: Shown) -> int:
    found = re.search(r"(\d+) предложени", card.text)
    assert found
    return int(found[1])


LEFTOVERS = "\nПоддержать\nСтатьи\nНовости\n06.07.2025\n14:54\n"


@pytest.mark.parametrize(
    ("button", "asks", "value", "shows"),
    [
        ("Заголовок", "Заголовок сейчас", "Новый мост", "Новый мост\n"),
        ("Издание", "Издание сейчас: —", "Вестник", "Издание: Вестник"),
        ("Дата", "Дата сейчас: —", "май 2024", "Дата: май 2024"),
        ("Адрес", "Адрес сейчас: —", "https://vestnik.example/most", "Адрес: https://vestnik.example/most"),
    ],
)
async def test_a_field_is_changed_by_reply(admin: Chat, button: str, asks: str, value: str, shows: str) -> None:
    old = await send_article(admin)
    await admin.press("Изменить")
    prompt = await admin.press(button)
    assert asks in prompt.text
    card = await reply(admin, prompt, value)
    assert shows in card.text
    assert card.buttons == ["Опубликовать", "Изменить", "Отмена"]
    assert admin.telegram.messages[admin.id, old.id].keyboard is None, "the old card is no second one"
    await admin.press("Опубликовать")


async def test_a_new_title_is_the_source_of_the_answer(admin: Chat, reader: Chat) -> None:
    await send_article(admin)
    await admin.press("Изменить")
    await reply(admin, await admin.press("Заголовок"), "Мост через Вьюнку")
    await admin.press("Опубликовать")
    assert "Источник: Мост через Вьюнку" in (await reader.send(QUESTION)).text


@pytest.mark.parametrize(
    ("button", "value", "complaint"),
    [("Заголовок", "-", "Без заголовка нельзя"), ("Адрес", "где-то", "не похоже на адрес"), ("Дата", "я" * 301, "300")],
)
async def test_a_wrong_value_is_asked_for_again(admin: Chat, button: str, value: str, complaint: str) -> None:
    await send_article(admin)
    await admin.press("Изменить")
    prompt = await admin.press(button)
    assert complaint in (await reply(admin, prompt, value)).text
    again = "https://a.example/b" if button == "Адрес" else "май"
    assert again in (await reply(admin, prompt, again)).text


async def test_a_field_is_emptied_with_a_dash(admin: Chat) -> None:
    await admin.send("/add")
    await send_file(admin, "мост.txt", f"---\ntitle: Мост\npublisher: Вестник\n---\n{TEXT}".encode())
    await admin.press("Изменить")
    assert "Издание: —" in (await reply(admin, await admin.press("Издание"), "-")).text


async def test_a_question_while_a_field_is_asked_for_is_a_question(admin: Chat) -> None:
    await send_article(admin)
    await admin.press("Изменить")
    await admin.press("Заголовок")
    assert "бюст Стаханова" in (await admin.send("Где установлен бюст Стаханова?")).text


async def test_a_reply_about_a_draft_that_is_gone(admin: Chat) -> None:
    card = await send_article(admin)
    await admin.press("Изменить")
    prompt = await admin.press("Заголовок")
    await admin.press_data(f"ux:{card.data('Опубликовать').partition(':')[2]}", card)
    assert "черновика уже нет" in (await reply(admin, prompt, "Новый")).text


async def test_leftovers_are_shown_with_reasons_and_come_back(admin: Chat, reader: Chat) -> None:
    card = await send_article(admin, TEXT + LEFTOVERS)
    assert "Вырезано как лишнее" in card.text
    assert "Поддержать" in card.text
    cuts = await admin.press("Вырезанное (1)")
    assert "хвост страницы сайта" in cuts.text
    back = await admin.press("Вернуть 1")
    assert "Вырезано" not in back.text
    assert admin.alert == "Вернул в текст."
    await admin.press("Опубликовать")
    assert LENGTH in (await reader.send(QUESTION)).text


async def test_everything_cut_out_of_a_page_comes_back_at_once(admin: Chat) -> None:
    card = await send_file(admin, "мост.html", page(LINES, TITLE))
    assert sentences_in(card) == 5
    cuts = await admin.press("Вырезанное")
    assert "часть страницы вне статьи" in cuts.text
    assert "Вернуть всё" in cuts.buttons
    back = await admin.press("Вернуть всё")
    assert back.id == card.id
    assert "Вырезано" not in back.text
    assert sentences_in(back) > 5


async def test_the_same_file_again(admin: Chat, app: App) -> None:
    await send_article(admin)
    await admin.press("Опубликовать")
    card = await send_article(admin)
    assert f"Точно такой файл уже есть: «{TITLE}»" in card.text
    assert card.buttons == ["Заменить", "Оставить обе", "Изменить", "Отмена"]
    await admin.press("Оставить обе")
    assert len(app.library.knowledge.articles) == 4


async def test_the_same_text_in_another_file(admin: Chat, app: App) -> None:
    await send_file(admin, "мост.docx", docx(LINES, TITLE))
    await admin.press("Опубликовать")
    card = await send_file(admin, "мост.txt", "\r\n".join(LINES).encode("cp1251"))
    assert "Такой же текст уже есть" in card.text
    assert "Опубликовано" in (await admin.press("Заменить")).text
    assert len(app.library.knowledge.articles) == 3


async def test_the_same_address(admin: Chat) -> None:
    head = "---\ntitle: {}\nurl: {}\n---\n"
    first = head.format("Мост", "https://www.vestnik.example/most/?utm_source=x") + TEXT
    await send_file(admin, "а.txt", first.encode())
    await admin.press("Опубликовать")
    other = "\n".join(f"{line} Об этом рассказали на собрании." for line in reversed(LINES[:2]))
    card = await send_file(admin, "б.txt", (head.format("Мост снова", "http://vestnik.example/most") + other).encode())
    assert "Статья с этим адресом уже есть: «Мост»" in card.text
    assert "Чем отличаются" in card.buttons


async def test_nearly_the_same_text_shows_what_differs(admin: Chat, reader: Chat, app: App) -> None:
    await send_article(admin)
    await admin.press("Опубликовать")
    card = await send_article(admin, TEXT.replace("сорок два", "пятьдесят"), "мост-2.txt")
    assert f"Очень похожая статья уже есть: «{TITLE}»" in card.text
    shown = await admin.press("Чем отличаются")
    assert "Было:\nДлина моста составляет сорок два метра" in shown.text
    assert "Стало:\nДлина моста составляет пятьдесят метра" in shown.text
    assert "<b>сорок два</b>" in shown.html
    assert "<b>пятьдесят</b>" in shown.html
    assert LINES[0] not in shown.text, "what is the same is not shown"
    await admin.press("‹ К статье")
    published = await admin.press("Заменить")
    assert len(app.library.knowledge.articles) == 3
    assert "пятьдесят метра" in (await reader.send(QUESTION)).text
    await admin.press("Отменить", on=published)
    assert LENGTH in (await reader.send(QUESTION)).text, "what was replaced is back"


async def test_doubles_within_one_archive_are_left_out(admin: Chat, app: App) -> None:
    files = {"а.txt": TEXT.encode(), "б.txt": TEXT.encode("cp1251"), "в.txt": TEXT.encode()}
    report = await send_file(admin, "все.zip", zipped(files))
    assert report.text.count("повторяет") == 2
    assert "Будет опубликована 1 статья" in report.text
    await admin.press("Опубликовать (1)")
    assert len(app.library.knowledge.articles) == 3


async def test_an_archive_of_what_is_there_already(admin: Chat, app: App) -> None:
    await send_article(admin)
    await admin.press("Опубликовать")
    changed = TEXT.replace("сорок два", "пятьдесят")
    report = await send_file(admin, "все.zip", zipped({"а.txt": TEXT.encode(), "б.txt": changed.encode()}))
    assert "такой файл уже есть" in report.text
    assert "откройте и решите" in report.text
    assert not [label for label in report.buttons if label.startswith("Опубликовать")]
    await admin.press("2. ")
    chosen = await admin.press("Заменить")
    assert "заменит прежнюю" in chosen.text
    await admin.press("Опубликовать (1)")
    assert len(app.library.knowledge.articles) == 3
