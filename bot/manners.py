"""Patience with people who write a lot: so many messages a minute each, one polite word to whoever writes more, and a
word on how long it takes when many questions of a chat wait at once."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum, auto

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject, Update

from bot.admins import Admins
from bot.arrivals import Arrival
from bot.languages import Languages
from bot.measures import Measures
from bot.middlewares import Handler
from bot.texts import Texts, Words

log = logging.getLogger(__name__)

GROUP_SHARE = 3
"""A group may write as much as three people."""

TYPING_SHARE = 4
"""Inline queries come with every few letters typed."""

REOPENS_AT = 1 / 3
"""Whoever wrote too much is heard again when this part of the allowance has grown back."""

REMEMBERED = 10_000
SECONDS_PER_ANSWER, SECONDS_PER_GROUP_ANSWER = 1, 3
"""Telegram's pace in a chat, as in ``bot/pace.py``."""


class Verdict(Enum):
    WELCOME = auto()
    TOO_MUCH = auto()
    """For the first time: say so."""
    STILL_TOO_MUCH = auto()


@dataclass(slots=True)
class _Account:
    left: float
    at: float
    closed: bool = False


class Allowance:
    """A bucket of messages for each person or chat, filled evenly over a minute."""

    def __init__(self, per_minute: float) -> None:
        self.per_minute = per_minute
        self._accounts: OrderedDict[int, _Account] = OrderedDict()

    @property
    def wait(self) -> int:
        """Seconds until someone who wrote too much is heard again."""
        return round(60 * REOPENS_AT)

    def spend(self, who: int, at: float) -> Verdict:
        """``at``: Unix seconds at which the message was written, which may be long before it is read."""
        account = self._account(who, at)
        account.left = min(self.per_minute, account.left + max(0.0, at - account.at) * self.per_minute / 60)
        account.at = max(account.at, at)
        if account.closed and account.left < self.per_minute * REOPENS_AT:
            return Verdict.STILL_TOO_MUCH
        account.closed = account.left < 1
        if account.closed:
            return Verdict.TOO_MUCH
        account.left -= 1
        return Verdict.WELCOME

    def _account(self, who: int, at: float) -> _Account:
        account = self._accounts.setdefault(who, _Account(self.per_minute, at))
        self._accounts.move_to_end(who)
        if len(self._accounts) > REMEMBERED:
            self._accounts.popitem(last=False)
        return account


class Throttle(BaseMiddleware):
    """Admins are exempt: an upload of many files is no attack. Runs inside ``Introduce``, which brings ``words``."""

    def __init__(self, per_minute: int, measures: Measures) -> None:
        self._people = Allowance(per_minute)
        self._groups = Allowance(per_minute * GROUP_SHARE)
        self._typing = Allowance(per_minute * TYPING_SHARE)
        self._measures = measures

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, object]) -> object:
        what = _what(event)
        if isinstance(what, Message) and what.from_user is None:
            # A channel speaking for itself: nobody asks, nobody is answered.
            return None
        verdict = Verdict.WELCOME if what is None else self._judge(what)
        if verdict is Verdict.WELCOME or await _is_admin(what, data.get("admins")):
            return await handler(event, data)
        self._measures.throttled += 1
        words = data.get("words")
        if isinstance(words, Words) and what is not None:
            await self._decline(what, words, verdict)
        return None

    def _judge(self, what: Message | CallbackQuery | InlineQuery) -> Verdict:
        person = what.from_user.id if what.from_user else 0
        if isinstance(what, InlineQuery):
            return self._typing.spend(person, time.time())
        at = what.date.timestamp() if isinstance(what, Message) else time.time()
        if isinstance(what, Message) and what.chat.id < 0:
            verdict = self._groups.spend(what.chat.id, at)
            if verdict is not Verdict.WELCOME:
                return verdict
        return self._people.spend(person, at)

    async def _decline(self, what: Message | CallbackQuery | InlineQuery, words: Words, verdict: Verdict) -> None:
        first = verdict is Verdict.TOO_MUCH
        values = {"seconds": self._people.wait}
        if isinstance(what, CallbackQuery):
            await what.answer(words.plain("throttled", values) if first else None)
        elif isinstance(what, Message) and first:
            await what.answer(words.html("throttled", values))


class Crowd:
    """Tells a chat how long its questions will take when many wait at once."""

    def __init__(self, bot: Bot, languages: Languages, texts: Texts) -> None:
        self._bot = bot
        self._languages = languages
        self._texts = texts

    async def __call__(self, arrival: Arrival, waiting: int) -> None:
        if arrival.chat is None:
            return
        language = await self._languages.of(arrival.chat) or arrival.language
        seconds = waiting * (SECONDS_PER_ANSWER if arrival.chat > 0 else SECONDS_PER_GROUP_ANSWER)
        words = self._texts.in_language(language)
        await self._bot.send_message(arrival.chat, words.html("crowded", {"seconds": seconds}))


async def _is_admin(what: Message | CallbackQuery | InlineQuery | None, admins: object) -> bool:
    if what is None or what.from_user is None or not isinstance(admins, Admins):
        return False
    return await admins.has(what.from_user.id)


def _what(event: TelegramObject) -> Message | CallbackQuery | InlineQuery | None:
    if not isinstance(event, Update):
        return None
    return event.message or event.callback_query or event.inline_query
