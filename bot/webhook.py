"""Telegram by webhook: a small HTTP server that stores each update and only then says that it was received.

It stands behind a proxy that speaks TLS. Who sends is told by the secret alone: addresses in headers can be made up.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web

from bot.json_text import read_json
from bot.listening import listen
from bot.service import Service

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST_BODY = 1 << 20
"""Bytes. Updates are a few kilobytes; the longest text and its entities come to some hundred."""

BODY_SECONDS = 10.0
"""Telegram sends a body at once; whoever takes longer is not Telegram."""


@asynccontextmanager
async def receiving(service: Service, url: str, secret: str, address: str) -> AsyncIterator[None]:
    """Listens at ``address`` (host:port) and tells Telegram where. Raises ``OSError`` when the address is taken."""
    application = web.Application(client_max_size=LARGEST_BODY)
    application.router.add_post(urlsplit(url).path or "/", _Receiver(service, secret).receive)
    async with listen(application, address):
        yield


async def announce(service: Service, url: str, secret: str) -> None:
    """Tells Telegram where to send updates; what waits there is kept."""
    await service.app.bot.set_webhook(
        url, secret_token=secret, allowed_updates=service.update_types, drop_pending_updates=False
    )
    log.info("webhook set")


class _Receiver:
    def __init__(self, service: Service, secret: str) -> None:
        self._service = service
        self._secret = secret.encode()

    async def receive(self, request: web.Request) -> web.Response:
        if not self._is_telegram(request):
            return web.Response(status=401)
        update = await self._read(request)
        if self._service.inbox.is_full:
            # Telegram comes back with it later.
            return web.Response(status=503)
        try:
            taken = await self._service.inbox.take([update])
            await self._service.inbox.secure()
        except Exception as error:
            log.error(self._service.words.plain("cannot-store", {"reason": str(error)}))
            return web.Response(status=503)
        return web.Response(status=200 if taken else 400)

    def _is_telegram(self, request: web.Request) -> bool:
        # Headers come as text with stray bytes kept as surrogates; compared as bytes, in constant time.
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        return hmac.compare_digest(given, self._secret)

    async def _read(self, request: web.Request) -> object:
        if (request.content_length or 0) > LARGEST_BODY:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY, request.content_length or 0)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.read()
            return read_json(body)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (ValueError, RecursionError):
            raise web.HTTPBadRequest from None
