"""The write-ahead log goes back into the database, beside everything else.

SQLite appends what is committed to a log (https://sqlite.org/wal.html) and now and then copies it to its place, syncing
both files. Left to itself it does so within a commit: one answer in fifty waited for the disk a dozen times as long as
the others.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path

from bot.storage.connection import Connection, connect

log = logging.getLogger(__name__)

COMMITS = 250
"""After so many the log is copied: about as much as SQLite itself lets gather, a thousand pages."""


class Tidying:
    """Call ``committed`` after each commit, ``end`` before the database is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: Connection | None = None
        self._commits = 0
        self._going: asyncio.Task[None] | None = None

    def committed(self) -> None:
        self._commits += 1
        if self._commits >= COMMITS and (self._going is None or self._going.done()):
            self._commits = 0
            self._going = asyncio.create_task(self._tidy(), name="log of the database")

    async def end(self) -> None:
        """Returns when nothing is under way."""
        if self._going is not None:
            await asyncio.gather(self._going, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()

    async def _tidy(self) -> None:
        try:
            if self._connection is None:
                self._connection = await connect(self._path)
            await self._connection.run(_checkpoint)
        except sqlite3.Error as error:
            # Nothing is lost: the log grows until the next time.
            log.warning("log of the database not copied: %s", error)


def _checkpoint(connection: sqlite3.Connection) -> None:
    """Others go on writing; what they write meanwhile is little, and the second time copies it: only when nothing is
    left does the log begin anew."""
    for _ in range(2):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
