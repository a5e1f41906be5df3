"""Admins who asked for a weekly digest."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database


class Subscriber(Struct, frozen=True):
    """``sent_at``: of the last digest, or of the subscription; Unix seconds."""

    person: int
    language: str
    sent_at: int


class DigestStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def has(self, person: int) -> bool:
        return await self._database.read_one("SELECT 1 FROM digests WHERE person_id = ?", (person,)) is not None

    async def put(self, subscriber: Subscriber) -> None:
        await self._database.write(
            "INSERT OR REPLACE INTO digests VALUES (?, ?, ?)",
            (subscriber.person, subscriber.language, subscriber.sent_at),
        )

    async def drop(self, person: int) -> None:
        await self._database.write("DELETE FROM digests WHERE person_id = ?", (person,))

    async def due(self, before: int) -> list[Subscriber]:
        rows = await self._database.read("SELECT * FROM digests WHERE sent_at <= ?", (before,))
        return [Subscriber(row["person_id"], row["language"], row["sent_at"]) for row in rows]
