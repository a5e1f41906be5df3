"""/history: a person's own questions, repeated with a tap; and /new, which ends a thread of follow-ups."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking
from bot.callbacks import AskAgain, BeginTopic, ShowHistory
from bot.filters import PRIVATE, Command
from bot.handlers.finding import finds_turn
from bot.handlers.replies import refuse, refuse_stranger, reply_beside
from bot.scene import Scene
from bot.screens import Screen, redraw, send
from bot.storage.turns import StoredTurn
from bot.texts import Words
from bot.views import pages


async def list_questions(message: Message, words: Words, asker: Asker, asking: Asking) -> None:
    await send(message, await _page(words, asker, asking, 0))


async def turn_questions(
    callback: CallbackQuery, callback_data: ShowHistory, words: Words, asker: Asker, asking: Asking
) -> None:
    await redraw(callback, await _page(words, asker, asking, callback_data.page))


async def ask_again(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    turn: StoredTurn,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    if turn.person != asker.person:
        refuse(callback_answer, scene.words)
        return
    # As it was read then: a follow-up means nothing without the questions before it.
    question = turn.standalone if turn.subject else turn.question
    await reply_beside(callback, await asking.ask_alone(asker, question, callback.id), scene, asking)


async def _page(words: Words, asker: Asker, asking: Asking, number: int) -> Screen:
    return pages.history(words, await asking.history(asker, number))


async def send_to_private(message: Message, words: Words) -> None:
    """A group has no business reading one's questions."""
    await send(message, Screen(words.html("history-private")))


async def begin_topic(message: Message, scene: Scene, asker: Asker, asking: Asking) -> None:
    await asking.begin_topic(asker)
    await send(message, Screen(scene.words.html("topic-new")))


async def begin_topic_by_button(
    callback: CallbackQuery,
    callback_data: BeginTopic,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    if callback_data.person != asker.person:
        refuse_stranger(callback_answer, scene.words)
        return
    await asking.begin_topic(asker)
    callback_answer.text = scene.words.plain("topic-new")


def router() -> Router:
    made = Router(name="history")
    made.message.register(begin_topic, Command("new"))
    made.callback_query.register(begin_topic_by_button, BeginTopic.filter())
    made.message.register(list_questions, Command("history"), PRIVATE)
    made.message.register(send_to_private, Command("history"))
    made.callback_query.register(turn_questions, ShowHistory.filter())
    made.callback_query.register(ask_again, AskAgain.filter(), finds_turn)
    return made
