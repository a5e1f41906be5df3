"""The production application with a Telegram of our own in place of the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram_fake import Chat, FakeTelegram

from bot.app import App, build
from bot.config import Settings

ADMIN = 1


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_path=tmp_path / "bot.sqlite3", admin_ids=(ADMIN,), bot_token=None)


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def app(settings: Settings, telegram: FakeTelegram) -> AsyncIterator[App]:
    async with build(settings, session=telegram) as built:
        telegram.serve(built)
        yield built


@pytest.fixture
def chat(app: App, telegram: FakeTelegram) -> Chat:
    """A person who speaks Russian."""
    return telegram.chat(person=100)
