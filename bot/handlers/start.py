"""/start and /help."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.types import Message

from bot.ask import Asking
from bot.filters import Command
from bot.scene import Scene
from bot.screens import send
from bot.texts import Words
from bot.views import pages


async def welcome(message: Message, words: Words, asking: Asking) -> None:
    await send(message, pages.welcome(words, await asking.examples()))


async def show_help(message: Message, scene: Scene) -> None:
    await send(message, pages.help_page(scene))


def router() -> Router:
    made = Router(name="start")
    made.message.register(welcome, CommandStart(ignore_case=True))
    made.message.register(show_help, Command("help"))
    return made
