"""Telegram by long polling, in a loop of our own: updates are asked for as plain JSON and stored, and only a later
request confirms them, when the disk has them."""

from __future__ import annotations

import asyncio
import logging
import time

from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.service import Service

log = logging.getLogger(__name__)

ASKED_SECONDS = 30
"""How long Telegram may wait for something to happen before it answers with nothing."""

SPARE_SECONDS = 15
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0
CONFLICT_SECONDS = 10.0
STORAGE_SECONDS = 5.0

SHARE_OF_DISK, DISK_SECONDS, LONGEST_DISK_SECONDS = 1 / 8, 0.01, 1.0
"""How long the disk is waited for before more updates are asked for, none of them confirmed yet: a share of what it has
taken already, at least and at most so long. What comes meanwhile waits little longer than for a quick disk, and one
that refuses is no reason to ask Telegram a hundred times a second."""


class TakeUpdates(TelegramMethod[list[object]]):
    """getUpdates without a model: one update of an unknown shape must not stand in the way of all behind it."""

    __returning__ = list[object]
    __api_method__ = "getUpdates"

    offset: int | None
    timeout: int = ASKED_SECONDS
    allowed_updates: list[str]


async def poll(service: Service) -> None:
    """Takes updates in until cancelled. Raises ``TelegramUnauthorizedError`` or ``TelegramNotFound`` for a token that
    Telegram does not know."""
    outage = _Outage(service)
    async with _Confirming(service) as confirming:
        while True:
            await service.inbox.room()
            updates = await _ask(service, confirming.offset, outage)
            if updates:
                await confirming.stored(await _store(service, updates))


async def _ask(service: Service, offset: int | None, outage: _Outage) -> list[object]:
    method = TakeUpdates(offset=offset, allowed_updates=service.update_types)
    try:
        updates = await service.app.bot(method, request_timeout=ASKED_SECONDS + SPARE_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise
    except TelegramRetryAfter as error:
        await asyncio.sleep(error.retry_after)
    except TelegramConflictError as error:
        await _conflict(service, error)
    except AiogramError as error:
        await outage.wait(error)
    else:
        outage.over()
        return updates
    return []


async def _conflict(service: Service, error: TelegramConflictError) -> None:
    """Another bot asks with the same token, or a webhook set earlier still takes everything."""
    if "webhook" in error.message:
        await service.app.bot.delete_webhook(drop_pending_updates=False)
        log.warning("webhook removed: the bot asks for updates itself")
        return
    log.error(service.words.plain("another-bot"))
    await asyncio.sleep(CONFLICT_SECONDS)


async def _store(service: Service, updates: list[object]) -> int:
    """Until it succeeds: what is not stored is not confirmed, and Telegram keeps it."""
    while True:
        try:
            return await service.inbox.take(updates)
        except Exception as error:
            log.error(service.words.plain("cannot-store", {"reason": str(error)}))
            await asyncio.sleep(STORAGE_SECONDS)


class _Confirming:
    """``offset``: what the next request confirms everything below.

    A disk may take a tenth of a second for what it mostly does in one thousandth. Then Telegram is asked with the old
    offset: it repeats what it gave, which the inbox knows, and adds what came since.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stored = self._secured = 0
        self._securing: asyncio.Task[int] | None = None
        self._since = 0.0
        self.offset: int | None = None

    async def __aenter__(self) -> _Confirming:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._securing is not None:
            self._securing.cancel()
            await asyncio.gather(self._securing, return_exceptions=True)

    async def stored(self, last: int) -> None:
        """Everything up to a number is stored (0: nothing new); returns when the disk has it, or after a while."""
        # After a quiet week Telegram may go on with lower numbers.
        self._stored = last or self._stored
        while self._secured != self._stored:
            if self._securing is None:
                self._securing = asyncio.create_task(self._secure(self._stored), name="secure")
                self._since = time.monotonic()
            done, _ = await asyncio.wait({self._securing}, timeout=self._patience)
            if not done:
                return
            self._secured, self._securing = self._securing.result(), None
            self.offset = self._secured + 1

    @property
    def _patience(self) -> float:
        taken = time.monotonic() - self._since
        return min(max(SHARE_OF_DISK * taken, DISK_SECONDS), LONGEST_DISK_SECONDS)

    async def _secure(self, last: int) -> int:
        while True:
            try:
                await self._service.inbox.secure()
            except Exception as error:
                log.error(self._service.words.plain("cannot-store", {"reason": str(error)}))
                await asyncio.sleep(STORAGE_SECONDS)
            else:
                return last


class _Outage:
    """One line when Telegram is out of reach, one when it is back."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._pause = 0.0

    async def wait(self, error: AiogramError) -> None:
        if not self._pause:
            log.warning(self._service.words.plain("telegram-unreachable", {"reason": type(error).__name__}))
        self._pause = min(max(FIRST_PAUSE, self._pause * 2), LONGEST_PAUSE)
        await asyncio.sleep(self._pause)

    def over(self) -> None:
        if self._pause:
            log.warning(self._service.words.plain("telegram-back"))
        self._pause = 0.0
