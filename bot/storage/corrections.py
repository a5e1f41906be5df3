"""What admins put right in the facts found in the articles; the facts themselves stay as they were found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from bot.storage.audit import Action, Entry, record
from bot.storage.database import Database


class Kind(StrEnum):
    PERSON = "person"
    AGREEMENT = "agreement"


class Correction(Struct, frozen=True):
    """``fact``: its key; ``title``: what it was called when found; ``changes``: new values by field."""

    kind: Kind
    fact: str
    title: str
    hidden: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)


class CorrectionStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Correction]:
        rows = await self._database.read("SELECT * FROM corrections ORDER BY title")
        return [
            Correction(
                Kind(row["kind"]), row["fact"], row["title"], bool(row["hidden"]), json.loads(row["changes"])
            )
            for row in rows
        ]

    async def put(self, correction: Correction, person: int, now: int, details: str) -> None:
        """In the place of an earlier one of the same fact."""
        changes = json.dumps(dict(correction.changes), ensure_ascii=False)
        values = (correction.kind.value, correction.fact, correction.title, correction.hidden, changes)
        action = Action.FACT_HIDDEN if correction.hidden else Action.FACT_CORRECTED
        async with self._database.transaction() as connection:
            await connection.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?)", values)
            await record(connection, Entry(now, person, action, correction.title, details=details))

    async def drop(self, correction: Correction, person: int, now: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM corrections WHERE kind = ? AND fact = ?", (correction.kind.value, correction.fact)
            )
            await record(connection, Entry(now, person, Action.FACT_RESTORED, correction.title))
