"""How handlers answer: a question's outcome in the chat, a polite word on a button that no longer serves."""

from __future__ import annotations

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message, ReplyParameters
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asking, NotFound, Quoted
from bot.filters import entities_of, words_of
from bot.markup import units
from bot.scene import Scene
from bot.screens import Screen, send, send_beside
from bot.texts import Words
from bot.views import answers

FORMATTED = {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"}
"""Entities that a quoted part would have to repeat exactly: https://core.telegram.org/bots/api#replyparameters."""

LONGEST_QUOTED = 1024


async def reply(message: Message, question: str, result: Quoted | NotFound, scene: Scene, asking: Asking) -> None:
    """Shows what was found under a person's own message, the words that asked for it quoted."""
    sent = await answer_to(message, question, answers.result(scene, result))
    await asking.answered_with(result.turn.id, sent.message_id)


async def reply_beside(callback: CallbackQuery, result: Quoted | NotFound, scene: Scene, asking: Asking) -> None:
    """Shows what was found for a question that came from a button."""
    sent = await send_beside(callback, answers.result(scene, result))
    if sent is not None:
        await asking.answered_with(result.turn.id, sent.message_id)


async def answer_to(message: Message, question: str, screen: Screen) -> Message:
    """A reply to a message, quoting the question where it is a part of the message."""
    try:
        return await send(message, screen, _to(message, question))
    except TelegramBadRequest as error:
        # The message may have been changed since it was sent: then its words of before cannot be quoted.
        if "quote" not in error.message.lower():
            raise
        return await send(message, screen, _to(message, ""))


def refuse(callback_answer: CallbackAnswer, words: Words) -> None:
    """The button is of another chat, of a removed article, or made up."""
    callback_answer.text = words.plain("button-stale")
    callback_answer.show_alert = True


def refuse_stranger(callback_answer: CallbackAnswer, words: Words) -> None:
    """The button is alive, but meant for somebody else in the group."""
    callback_answer.text = words.plain("button-of-another")
    callback_answer.show_alert = True


def _to(message: Message, question: str) -> ReplyParameters:
    text = words_of(message)
    at = text.find(question)
    formatted = any(entity.type in FORMATTED for entity in entities_of(message))
    if not question or question == text or at < 0 or formatted or units(question) > LONGEST_QUOTED:
        return ReplyParameters(
            message_id=message.message_id, allow_sending_without_reply=True, quote_parse_mode=None
        )
    return ReplyParameters(
        message_id=message.message_id,
        allow_sending_without_reply=True,
        quote=question,
        # Their words are no markup, whatever signs they are made of.
        quote_parse_mode=None,
        quote_position=units(text[:at]),
    )
