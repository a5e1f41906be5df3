"""In a group the bot answers who calls it, in the thread and topic it was called in, and is silent otherwise."""

from __future__ import annotations

import pytest
from aiogram.methods import SendMessage
from aiogram.types import Update
from messenger import NAME, Messenger, Person
from telegram_fake import BOT

from bot.app import App
from bot.markup import Html, length
from bot.texts import Words

QUESTION = "Где установлен бюст Стаханова?"
QUOTATION = "Перед зданием Преображенской средней школы"
SIGNED = "Кто подписал соглашение с липецкой стороны?"


def sent(telegram: Messenger) -> SendMessage:
    return [request for request in telegram.requests if isinstance(request, SendMessage)][-1]


async def test_joining_is_greeted_once_and_briefly(member: Person, words: Words) -> None:
    await member.let_in()
    assert [message.html for message in member.shown] == [words.html("group-hello", {"name": NAME})]
    assert length(Html(member.last.html)) < 250


async def test_ask_is_answered_with_its_words_quoted(member: Person, telegram: Messenger) -> None:
    answer = await member.send(f"/ask {QUESTION}")
    assert answer.text.startswith(QUOTATION)
    reply = sent(telegram).reply_parameters
    assert (reply.message_id, reply.quote, reply.quote_position) == (member.typed.message_id, QUESTION, 5)
    assert reply.allow_sending_without_reply


@pytest.mark.parametrize("question", ["Где <b>бюст</b> Стаханова & музей?", "<x> a < b && c", "&lt;где&gt; бюст"])
async def test_signs_of_markup_are_quoted_as_they_are(member: Person, telegram: Messenger, question: str) -> None:
    for text in (f"/ask {question}", f"{NAME} {question}"):
        await member.send(text)
        assert sent(telegram).reply_parameters.quote == question


async def test_ask_without_a_question_says_how(member: Person, words: Words) -> None:
    assert (await member.send("/ask")).html == words.html("ask-hint")


async def test_a_mention_is_answered(member: Person, telegram: Messenger) -> None:
    assert (await member.send(f"{NAME}, {QUESTION}")).text.startswith(QUOTATION)
    assert sent(telegram).reply_parameters.quote == QUESTION


async def test_a_name_under_a_question_asks_that_question(member: Person, telegram: Messenger) -> None:
    other = telegram.person(200, chat=member.id)
    asked = other.message(QUESTION)
    assert (await member.send(NAME, under=asked)).text.startswith(QUOTATION)


async def test_a_reply_to_the_bot_is_answered(member: Person) -> None:
    first = await member.send(f"/ask {SIGNED}")
    answer = await member.send(QUESTION, reply=first)
    assert answer.text.startswith(QUOTATION)


async def test_everything_else_is_left_alone(member: Person, telegram: Messenger) -> None:
    other = telegram.person(200, chat=member.id)
    for text in (QUESTION, "привет", "/unknown", "@somebody_else где бюст?", "бот, где бюст Стаханова?"):
        assert await member.hears_nothing(text), text
    assert await member.hears_nothing(QUESTION, under=other.message("Кто там?"))


async def test_threads_of_replies_keep_their_own_history(member: Person, telegram: Messenger) -> None:
    """Two people, two subjects, turn by turn: each «а когда» is about the right one."""
    other = telegram.person(200, chat=member.id)
    first = await member.send("/ask Кто такой Сергей Жевлаков?")
    second = await other.send("/ask Кто такой Владимир Коршиков?")
    mine = await member.send("А какие соглашения он подписал?", reply=first)
    theirs = await other.send("А какие соглашения он подписал?", reply=second)
    assert "Жевлаков" in mine.text
    assert "Коршиков" in theirs.text
    assert "Жевлаков" not in theirs.text


async def test_a_topic_of_a_forum_is_kept(member: Person, telegram: Messenger) -> None:
    await member.send(f"/ask {QUESTION}", topic=77)
    assert sent(telegram).message_thread_id == 77


async def test_admin_commands_do_nothing_in_groups(
    member: Person, telegram: Messenger, app: App, words: Words
) -> None:
    chief = telegram.person(1, member.language, member.id)
    for command in ("/stats", "/gaps", "/explain а", "/pin", "/export", "/digest", "/add", "/log", "/articles"):
        assert (await member.send(command)).html == words.html("admins-only"), command
        assert (await chief.send(command)).html == words.html("admins-in-private"), command
    assert telegram.photos == []
    assert telegram.files == {}


async def test_nobodys_vote_is_marked_for_everyone(member: Person, telegram: Messenger, app: App) -> None:
    answer = await member.send(f"/ask {QUESTION}")
    other = telegram.person(200, chat=member.id)
    await member.press("👍", on=answer)
    seen = await other.press("👎", on=answer)
    assert not any("✓" in label for label in seen.buttons)
    votes = await app.database.read("SELECT person_id, useful FROM votes ORDER BY person_id")
    assert [tuple(vote) for vote in votes] == [(100, 1), (200, 0)]


async def test_an_inline_answer_of_our_own_is_no_question(member: Person, telegram: Messenger) -> None:
    private = telegram.person(100)
    with_name = private.message(QUESTION).model_copy(update={"via_bot": BOT})
    before = len(private.shown)
    await telegram.feed(Update(update_id=1, message=with_name))
    assert len(private.shown) == before
