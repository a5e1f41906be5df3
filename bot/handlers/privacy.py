"""/privacy and /forget: what is stored of a person, and its end."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.admins import Admins
from bot.ask import Asker, Asking
from bot.callbacks import Forget
from bot.config import Settings
from bot.filters import Command
from bot.handlers.replies import refuse_stranger
from bot.languages import Languages
from bot.scene import Scene
from bot.screens import Screen, redraw, send, send_beside
from bot.texts import Words
from bot.views import pages


async def explain_privacy(message: Message, words: Words, asker: Asker, settings: Settings) -> None:
    await send(message, pages.privacy(words, settings.history_days, asker.person))


async def offer_to_forget(message: Message, scene: Scene, asker: Asker) -> None:
    await send(message, pages.forget_question(scene, asker.person))


async def forget(
    callback: CallbackQuery,
    callback_data: Forget,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    admins: Admins,
    languages: Languages,
) -> None:
    if callback_data.person != asker.person:
        refuse_stranger(callback_answer, scene.words)
        return
    if not callback_data.confirmed:
        await send_beside(callback, pages.forget_question(scene, asker.person))
        return
    erased = await asking.forget(asker.person)
    admins.look_again()
    languages.look_again()
    await redraw(callback, Screen(scene.words.html("forget-done", {"count": erased})))


def router() -> Router:
    made = Router(name="privacy")
    made.message.register(explain_privacy, Command("privacy"))
    made.message.register(offer_to_forget, Command("forget"))
    made.callback_query.register(forget, Forget.filter())
    return made
