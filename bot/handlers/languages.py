"""/language: the language of the chat; quotations keep their own."""

from __future__ import annotations

import time

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
from bot.callbacks import ChooseLanguage
from bot.filters import Command
from bot.handlers.replies import refuse
from bot.screens import Screen, redraw, send
from bot.storage.chats import ChatStore
from bot.texts import LANGUAGES, Texts, Words
from bot.views import pages


async def offer_languages(message: Message, words: Words, texts: Texts) -> None:
    await send(message, pages.languages(words, texts))


async def choose_language(
    callback: CallbackQuery,
    callback_data: ChooseLanguage,
    callback_answer: CallbackAnswer,
    words: Words,
    texts: Texts,
    asker: Asker,
    chats: ChatStore,
) -> None:
    if callback_data.code not in LANGUAGES:
        refuse(callback_answer, words)
        return
    await chats.choose_language(asker.chat, callback_data.code, int(time.time()))
    chosen = texts.in_language(callback_data.code)
    await redraw(callback, Screen(chosen.html("language-chosen")))


def router() -> Router:
    made = Router(name="languages")
    made.message.register(offer_languages, Command("language"))
    made.callback_query.register(choose_language, ChooseLanguage.filter())
    return made
