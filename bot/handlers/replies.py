"""How handlers answer: a question's outcome in the chat, a polite word on a button that no longer serves."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asking, NotFound, Quoted
from bot.library import Library
from bot.screens import send, send_beside
from bot.texts import Words
from bot.views import answers


async def reply(message: Message, result: Quoted | NotFound, words: Words, asking: Asking, library: Library) -> None:
    """Shows what was found under a person's own message."""
    sent = await send(message, answers.result(words, result, library.knowledge.articles))
    await asking.answered_with(result.turn.id, sent.message_id)


async def reply_beside(
    callback: CallbackQuery, result: Quoted | NotFound, words: Words, asking: Asking, library: Library
) -> None:
    """Shows what was found for a question that came from a button."""
    sent = await send_beside(callback, answers.result(words, result, library.knowledge.articles))
    if sent is not None:
        await asking.answered_with(result.turn.id, sent.message_id)


def refuse(callback_answer: CallbackAnswer, words: Words) -> None:
    """The button is of another chat, of a removed article, or made up."""
    callback_answer.text = words.plain("button-stale")
    callback_answer.show_alert = True
