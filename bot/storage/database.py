"""One SQLite file, two connections: one writes, a transaction at a time; the other reads only what was committed.

Errors::

    DatabaseProblem       carries the key of its message to the operator
    ├── NewerDatabase     made by a later version of the bot
    └── UnusableDatabase  damaged, not a database, or in a folder that cannot be written
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiosqlite

from bot.storage.migrations import MIGRATIONS, Migration

Value = str | int | float | bytes | None
Row = sqlite3.Row
BUSY_MILLISECONDS = 5000
CHECKED_BYTES = 64 << 20
"""Larger files are checked by ``python -m bot check`` and with every backup: it reads all of them."""


class DatabaseProblem(Exception):
    """The file cannot serve; nothing in it was touched."""

    key = "database-unusable"


class NewerDatabase(DatabaseProblem):
    key = "database-newer"


class UnusableDatabase(DatabaseProblem):
    key = "database-unusable"


class Database:
    """Open with ``open_database``, which also closes."""

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self, *, durable: bool = False) -> AsyncIterator[aiosqlite.Connection]:
        """All or nothing, one at a time; an exception inside undoes everything. What was committed survives the end of
        the process; with ``durable`` a power cut as well, at the price of waiting for the disk."""
        async with self._writing:
            with _able_to_serve():
                if durable:
                    await self._writer.execute("PRAGMA synchronous = FULL")
                try:
                    async with self._all_or_nothing():
                        yield self._writer
                finally:
                    if durable:
                        await self._writer.execute("PRAGMA synchronous = NORMAL")

    @asynccontextmanager
    async def _all_or_nothing(self) -> AsyncIterator[None]:
        try:
            await self._writer.execute("BEGIN IMMEDIATE")
            yield
            await self._writer.commit()
        except BaseException:
            # A cancelled BEGIN still reaches the connection's thread, and a full disk fails the commit: undone as well.
            await self._writer.rollback()
            raise

    async def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """One statement in a transaction of its own; the id of the inserted row."""
        async with self.transaction() as connection:
            cursor = await connection.execute(sql, values)
            return cursor.lastrowid or 0

    async def read(self, sql: str, values: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
        with _able_to_serve():
            return list(await self._reader.execute_fetchall(sql, values))

    async def read_one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        rows = await self.read(sql, values)
        return rows[0] if rows else None


@contextmanager
def _able_to_serve() -> Iterator[None]:
    """A full disk, a damaged page or a folder turned read-only is a problem of the database, not of who asked it."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        raise UnusableDatabase(str(error)) from error


@asynccontextmanager
async def open_database(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> AsyncIterator[Database]:
    """The database at ``path``, made if need be and brought up to date. Raises ``DatabaseProblem``."""
    writer = reader = None
    try:
        try:
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            writer = await _connect(path)
            await _check(writer)
            await migrate(writer, migrations)
            reader = await _connect(path)
        except (OSError, sqlite3.Error) as error:
            raise UnusableDatabase(str(error)) from error
        yield Database(writer, reader)
    finally:
        # The worker thread of a connection is no daemon: one left open would keep the process from ending.
        for connection in (reader, writer):
            if connection is not None:
                await connection.close()


async def _check(connection: aiosqlite.Connection) -> None:
    """A damaged file is noticed before anything is written to it, as far as looking takes no time worth naming."""
    size = await connection.execute_fetchall("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    if next(iter(size))[0] > CHECKED_BYTES:
        return
    rows = list(await connection.execute_fetchall("PRAGMA quick_check(1)"))
    if rows and rows[0][0] != "ok":
        raise UnusableDatabase(str(rows[0][0]))


async def migrate(connection: aiosqlite.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Runs the migrations not run yet, each with its record in one transaction. Raises ``NewerDatabase``."""
    await connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, number INTEGER NOT NULL)")
    rows = await connection.execute_fetchall("SELECT name FROM migrations ORDER BY number")
    done = [str(row[0]) for row in rows]
    names = [migration.__name__ for migration in migrations]
    if done != names[: len(done)]:
        raise NewerDatabase(", ".join(sorted(set(done) - set(names))))
    for number, migration in enumerate(migrations[len(done) :], start=len(done)):
        await _run(connection, migration, number)


async def _run(connection: aiosqlite.Connection, migration: Migration, number: int) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in migration():
            await connection.execute(statement)
        await connection.execute("INSERT INTO migrations VALUES (?, ?)", (migration.__name__, number))
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()


async def _connect(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in _pragmas():
            await connection.execute(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


def _pragmas() -> Iterable[str]:
    yield f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}"
    yield "PRAGMA journal_mode = WAL"
    yield "PRAGMA foreign_keys = ON"
    yield "PRAGMA synchronous = NORMAL"
