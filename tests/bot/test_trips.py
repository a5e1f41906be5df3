"""What many ask of the database at once: done in order, together, and nobody fails for another."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from bot.storage import durability
from bot.storage.blocks import SIZE, Block
from bot.storage.database import Database, open_database
from bot.storage.durability import LogCopier, WriteAheadLog

PUT = "INSERT INTO settings VALUES (?, ?)"


async def names(database: Database) -> list[str]:
    return [str(row[0]) for row in await database.read("SELECT name FROM settings ORDER BY rowid")]


async def settled(copier: LogCopier) -> None:
    if copier._copying is not None:
        await copier._copying


async def test_many_commit_in_order(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        numbers = await asyncio.gather(*(database.write(PUT, (f"{number}", "")) for number in range(50)))
        assert numbers == sorted(numbers)
        assert await names(database) == [str(number) for number in range(50)]


async def test_whoever_fails_fails_alone(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        writes = [database.write(PUT, (name, "")) for name in ("a", "a", "b")]
        first, second, third = await asyncio.gather(*writes, return_exceptions=True)
        assert isinstance(first, int)
        assert isinstance(second, sqlite3.IntegrityError)
        assert isinstance(third, int)
        assert await names(database) == ["a", "b"]


async def test_work_is_all_or_nothing(tmp_path: Path) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute(PUT, ("half", ""))
        raise ZeroDivisionError

    async with open_database(tmp_path / "x.sqlite3") as database:
        with pytest.raises(ZeroDivisionError):
            await database.commit(half)
        assert await names(database) == []


async def test_what_nobody_waits_for_is_there_for_the_next_who_reads(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        database.commit_soon(partial(_put, "a"))
        assert await names(database) == ["a"]
        database.commit_soon(partial(_put, "b"))
        await database.write(PUT, ("c", ""))
        assert await names(database) == ["a", "b", "c"]
        database.commit_soon(partial(_put, "e"))
        async with database.transaction() as connection:
            await connection.execute("DELETE FROM settings WHERE name IN ('a', 'b', 'c', 'e')")
        assert await names(database) == []
    async with open_database(tmp_path / "x.sqlite3") as database:
        database.commit_soon(partial(_put, "d"))
    async with open_database(tmp_path / "x.sqlite3") as database:
        assert await names(database) == ["d"]


@pytest.mark.usefixtures("errors_expected")
async def test_what_nobody_waits_for_fails_with_a_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        database.commit_soon(partial(_put, "a"))
        database.commit_soon(partial(_put, "a"))
        await database.write(PUT, ("b", ""))
        assert await names(database) == ["a", "b"]
    assert "not committed: UNIQUE constraint failed" in caplog.text


async def test_syncing_waits_for_nobody_and_changes_nothing(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        async with database.transaction() as connection:
            await connection.execute(PUT, ("a", ""))
            await database.sync()
        await database.sync()
        database._log.close()
        database._log = WriteAheadLog(tmp_path / "none")
        await database.sync()
        assert await names(database) == ["a"]


async def test_the_log_is_copied_beside_the_commits_and_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durability, "COPIED_AFTER", 10)
    sizes = []
    async with open_database(tmp_path / "x.sqlite3") as database:
        for round in range(5):
            for number in range(10):
                await database.write(PUT, (f"{round} {number}", "x" * 10_000))
            await settled(database._copier)
            sizes.append((tmp_path / "x.sqlite3-wal").stat().st_size)
        assert len(await names(database)) == 50
    assert sizes[-1] < 2 * sizes[0]


async def test_a_log_that_cannot_be_copied_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_: sqlite3.Connection) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(durability, "COPIED_AFTER", 2)
    monkeypatch.setattr(durability, "_copied", full)
    async with open_database(tmp_path / "x.sqlite3") as database:
        for name in "abcd":
            await database.write(PUT, (name, ""))
            await settled(database._copier)
        assert await names(database) == ["a", "b", "c", "d"]
    assert caplog.text.count("log not copied: database or disk is full") == 2


async def test_a_database_is_closed_only_when_its_log_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durability, "COPIED_AFTER", 1)
    async with open_database(tmp_path / "x.sqlite3") as database:
        await database.write(PUT, ("a", ""))
    assert not (tmp_path / "x.sqlite3-wal").exists()


async def test_numbers_are_taken_by_the_block_and_never_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    async with open_database(path) as database, open_database(path) as other:
        one, another = Block(database, "turns"), Block(other, "turns")
        drawn = [await source.next() for _ in range(2 * SIZE) for source in (one, another)]
        assert len(set(drawn)) == len(drawn)
        assert drawn[::2] == sorted(drawn[::2])
    async with open_database(path) as database:
        assert await Block(database, "turns").next() > max(drawn)


async def test_whoever_gives_up_stops_nobody(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        impatient = asyncio.create_task(database.write(PUT, ("a", "")))
        patient = asyncio.create_task(database.write(PUT, ("b", "")))
        await asyncio.sleep(0)
        impatient.cancel()
        await patient
        assert impatient.cancelled() or impatient.done()
        assert "b" in await names(database)


async def test_a_failed_read_is_its_own(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        reads = [database.read("SELECT 1"), database.read("SELECT ?", ()), database.read("SELECT 2")]
        first, second, third = await asyncio.gather(*reads, return_exceptions=True)
        assert isinstance(second, sqlite3.ProgrammingError)
        assert [[row[0] for row in rows] for rows in (first, third) if isinstance(rows, list)] == [[1], [2]]


async def test_what_is_asked_for_is_done_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    async with open_database(path) as database:
        late = [asyncio.create_task(database.write(PUT, (f"{number}", ""))) for number in range(5)]
        await asyncio.sleep(0)
    await asyncio.gather(*late)
    async with open_database(path) as database:
        assert len(await names(database)) == 5


async def test_a_trip_waits_for_a_transaction_under_way(tmp_path: Path) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        async with database.transaction() as connection:
            waiting = asyncio.create_task(database.commit(partial(_put, "b")))
            await asyncio.sleep(0)
            await connection.execute(PUT, ("a", ""))
            assert not waiting.done()
        await waiting
        assert await names(database) == ["a", "b"]


def _put(name: str, connection: sqlite3.Connection) -> None:
    connection.execute(PUT, (name, ""))
