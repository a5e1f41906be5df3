"""What every test process does first: aiogram is imported as the bot itself imports it, quickly.

And what the tests of uploads and of conversations share: the production application with one worker process for all of
them, since starting one takes longer than most dialogues, and one event loop for it and whoever talks to it.
"""

from __future__ import annotations

import inspect
import logging
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.lazy_models import import_aiogram

import_aiogram()

if TYPE_CHECKING:
    from bot.config import Settings
    from retrieval.reading.sandbox import Sandbox

WITH_WORKER = frozenset({"uploads", "telegram"})
ADMIN = 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for the worker process and whoever talks to it."""
    for item in items:
        if item.path.parent.name in WITH_WORKER and inspect.iscoroutinefunction(getattr(item, "function", None)):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def worker() -> AsyncIterator[Sandbox]:
    from retrieval.reading.sandbox import Sandbox

    async with Sandbox() as sandbox:
        yield sandbox


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after its first start, made once: reading the seeds takes longer than most dialogues."""
    from telegram_fake import FakeTelegram

    from bot.app import build
    from bot.config import Settings

    path = tmp_path_factory.mktemp("seeded") / "bot.sqlite3"
    async with build(Settings(_env_file=None, database_path=path), session=FakeTelegram()):
        pass
    return path


@pytest.fixture(autouse=True)
def process_as_before() -> Iterator[None]:
    """Whoever calls ``main`` sets levels and habits of the whole process: not for the tests behind it."""
    level, hook, interval = logging.getLogger().level, sys.excepthook, sys.getswitchinterval()
    yield
    logging.getLogger().setLevel(level)
    sys.excepthook = hook
    sys.setswitchinterval(interval)


@pytest.fixture
def settings(tmp_path: Path, seeded: Path, worker: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Of a bot that starts with the seeds and reads with the shared worker."""
    import bot.app
    from bot.config import Settings

    @asynccontextmanager
    async def shared() -> AsyncIterator[Sandbox]:
        yield worker

    monkeypatch.setattr(bot.app, "Sandbox", shared)
    path = tmp_path / "bot.sqlite3"
    shutil.copy(seeded, path)
    return Settings(_env_file=None, database_path=path, admin_ids=(ADMIN,), bot_token=None)
