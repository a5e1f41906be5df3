"""Groups: one short hello on joining, and /ask; what is asked goes the same way as everywhere (``questions``)."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import JOIN_TRANSITION, ChatMemberUpdatedFilter
from aiogram.types import ChatMemberUpdated

from bot.filters import Command
from bot.handlers.questions import answer_edited_command, ask
from bot.scene import Scene


async def say_hello(event: ChatMemberUpdated, bot: Bot, scene: Scene) -> None:
    name = scene.links.username or ""
    await bot.send_message(event.chat.id, scene.words.html("group-hello", {"name": f"@{name}"}))


def router() -> Router:
    made = Router(name="groups")
    group = F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP})
    made.message.register(ask, Command("ask"))
    made.edited_message.register(answer_edited_command, Command("ask"))
    made.my_chat_member.register(say_hello, ChatMemberUpdatedFilter(JOIN_TRANSITION), group)
    return made
