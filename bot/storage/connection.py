"""A SQLite connection in a thread of its own. Beside aiosqlite's calls, each a trip to the thread and back, it takes
whole pieces of work: the trip costs several times what most statements do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import aiosqlite

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]
"""What is done in the connection's thread. It must not touch anything else."""

BUSY_MILLISECONDS = 5000
LONGEST_LOG = 16_384
"""Pages of 4 KB that the write-ahead log has when the next commit copies it (``bot/storage/durability.py``)."""

ROWS_AT_ONCE = 64
"""aiosqlite fetches as many in one trip where somebody iterates over a cursor."""


class Connection(aiosqlite.Connection):
    """Open with ``connect``; whoever opens it closes it."""

    async def run(self, work: Work[Result]) -> Result:
        """Does the work in the thread. Once begun it is done to the end, whatever becomes of the caller."""
        return cast(Result, await self._execute(work, self._conn))  # type: ignore[no-untyped-call]


async def connect(path: Path) -> Connection:
    connection = Connection(partial(sqlite3.connect, path, isolation_level=None), ROWS_AT_ONCE)
    await connection
    try:
        connection.row_factory = sqlite3.Row
        await connection.run(_set_up)
    except BaseException:
        await connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in _pragmas():
        connection.execute(pragma)


def _pragmas() -> Iterator[str]:
    yield f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}"
    yield "PRAGMA journal_mode = WAL"
    yield "PRAGMA foreign_keys = ON"
    yield "PRAGMA synchronous = NORMAL"
    yield f"PRAGMA wal_autocheckpoint = {LONGEST_LOG}"
