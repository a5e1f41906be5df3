"""The last net: whatever fails in a handler. The person gets a number, the log gets the traceback under it."""

from __future__ import annotations

import logging
import secrets

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import AiogramError, TelegramAPIError, TelegramBadRequest
from aiogram.types import ErrorEvent, Message, Update

from bot.failures import is_closed, passes
from bot.markup import Html
from bot.texts import Texts, Words

log = logging.getLogger(__name__)

HARMLESS = ("query is too old", "query ID is invalid", "message is not modified")
"""Telegram refuses these when a person taps twice or the bot was away; nobody is waiting for anything."""


async def report(event: ErrorEvent, texts: Texts, words: Words | None = None) -> object:
    """``words`` are missing when what failed was finding out the person's language."""
    error, update = event.exception, event.update
    if passes(error):
        # Nobody can be told anything while Telegram is out of reach; the inbox tries the whole update again.
        return UNHANDLED
    if isinstance(error, AiogramError) and is_closed(error):
        log.info("update=%d has nobody to answer: %s", update.update_id, error)
        return None
    if isinstance(error, TelegramBadRequest) and any(part in error.message for part in HARMLESS):
        log.info("ignored update=%d: %s", update.update_id, error.message)
        return None
    number = secrets.token_hex(3)
    log.error("error id=%s update=%d", number, update.update_id, exc_info=error)
    try:
        await _tell(update, words or texts.in_language(None), number)
    except TelegramAPIError:
        log.warning("error id=%s could not be told", number)
    return None


async def _tell(update: Update, words: Words, number: str) -> None:
    asked = update.message or update.callback_query
    if asked is None:
        return
    text: Html = words.html("error", {"number": number})
    if isinstance(asked, Message):
        await asked.answer(text)
    elif asked.message is not None:
        await asked.message.answer(text)


def router() -> Router:
    made = Router(name="errors")
    made.errors.register(report)
    return made
