"""A local HTTP server for as long as a block runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

STOP_SECONDS = 5.0


@asynccontextmanager
async def listen(application: web.Application, address: str) -> AsyncIterator[None]:
    """Serves at ``address`` (host:port). Raises ``OSError`` when it cannot be listened at."""
    host, _, port = address.rpartition(":")
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        yield
    finally:
        await runner.cleanup()
