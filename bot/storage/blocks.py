"""Numbers for new rows, known before the rows are written: taken from the database by the block.

Buttons carry the number of what they are about. Whoever waits for a row to get its number waits for a commit; a block
waits once for many.
"""

from __future__ import annotations

import asyncio
import sqlite3

from bot.storage.database import Database

SIZE = 64


class Block:
    """Numbers of a table with ``AUTOINCREMENT``: ever higher, and never given twice, whoever else writes to the table.
    What is left of a block at the end of the process stays unused."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._table = table
        self._left = range(0)
        self._taking = asyncio.Lock()

    async def next(self) -> int:
        async with self._taking:
            if not self._left:
                last = await self._database.commit(self._take)
                self._left = range(last - SIZE + 1, last + 1)
            number, self._left = self._left[0], self._left[1:]
            return number

    def _take(self, connection: sqlite3.Connection) -> int:
        """https://sqlite.org/autoinc.html: ordinary statements may change where the numbers go on."""
        raised = connection.execute(
            "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ? RETURNING seq", (SIZE, self._table)
        ).fetchone()
        if raised is None:
            connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (self._table, SIZE))
            return SIZE
        return int(raised[0])
