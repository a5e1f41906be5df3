"""What every handler finds beside its update: who asks and where, and the texts of the right language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.enums import ChatType
from aiogram.types import Chat, TelegramObject, User

from bot.admins import Admins
from bot.ask import Asker
from bot.languages import Languages
from bot.library import Library
from bot.links import links_of
from bot.scene import Scene
from bot.texts import Texts, Words

Handler = Callable[[TelegramObject, dict[str, object]], Awaitable[object]]


class Introduce(BaseMiddleware):
    """Adds ``asker`` and ``words``: the language chosen with /language, else that of the person's Telegram. What comes
    from nobody goes no further."""

    def __init__(self, languages: Languages, texts: Texts) -> None:
        self._languages = languages
        self._texts = texts

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, object]) -> object:
        person, chat = data.get("event_from_user"), data.get("event_chat")
        if not isinstance(person, User):
            return UNHANDLED  # nobody to answer: every handler is told who asks
        chosen = await self._languages.of(chat.id) if isinstance(chat, Chat) else None
        data["words"] = self._texts.in_language(chosen or person.language_code)
        data["language_is_chosen"] = chosen is not None
        data["asker"] = Asker(chat.id if isinstance(chat, Chat) else person.id, person.id)
        return await handler(event, data)


class SetScene(BaseMiddleware):
    """Adds ``scene``. Stands right before the handlers, so that whatever nobody handles costs nothing; ``Introduce``
    has brought ``words`` and ``asker``.

    A group speaks one language, that of the first who calls the bot there, until another is chosen: what stands before
    everyone's eyes must not change with whoever presses a button."""

    def __init__(self, library: Library, admins: Admins, languages: Languages) -> None:
        self._library = library
        self._admins = admins
        self._languages = languages

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, object]) -> object:
        words, bot, asker, chat = data["words"], data["bot"], data.get("asker"), data.get("event_chat")
        assert isinstance(words, Words)  # noqa: S101 - Introduce saw to it
        assert isinstance(bot, Bot)  # noqa: S101 - aiogram did
        private = not isinstance(chat, Chat) or chat.type == ChatType.PRIVATE
        if isinstance(chat, Chat) and not private and not data["language_is_chosen"]:
            await self._languages.settle(chat.id, words.language)
        data["scene"] = Scene(
            words=words,
            articles=self._library.origins,
            links=await links_of(bot),
            private=private,
            staffed=await self._admins.any(),
            admin=isinstance(asker, Asker) and await self._admins.has(asker.person),
        )
        return await handler(event, data)
