"""Questions on their way from one chat into another: a link has room for a number only."""

from __future__ import annotations

from bot.storage.database import Database


class CarriedStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, person: int, question: str, now: int) -> int:
        """Its number. Only the latest of a person is kept: what was typed on the way to it is nobody's business."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM carried WHERE person_id = ? AND question <> ?", (person, question))
            await connection.execute(
                "INSERT OR IGNORE INTO carried (person_id, question, at) VALUES (?, ?, ?)", (person, question, now)
            )
        row = await self._database.read_one(
            "SELECT id FROM carried WHERE person_id = ? AND question = ?", (person, question)
        )
        return int(row["id"]) if row else 0

    async def take(self, number: int, person: int) -> str | None:
        """The question, if it is this person's."""
        row = await self._database.read_one(
            "SELECT question FROM carried WHERE id = ? AND person_id = ?", (number, person)
        )
        return None if row is None else str(row["question"])
