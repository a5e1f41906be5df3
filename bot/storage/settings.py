"""What the bot remembers about itself between starts, and the questions it offers as buttons."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

from bot.storage.database import Database


class SettingStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        row = await self._database.read_one("SELECT value FROM settings WHERE name = ?", (name,))
        return None if row is None else str(row["value"])

    async def put(self, name: str, value: str) -> None:
        await self._database.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))


class PromptStore:
    """Questions that come from the articles, never from a person: nothing here needs to be forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def numbers(self, questions: Sequence[str]) -> list[int]:
        """A number for each question, the same one every time: a button has room for nothing longer."""
        known = await self._database.look(partial(_find, questions))
        if None in known:
            known = await self._database.commit(partial(_number, questions))
        return [number for number in known if number is not None]

    async def question(self, number: int) -> str | None:
        row = await self._database.read_one("SELECT question FROM prompts WHERE id = ?", (number,))
        return None if row is None else str(row["question"])


def _find(questions: Sequence[str], connection: sqlite3.Connection) -> list[int | None]:
    rows = [
        connection.execute("SELECT id FROM prompts WHERE question = ?", (question,)).fetchone()
        for question in questions
    ]
    return [None if row is None else int(row["id"]) for row in rows]


def _number(questions: Sequence[str], connection: sqlite3.Connection) -> list[int | None]:
    connection.executemany("INSERT OR IGNORE INTO prompts (question) VALUES (?)", [(one,) for one in questions])
    return _find(questions, connection)
