"""The numbers of questions on buttons: asked of the database once, the same for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import prompts as module
from bot.prompts import Example, Prompts
from bot.storage.database import open_database
from bot.storage.settings import PromptStore
from retrieval.models import Suggestion


async def test_an_article_needs_no_number(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        offered = await Prompts(PromptStore(database)).offer([Suggestion("Кто?"), Suggestion("Статья", "a")])
    assert offered == (Example("Кто?", 1), Example("Статья", None, "a"))


async def test_numbers_stay_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 2)
    async with open_database(tmp_path / "x.sqlite3") as database:
        prompts = Prompts(PromptStore(database))
        questions = [Suggestion(f"Кто {number}?") for number in range(5)]
        first = [await prompts.offer([one]) for one in questions]
        assert [await prompts.offer([one]) for one in questions] == first
        assert [await Prompts(PromptStore(database)).offer([one]) for one in questions] == first
        assert await prompts.question(3) == "Кто 2?"
