"""The card of an upload: one message in the chat, drawn over as the upload is read, looked at and published."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from msgspec.structs import replace

from bot.ask import Asker
from bot.markup import shorten
from bot.screens import Screen
from bot.storage.drafts import Upload
from bot.texts import Words
from bot.uploads import Preview, Uploads
from bot.views import uploads as views
from retrieval.reading.sandbox import Progress

PAUSE = 2.0
"""Seconds between two pictures of a progress bar: Telegram allows about one edit a second in a chat."""


@dataclass(slots=True)
class Card:
    """``upload`` knows which message the card is, once there is one."""

    bot: Bot
    words: Words
    uploads: Uploads
    upload: Upload

    async def draw(self, screen: Screen) -> None:
        """Over the old picture, or anew where there is none that can be changed."""
        if self.upload.card_message is None or not await self._redrawn(screen, self.upload.card_message):
            await self.draw_below(screen)

    async def draw_below(self, screen: Screen) -> None:
        """As a new message; the old one, further up, loses its buttons."""
        before = self.upload.card_message
        sent = await self.bot.send_message(self.upload.chat, shorten(screen.text), reply_markup=screen.keyboard)
        self.upload = replace(self.upload, card_message=sent.message_id)
        await self.uploads.shown_in(self.upload, sent.message_id)
        if before is not None:
            with contextlib.suppress(TelegramBadRequest):
                await self.bot.edit_message_reply_markup(chat_id=self.upload.chat, message_id=before)

    async def show(self, asker: Asker) -> None:
        """The upload as it stands. One that holds nothing that can be published is forgotten."""
        shown = await self.uploads.card(asker, self.upload.id)
        if shown is None:
            return
        await self.draw(views.card(self.words, shown))
        if isinstance(shown, Preview) and len(shown.items) == 1 and shown.items[0].stored.problem is not None:
            await self.uploads.cancel(self.upload)

    @asynccontextmanager
    async def reading(self, name: str) -> AsyncIterator[Progress]:
        """«Читаю…» at once, and a bar that follows what the progress is told."""
        await self.draw(views.reading(self.words, name))
        steps = _Steps()
        following = asyncio.create_task(self._follow(name, steps))
        try:
            yield steps.tell
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)

    async def _follow(self, name: str, steps: _Steps) -> None:
        drawn = (0, 0)
        while True:
            await asyncio.sleep(PAUSE)
            if (steps.done, steps.total) != drawn and steps.total > 2:
                drawn = (steps.done, steps.total)
                # A bar is a courtesy: reading goes on without it.
                with contextlib.suppress(TelegramAPIError):
                    await self.draw(views.reading(self.words, name, *drawn))

    async def _redrawn(self, screen: Screen, message: int) -> bool:
        try:
            await self.bot.edit_message_text(
                shorten(screen.text),
                chat_id=self.upload.chat,
                message_id=message,
                reply_markup=screen.keyboard,
            )
        except TelegramBadRequest as error:
            return "message is not modified" in error.message
        return True


@dataclass(slots=True)
class _Steps:
    done: int = 0
    total: int = 0

    def tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total
