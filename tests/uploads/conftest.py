"""An office at the production application: an admin who sends files, a reader who asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from office import OfficeTelegram
from telegram_fake import Chat

from bot.app import App, build
from bot.config import Settings

ADMIN = 1

PAGES = "aiohttp.server"
"""The tests' own web server, which complains when the bot leaves a page that is too long."""


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
