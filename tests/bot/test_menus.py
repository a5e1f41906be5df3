"""At most starts nothing about the menus has changed: that must cost nothing, and a change must not be missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiogram.methods import SetMyDescription
from telegram_fake import FakeTelegram

from bot import menus
from bot.app import App, build
from bot.config import Settings
from bot.menus import Setting, refresh_menus


async def test_unchanged_menus_are_not_made_again(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    await refresh_menus(app)

    def make(_: App) -> Iterator[tuple[str, Setting]]:
        raise AssertionError("made again")

    monkeypatch.setattr(menus, "_settings", make)
    await refresh_menus(app)


async def test_a_changed_text_is_set(
    app: App, telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await refresh_menus(app)
    telegram.requests.clear()
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "ru.ftl").write_text("bot-description = …", encoding="utf-8")
    monkeypatch.setattr(menus, "LOCALES", tmp_path / "locales")
    monkeypatch.setattr(menus, "_settings", lambda _: [("description:ru", SetMyDescription(description="Новое"))])
    await refresh_menus(app)
    assert [request.description for request in telegram.requests if isinstance(request, SetMyDescription)] == ["Новое"]


async def test_another_admin_gets_a_menu(app: App, settings: Settings, telegram: FakeTelegram) -> None:
    await refresh_menus(app)
    telegram.requests.clear()
    async with build(settings.model_copy(update={"admin_ids": (1, 2)}), session=telegram) as later:
        await refresh_menus(later)
    assert {request.scope.chat_id for request in telegram.requests} == {2}
