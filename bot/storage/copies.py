"""Copies of the whole database: made while it is in use, checked before they count, put back in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from bot.storage.database import NewerDatabase, UnusableDatabase
from bot.storage.migrations import MIGRATIONS

PAGES_AT_ONCE = 2048
"""Copied in pieces (8 MB), with room for writers in between."""


class Contents(Struct, frozen=True):
    """What a database holds."""

    articles: int
    questions: int
    votes: int


def check(path: Path) -> Contents:
    """Reads a database through and through. Raises ``UnusableDatabase`` or ``NewerDatabase``; changes nothing."""
    if not path.is_file():
        raise UnusableDatabase(os.strerror(2))
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return _check(connection)
    except sqlite3.Error as error:
        raise UnusableDatabase(str(error)) from error


def copy(source: Path, target: Path) -> Contents:
    """SQLite's online backup, checked, then given its name: a file called ``target`` is always a whole one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(source, partial)
        contents = check(partial)
        os.replace(partial, target)
    except (OSError, sqlite3.Error) as error:
        raise UnusableDatabase(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return contents


def restore(source: Path, target: Path) -> tuple[Contents, Path]:
    """Puts a checked copy in the place of the database, which nobody may have open. Gives the path at which what stood
    there is kept."""
    check(source)
    fresh = target.with_name(target.name + ".restored")
    contents = copy(source, fresh)
    _forget_the_moment(fresh)
    kept = _free(target.with_name(target.name + ".before-restore"))
    _set_aside(target, kept)
    os.replace(fresh, target)
    return contents, kept


_OF_THE_MOMENT = {
    "inbox": "UPDATE inbox SET done = 1, line = NULL, body = NULL WHERE NOT done",
    "sendings": "DELETE FROM sendings",
    "settings": "DELETE FROM settings WHERE name = 'highest-message'",
}
"""What was being answered when the copy was made has been answered since, and message numbers have gone on."""


def _forget_the_moment(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in tables & _OF_THE_MOMENT.keys():
            connection.execute(_OF_THE_MOMENT[table])


def _free(path: Path) -> Path:
    """What an earlier restoring has kept is kept."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return next(place for place in chain((path,), numbered) if not place.exists())


def _set_aside(database: Path, kept: Path) -> None:
    """With its log: without it the last transactions would be missing, and the new file would get somebody else's."""
    for suffix in ("", "-wal", "-shm"):
        part, place = database.with_name(database.name + suffix), kept.with_name(kept.name + suffix)
        place.unlink(missing_ok=True)
        if part.exists():
            os.replace(part, place)


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reading,
        closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing, pages=PAGES_AT_ONCE)
        # A copy is one file: no log beside it that could be left behind.
        writing.execute("PRAGMA journal_mode = DELETE")


def _check(connection: sqlite3.Connection) -> Contents:
    problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if problems != ["ok"]:
        raise UnusableDatabase("; ".join(problems))
    done = [str(row[0]) for row in connection.execute("SELECT name FROM migrations ORDER BY number")]
    known = [migration.__name__ for migration in MIGRATIONS]
    if done != known[: len(done)]:
        raise NewerDatabase(", ".join(sorted(set(done) - set(known))))
    return Contents(
        _count(connection, "SELECT count(*) FROM articles WHERE state = 'published'"),
        _count(connection, "SELECT count(*) FROM turns"),
        _count(connection, "SELECT count(*) FROM votes"),
    )


def _count(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
