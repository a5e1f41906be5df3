"""Whoever asked a person, and is answered by an article later, hears of it: once, and not if they would rather not."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import ReplyParameters

from bot.failures import is_closed
from bot.library import Library
from bot.links import links_of
from bot.markup import shorten
from bot.pins import Pins
from bot.scene import Scene
from bot.screens import Screen
from bot.storage.tickets import Ticket, TicketStore
from bot.texts import Texts
from bot.views import support as views
from retrieval.models import Answer, Passage

log = logging.getLogger(__name__)


class News:
    def __init__(
        self,
        bot: Bot,
        library: Library,
        pins: Pins,
        tickets: TicketStore,
        texts: Texts,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._bot = bot
        self._library = library
        self._pins = pins
        self._tickets = tickets
        self._texts = texts
        self._now = now
        self._telling = asyncio.Lock()

    async def keep_telling(self) -> None:
        """Runs until cancelled: now, and whenever the articles have changed."""
        while True:
            changed = asyncio.create_task(self._library.swapped())
            try:
                await self.tell()
                await changed
            except Exception:
                log.exception("news not told, next try when the articles change")
                await changed
            finally:
                changed.cancel()

    async def tell(self) -> None:
        """Everyone whose question is answered now by something they have not seen."""
        async with self._telling:
            for ticket in await self._tickets.untold():
                passage = await self._answer(ticket)
                if passage is not None and await self._told(ticket, passage):
                    await self._tickets.told(ticket.id, int(self._now()))
                    log.info("ticket=%d answered later", ticket.id)

    async def _answer(self, ticket: Ticket) -> Passage | None:
        question, knowledge = ticket.asked.text, self._library.knowledge
        pinned = await self._pins.find(question)
        if pinned is not None:
            passage = self._library.passage(pinned.article_id, pinned.start, pinned.end, pinned.quotation)
        else:
            found = await self._library.think(lambda: knowledge.ask(question))
            passage = found.passage if isinstance(found, Answer) else None
        return None if passage is None or passage.text in ticket.asked.offered else passage

    async def _told(self, ticket: Ticket, passage: Passage) -> bool:
        """Whether nobody has to be told any more."""
        screen = await self._screen(ticket, passage)
        message, reply = ticket.asked.message, None
        if message is not None:
            reply = ReplyParameters(message_id=message, allow_sending_without_reply=True)
        try:
            await self._bot.send_message(
                ticket.asked.chat, shorten(screen.text), reply_markup=screen.keyboard, reply_parameters=reply
            )
        except AiogramError as error:
            log.info("ticket=%d not told: %s", ticket.id, type(error).__name__)
            return is_closed(error)
        return True

    async def _screen(self, ticket: Ticket, passage: Passage) -> Screen:
        asked = ticket.asked
        scene = Scene(
            words=self._texts.in_language(asked.language),
            articles=self._library.knowledge.articles,
            links=await links_of(self._bot),
            private=asked.chat == asked.person,
            staffed=True,
            admin=False,
        )
        return views.news(scene, ticket, passage)
