"""Telegram by long polling, in a loop of our own: updates are asked for as plain JSON and stored, and only the next
request confirms them."""

from __future__ import annotations

import asyncio
import logging

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
    offset: int | None = None
    outage = _Outage(service)
    while True:
        await service.inbox.room()
        updates = await _ask(service, offset, outage)
        if updates:
            last = await _store(service, updates)
            offset = last + 1 if last else offset


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
