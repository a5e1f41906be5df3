"""The table of commands: menus, /help and a test are made from it. The words of each stand in the locales as
``command-NAME``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aiogram.types import BotCommand

from bot.texts import Words


class Audience(StrEnum):
    EVERYONE = "everyone"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    audience: Audience = Audience.EVERYONE


COMMANDS = (
    Command("start"),
    Command("people"),
    Command("agreements"),
    Command("sources"),
    Command("history"),
    Command("ask"),
    Command("new"),
    Command("help"),
    Command("language"),
    Command("privacy"),
    Command("forget"),
    Command("add", Audience.ADMINS),
    Command("articles", Audience.ADMINS),
    Command("log", Audience.ADMINS),
    Command("admins", Audience.ADMINS),
    Command("stats", Audience.ADMINS),
    Command("backup", Audience.ADMINS),
)


def commands_for(audience: Audience) -> tuple[Command, ...]:
    """What a person of this audience may use; admins may use everything."""
    return tuple(command for command in COMMANDS if command.audience in (Audience.EVERYONE, audience))


def menu(words: Words, audience: Audience = Audience.EVERYONE) -> list[BotCommand]:
    """The menu that Telegram shows beside the input field."""
    return [
        BotCommand(command=command.name, description=words.plain(f"command-{command.name}"))
        for command in commands_for(audience)
    ]
