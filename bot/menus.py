"""What Telegram shows of the bot before a word is written: command menus for each scope and language, and the two
descriptions. Set at the start, each only when it has changed."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeChat, BotCommandScopeDefault

from bot.app import App
from bot.commands import Audience, group_menu, menu
from bot.texts import LOCALES, Words

log = logging.getLogger(__name__)
REMEMBERED = "menu:"
MADE_FROM = "menus"

Setting = SetMyCommands | SetMyDescription | SetMyShortDescription


async def refresh_menus(app: App) -> None:
    """Everyone's menu, that of groups and that of each admin, in every language and for whoever speaks none of them.

    When nothing that they are made from has changed since all were set, none is made: the texts of all languages take
    as long as a few answers, at every start.
    """
    sources = await asyncio.to_thread(_sources, app)
    if await app.preferences.get(MADE_FROM) == sources:
        return
    wanted = await asyncio.to_thread(lambda: [(*one, _digest(one[1])) for one in _settings(app)])
    settled = [await _refresh(app, *one) for one in wanted]
    if all(settled):
        await app.preferences.put(MADE_FROM, sources)


async def _refresh(app: App, name: str, setting: Setting, digest: str) -> bool:
    """Whether it stands now."""
    if await app.preferences.get(REMEMBERED + name) == digest:
        return True
    try:
        await app.bot(setting)
    except TelegramBadRequest as error:
        # An admin who has never written to the bot has no chat to set a menu in; /start sets it.
        log.info("menu not set: %s: %s", name, error.message)
        return False
    await app.preferences.put(REMEMBERED + name, digest)
    log.info("menu set: %s", name)
    return True


def _sources(app: App) -> str:
    """A digest of all that menus are made from: texts, the table of commands, this file, and what is set."""
    read = hashlib.sha256(f"{app.settings.admin_ids} {app.settings.default_language}".encode())
    for file in (*sorted(LOCALES.iterdir()), Path(__file__).with_name("commands.py"), Path(__file__)):
        read.update(file.read_bytes())
    return read.hexdigest()


def _settings(app: App) -> Iterator[tuple[str, Setting]]:
    languages: list[tuple[str | None, Words]] = [
        *((code, app.texts.in_language(code)) for code in app.texts.words),
        (None, app.texts.in_language(None)),
    ]
    for code, words in languages:
        yield from _for_everyone(code, words)
        for admin in app.settings.admin_ids:
            scope = BotCommandScopeChat(chat_id=admin)
            commands = menu(words, Audience.ADMINS)
            yield f"admin:{admin}:{code}", SetMyCommands(commands=commands, scope=scope, language_code=code)


def _for_everyone(code: str | None, words: Words) -> Iterator[tuple[str, Setting]]:
    default, groups = BotCommandScopeDefault(), BotCommandScopeAllGroupChats()
    yield f"default:{code}", SetMyCommands(commands=menu(words), scope=default, language_code=code)
    yield f"groups:{code}", SetMyCommands(commands=group_menu(words), scope=groups, language_code=code)
    description, short = words.plain("bot-description"), words.plain("bot-short-description")
    yield f"description:{code}", SetMyDescription(description=description, language_code=code)
    yield f"short:{code}", SetMyShortDescription(short_description=short, language_code=code)


def _digest(setting: Setting) -> str:
    return hashlib.sha256(setting.model_dump_json(exclude_none=True).encode()).hexdigest()
