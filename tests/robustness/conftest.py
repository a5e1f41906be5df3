"""The service at a Telegram that fails, in one process with the test or as a process of its own."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from duty import ADMIN, Polling
from unreliable_telegram import TOKEN, UnreliableTelegram

from bot.app import build
from bot.config import Settings
from bot.polling import poll
from bot.service import Service, on_duty


@pytest.fixture(scope="session")
def robust_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after its first start, made once."""
    path = tmp_path_factory.mktemp("robust") / "bot.sqlite3"

    async def start_once() -> None:
        async with build(Settings(_env_file=None, database_path=path, bot_token=TOKEN)):
            pass

    asyncio.run(start_once())
    return path


@pytest.fixture
def database(tmp_path: Path, robust_seed: Path) -> Path:
    return Path(shutil.copy(robust_seed, tmp_path / "bot.sqlite3"))


@pytest.fixture
async def server() -> AsyncIterator[UnreliableTelegram]:
    async with UnreliableTelegram().serving() as telegram:
        yield telegram


@pytest.fixture
def make_settings(database: Path) -> Callable[..., Settings]:
    def make(server: UnreliableTelegram, **changes: object) -> Settings:
        values: dict[str, object] = {
            "bot_token": TOKEN,
            "telegram_api_url": server.address,
            "database_path": database,
            "admin_ids": (ADMIN,),
            "messages_per_second": 1000,
            "questions_per_minute": 10_000,
        }
        return Settings(_env_file=None, **{**values, **changes})

    return make


@pytest.fixture
def polling(make_settings: Callable[..., Settings]) -> Polling:
    """The service taking updates from a server until the block ends."""

    @asynccontextmanager
    async def start(server: UnreliableTelegram, **changes: object) -> AsyncIterator[Service]:
        async with on_duty(make_settings(server, **changes)) as service:
            taking = asyncio.create_task(poll(service))
            try:
                yield service
            finally:
                taking.cancel()
                await asyncio.gather(taking, return_exceptions=True)

    return start
