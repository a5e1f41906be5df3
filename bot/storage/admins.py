"""Admins that other admins have added; those of ADMIN_IDS stand in the settings."""

from __future__ import annotations

from bot.storage.audit import Action, Entry, record
from bot.storage.database import Database


class AdminStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[int]:
        """In the order they were added."""
        rows = await self._database.read("SELECT person_id FROM admins ORDER BY added_at, person_id")
        return [int(row["person_id"]) for row in rows]

    async def add(self, person: int, by: int, now: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute("INSERT OR IGNORE INTO admins VALUES (?, ?, ?)", (person, by, now))
            await record(connection, Entry(now, by, Action.ADMIN_ADDED, str(person)))

    async def remove(self, person: int, by: int, now: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM admins WHERE person_id = ?", (person,))
            await record(connection, Entry(now, by, Action.ADMIN_REMOVED, str(person)))
