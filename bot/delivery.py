"""Everything the bot sends goes through here: one middleware of aiogram's session.

It keeps Telegram's pace, waits as long as a 429 asks, asks again with growing pauses when the network or the server
fails, leaves chats alone that blocked the bot, and follows groups that moved.

A message that may have arrived although its answer was lost is not simply sent again. Telegram numbers messages
upwards, and editing a message into what it already says is refused with «message is not modified». So the few numbers
that the message could have are tried: the edit finds it, or there is none and it is sent again. The decision and what
remains uncertain stand in ``docs/decisions/003-answered-once.md``.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar, cast
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import EditMessageText, Response, SendMessage, TelegramMethod
from aiogram.types import Chat, InlineKeyboardMarkup, Message

from bot.failures import Fate, fate_of, is_closed
from bot.measures import Measures
from bot.pace import Pace
from bot.reach import Reach
from bot.sendings import ANSWERING, Attempt, Numbers
from bot.storage.inbox import Sending

log = logging.getLogger(__name__)
Result = TypeVar("Result")
Ask = Callable[[TelegramMethod[Message]], Awaitable[Message]]

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
PATIENCE = 90.0
"""Seconds of pauses after which a request is given up; the inbox takes its update up again later."""

NEAR_IN_CHAT = 4
NEAR_ANYWHERE = 12
"""How many numbers behind the last known one are tried for a message that may have arrived."""

UNTOUCHED = ("getUpdates", "getMe", "getFile", "setWebhook", "deleteWebhook")
"""Whoever calls these waits and repeats in a way of its own, and none of them counts as sending."""


class Delivery:
    def __init__(
        self,
        pace: Pace,
        reach: Reach,
        numbers: Numbers,
        measures: Measures,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pace = pace
        self._reach = reach
        self._numbers = numbers
        self._measures = measures
        self._sleep = sleep
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Result], bot: Bot, method: TelegramMethod[Result]
    ) -> Response[Result]:
        if method.__api_method__ in UNTOUCHED:
            return await make_request(bot, method)

        async def request(wanted: TelegramMethod[Result]) -> Result:
            return cast(Result, await make_request(bot, wanted))

        # aiogram types the result of a middleware as Response; what travels is the result itself.
        return cast(Response[Result], await self._deliver(request, bot, method))

    async def _deliver(
        self, request: Callable[[TelegramMethod[Result]], Awaitable[Result]], bot: Bot, method: TelegramMethod[Result]
    ) -> Result:
        chat = _chat_of(method)
        if chat is None:
            return await self._insist(request, method, None)
        method, chat = self._to_where_it_is(method, chat)
        if self._reach.is_closed(chat):
            raise TelegramForbiddenError(method, "Forbidden: the chat is closed to the bot")
        try:
            if isinstance(method, SendMessage):
                return cast(Result, await self._post(_Poster(cast(Ask, request), bot, method, chat)))
            return await self._insist(request, method, chat)
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

    async def _post(self, poster: _Poster) -> Message:
        """A message of text, once: one at a time in a chat, so that a number found is surely this message's."""
        turn = self._turns.setdefault(poster.chat, asyncio.Lock())
        async with turn:
            attempt, sending = await self._begin(poster.chat)
            earlier = attempt.earlier_at(sending.place, poster.chat) if attempt else None
            message = await self._take_up(poster, earlier) if earlier else None
            if message is None:
                sending = _behind(sending, earlier)
                if attempt is not None:
                    await attempt.begin(sending)
                message = await self._send(poster, sending)
            self._numbers.sent(poster.chat, message.message_id)
            if attempt is not None:
                attempt.arrived(sending, message.message_id)
            return message

    async def _begin(self, chat: int) -> tuple[Attempt | None, Sending]:
        attempt = ANSWERING.get()
        if attempt is not None and attempt.over:
            attempt = None
        place = attempt.take_place() if attempt else 0
        update = attempt.update_id if attempt else 0
        return attempt, Sending(update, place, chat, self._numbers.in_chat(chat), self._numbers.anywhere)

    async def _take_up(self, poster: _Poster, earlier: Sending) -> Message | None:
        """The message that an interrupted go had sent, now saying what this one wants to say; if it can be found."""
        if earlier.message_id is not None:
            return await self._redraw(poster, earlier.message_id) or poster.stands(earlier.message_id)
        return await self._find(poster, earlier)

    async def _send(self, poster: _Poster, sending: Sending) -> Message:
        return await self._insist(poster.send, poster.method, poster.chat, lambda: self._find(poster, sending))

    async def _find(self, poster: _Poster, sending: Sending) -> Message | None:
        """Looks for a message that may have arrived."""
        self._measures.doubtful += 1
        for number in _candidates(sending):
            if self._numbers.is_own(poster.chat, number):
                continue
            message = await self._redraw(poster, number)
            if message is not None:
                self._measures.recovered += 1
                log.info("update=%d message=%d had arrived", sending.update_id, number)
                return message
        return None

    async def _redraw(self, poster: _Poster, number: int) -> Message | None:
        """Makes message ``number`` say what is to be sent; none if it is not the bot's, or not there."""
        try:
            return await self._insist(poster.send, poster.edit(number), None)
        except TelegramBadRequest as error:
            return poster.stands(number) if "message is not modified" in error.message else None

    async def _insist(
        self,
        request: Callable[[TelegramMethod[Result]], Awaitable[Result]],
        method: TelegramMethod[Result],
        chat: int | None,
        find: Callable[[], Awaitable[Result | None]] | None = None,
    ) -> Result:
        """Asks until there is an answer. ``find`` looks for the effect of a request whose answer was lost; without it
        a request that creates something is then given up, any other is repeated: twice is as good as once."""
        pauses = _Pauses()
        while True:
            await self._pace.wait(chat if _creates(method) else None)
            try:
                return await request(method)
            except AiogramError as error:
                fate = fate_of(error)
                if fate is Fate.REFUSED or (fate is Fate.UNKNOWN and _creates(method) and find is None):
                    raise
                await self._pause(error, pauses, chat)
            if fate is Fate.UNKNOWN and find is not None and (found := await find()) is not None:
                return found

    async def _pause(self, error: AiogramError, pauses: _Pauses, chat: int | None) -> None:
        self._measures.retries += 1
        if isinstance(error, TelegramRetryAfter):
            if chat is not None:
                self._pace.close(chat, error.retry_after)
            await self._sleep(error.retry_after)
            return
        seconds = pauses.next()
        if seconds is None:
            raise error
        log.info("asking again in %.1f s: %s", seconds, type(error).__name__)
        await self._sleep(seconds)


class _Poster:
    """One message on its way: how to send it, and how it looks as an edit of an earlier one."""

    def __init__(self, send: Ask, bot: Bot, method: SendMessage, chat: int) -> None:
        self.send = send
        self.bot = bot
        self.method = method
        self.chat = chat

    def edit(self, number: int) -> TelegramMethod[Message]:
        method, markup = self.method, self.method.reply_markup
        # An edit gives a bool for inline messages only, and this is none.
        return cast(TelegramMethod[Message], self._edit(number, method, markup))

    def _edit(self, number: int, method: SendMessage, markup: object) -> EditMessageText:
        return EditMessageText(
            chat_id=self.chat,
            message_id=number,
            text=method.text,
            parse_mode=method.parse_mode,
            entities=method.entities,
            link_preview_options=method.link_preview_options,
            reply_markup=markup if isinstance(markup, InlineKeyboardMarkup) else None,
        )

    def stands(self, number: int) -> Message:
        """The message as Telegram would give it back, as far as anyone here asks."""
        chat = Chat(id=self.chat, type="private" if self.chat > 0 else "supergroup")
        return Message(message_id=number, date=datetime.now(UTC), chat=chat, text=self.method.text).as_(self.bot)


class _Pauses:
    """Pauses that double up to a limit, each shortened by chance so that not everyone comes back at once."""

    def __init__(self) -> None:
        self._longest = FIRST_PAUSE
        self._left = PATIENCE

    def next(self) -> float | None:
        """Seconds; none when it is time to give up."""
        if self._left <= 0:
            return None
        seconds = self._longest * random.uniform(0.5, 1)  # noqa: S311 - no secret
        self._left -= seconds
        self._longest = min(self._longest * 2, LONGEST_PAUSE)
        return seconds


def _behind(sending: Sending, earlier: Sending | None) -> Sending:
    """After a restart nothing is known of the chat but what the interrupted go had noted."""
    if earlier is None or sending.after is not None:
        return sending
    return replace(sending, after=earlier.after, after_anywhere=earlier.after_anywhere)


def _candidates(sending: Sending) -> Iterator[int]:
    """The numbers a message may have got, likeliest first."""
    if sending.after is None:
        return
    near = range(sending.after + 1, sending.after + 1 + NEAR_IN_CHAT)
    yield from near
    if sending.chat > 0:
        first = max(sending.after, sending.after_anywhere) + 1
        yield from (number for number in range(first, first + NEAR_ANYWHERE) if number not in near)


def _chat_of(method: TelegramMethod[Result]) -> int | None:
    chat = getattr(method, "chat_id", None)
    return chat if isinstance(chat, int) else None


def _creates(method: TelegramMethod[Result]) -> bool:
    """Whether doing it twice shows twice."""
    name = method.__api_method__
    return name.startswith(("send", "copy", "forward")) and name != "sendChatAction"
