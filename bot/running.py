"""The bot at Telegram from start to stop: one instance, updates in by polling or webhook, out on SIGTERM."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

from bot import garbage
from bot.backups import backing_up
from bot.config import Settings
from bot.instance import only_one
from bot.menus import refresh_menus
from bot.polling import poll
from bot.problems import AddressTaken, TokenRefused
from bot.service import Service, on_duty

log = logging.getLogger(__name__)

AGAIN_SECONDS = 60.0


async def run(settings: Settings) -> None:
    """Answers until told to stop. Raises ``TokenRefused``, ``AlreadyRunning``, ``AddressTaken``, and what ``build``
    raises."""
    token = settings.bot_token.get_secret_value() if settings.bot_token else None
    async with _told_to_stop() as stop, AsyncExitStack() as stack:
        # The same token at another Bot API server is another bot.
        stack.enter_context(only_one(settings.database_path, token and f"{token} {settings.telegram_api_url or ''}"))
        service = await stack.enter_async_context(on_duty(settings))
        garbage.from_now_on()
        await stack.enter_async_context(backing_up(settings))
        if settings.health_listen:
            from bot.health import showing  # an HTTP server that most bots do without

            await _enter(stack, showing(service, settings.health_listen), "HEALTH_LISTEN")
        taking = await _take_in(stack, service)
        await stack.enter_async_context(_setting_menus(service))
        await _until_stopped(stop, taking)
    log.info("stopped")


async def _take_in(stack: AsyncExitStack, service: Service) -> asyncio.Task[None]:
    settings = service.app.settings
    if settings.webhook_url is None or settings.webhook_secret is None:
        return asyncio.create_task(poll(service))
    from bot.webhook import announce, receiving  # as above

    url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
    await _enter(stack, receiving(service, url, secret, settings.webhook_listen), "WEBHOOK_LISTEN")
    return asyncio.create_task(_insist(lambda: announce(service, url, secret), service))


async def _enter(stack: AsyncExitStack, server: AbstractAsyncContextManager[None], variable: str) -> None:
    try:
        await stack.enter_async_context(server)
    except OSError as error:
        raise AddressTaken(variable, error.strerror or str(error)) from error


@asynccontextmanager
async def _setting_menus(service: Service) -> AsyncIterator[None]:
    """Menus are a convenience: people are answered while they are being set, and if they cannot be."""
    task = asyncio.create_task(_set_menus(service))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _set_menus(service: Service) -> None:
    try:
        await _insist(lambda: refresh_menus(service.app), service)
    except Exception as error:
        log.warning("menus not set: %s: %s", type(error).__name__, error)


async def _insist(work: Callable[[], Awaitable[None]], service: Service) -> None:
    """Until Telegram does it; it may be out of reach for longer than delivery has patience."""
    while True:
        try:
            return await work()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise
        except AiogramError as error:
            log.warning(service.words.plain("telegram-unreachable", {"reason": type(error).__name__}))
            await asyncio.sleep(AGAIN_SECONDS)


async def _until_stopped(stop: asyncio.Event, taking: asyncio.Task[None]) -> None:
    waiting = asyncio.create_task(stop.wait())
    try:
        await _stopped_or_failed(waiting, taking)
    finally:
        log.info("stopping")
        for task in (waiting, taking):
            task.cancel()
        await asyncio.gather(waiting, taking, return_exceptions=True)


async def _stopped_or_failed(waiting: asyncio.Task[bool], taking: asyncio.Task[None]) -> None:
    await asyncio.wait((waiting, taking), return_when=asyncio.FIRST_COMPLETED)
    if not taking.done():
        return
    try:
        taking.result()
    except (TelegramUnauthorizedError, TelegramNotFound) as refused:
        raise TokenRefused from refused
    # A webhook once set leaves nothing to do here but wait.
    await waiting


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
