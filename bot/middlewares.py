"""What every handler finds beside its update: who asks and where, and the texts of the right language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, User

from bot.ask import Asker
from bot.storage.chats import ChatStore
from bot.texts import Texts

Handler = Callable[[TelegramObject, dict[str, object]], Awaitable[object]]


class Introduce(BaseMiddleware):
    """Adds ``asker`` and ``words``: the language chosen with /language, else that of the person's Telegram."""

    def __init__(self, chats: ChatStore, texts: Texts) -> None:
        self._chats = chats
        self._texts = texts

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, object]) -> object:
        person, chat = data.get("event_from_user"), data.get("event_chat")
        chosen = await self._chats.language(chat.id) if isinstance(chat, Chat) else None
        spoken = person.language_code if isinstance(person, User) else None
        data["words"] = self._texts.in_language(chosen or spoken)
        if isinstance(person, User):
            data["asker"] = Asker(chat.id if isinstance(chat, Chat) else person.id, person.id)
        return await handler(event, data)
