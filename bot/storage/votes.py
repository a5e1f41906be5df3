"""Votes on answers."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database


class Vote(Struct, frozen=True):
    useful: bool
    reason: str | None


class VoteStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, turn: int, place: int, person: int, useful: bool, now: int) -> None:
        """One vote for a person and turn: voting again changes it, and a reason given before is gone."""
        await self._database.write(
            """
            INSERT INTO votes (turn_id, place, person_id, useful, voted_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (turn_id, person_id) DO UPDATE SET
                place = excluded.place, useful = excluded.useful, reason = NULL, voted_at = excluded.voted_at
            """,
            (turn, place, person, useful, now),
        )

    async def give_reason(self, turn: int, person: int, reason: str) -> None:
        """The reason of a 👎; nothing happens when there is none."""
        await self._database.write(
            "UPDATE votes SET reason = ? WHERE turn_id = ? AND person_id = ? AND useful = 0", (reason, turn, person)
        )

    async def withdraw(self, turn: int, person: int) -> None:
        await self._database.write("DELETE FROM votes WHERE turn_id = ? AND person_id = ?", (turn, person))

    async def of(self, turn: int, person: int) -> Vote | None:
        row = await self._database.read_one(
            "SELECT useful, reason FROM votes WHERE turn_id = ? AND person_id = ?", (turn, person)
        )
        return None if row is None else Vote(bool(row["useful"]), row["reason"])
