"""How many questions the database remembers."""

from __future__ import annotations

from bot.storage.database import Database


async def count_questions(database: Database) -> tuple[int, int]:
    """Questions asked, and those answered with a quotation."""
    row = await database.read_one("SELECT count(*) AS asked, coalesce(sum(answered), 0) AS answered FROM turns")
    return (int(row["asked"]), int(row["answered"])) if row else (0, 0)
