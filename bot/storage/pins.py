"""Passages pinned to questions."""

from __future__ import annotations

from msgspec import Struct

from bot.storage.database import Database
from bot.storage.turns import Option


class Pin(Struct, frozen=True):
    """``lemmas``: of the question, sorted; ``pinned_at``: Unix seconds, different for every pin."""

    lemmas: str
    question: str
    option: Option
    pinned_at: int


class PinStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Pin]:
        rows = await self._database.read("SELECT * FROM pins ORDER BY pinned_at")
        return [
            Pin(
                row["lemmas"],
                row["question"],
                Option(row["article_id"], row["start"], row["end"], row["quotation"], ()),
                row["pinned_at"],
            )
            for row in rows
        ]

    async def put(self, pin: Pin) -> None:
        option = pin.option
        await self._database.write(
            """
            INSERT OR REPLACE INTO pins
            SELECT ?, ?, ?, ?, ?, ?, max(?, coalesce((SELECT max(pinned_at) + 1 FROM pins), 0))
            """,
            (
                pin.lemmas,
                pin.question,
                option.article_id,
                option.start,
                option.end,
                option.quotation,
                pin.pinned_at,
            ),
        )

    async def drop(self, lemmas: str) -> None:
        await self._database.write("DELETE FROM pins WHERE lemmas = ?", (lemmas,))
