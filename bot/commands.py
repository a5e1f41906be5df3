"""The table of commands: menus, /help and a test are made from it. The words of each stand in the locales as
``command-NAME``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import BotCommand
from msgspec import Struct

from bot.texts import Words


class Audience(StrEnum):
    EVERYONE = "everyone"
    ADMINS = "admins"


class Where(StrEnum):
    """In whose menu a command stands; it works everywhere unless its handler says otherwise."""

    EVERYWHERE = "everywhere"
    PRIVATE = "private"
    GROUPS = "groups"


class Command(Struct, frozen=True):
    name: str
    audience: Audience = Audience.EVERYONE
    where: Where = Where.EVERYWHERE


COMMANDS = (
    Command("start", where=Where.PRIVATE),
    Command("people"),
    Command("agreements"),
    Command("sources"),
    Command("history", where=Where.PRIVATE),
    Command("ask", where=Where.GROUPS),
    Command("new"),
    Command("help"),
    Command("feedback", where=Where.PRIVATE),
    Command("language"),
    Command("privacy"),
    Command("forget"),
    Command("add", Audience.ADMINS),
    Command("articles", Audience.ADMINS),
    Command("log", Audience.ADMINS),
    Command("admins", Audience.ADMINS),
    Command("stats", Audience.ADMINS),
    Command("gaps", Audience.ADMINS),
    Command("explain", Audience.ADMINS),
    Command("pin", Audience.ADMINS),
    Command("export", Audience.ADMINS),
    Command("digest", Audience.ADMINS),
    Command("backup", Audience.ADMINS),
)


def commands_for(audience: Audience) -> tuple[Command, ...]:
    """What a person of this audience may use; admins may use everything."""
    return tuple(command for command in COMMANDS if command.audience in (Audience.EVERYONE, audience))


def menu(words: Words, audience: Audience = Audience.EVERYONE) -> list[BotCommand]:
    """The menu that Telegram shows beside the input field of a private chat."""
    return _menu(words, [command for command in commands_for(audience) if command.where is not Where.GROUPS])


def group_menu(words: Words) -> list[BotCommand]:
    """The menu of a group: what makes sense before everyone's eyes."""
    return _menu(words, [command for command in commands_for(Audience.EVERYONE) if command.where is not Where.PRIVATE])


def _menu(words: Words, commands: Sequence[Command]) -> list[BotCommand]:
    return [
        BotCommand(command=command.name, description=words.plain(f"command-{command.name}")) for command in commands
    ]
