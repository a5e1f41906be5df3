"""Who did what to the library, and when."""

from __future__ import annotations

from enum import StrEnum

import aiosqlite
from msgspec import Struct

from bot.storage.database import Database


class Action(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    REMOVED = "removed"
    RETURNED = "returned"
    UNDONE = "undone"
    CORRECTED = "corrected"
    IMPORTED = "imported"
    ADMIN_ADDED = "admin-added"
    ADMIN_REMOVED = "admin-removed"
    FACT_CORRECTED = "fact-corrected"
    FACT_HIDDEN = "fact-hidden"
    FACT_RESTORED = "fact-restored"


class Entry(Struct, frozen=True):
    """``person``: who did it, ``None`` for the import from the command line; ``title``: of the article as it was then,
    or whom it was done to; ``details``: what was corrected."""

    at: int
    person: int | None
    action: Action
    title: str
    article: str | None = None
    details: str = ""


class AuditStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, limit: int, offset: int) -> list[Entry]:
        """Newest first."""
        rows = await self._database.read("SELECT * FROM audit ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset))
        return [
            Entry(row["at"], row["person_id"], Action(row["action"]), row["title"], row["article_id"], row["details"])
            for row in rows
        ]

    async def count(self) -> int:
        row = await self._database.read_one("SELECT count(*) AS entries FROM audit")
        return int(row["entries"]) if row else 0


async def record(connection: aiosqlite.Connection, entry: Entry) -> None:
    """In the transaction of the very change that it tells of."""
    await connection.execute(
        "INSERT INTO audit (at, person_id, action, article_id, title, details) VALUES (?, ?, ?, ?, ?, ?)",
        (entry.at, entry.person, entry.action.value, entry.article, entry.title, entry.details),
    )
