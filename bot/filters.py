"""Who may do what. A menu hides a command, only a filter guards it."""

from __future__ import annotations

from aiogram import F
from aiogram.enums import ChatType
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.admins import Admins
from bot.ask import Asker
from bot.expecting import Expecting
from bot.storage.expectations import Awaiting, Expectation

PRIVATE = F.chat.type == ChatType.PRIVATE


class IsAdmin(BaseFilter):
    """Of ADMIN_IDS, or added with /admins."""

    async def __call__(self, event: Message | CallbackQuery, admins: Admins) -> bool:
        return event.from_user is not None and await admins.has(event.from_user.id)


class Awaits(BaseFilter):
    """Whether the next message of this admin was asked for; handlers find by what in ``expectation``."""

    def __init__(self, *awaiting: Awaiting) -> None:
        self._awaiting = awaiting

    async def __call__(self, message: Message, asker: Asker, expecting: Expecting) -> bool | dict[str, Expectation]:
        expectation = await expecting.current(asker)
        if expectation is None or expectation.awaiting not in self._awaiting:
            return False
        return {"expectation": expectation}
