"""Everything the bot sends goes through here: one middleware of aiogram's session.

It keeps Telegram's pace, waits as long as a 429 asks, asks again with growing pauses when the network or the server
fails, leaves chats alone that blocked the bot, and follows groups that moved. Messages, which must arrive once, are
left to ``bot/posting.py``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.exceptions import AiogramError, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.methods import Response, TelegramMethod
from aiogram.types import Message

from bot.failures import is_closed
from bot.persistence import Persistence
from bot.posting import Postable, Poster, Posting
from bot.reach import Reach

Result = TypeVar("Result")

UNTOUCHED = ("getUpdates", "getMe", "getFile", "setWebhook", "deleteWebhook")
"""Whoever calls these waits and repeats in a way of its own, and none of them counts as sending."""


class Delivery:
    def __init__(self, persistence: Persistence, posting: Posting, reach: Reach) -> None:
        self._persistence = persistence
        self._posting = posting
        self._reach = reach

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Result], bot: Bot, method: TelegramMethod[Result]
    ) -> Response[Result]:
        if method.__api_method__ in UNTOUCHED:
            return await make_request(bot, method)

        async def request(wanted: TelegramMethod[Result]) -> Result:
            return cast("Result", await make_request(bot, wanted))

        # aiogram types the result of a middleware as Response; what travels is the result itself. These types stand in
        # quotation marks: pydantic would look up a model for each of them.
        return cast("Response[Result]", await self._deliver(request, bot, method))

    async def _deliver(
        self, request: Callable[[TelegramMethod[Result]], Awaitable[Result]], bot: Bot, method: TelegramMethod[Result]
    ) -> Result:
        chat = _chat_of(method)
        if chat is None:
            return await self._persistence.ask(request, method, None)
        method, chat = self._to_where_it_is(method, chat)
        if self._reach.is_closed(chat):
            raise TelegramForbiddenError(method, "Forbidden: the chat is closed to the bot")
        try:
            if isinstance(method, Postable):
                ask = cast("Callable[[TelegramMethod[Message]], Awaitable[Message]]", request)
                return cast("Result", await self._posting.post(Poster(ask, bot, method, chat)))
            result = await self._persistence.ask(request, method, chat)
            self._posting.note(result)
            return result
        except TelegramMigrateToChat as error:
            await self._reach.move(chat, error.migrate_to_chat_id)
            return await self._deliver(request, bot, method)
        except AiogramError as error:
            if is_closed(error):
                await self._reach.close(chat, str(error))
            raise

    def _to_where_it_is(self, method: TelegramMethod[Result], chat: int) -> tuple[TelegramMethod[Result], int]:
        now_at = self._reach.now_at(chat)
        return (method, chat) if now_at == chat else (method.model_copy(update={"chat_id": now_at}), now_at)


def _chat_of(method: TelegramMethod[Result]) -> int | None:
    chat = getattr(method, "chat_id", None)
    return chat if isinstance(chat, int) else None
