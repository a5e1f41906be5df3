"""/start and /help."""

from __future__ import annotations

import contextlib

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandStart
from aiogram.types import BotCommandScopeChat, Message

from bot.ask import Asking
from bot.commands import Audience, menu
from bot.filters import Command
from bot.scene import Scene
from bot.screens import send
from bot.views import pages


async def welcome(message: Message, bot: Bot, scene: Scene, asking: Asking) -> None:
    await send(message, pages.welcome(scene.words, await asking.examples()))
    if scene.admin and scene.private:
        # At the bot's start this chat may not have been there yet; commands work without a menu.
        with contextlib.suppress(TelegramAPIError):
            scope = BotCommandScopeChat(chat_id=message.chat.id)
            await bot.set_my_commands(menu(scene.words, Audience.ADMINS), scope=scope)


async def show_help(message: Message, scene: Scene) -> None:
    await send(message, pages.help_page(scene))


def router() -> Router:
    made = Router(name="start")
    made.message.register(welcome, CommandStart(ignore_case=True))
    made.message.register(show_help, Command("help"))
    return made
