"""/privacy and /forget: what is stored of a person, and its end."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ask import Asker, Asking
from bot.callbacks import Forget
from bot.config import Settings
from bot.screens import Screen, redraw, send, send_beside
from bot.texts import Words
from bot.views import pages


async def explain_privacy(message: Message, words: Words, settings: Settings) -> None:
    await send(message, pages.privacy(words, settings.history_days))


async def offer_to_forget(message: Message, words: Words) -> None:
    await send(message, pages.forget_question(words))


async def forget(callback: CallbackQuery, callback_data: Forget, words: Words, asker: Asker, asking: Asking) -> None:
    if not callback_data.confirmed:
        await send_beside(callback, pages.forget_question(words))
        return
    erased = await asking.forget(asker.person)
    await redraw(callback, Screen(words.html("forget-done", {"count": erased})))


def router() -> Router:
    made = Router(name="privacy")
    made.message.register(explain_privacy, Command("privacy"))
    made.message.register(offer_to_forget, Command("forget"))
    made.callback_query.register(forget, Forget.filter())
    return made
