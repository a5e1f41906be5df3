"""«Нужен человек»: from a person to the admins and back; news of an article that answers later; feedback."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramForbiddenError
from messenger import Messenger, Person
from published import read_article

from bot.app import App
from bot.storage.articles import NewArticle
from bot.texts import Words
from retrieval.models import Article

UNANSWERABLE = "Какова длина моста через Вьюнку?"
BRIDGE = Article("bridge", "В Лесном открыли мост", "Длина моста через Вьюнку составляет сорок два метра.")


@pytest.fixture
def call(words: Words) -> str:
    return words.plain("button-human")


async def publish(app: App) -> None:
    await app.library.add([NewArticle(read_article(BRIDGE))])
    await app.dispatcher.workflow_data["news"].tell()


async def test_a_question_goes_to_the_admins_and_the_answer_comes_back(
    person: Person, admin: Person, words: Words, call: str, telegram: Messenger
) -> None:
    await person.send(UNANSWERABLE)
    asked = person.typed.message_id
    await person.press(call)
    assert person.alert == words.plain("human-called")
    card = admin.last
    assert UNANSWERABLE in card.text
    assert words.plain("ticket-nothing-found") in card.text
    assert words.plain("ticket-is-open") in card.text
    confirmed = await admin.send("Сорок два <метра>", reply=card)
    assert confirmed.html == words.html("ticket-passed-back")
    assert person.last.text.endswith("Сорок два <метра>")
    assert person.last.text.startswith(words.plain("ticket-answer"))
    assert person.last.method.reply_parameters.message_id == asked
    card = telegram.messages[admin.id, card.id]
    assert words.plain("ticket-is-answered") in card.text
    closed = await admin.press(words.plain("button-close-ticket"), on=card)
    assert words.plain("ticket-is-closed") in closed.text
    assert closed.buttons == []


async def test_a_question_is_passed_on_once(person: Person, admin: Person, words: Words, call: str) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    cards = len(admin.shown)
    await person.press(call)
    assert person.alert == words.plain("human-already")
    assert len(admin.shown) == cards


async def test_a_quotation_that_did_not_help_goes_along(
    person: Person, admin: Person, words: Words, call: str
) -> None:
    answer = await person.send("Где установлен бюст Стаханова?")
    assert call not in answer.buttons
    voted = await person.press("👎")
    assert call in voted.buttons
    await person.press(call, on=voted)
    assert words.plain("ticket-did-not-help") in admin.last.text
    assert "Преображенской средней школы" in admin.last.text


async def test_the_card_shows_the_passage_that_was_looked_at(
    person: Person, admin: Person, words: Words, call: str
) -> None:
    await person.send("Кто подписал соглашение?")
    seen = await person.press(words.plain("button-more", {"place": 2, "count": 4}))
    await person.press("👎")
    await person.press(call)
    assert f"{words.plain('ticket-did-not-help')}\n{seen.text.splitlines()[0]}" in admin.last.text


async def test_only_so_many_wait_at_a_time(person: Person, words: Words, call: str) -> None:
    for number in range(6):
        await person.send(f"{UNANSWERABLE} {number}")
        await person.press(call)
    assert person.alert == words.plain("human-too-many")


async def test_somebody_elses_question_is_not_theirs_to_pass_on(
    member: Person, telegram: Messenger, words: Words, call: str
) -> None:
    reply = await member.send(f"/ask {UNANSWERABLE}")
    other = telegram.person(200, member.language, member.id)
    await other.press(call, on=reply)
    assert other.alert == words.plain("button-of-another")


async def test_only_admins_close_and_answer(person: Person, admin: Person, words: Words, call: str) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    await person.press_data(admin.last.data(words.plain("button-close-ticket")))
    assert person.alert == words.plain("button-stale")
    assert words.plain("ticket-is-open") in admin.last.text


async def test_a_picture_can_be_an_answer(
    person: Person, admin: Person, words: Words, call: str, telegram: Messenger
) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    await admin.receive(dice={"emoji": "🎲", "value": 1}, reply_to_message=admin.bots(admin.last))
    assert [(copy.chat_id, copy.from_chat_id) for copy in telegram.copied] == [(person.id, admin.id)]


async def test_nobody_there_is_said(person: Person, telegram: Messenger, words: Words, call: str) -> None:
    reply = await person.send(UNANSWERABLE)
    telegram.failures.append(TelegramForbiddenError(None, "Forbidden: bot was blocked by the user"))  # type: ignore[arg-type]
    await person.press(call, on=reply)
    assert person.alert == words.plain("human-nobody")


async def test_where_there_are_no_admins_nothing_is_promised(
    app: App, person: Person, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.dispatcher.workflow_data["admins"], "_fixed", ())
    assert words.plain("button-human") not in (await person.send(UNANSWERABLE)).buttons
    assert (await person.send("/feedback")).html == words.html("human-nobody")


async def test_a_long_answer_comes_whole(person: Person, admin: Person, call: str) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    await admin.send("очень " * 800 + "длинный ответ", reply=admin.last)
    first, second = person.shown[-2:]
    assert (first.text + " " + second.text).endswith("очень " * 800 + "длинный ответ")


async def test_a_long_quotation_leaves_room_on_the_card(
    app: App, person: Person, admin: Person, words: Words, call: str
) -> None:
    sentence = f"В Лесном открыли мост, {'который строили очень долго, ' * 150}через Вьюнку."
    await app.library.add([NewArticle(read_article(Article("long", "Мост", sentence)))])
    await person.send("Что открыли в Лесном через Вьюнку?")
    await person.press("👎")
    await person.press(call)
    assert person.alert == words.plain("human-called")
    assert words.plain("ticket-is-open") in admin.last.text


async def test_whoever_left_cannot_be_answered(
    person: Person, admin: Person, telegram: Messenger, words: Words, call: str
) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    card = admin.last
    telegram.failures.append(TelegramForbiddenError(None, "Forbidden: bot was blocked by the user"))  # type: ignore[arg-type]
    assert (await admin.send("Ответ", reply=card)).html == words.html("ticket-unreachable")
    assert words.plain("ticket-is-open") in telegram.messages[admin.id, card.id].text


async def test_an_article_that_answers_later_is_told_of_once(
    app: App, person: Person, words: Words, call: str
) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    await publish(app)
    news = person.last
    assert news.text.startswith(words.plain("answered-later"))
    assert "сорок два метра" in news.text
    shown = len(person.shown)
    await app.library.rebuild()
    await app.dispatcher.workflow_data["news"].tell()
    assert len(person.shown) == shown


async def test_news_can_be_stopped(app: App, person: Person, words: Words, call: str) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    await person.send("Какой ширины мост через Вьюнку?")
    await person.press(call)
    await app.library.add([NewArticle(read_article(BRIDGE))])
    await app.dispatcher.workflow_data["news"].tell()
    news = [message for message in person.shown if message.text.startswith(words.plain("answered-later"))]
    await person.press(words.plain("button-stop-telling"), on=news[0])
    assert person.alert == words.plain("telling-stopped")
    shown = len(person.shown)
    wide = Article("wide", "О мосте", "Ширина моста через Вьюнку составляет три метра.")
    await app.library.add([NewArticle(read_article(wide))])
    await app.dispatcher.workflow_data["news"].tell()
    assert len(person.shown) == shown


async def test_a_gap_is_filled_from_its_card(
    app: App, person: Person, admin: Person, words: Words, call: str
) -> None:
    await person.send(UNANSWERABLE)
    await person.press(call)
    prompt = await admin.press(words.plain("button-add-article"))
    assert words.plain("button-never-mind") in prompt.buttons


async def test_feedback_reaches_the_admins_and_is_answered(
    person: Person, admin: Person, words: Words
) -> None:
    assert (await person.send("/feedback Всё <ясно>")).html == words.html("feedback-thanks")
    assert "Всё <ясно>" in admin.last.text
    await admin.send("Рады помочь", reply=admin.last)
    assert person.last.text.startswith(words.plain("ticket-feedback-answer"))
    assert person.last.text.endswith("Рады помочь")


async def test_feedback_out_of_the_menu_asks_for_its_text(person: Person, admin: Person, words: Words) -> None:
    prompt = await person.send("/feedback")
    assert prompt.html == words.html("feedback-prompt", {"limit": 2000})
    assert (await person.send("Где установлен бюст Стаханова?")).text.startswith("Перед зданием")
    assert (await person.send("ж" * 2001, reply=prompt)).html == words.html("feedback-too-long", {"limit": 2000})
    again = await person.send("/feedback")
    assert (await person.send("Всё <ясно>", reply=again)).html == words.html("feedback-thanks")
    assert "Всё <ясно>" in admin.last.text
    assert words.plain("ticket-feedback", {"number": "1"}).split("</b>")[1] in admin.last.text


async def test_feedback_in_a_group_is_written_at_once(member: Person, words: Words) -> None:
    assert (await member.send("/feedback")).html == words.html("feedback-hint", {"limit": 2000})
