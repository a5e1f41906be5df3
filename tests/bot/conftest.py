"""The production application with a Telegram of our own in place of the real one."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram_fake import Chat, FakeTelegram

from bot.app import App, build
from bot.config import Settings

ADMIN = 1


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database after its first start, made once: reading the seeds takes longer than most dialogues."""
    path = tmp_path_factory.mktemp("seeded") / "bot.sqlite3"

    async def start_once() -> None:
        async with build(Settings(_env_file=None, database_path=path), session=FakeTelegram()):
            pass

    asyncio.run(start_once())
    return path


@pytest.fixture
def settings(tmp_path: Path, seeded: Path) -> Settings:
    path = tmp_path / "bot.sqlite3"
    shutil.copy(seeded, path)
    return Settings(_env_file=None, database_path=path, admin_ids=(ADMIN,), bot_token=None)


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def errors_expected() -> None:
    """Asked for by a test in which a handler is meant to fail."""


@pytest.fixture(autouse=True)
def no_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A handler that fails still replies, so a dialogue alone would not show it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    failed = [record.getMessage() for record in records if record.levelname == "ERROR"]
    assert bool(failed) == ("errors_expected" in request.fixturenames), failed


@pytest.fixture
async def app(settings: Settings, telegram: FakeTelegram) -> AsyncIterator[App]:
    async with build(settings, session=telegram) as built:
        telegram.serve(built)
        yield built


@pytest.fixture
def chat(app: App, telegram: FakeTelegram) -> Chat:
    """A person who speaks Russian."""
    return telegram.chat(person=100)
