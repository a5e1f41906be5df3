"""/articles, /log and /admins: everything that can be done after publishing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiogram.types import Contact, MessageOriginUser, User
from office import LENGTH, QUESTION, TEXT, TITLE, OfficeTelegram, article, reply, send_article
from telegram_fake import Chat, Shown

from bot.app import App

CHANGED = TEXT.replace("сорок два", "пятьдесят")


async def publish(admin: Chat, text: str = TEXT) -> Shown:
    await send_article(admin, text)
    return await admin.press("Опубликовать")


async def open_first(admin: Chat) -> Shown:
    return await admin.press("1. ", on=await admin.send("/articles"))


async def test_the_list_and_a_card(admin: Chat) -> None:
    await publish(admin)
    listed = await admin.send("/articles")
    assert "Статей: 3" in listed.text
    assert listed.text.index(TITLE) < listed.text.index("Стаханов"), "newest first"
    card = await admin.press("1. ")
    assert card.text.startswith(TITLE)
    assert "6 предложений" in card.text
    assert "администратор 1" in card.text
    assert "Файл: мост.txt" in card.text
    assert card.buttons == ["Скачать", "Исправить", "Заменить", "Убрать", "Все статьи"]


async def test_long_lists_have_pages(admin: Chat) -> None:
    for number in range(9):
        await publish(admin, article(number))
    await admin.send("/articles")
    assert "9. " in (await admin.press("Дальше")).text


async def test_the_original_is_sent_byte_for_byte(admin: Chat, telegram: OfficeTelegram) -> None:
    await publish(admin)
    await open_first(admin)
    await admin.press("Скачать")
    assert telegram.sent[-1].filename == "мост.txt"
    assert telegram.sent[-1].data == TEXT.encode()


async def test_the_seeds_can_be_downloaded_too(admin: Chat, telegram: OfficeTelegram) -> None:
    await open_first(admin)
    await admin.press("Скачать")
    assert telegram.sent[-1].data.startswith(b"---\n")


async def test_removing_asks_and_can_be_taken_back(admin: Chat, reader: Chat) -> None:
    await publish(admin)
    await open_first(admin)
    assert "Убрать" in (await admin.press("Убрать")).text
    assert LENGTH in (await reader.send(QUESTION)).text, "not before it is confirmed"
    removed = await admin.press("Да, убрать")
    assert "Удалено" in removed.text
    assert "Не нашёл" in (await reader.send(QUESTION)).text
    await admin.press("Вернуть", on=removed)
    assert LENGTH in (await reader.send(QUESTION)).text


async def test_removed_articles_have_a_list(admin: Chat, reader: Chat) -> None:
    await publish(admin)
    await open_first(admin)
    await admin.press("Убрать")
    await admin.press("Да, убрать")
    await admin.send("/articles")
    listed = await admin.press("Убранные (1)")
    assert "Убранные статьи: 1" in listed.text
    card = await admin.press("1. ")
    assert "Убрана: по ней не отвечаю" in card.text
    await admin.press("Вернуть")
    assert LENGTH in (await reader.send(QUESTION)).text


async def test_an_old_answer_loses_its_buttons_politely(admin: Chat, reader: Chat) -> None:
    await publish(admin)
    answer = await reader.send(QUESTION)
    await open_first(admin)
    await admin.press("Убрать")
    await admin.press("Да, убрать")
    await reader.press("Контекст", on=answer)
    assert "не действует" in (reader.alert or "")


async def test_replacing_keeps_versions(admin: Chat, reader: Chat, telegram: OfficeTelegram) -> None:
    await publish(admin)
    await open_first(admin)
    assert "новую версию" in (await admin.press("Заменить")).text
    card = await send_article(admin, CHANGED, "мост-2.txt")
    assert "займёт место прежней" in card.text
    await admin.press("Опубликовать")
    assert "пятьдесят метра" in (await reader.send(QUESTION)).text
    current = await open_first(admin)
    assert "Версия 2 из 2" in current.text
    versions = await admin.press("Версии (2)")
    assert versions.text.count("отвечаю по этой") == 1
    old = await admin.press("Версия 1")
    assert "Заменена более новой" in old.text
    await admin.press("Скачать")
    assert telegram.sent[-1].data == TEXT.encode()
    await admin.press("Вернуть", on=old)
    assert LENGTH in (await reader.send(QUESTION)).text
    assert "Статей: 3" in (await admin.send("/articles")).text


async def test_a_text_can_replace_a_file(admin: Chat, reader: Chat) -> None:
    await publish(admin)
    await open_first(admin)
    await admin.press("Заменить")
    assert "займёт место прежней" in (await admin.send(CHANGED)).text
    await admin.press("Опубликовать")
    assert "пятьдесят метра" in (await reader.send(QUESTION)).text


async def test_a_new_version_comes_from_where_the_old_one_came_from(admin: Chat) -> None:
    origin = "Издание: Вестник Лесного\nДата: 17 мая 2024\n"
    await send_article(admin, origin + TEXT)
    await admin.press("Опубликовать")
    for text, publisher in ((CHANGED, "Вестник Лесного"), (f"Издание: Заря\nДата: июнь 2024\n{TEXT}", "Заря")):
        await open_first(admin)
        await admin.press("Заменить")
        assert f"Издание: {publisher}" in (await admin.send(text)).text
        await open_first(admin)
        await admin.press("Заменить")
        card = await send_article(admin, text, "новая.txt")
        assert f"Издание: {publisher}" in card.text
    assert "Дата: июнь 2024" in card.text


async def test_a_published_article_is_corrected_by_reply(admin: Chat, reader: Chat) -> None:
    await publish(admin)
    await open_first(admin)
    await admin.press("Исправить")
    prompt = await admin.press("Издание")
    assert "Издание: Вестник Лесного" in (await reply(admin, prompt, "Вестник Лесного")).text
    assert "Вестник Лесного" in (await reader.send(QUESTION)).text
    log = await admin.send("/log")
    assert f"исправлена «{TITLE}»" in log.text
    assert "— → Вестник Лесного" in log.text


async def test_the_log_tells_who_did_what(admin: Chat, app: App, telegram: OfficeTelegram) -> None:
    assert "никто ничего не менял" in (await admin.send("/log")).text
    await admin.send("/admins 7")
    other = telegram.chat(person=7)
    published = await publish(other)
    await other.press("Отменить", on=published)
    await publish(admin, article(3))
    await open_first(admin)
    await admin.press("Убрать")
    await admin.press("Да, убрать")
    await admin.press("Вернуть")
    log = (await admin.send("/log")).text
    order = ["возвращена", "убрана", "добавлена", "отменена публикация", "добавлена", "новый администратор: 7"]
    places = [log.index(order[0])]
    for word in order[1:]:
        places.append(log.index(word, places[-1] + 1))
    assert places == sorted(places)
    assert "· вы" in log
    assert "администратор 7" in log


@pytest.mark.parametrize("way", ["number", "contact", "forward"])
async def test_an_admin_is_added_in_three_ways(
    admin: Chat, app: App, telegram: OfficeTelegram, way: str
) -> None:
    newcomer = telegram.chat(person=55)
    assert "только для администраторов" in (await newcomer.send("/articles")).text
    await admin.send("/admins")
    await admin.press("Добавить")
    if way == "number":
        await admin.send("55")
    elif way == "contact":
        await admin.receive(contact=Contact(phone_number="1", first_name="Б", user_id=55))
    else:
        person = User(id=55, is_bot=False, first_name="Б")
        await admin.receive(text="привет", forward_origin=MessageOriginUser(date=datetime.now(UTC), sender_user=person))
    assert "администратор 55" in admin.last.text
    assert "Статей: 2" in (await newcomer.send("/articles")).text
    assert "/articles" in (await newcomer.send("/help")).text


async def test_an_added_admin_can_be_removed_one_of_the_settings_cannot(
    admin: Chat, telegram: OfficeTelegram
) -> None:
    await admin.send("/admins 55")
    listed = await admin.send("/admins")
    assert listed.buttons == ["Убрать 55", "Добавить"]
    assert "вы · из настроек" in listed.text
    await admin.press("Убрать 55")
    await admin.press("Да, убрать")
    assert "только для администраторов" in (await telegram.chat(person=55).send("/articles")).text
    await admin.press_data("mx:1:1", admin.last)
    assert "не действует" in (admin.alert or "")
    assert "Статей: 2" in (await admin.send("/articles")).text


async def test_the_same_admin_twice(admin: Chat) -> None:
    await admin.send("/admins 55")
    await admin.send("/admins 55")
    assert "55 уже администратор" in admin.shown[-2].text
