"""Who may do what. A menu hides a command, only a filter guards it."""

from __future__ import annotations

import re

from aiogram import Bot, F
from aiogram.enums import ChatType
from aiogram.filters import BaseFilter
from aiogram.filters import Command as ExactCommand
from aiogram.types import CallbackQuery, Message, MessageEntity, User

from bot.admins import Admins
from bot.ask import Asker
from bot.expecting import Expecting
from bot.storage.expectations import Awaiting, Expectation

PRIVATE = F.chat.type == ChatType.PRIVATE


class Command(ExactCommand):
    """A command in any letters: phones begin a message with a capital («/People»)."""

    def __init__(self, *names: str) -> None:
        super().__init__(*names, ignore_case=True)


class IsAdmin(BaseFilter):
    """Of ADMIN_IDS, or added with /admins."""

    async def __call__(self, event: Message | CallbackQuery, admins: Admins) -> bool:
        return event.from_user is not None and await admins.has(event.from_user.id)


class Awaits(BaseFilter):
    """Whether the next message of this person was asked for; handlers find by what in ``expectation``."""

    def __init__(self, *awaiting: Awaiting) -> None:
        self._awaiting = awaiting

    async def __call__(self, message: Message, asker: Asker, expecting: Expecting) -> bool | dict[str, Expectation]:
        expectation = await expecting.current(asker)
        if expectation is None or expectation.awaiting not in self._awaiting:
            return False
        return {"expectation": expectation}


class Asks(BaseFilter):
    """Words put to the bot: any in private; in a group a reply to a message of its own, or words with its name, and
    words under a picture or a file likewise.
    Handlers find them in ``question``, the name left out; a name alone under someone's words asks these words."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, str]:
        text = words_of(message).strip()
        wordless = message.text is None and message.caption is None
        if wordless or text.startswith("/") or await _is_of_inline_mode(message, bot):
            return False
        if message.chat.type == ChatType.PRIVATE:
            return {"question": text}
        replied = message.reply_to_message
        # The first message of a topic is what everything in the topic replies to.
        if replied is not None and replied.forum_topic_created is not None:
            replied = None
        named = "@" in text or any(entity.user for entity in entities_of(message))
        rest = without_name(message, await bot.me()) if named else None
        if rest is not None:
            return {"question": rest or (words_of(replied) if replied else "")}
        if replied is None or replied.from_user is None or replied.from_user.id != (await bot.me()).id:
            return False
        return {"question": text}


def words_of(message: Message) -> str:
    """What is written: as a message, or under a picture, a file …"""
    return message.text or message.caption or ""


def entities_of(message: Message) -> list[MessageEntity]:
    return message.entities or message.caption_entities or []


def without_name(message: Message, me: User) -> str | None:
    """A message's words but for the bot's name; none where the bot is not named."""
    text = words_of(message)
    named = [one.extract_from(text) for one in entities_of(message) if one.user is not None and one.user.id == me.id]
    names = "|".join([*map(re.escape, named), rf"@{re.escape(me.username or '')}(?!\w)"])
    rest, count = re.subn(names, " ", text, flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" ,:—-") if count else None


async def _is_of_inline_mode(message: Message, bot: Bot) -> bool:
    """An answer of the bot's, picked in inline mode, arrives as a message of the person who picked it."""
    return message.via_bot is not None and message.via_bot.id == (await bot.me()).id
