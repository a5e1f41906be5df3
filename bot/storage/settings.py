"""What the bot remembers about itself between starts, and the questions it offers as buttons."""

from __future__ import annotations

from collections.abc import Sequence

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
        known = [await self._find(question) for question in questions]
        if None in known:
            async with self._database.transaction() as connection:
                for question in questions:
                    await connection.execute("INSERT OR IGNORE INTO prompts (question) VALUES (?)", (question,))
            known = [await self._find(question) for question in questions]
        return [number for number in known if number is not None]

    async def question(self, number: int) -> str | None:
        row = await self._database.read_one("SELECT question FROM prompts WHERE id = ?", (number,))
        return None if row is None else str(row["question"])

    async def _find(self, question: str) -> int | None:
        row = await self._database.read_one("SELECT id FROM prompts WHERE question = ?", (question,))
        return None if row is None else int(row["id"])
