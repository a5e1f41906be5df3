"""The production application at a Telegram with groups, inline mode, reactions and links."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from messenger import Messenger, Person

from bot.app import App, build
from bot.config import Settings
from bot.texts import Words, load_texts

ADMIN = 1
GROUP = -1001


@pytest.fixture(autouse=True)
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A handler that fails still replies, so a dialogue alone would not show it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [record.getMessage() for record in records if record.levelname == "ERROR"] == []


@pytest.fixture
def telegram() -> Messenger:
    return Messenger()


@pytest_asyncio.fixture(loop_scope="session")
async def app(settings: Settings, telegram: Messenger) -> AsyncIterator[App]:
    async with build(settings, session=telegram) as built:
        telegram.serve(built)
        yield built
        await asyncio.sleep(0)


@pytest.fixture(params=["ru", "uk", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def words(language: str) -> Words:
    return load_texts().in_language(language)


@pytest.fixture
def person(app: App, telegram: Messenger, language: str) -> Person:
    """Someone in their own chat, in each of the three languages."""
    return telegram.person(100, language)


@pytest.fixture
def member(app: App, telegram: Messenger, language: str) -> Person:
    """The same someone in a group."""
    return telegram.person(100, language, GROUP)


@pytest_asyncio.fixture(loop_scope="session")
async def admin(app: App, telegram: Messenger, language: str) -> Person:
    """Has chosen a language: whoever is written to first cannot be asked for theirs."""
    await app.languages.choose(ADMIN, language)
    return telegram.person(ADMIN, language)
