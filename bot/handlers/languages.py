"""/language: the language of the chat; quotations keep their own."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
from bot.callbacks import ChooseLanguage
from bot.filters import Command
from bot.handlers.replies import refuse
from bot.languages import Languages
from bot.scene import Scene
from bot.screens import Screen, redraw, send
from bot.texts import LANGUAGES, Texts, Words
from bot.views import pages


async def offer_languages(
    message: Message, command: CommandObject, words: Words, texts: Texts, asker: Asker, languages: Languages
) -> None:
    """``/language``, or with a language behind it at once: «uk», «English»."""
    code = _named(command.args or "", texts)
    if code is None:
        await send(message, pages.languages(words, texts, asker.person))
        return
    await languages.choose(asker.chat, code)
    await send(message, Screen(texts.in_language(code).html("language-chosen")))


async def choose_language(
    callback: CallbackQuery,
    callback_data: ChooseLanguage,
    callback_answer: CallbackAnswer,
    scene: Scene,
    texts: Texts,
    asker: Asker,
    languages: Languages,
) -> None:
    if callback_data.code not in LANGUAGES:
        refuse(callback_answer, scene.words)
        return
    if callback_data.person != asker.person and not scene.admin:
        callback_answer.text = scene.words.plain("language-of-others")
        return
    await languages.choose(asker.chat, callback_data.code)
    chosen = texts.in_language(callback_data.code)
    await redraw(callback, Screen(chosen.html("language-chosen")))


def _named(said: str, texts: Texts) -> str | None:
    """The language that is meant by its code or by its own name."""
    names = {texts.words[code].plain("language-name").casefold(): code for code in LANGUAGES}
    said = said.strip().casefold()
    return said if said in LANGUAGES else names.get(said)


def router() -> Router:
    made = Router(name="languages")
    made.message.register(offer_languages, Command("language"))
    made.callback_query.register(choose_language, ChooseLanguage.filter())
    return made
