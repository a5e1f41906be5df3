"""Asking Telegram again: when, how often, and what must not be asked twice."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.methods import TelegramMethod

from bot.failures import Fate, InDoubt, fate_of
from bot.measures import Measures
from bot.pace import Pace

log = logging.getLogger(__name__)
Result = TypeVar("Result")

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
PATIENCE = 90.0
"""Seconds of pauses after which a request is given up; the inbox takes its update up again later."""


class Pauses:
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


class Persistence:
    def __init__(
        self, pace: Pace, measures: Measures, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self.pace = pace
        self._measures = measures
        self._sleep = sleep

    async def ask(
        self,
        request: Callable[[TelegramMethod[Result]], Awaitable[Result]],
        method: TelegramMethod[Result],
        chat: int | None,
    ) -> Result:
        """Asks until there is an answer: twice is as good as once. Raises ``InDoubt`` for what would show twice, when
        it may have been done and nobody can look (``bot/posting.py`` can, for the messages it sends)."""
        pauses, creates = Pauses(), _creates(method)
        while True:
            await self.pace.wait(chat if creates else None)
            try:
                return await request(method)
            except AiogramError as error:
                fate = fate_of(error)
                if fate is Fate.REFUSED:
                    raise
                if fate is Fate.UNKNOWN and creates:
                    raise InDoubt(method.__api_method__) from error
                await self.pause(error, pauses, chat)

    async def pause(self, error: AiogramError, pauses: Pauses, chat: int | None) -> None:
        """Waits before the next go; raises the error when there should be none."""
        self._measures.retries += 1
        if isinstance(error, TelegramRetryAfter):
            if chat is not None:
                self.pace.close(chat, error.retry_after)
            await self._sleep(error.retry_after)
            return
        seconds = pauses.next()
        if seconds is None:
            raise error
        log.info("asking again in %.1f s: %s", seconds, type(error).__name__)
        await self._sleep(seconds)


def _creates(method: TelegramMethod[Result]) -> bool:
    """Whether doing it twice shows twice."""
    name = method.__api_method__
    return name.startswith(("send", "copy", "forward")) and name != "sendChatAction"
