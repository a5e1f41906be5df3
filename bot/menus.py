"""The command menus in Telegram, set per language at the start, and only when they have changed."""

from __future__ import annotations

import json
import logging

from aiogram.types import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from bot.app import App
from bot.commands import Audience, menu

log = logging.getLogger(__name__)
REMEMBERED = "menus"


async def refresh_menus(app: App) -> None:
    """One menu for each language, and a longer one for each admin."""
    wanted = json.dumps(_menus(app), ensure_ascii=False, sort_keys=True)
    if await app.preferences.get(REMEMBERED) == wanted:
        return
    for language, words in app.texts.words.items():
        await _set(app, menu(words), language)
    await _set(app, menu(app.texts.in_language(None)), None)
    for admin in app.settings.admin_ids:
        words = app.texts.in_language(None)
        await app.bot.set_my_commands(menu(words, Audience.ADMINS), scope=BotCommandScopeChat(chat_id=admin))
    await app.preferences.put(REMEMBERED, wanted)
    log.info("menus set")


async def _set(app: App, commands: list[BotCommand], language: str | None) -> None:
    await app.bot.set_my_commands(commands, scope=BotCommandScopeDefault(), language_code=language)


def _menus(app: App) -> list[list[str]]:
    """What the menus depend on, to be compared with what was set last."""
    described = [
        [language, command.command, command.description]
        for language, words in app.texts.words.items()
        for command in menu(words, Audience.ADMINS)
    ]
    return [*described, [app.texts.default], [str(admin) for admin in app.settings.admin_ids]]
