"""A message, once: not lost when the network fails, and not sent again when it had arrived.

Nothing in the Bot API tells a repeated request from a new one. But Telegram numbers messages upwards, and refuses to
edit a message into what it already is («message is not modified»). So when the answer to a request was lost, the few
numbers that the message could have got are edited into it, a text as a whole, of a file its buttons: the edit finds it,
or there is none and it is sent again. What may go wrong with that stands in ``docs/decisions/010-answered-once.md``.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import cast
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import (
    CopyMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import Chat, InlineKeyboardMarkup, Message
from msgspec import Struct
from msgspec.structs import replace

from bot.departures import Departures
from bot.failures import Fate, fate_of
from bot.measures import Measures
from bot.persistence import Pauses, Persistence
from bot.sendings import ANSWERING, Attempt, Numbers
from bot.storage.inbox import Sending

log = logging.getLogger(__name__)

NEAR_IN_CHAT = 4
NEAR_ANYWHERE = 8
"""How many numbers behind the last known one are tried, in the chat and behind the highest of all."""

FARTHEST = 40
"""Numbers of unknown whereabouts tried at most: what was said meanwhile by others and to others lies in between."""

ARRIVED_REMEMBERED = 500

Ask = Callable[[TelegramMethod[Message]], Awaitable[Message]]
Postable = SendMessage | SendDocument | SendPhoto | CopyMessage
"""What leaves one message that can be found again. Of a copy Telegram gives the number only, all that is used here."""


class Poster(Struct, frozen=True):
    """One message on its way, and how it looks as an edit of an earlier one."""

    send: Ask
    bot: Bot
    method: Postable
    chat: int

    @property
    def sending(self) -> TelegramMethod[Message]:
        return cast("TelegramMethod[Message]", self.method)

    def edit(self, number: int) -> TelegramMethod[Message]:
        markup = self.method.reply_markup
        keyboard = markup if isinstance(markup, InlineKeyboardMarkup) else None
        edit: EditMessageText | EditMessageReplyMarkup
        if isinstance(self.method, SendMessage):
            edit = _as_text(self.method, self.chat, number, keyboard)
        else:
            edit = EditMessageReplyMarkup(chat_id=self.chat, message_id=number, reply_markup=keyboard)
        # Telegram answers with a bool for inline messages only, and this is none.
        return cast("TelegramMethod[Message]", edit)

    def stands(self, number: int) -> Message:
        """The message as Telegram would give it back, as far as anyone here asks."""
        chat = Chat(id=self.chat, type="private" if self.chat > 0 else "supergroup")
        text = self.method.text if isinstance(self.method, SendMessage) else None
        return Message(message_id=number, date=datetime.now(UTC), chat=chat, text=text).as_(self.bot)


def _as_text(method: SendMessage, chat: int, number: int, keyboard: InlineKeyboardMarkup | None) -> EditMessageText:
    return EditMessageText(
        chat_id=chat,
        message_id=number,
        text=method.text,
        parse_mode=method.parse_mode,
        entities=method.entities,
        link_preview_options=method.link_preview_options,
        reply_markup=keyboard,
    )


class Posting:
    def __init__(self, persistence: Persistence, numbers: Numbers, measures: Measures) -> None:
        self._persistence = persistence
        self._numbers = numbers
        self._measures = measures
        self._departures = Departures()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._arrived: OrderedDict[tuple[int, int, int], int] = OrderedDict()

    async def post(self, poster: Poster) -> Message:
        """One at a time in a chat, so that a number found there is surely this message's."""
        turn = self._turns.setdefault(poster.chat, asyncio.Lock())
        async with turn:
            attempt = _current()
            place = attempt.take_place() if attempt else 0
            earlier = attempt.earlier_at(place, poster.chat) if attempt else None
            message = await self._take_up(poster, earlier) if earlier else None
            if message is None:
                message = await self._send(poster, attempt, place, earlier)
            self._numbers.sent(poster.chat, message.message_id)
            if attempt is not None:
                attempt.arrived(place, poster.chat, message.message_id)
                self._remember((attempt.update_id, place, poster.chat), message.message_id)
            return message

    def note(self, result: object) -> None:
        """Keeps in mind the numbers of messages that went another way: albums, polls."""
        for message in result if isinstance(result, list) else [result]:
            if isinstance(message, Message):
                self._numbers.sent(message.chat.id, message.message_id)

    async def _take_up(self, poster: Poster, earlier: Sending) -> Message | None:
        """The message that an interrupted go had sent, now saying what this one wants to say; if it can be found."""
        number = earlier.message_id or self._arrived.get((earlier.update_id, earlier.place, earlier.chat))
        if number is not None:
            return await self._redraw(poster, number) or poster.stands(number)
        return await self._find(poster, earlier, FARTHEST)

    def _remember(self, key: tuple[int, int, int], number: int) -> None:
        """Update, place and chat of a message that arrived: what a go knew is of use to the next one in this process,
        when it was the database that failed."""
        self._arrived[key] = number
        if len(self._arrived) > ARRIVED_REMEMBERED:
            self._arrived.popitem(last=False)

    async def _send(self, poster: Poster, attempt: Attempt | None, place: int, earlier: Sending | None) -> Message:
        pauses = Pauses()
        while True:
            await self._persistence.pace.wait(poster.chat)
            try:
                async with self._departures.leaving(poster.chat):
                    sending = self._as_of_now(attempt, place, poster.chat, earlier)
                    return await self._send_noted(poster, attempt, sending)
            except AiogramError as error:
                fate = fate_of(error)
                if fate is Fate.REFUSED:
                    raise
                await self._persistence.pause(error, pauses, poster.chat)
            found = await self._find(poster, sending, NEAR_ANYWHERE) if fate is Fate.UNKNOWN else None
            if found is not None:
                return found

    async def _send_noted(self, poster: Poster, attempt: Attempt | None, sending: Sending) -> Message:
        if attempt is not None:
            await attempt.begin(sending)
        message = await poster.send(poster.sending)
        # Before the next one leaves: where that is looked for depends on it.
        self._numbers.sent(poster.chat, message.message_id)
        return message

    def _as_of_now(self, attempt: Attempt | None, place: int, chat: int, earlier: Sending | None) -> Sending:
        """Where to look should this go be cut short; where the earlier one left off, it was looked for already."""
        update = attempt.update_id if attempt else 0
        now = Sending(update, place, chat, self._numbers.in_chat(chat), self._numbers.anywhere)
        if earlier is None or now.after is not None:
            return now
        if chat > 0:
            return replace(now, after_anywhere=max(now.after_anywhere, earlier.after_anywhere))
        # After a restart nothing is known of a group but what the interrupted go had noted.
        return replace(now, after=earlier.after)

    async def _find(self, poster: Poster, sending: Sending, beyond: int) -> Message | None:
        """Looks for a message that may have arrived."""
        self._measures.doubtful += 1
        for number in self._candidates(sending, beyond):
            message = await self._redraw(poster, number)
            if message is not None:
                self._measures.recovered += 1
                log.info("update=%d message=%d had arrived", sending.update_id, number)
                return message
        return None

    def _candidates(self, sending: Sending, beyond: int) -> Iterator[int]:
        """The numbers the message may have got, likeliest first; no other message of ours is among them."""
        near = range(0) if sending.after is None else range(sending.after + 1, sending.after + 1 + NEAR_IN_CHAT)
        yield from (number for number in near if not self._numbers.is_own(sending.chat, number))
        if sending.chat > 0 and sending.after_anywhere:
            first = max(sending.after or 0, sending.after_anywhere) + 1
            behind = range(first, max(first, self._numbers.anywhere) + beyond)
            unknown = (n for n in behind if n not in near and not self._is_known(sending.chat, n))
            yield from islice(unknown, FARTHEST)

    def _is_known(self, chat: int, number: int) -> bool:
        return self._numbers.is_own(chat, number) or self._numbers.is_elsewhere(chat, number)

    async def _redraw(self, poster: Poster, number: int) -> Message | None:
        """Makes message ``number`` say what is to be sent; none if it is not the bot's, or not there."""
        try:
            return await self._persistence.ask(poster.send, poster.edit(number), None)
        except TelegramBadRequest as error:
            return poster.stands(number) if "message is not modified" in error.message else None


def _current() -> Attempt | None:
    attempt = ANSWERING.get()
    return None if attempt is None or attempt.over else attempt
