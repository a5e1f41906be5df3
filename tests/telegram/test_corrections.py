"""Admins put right or hide what was found in the articles; it is marked, undone, and written into the log."""

from __future__ import annotations

import pytest
from messenger import Person

from bot.app import App
from bot.texts import Words


async def open_person(someone: Person, name: str) -> None:
    await someone.send(f"/people {name}")
    await someone.press(someone.last.buttons[0])


async def change(admin: Person, words: Words, field: str, value: str) -> None:
    await admin.press(words.plain("button-fact-edit"))
    await admin.press(words.plain(field))
    await admin.send(value)


async def test_a_name_and_roles_are_put_right(person: Person, admin: Person, words: Words, app: App) -> None:
    await open_person(admin, "Рощупкин")
    await change(admin, words, "field-person-name", "Леонид Рощупкин-Новый")
    assert admin.last.text.startswith(f"Леонид Рощупкин-Новый\n{words.plain('corrected-by-admin')}")
    await change(admin, words, "field-person-roles", "мэр; почётный гость")
    assert "• мэр" in admin.last.text
    assert "• почётный гость" in admin.last.text
    await open_person(person, "Рощупкин-Новый")
    assert words.plain("corrected-by-admin") in person.last.text
    assert words.plain("button-fact-edit") not in person.last.buttons
    await admin.press(words.plain("button-fact-restore"))
    assert admin.last.text.startswith("Леонид Рощупкин\n")
    assert words.plain("corrected-by-admin") not in admin.last.text
    log = await admin.send("/log")
    assert words.plain("log-fact-corrected", {"title": "Леонид Рощупкин"}) in log.text
    assert words.plain("log-fact-restored", {"title": "Леонид Рощупкин"}) in log.text


async def test_an_entry_is_hidden_and_comes_back(person: Person, admin: Person, words: Words) -> None:
    await open_person(admin, "Рощупкин")
    hidden = await admin.press(words.plain("button-fact-hide"))
    assert hidden.buttons == [words.plain("button-fact-show")]
    assert words.plain("button-all-people") == (await person.send("/people Рощупкин")).buttons[0]
    assert words.plain("button-hidden-facts", {"count": 1}) not in (await person.send("/people")).buttons
    await admin.send("/people")
    await admin.press(words.plain("button-hidden-facts", {"count": 1}))
    await admin.press("Леонид Рощупкин")
    assert admin.last.text.startswith("Леонид Рощупкин\n")
    assert (await person.send("/people Рощупкин")).buttons[0] == "Леонид Рощупкин"


async def test_an_agreement_is_put_right(person: Person, admin: Person, words: Words) -> None:
    await admin.send("/agreements")
    await admin.press("1. ")
    await change(admin, words, "field-agreement-signatories", "Иван Петров; Пётр Иванов")
    assert "Иван Петров; Пётр Иванов" in admin.last.text
    await change(admin, words, "field-agreement-term", "на 3 года")
    assert "на 3 года" in admin.last.text
    await change(admin, words, "field-agreement-status", "отменено")
    assert "отменено" in admin.last.text
    await change(admin, words, "field-agreement-term", "-")
    assert "на 3 года" not in admin.last.text
    await person.send("/agreements")
    card = await person.press("1. ")
    assert words.plain("corrected-by-admin") in card.text


@pytest.mark.parametrize("value", ["-", "  ", "ы" * 501])
async def test_a_value_that_will_not_do_is_refused(admin: Person, words: Words, value: str) -> None:
    await open_person(admin, "Рощупкин")
    await change(admin, words, "field-person-name", value)
    assert admin.last.html == words.html("fact-wrong-value")
    await admin.send("Леонид Иванович Рощупкин")
    assert admin.last.text.startswith("Леонид Иванович Рощупкин\n")


async def test_only_admins_correct(person: Person, admin: Person, words: Words) -> None:
    await open_person(admin, "Рощупкин")
    for label in ("button-fact-edit", "button-fact-hide"):
        await person.send("/people")
        await person.press_data(admin.last.data(words.plain(label)))
        assert person.alert == words.plain("button-stale")


async def test_a_correction_goes_with_its_article(app: App, admin: Person, words: Words) -> None:
    await open_person(admin, "Рощупкин")
    card = admin.last
    await admin.press(words.plain("button-fact-edit"))
    await admin.press(words.plain("field-person-name"))
    await app.database.write("UPDATE articles SET state = 'removed'")
    await app.library.rebuild()
    assert (await admin.send("Новое имя")).html == words.html("fact-gone")
    await admin.press(words.plain("button-fact-hide"), on=card)
    assert admin.alert == words.plain("button-stale")
