"""SQLite's write-ahead log, told to the disk: what was committed survives a power cut from then on. And copied into the
database where no commit has to wait for it."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from pathlib import Path

from bot.storage.connection import Connection, connect

log = logging.getLogger(__name__)

COPIED_AFTER = 256
"""Transactions; about 10 MB of log while people ask."""

COPIED_IN_A_ROW = 4
"""What is committed meanwhile is copied next; once nothing is left over, the log begins anew."""

_sync_file = getattr(os, "fdatasync", os.fsync)
"""Length and content; when the file was changed (``fsync``) says nothing, and would be another write."""


class WriteAheadLog:
    """Transactions are appended to it (https://sqlite.org/wal.html); those that have left it since are in the database,
    which SQLite syncs before it uses the log anew. It stays the same file while a connection is open."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-wal")
        self._number: int | None = None

    async def sync(self) -> None:
        """Returns when the disk has it. Of a database that can have no log, SQLite syncs every commit itself."""
        if self._number is None:
            self._number = self._open()
        if self._number is not None:
            await asyncio.get_running_loop().run_in_executor(None, _sync_file, self._number)

    def close(self) -> None:
        if self._number is not None:
            os.close(self._number)
            self._number = None

    def _open(self) -> int | None:
        try:
            return os.open(self._path, os.O_RDWR)
        except FileNotFoundError:
            return None


class LogCopier:
    """Copies the log beside the commits. Left to SQLite, one commit in a hundred does it and waits for the disk three
    times; here only a log of ``connection.LONGEST_LOG`` makes one do so. The connection is opened when there is first
    something to copy."""

    def __init__(self, database: Path) -> None:
        self._path = database
        self._connection: Connection | None = None
        self._copying: asyncio.Task[None] | None = None
        self._commits = 0

    def committed(self) -> None:
        """One transaction more is in the log."""
        self._commits += 1
        if self._commits >= COPIED_AFTER and (self._copying is None or self._copying.done()):
            self._commits = 0
            self._copying = asyncio.create_task(self._copy(), name="log copied")

    async def end(self) -> None:
        """Returns when nothing is being copied."""
        if self._copying is not None:
            await asyncio.gather(self._copying, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _copy(self) -> None:
        try:
            if self._connection is None:
                self._connection = await connect(self._path)
            for _ in range(COPIED_IN_A_ROW):
                if await self._connection.run(_copied):
                    break
        except (OSError, sqlite3.Error) as error:
            log.warning("log not copied: %s", error)  # it only grows, and whoever writes will hear of a full disk


def _copied(connection: sqlite3.Connection) -> bool:
    """Whether nothing is left to copy: https://sqlite.org/pragma.html#pragma_wal_checkpoint."""
    _, length, copied = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return bool(copied >= length)
