"""A weekly word to admins who asked for it: the numbers, the picture, and what was asked in vain."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BufferedInputFile

from bot.admins import Admins
from bot.charts import draw
from bot.failures import is_closed
from bot.insight import Insight
from bot.storage.digests import DigestStore, Subscriber
from bot.texts import Texts
from bot.views import insight as views

log = logging.getLogger(__name__)

WEEK = 7 * 86400
HOUR = 3600.0
DAYS = 7


class Digest:
    def __init__(
        self,
        bot: Bot,
        store: DigestStore,
        insight: Insight,
        admins: Admins,
        texts: Texts,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._bot = bot
        self._store = store
        self._insight = insight
        self._admins = admins
        self._texts = texts
        self._now = now

    async def switch(self, person: int, language: str) -> bool:
        """On if it was off, and off if it was on; whether it is on now."""
        if await self._store.has(person):
            await self._store.drop(person)
            return False
        await self._store.put(Subscriber(person, language, int(self._now())))
        return True

    async def keep_sending(self) -> None:
        """Runs until cancelled."""
        while True:
            try:
                await self.send_due()
            except Exception:
                log.exception("digests not sent, next try in an hour")
            await asyncio.sleep(HOUR)

    async def send_due(self) -> None:
        for subscriber in await self._store.due(int(self._now()) - WEEK):
            if not await self._admins.has(subscriber.person):
                await self._store.drop(subscriber.person)
                continue
            try:
                await self._send(subscriber)
            except AiogramError as error:
                log.info("digest not sent person=%d: %s", subscriber.person, type(error).__name__)
                if not is_closed(error):
                    continue
            await self._store.put(Subscriber(subscriber.person, subscriber.language, int(self._now())))

    async def _send(self, subscriber: Subscriber) -> None:
        words = self._texts.in_language(subscriber.language)
        overview = await self._insight.overview(DAYS)
        picture = await asyncio.to_thread(draw, views.chart(words, overview))
        await self._bot.send_photo(
            subscriber.person, BufferedInputFile(picture, "digest.png"), caption=views.numbers(words, overview)
        )
        gaps = views.gaps(words, await self._insight.gaps(DAYS), DAYS, subscriber.person)
        await self._bot.send_message(subscriber.person, gaps.text, reply_markup=gaps.keyboard)
