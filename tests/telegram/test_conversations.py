"""Questions edited, answers reacted to, topics begun, words quoted and copied."""

from __future__ import annotations

import asyncio

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendChatAction, SendMessage
from aiogram.types import PhotoSize
from messenger import Messenger, Person, edits
from published import read_article

from bot.app import App
from bot.busy import typing_if_slow
from bot.storage.articles import NewArticle
from bot.texts import Words
from retrieval.models import Article

QUESTION = "Где установлен бюст Стаханова?"
QUOTATION = "Перед зданием Преображенской средней школы"
SIGNED = "Кто подписал соглашение с липецкой стороны?"
UNANSWERABLE = "Сколько стоит проезд в метро Парижа?"
VOTES = "SELECT person_id, useful FROM votes"


async def test_an_edited_question_is_answered_in_place(app: App, person: Person) -> None:
    answer = await person.send("Кто подписал соглашение с липецкой стороны?")
    other = await person.edit(QUESTION)
    assert other.id == answer.id
    assert other.text.startswith(QUOTATION)
    assert len(person.shown) == 1
    turns = await app.database.read("SELECT question FROM turns")
    assert [turn["question"] for turn in turns] == [QUESTION]


async def test_an_edit_that_finds_nothing_says_so_in_place(person: Person, words: Words) -> None:
    answer = await person.send(QUESTION)
    changed = await person.edit(UNANSWERABLE)
    assert changed.id == answer.id
    assert words.plain("not-found") in changed.text
    assert (await person.edit(QUESTION)).text.startswith(QUOTATION)


async def test_an_edit_into_thanks_is_understood(person: Person, words: Words) -> None:
    await person.send(QUESTION)
    assert (await person.edit("спасибо")).html == words.html("talk-thanks")
    assert (await person.edit(QUESTION)).text.startswith(QUOTATION)


async def test_an_edit_that_changes_nothing_changes_nothing(person: Person, telegram: Messenger) -> None:
    await person.send(QUESTION)
    await person.edit(QUESTION)
    assert edits(telegram) == 0


async def test_thanks_edited_into_a_question_are_answered(person: Person) -> None:
    await person.send("спасибо")
    assert (await person.edit(QUESTION)).text.startswith(QUOTATION)


async def test_an_edit_takes_its_votes_along(app: App, person: Person) -> None:
    await person.send(SIGNED)
    await person.press("👍")
    await person.edit(QUESTION)
    assert list(await app.database.read(VOTES)) == []


async def test_an_edited_ask_in_a_group(member: Person) -> None:
    answer = await member.send(f"/ask {SIGNED}")
    changed = await member.edit(f"/ask {QUESTION}")
    assert changed.id == answer.id
    assert changed.text.startswith(QUOTATION)


async def test_reactions_are_votes(app: App, person: Person) -> None:
    answer = await person.send(QUESTION)

    async def votes() -> list[tuple[int, int]]:
        return [tuple(vote) for vote in await app.database.read(VOTES)]

    await person.react("👍", answer)
    assert await votes() == [(100, 1)]
    await person.react("👎", answer, before="👍")
    assert await votes() == [(100, 0)]
    await person.react("🔥", answer, before="👎")
    assert await votes() == []
    await person.react("🎉", answer)
    assert await votes() == []


async def test_a_reaction_is_about_the_passage_shown(app: App, person: Person, words: Words) -> None:
    answer = await person.send("Кто подписал соглашение?")
    await person.press(words.plain("button-more", {"place": 2, "count": 4}))
    await person.react("👍", answer)
    assert [vote["place"] for vote in await app.database.read("SELECT place FROM votes")] == [1]


async def test_reactions_to_anything_else_are_nothing(app: App, person: Person) -> None:
    page = await person.send("/people")
    await person.react("👍", page)
    assert list(await app.database.read(VOTES)) == []


async def test_a_new_topic_ends_a_thread(person: Person, words: Words) -> None:
    await person.send("Кто такой Сергей Жевлаков?")
    followed = await person.send("Кто его заместитель?")
    assert words.plain("answer-subject", {"subject": "Сергей Жевлаков"}) in followed.text
    assert words.plain("button-new-topic") in followed.buttons
    await person.press(words.plain("button-new-topic"), on=followed)
    assert person.alert == words.plain("topic-new")
    assert "Жевлаков" not in (await person.send("Кто его заместитель?")).text.split("\n")[-1]
    await person.send("Кто такой Сергей Жевлаков?")
    assert (await person.send("/new")).html == words.html("topic-new")
    assert words.plain("button-new-topic") not in (await person.send("Кто его заместитель?")).buttons


async def test_a_reply_leans_on_what_it_replies_to(person: Person) -> None:
    first = await person.send("Кто такой Сергей Жевлаков?")
    await person.send(QUESTION)
    assert "Жевлаков" in (await person.send("Кто его заместитель?", reply=first)).text


async def test_a_quotation_can_be_copied(person: Person, words: Words) -> None:
    answer = await person.send(QUESTION)
    copied = [button.copy_text.text for row in answer.keyboard.inline_keyboard for button in row if button.copy_text]
    assert copied == [answer.text.split("\n")[0]]
    assert words.plain("button-copy") in answer.buttons


async def test_long_neighbours_are_folded(app: App, person: Person, words: Words) -> None:
    long = " ".join(["Стороны очень подробно обсудили дороги и мосты"] * 12)
    text = f"{long}.\nВ Лесном открыли пешеходный мост через Вьюнку.\n{long}."
    await app.library.add([NewArticle(read_article(Article("long", "Мост", text)))])
    await person.send("Где открыли пешеходный мост через Вьюнку?")
    wide = await person.press(words.plain("button-context"))
    assert wide.html.count("<blockquote expandable>") >= 1
    assert wide.html.count("<blockquote>") == 1


async def test_words_that_cannot_be_quoted_are_still_answered(member: Person, telegram: Messenger) -> None:
    """The message was changed while the answer was on its way."""

    def quoted(method: SendMessage) -> bool:
        return bool(method.reply_parameters and method.reply_parameters.quote)

    request = telegram.make_request

    async def strict(bot, method, timeout=None):  # type: ignore[no-untyped-def]  # noqa: ASYNC109
        if isinstance(method, SendMessage) and quoted(method):
            raise TelegramBadRequest(method, "Bad Request: QUOTE_TEXT_INVALID")
        return await request(bot, method, timeout)

    telegram.make_request = strict  # type: ignore[method-assign]
    assert (await member.send(f"/ask {QUESTION}")).text.startswith(QUOTATION)


async def test_nothing_has_a_preview(person: Person, app: App) -> None:
    await person.send(QUESTION)
    assert app.bot.default.link_preview.is_disabled


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, 0), (0.05, 1)])
async def test_typing_is_shown_for_slow_work_only(
    app: App, telegram: Messenger, seconds: float, shown: int
) -> None:
    someone = telegram.person(100)
    async with typing_if_slow(app.bot, someone.message("а"), after=0.01):
        await asyncio.sleep(seconds)
    actions = [request for request in telegram.requests if isinstance(request, SendChatAction)]
    assert len(actions) == shown


async def test_ask_works_in_private_too(person: Person) -> None:
    assert (await person.send(f"/ask {QUESTION}")).text.startswith(QUOTATION)


async def test_an_admin_who_corrects_a_text_asks_nothing(app: App, admin: Person, words: Words) -> None:
    await admin.send("/help")
    shown = len(admin.shown)
    await admin.edit("Где установлен памятник?")
    assert len(admin.shown) == shown


@pytest.mark.parametrize("command", ["/people", "/nothing_such", "/start"])
async def test_a_question_made_a_command_keeps_no_answer(person: Person, words: Words, command: str) -> None:
    answer = await person.send(QUESTION)
    changed = await person.edit(command)
    assert changed.id == answer.id
    assert changed.html == words.html("edited-into-command", {"command": command})
    assert changed.buttons == []
    assert (await person.edit(QUESTION)).text.startswith(QUOTATION)
    assert len(person.shown) == 1


async def test_a_command_made_another_is_left_alone(person: Person) -> None:
    before = await person.send("/help")
    assert (await person.edit("/people")).html == before.html
    assert len(person.shown) == 1


def picture(caption: str | None = None) -> dict[str, object]:
    photo = PhotoSize(file_id="p", file_unique_id="p", width=9, height=9)
    return {"photo": [photo], "media_group_id": "7", "caption": caption}


async def test_an_album_hears_one_word(person: Person, words: Words) -> None:
    for _ in range(3):
        await person.receive(**picture())
    assert [shown.html for shown in person.shown] == [words.html("not-words-photo")]


async def test_a_question_under_an_album_is_all_that_is_answered(person: Person) -> None:
    await person.receive(**picture(QUESTION))
    await person.receive(**picture())
    assert [shown.text.startswith(QUOTATION) for shown in person.shown] == [True]


async def test_a_reaction_in_a_group_is_a_vote_and_can_be_taken_back(
    app: App, member: Person, telegram: Messenger
) -> None:
    answer = await member.send(f"/ask {QUESTION}")
    other = telegram.person(200, chat=member.id)
    await member.react("👍", answer)
    await other.react("👎", answer)
    assert [tuple(vote) for vote in await app.database.read(VOTES)] == [(100, 1), (200, 0)]
    await other.react(None, answer, before="👎")
    assert [tuple(vote) for vote in await app.database.read(VOTES)] == [(100, 1)]


async def test_who_was_not_helped_can_call_a_human_with_or_without_a_reason(person: Person, words: Words) -> None:
    call = words.plain("button-human")
    assert call not in (await person.send(QUESTION)).buttons
    assert call in (await person.press("👎")).buttons
    assert call in (await person.press(words.plain("reason-part"))).buttons
    assert call not in (await person.press("👍")).buttons


async def test_a_sentence_too_long_to_be_copied_by_a_button_can_be_shared(
    app: App, person: Person, words: Words
) -> None:
    sentence = f"В Лесном открыли мост, {'который строили очень долго, ' * 10}через Вьюнку."
    await app.library.add([NewArticle(read_article(Article("long", "Мост", sentence)))])
    answer = await person.send("Что открыли в Лесном через Вьюнку?")
    assert answer.text.startswith(sentence)
    assert words.plain("button-copy") not in answer.buttons
    assert words.plain("button-share") in answer.buttons
