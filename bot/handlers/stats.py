"""/stats: how the bot is used, in numbers, for admins."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.ask import Asking
from bot.catalogue import Catalogue
from bot.filters import IsAdmin
from bot.screens import Screen, send
from bot.texts import Words
from bot.views import pages


async def show_numbers(message: Message, words: Words, asking: Asking, catalogue: Catalogue) -> None:
    await send(message, pages.numbers(words, await asking.numbers(), catalogue.size()))


async def decline(message: Message, words: Words) -> None:
    await send(message, Screen(words.html("admins-only")))


def router() -> Router:
    made = Router(name="stats")
    made.message.register(show_numbers, Command("stats"), IsAdmin())
    made.message.register(decline, Command("stats"))
    return made
