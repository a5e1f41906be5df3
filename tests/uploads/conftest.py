"""The production application with one worker process for all tests: starting one takes longer than most dialogues."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from office import OfficeTelegram
from telegram_fake import Chat

import bot.app
from bot.app import App, build
from bot.config import Settings
from retrieval.reading.sandbox import Sandbox

ADMIN = 1

PAGES = "aiohttp.server"
"""The tests' own web server, which complains when the bot leaves a page that is too long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for the worker and whoever talks to it."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and inspect.iscoroutinefunction(getattr(item, "function", None)):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def worker() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def seeded(tmp_path_factory: pytest.TempPathFactory, worker: Sandbox) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "bot.sqlite3"
    async with build(Settings(_env_file=None, database_path=path), session=OfficeTelegram()):
        pass
    return path


@pytest.fixture
def settings(tmp_path: Path, seeded: Path, worker: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Settings:
    @asynccontextmanager
    async def shared() -> AsyncIterator[Sandbox]:
        yield worker

    monkeypatch.setattr(bot.app, "Sandbox", shared)
    path = tmp_path / "bot.sqlite3"
    shutil.copy(seeded, path)
    return Settings(_env_file=None, database_path=path, admin_ids=(ADMIN,), bot_token=None)


@pytest.fixture
def errors_expected() -> None:
    """Asked for by a test in which a handler is meant to fail."""


@pytest.fixture(autouse=True)
def no_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A handler that fails still replies, so a dialogue alone would not show it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    failed = [record.getMessage() for record in records if record.levelname == "ERROR" and record.name != PAGES]
    assert bool(failed) == ("errors_expected" in request.fixturenames), failed


@pytest.fixture
def telegram() -> OfficeTelegram:
    return OfficeTelegram()


@pytest_asyncio.fixture(loop_scope="session")
async def app(settings: Settings, telegram: OfficeTelegram) -> AsyncIterator[App]:
    async with build(settings, session=telegram) as built:
        telegram.serve(built)
        yield built


@pytest.fixture
def admin(app: App, telegram: OfficeTelegram) -> Chat:
    return telegram.chat(person=ADMIN)


@pytest.fixture
def reader(app: App, telegram: OfficeTelegram) -> Chat:
    """Someone who only asks."""
    return telegram.chat(person=100)
