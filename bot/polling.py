"""Telegram by long polling: menus are brought up to date, then updates are taken in until SIGTERM or Ctrl-C."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.app import App, build
from bot.config import Settings
from bot.menus import refresh_menus

log = logging.getLogger(__name__)

LONGEST_PAUSE = 30
AT_ONCE = 100
"""Updates answered at the same time; a backlog waits at Telegram, not in memory."""


async def poll(settings: Settings) -> None:
    """Answers until told to stop. Raises ``TelegramUnauthorizedError`` for a token that Telegram does not know, and
    what ``build`` raises."""
    async with _told_to_stop() as stop, build(settings) as app:
        polling = asyncio.create_task(_take_updates(app))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait((polling, waiting), return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if not polling.done():
            await _finish(app, polling)
        polling.result()
        log.info("stopped")


async def _take_updates(app: App) -> None:
    await _reach_telegram(app)
    try:
        await refresh_menus(app)
    except TelegramUnauthorizedError:
        raise
    except TelegramAPIError as error:
        # Menus are a convenience: people are answered without them.
        log.warning("menus not refreshed: %s", error.message)
    await app.dispatcher.start_polling(
        app.bot,
        allowed_updates=app.dispatcher.resolve_used_update_types(),
        handle_signals=False,
        close_bot_session=False,
        tasks_concurrency_limit=AT_ONCE,
    )


async def _reach_telegram(app: App) -> None:
    """Waits until Telegram answers: a server often starts before its network does."""
    pause = 1
    while True:
        try:
            await app.bot.me()
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            log.warning("Telegram does not answer (%s), next try in %d s", type(error).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def _finish(app: App, polling: asyncio.Task[None]) -> None:
    log.info("stopping")
    try:
        await app.dispatcher.stop_polling()
    except RuntimeError:
        # Not polling yet: still waiting for Telegram to answer at all.
        polling.cancel()
    await asyncio.wait((polling,))
    if polling.cancelled():
        raise asyncio.CancelledError


@asynccontextmanager
async def _told_to_stop() -> AsyncIterator[asyncio.Event]:
    """Set by SIGTERM and SIGINT, from the first moment on: a stop during the start is a clean one too."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
