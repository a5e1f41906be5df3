"""SQLite's write-ahead log, told to the disk: what was committed survives a power cut from then on."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

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
