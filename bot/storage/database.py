"""One SQLite file, two connections: one writes, a transaction at a time; the other reads only what was committed. What
many ask for at once is read, and committed, together.

Errors::

    DatabaseProblem       carries the key of its message to the operator
    ├── NewerDatabase     made by a later version of the bot
    └── UnusableDatabase  damaged, not a database, or in a folder that cannot be written
        └── HinderedDatabase   a full disk, or what else may be over soon
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.storage.connection import Connection, Work, connect
from bot.storage.durability import LogCopier, WriteAheadLog
from bot.storage.migrations import MIGRATIONS, Migration
from bot.storage.trips import Outcome, Trips, commit_all, read_all

log = logging.getLogger(__name__)

Value = str | int | float | bytes | None
Row = sqlite3.Row
Result = TypeVar("Result")
CHECKED_BYTES = 64 << 20
"""Larger files are checked by ``python -m bot check`` and with every backup: it reads all of them."""


class DatabaseProblem(Exception):
    """The file cannot serve; nothing in it was touched."""

    key = "database-unusable"


class NewerDatabase(DatabaseProblem):
    key = "database-newer"


class UnusableDatabase(DatabaseProblem):
    key = "database-unusable"


class HinderedDatabase(UnusableDatabase):
    """The same may well succeed later, with nothing changed on our side."""


HINDRANCES = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
)
"""https://sqlite.org/rescode.html; a full disk is an I/O error too, where it is a quota or a limit that is reached."""


class Database:
    """Open with ``open_database``, which also closes."""

    def __init__(self, path: Path, writer: Connection, reader: Connection) -> None:
        self._log = WriteAheadLog(path)
        self._copier = LogCopier(path)
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()
        self._reads = Trips(self._read_together)
        self._commits = Trips(self._commit_together)
        self._unseen: asyncio.Future[object] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """All or nothing, one at a time; an exception inside undoes everything. What was committed survives the end of
        the process."""
        await self._committed_so_far()
        async with self._writing:
            with _able_to_serve():
                async with self._all_or_nothing():
                    yield self._writer

    async def commit(self, work: Work[Result]) -> Result:
        """Writes in a transaction, as ``transaction`` does, but in one trip and together with what others want
        committed at the same moment. The work may be begun twice, the first time undone."""
        with _able_to_serve():
            return await self._commits.join(work)

    def commit_soon(self, work: Work[object]) -> None:
        """For what nobody waits for: committed with what is committed next, and before it. Whatever is read or changed
        later finds it done. What goes wrong is logged."""
        self._unseen = self._commits.board(work)
        self._unseen.add_done_callback(_complain)

    async def sync(self) -> None:
        """Returns when what was committed survives a power cut as well. Others read and commit meanwhile."""
        with _able_to_serve():
            await self._log.sync()

    async def look(self, work: Work[Result]) -> Result:
        """Reads in one trip, together with what others want to read at the same moment."""
        await self._committed_so_far()
        with _able_to_serve():
            return await self._reads.join(work)

    async def _committed_so_far(self) -> None:
        """Returns when what nobody waits for is committed as well."""
        if self._unseen is not None and not self._unseen.done():
            await asyncio.wait((self._unseen,))  # and so for all before it

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

    async def write(self, sql: str, values: Sequence[Value] | Mapping[str, Value] = ()) -> int:
        """One statement in a transaction of its own; the id of the inserted row."""
        return await self.commit(lambda connection: connection.execute(sql, values).lastrowid or 0)

    async def read(self, sql: str, values: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
        return await self.look(lambda connection: connection.execute(sql, values).fetchall())

    async def read_one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        rows = await self.read(sql, values)
        return rows[0] if rows else None

    async def end(self) -> None:
        """Returns when everything that was asked for is read and committed."""
        await self._reads.end()
        await self._commits.end()
        await self._copier.end()
        self._log.close()

    async def _read_together(self, works: Sequence[Work[object]]) -> Sequence[Outcome]:
        return await self._reader.run(partial(read_all, works))

    async def _commit_together(self, works: Sequence[Work[object]]) -> Sequence[Outcome]:
        async with self._writing:
            outcomes = await self._writer.run(partial(commit_all, works))
        self._copier.committed()
        return outcomes


def _complain(outcome: asyncio.Future[object]) -> None:
    if not outcome.cancelled() and (error := outcome.exception()) is not None:
        log.error("not committed: %s", error)


@contextmanager
def _able_to_serve() -> Iterator[None]:
    """A full disk, a damaged page or a folder turned read-only is a problem of the database, not of who asked it."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        # Of an extended code the lowest byte says what kind it is.
        hindered = getattr(error, "sqlite_errorcode", 0) & 0xFF in HINDRANCES
        raise (HinderedDatabase if hindered else UnusableDatabase)(str(error)) from error


@asynccontextmanager
async def open_database(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> AsyncIterator[Database]:
    """The database at ``path``, made if need be and brought up to date. Raises ``DatabaseProblem``."""
    writer = reader = database = None
    try:
        try:
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            writer = await connect(path)
            await _check(writer)
            await migrate(writer, migrations)
            reader = await connect(path)
        except (OSError, sqlite3.Error) as error:
            raise UnusableDatabase(str(error)) from error
        database = Database(path, writer, reader)
        yield database
    finally:
        if database is not None:
            await database.end()
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
