"""The last net: whatever fails in a handler. The person gets a number, the log gets the traceback under it."""

from __future__ import annotations

import logging
import secrets

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import AiogramError, TelegramAPIError, TelegramBadRequest
from aiogram.types import ErrorEvent, Message, Update, User

from bot.failures import is_closed, passes
from bot.markup import Html
from bot.texts import Texts

log = logging.getLogger(__name__)

HARMLESS = ("query is too old", "query ID is invalid", "message is not modified")
"""Telegram refuses these when a person taps twice or the bot was away; nobody is waiting for anything."""


async def report(event: ErrorEvent, texts: Texts) -> object:
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
        await _tell(update, texts, number)
    except TelegramAPIError:
        log.warning("error id=%s could not be told", number)
    return None


async def _tell(update: Update, texts: Texts, number: str) -> None:
    asked = update.message or update.callback_query
    if asked is None:
        return
    words = texts.in_language(_language(asked.from_user))
    text: Html = words.html("error", {"number": number})
    if isinstance(asked, Message):
        await asked.answer(text)
    elif asked.message is not None:
        await asked.message.answer(text)


def _language(person: User | None) -> str | None:
    return None if person is None else person.language_code


def router() -> Router:
    made = Router(name="errors")
    made.errors.register(report)
    return made
