"""What stands in the way of a start is said in one line; nothing is touched, and the network is waited for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
from bot_process import BotProcess, running
from unreliable_telegram import TOKEN, UnreliableTelegram

from bot.__main__ import main
from bot.config import Settings
from bot.instance import only_one
from bot.problems import AddressTaken, AlreadyRunning, TokenRefused
from bot.running import run
from bot.storage.database import UnusableDatabase, open_database
from bot.storage.migrations import MIGRATIONS


@pytest.fixture
def starts(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[[Path], str]:
    """Starts the bot on a database, which has to fail; the line it gives."""

    def start(database: Path) -> str:
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        monkeypatch.setenv("DATABASE_PATH", str(database))
        monkeypatch.setenv("LOG_LEVEL", "ERROR")
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        assert main() in (1, 2)
        (line,) = capfd.readouterr().err.splitlines()
        return str(line)

    return start


def test_a_damaged_database(starts: Callable[[Path], str], database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 9] = os.urandom(4096 * 6)
    database.write_bytes(content)
    assert starts(database).startswith("DATABASE_PATH: ")
    assert database.read_bytes() == content


def test_a_database_cut_short(starts: Callable[[Path], str], database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])
    assert starts(database).startswith("DATABASE_PATH: ")


def test_a_newer_database(starts: Callable[[Path], str], database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES ('from_the_future', 999)")
    before = database.read_bytes()
    assert "более новая" in starts(database)
    assert database.read_bytes() == before


def test_a_folder_that_cannot_be_written(starts: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert starts(tmp_path / "file" / "bot.sqlite3").startswith("DATABASE_PATH: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder(starts: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert starts(tmp_path / "closed" / "bot.sqlite3").startswith("DATABASE_PATH: ")


async def test_a_full_disk_is_a_problem_of_the_database(database: Path) -> None:
    async with open_database(database, MIGRATIONS) as opened:
        async with opened.transaction() as connection:
            pages = await connection.execute_fetchall("PRAGMA page_count")
            # As full as a disk gets: not a page more than there is.
            await connection.execute(f"PRAGMA max_page_count = {next(iter(pages))[0]}")
        with pytest.raises(UnusableDatabase, match="full"):
            await opened.write("INSERT INTO settings VALUES ('big', ?)", ("x" * 100_000,))
        await opened.write("INSERT INTO settings VALUES ('small', 'x')")
        assert await opened.read_one("SELECT 1 FROM settings WHERE name = 'big'") is None


def test_a_second_bot_on_the_same_database(starts: Callable[[Path], str], database: Path) -> None:
    with only_one(database):
        line = starts(database)
    assert "уже запущен" in line
    assert str(os.getpid()) in line


def test_a_second_bot_with_the_same_token(tmp_path: Path) -> None:
    with only_one(tmp_path / "one.sqlite3", TOKEN):
        with pytest.raises(AlreadyRunning), only_one(tmp_path / "two.sqlite3", TOKEN):
            pass
        with only_one(tmp_path / "two.sqlite3", "9" + TOKEN):
            pass
    with only_one(tmp_path / "two.sqlite3", TOKEN):
        pass


async def test_an_address_in_use(
    server: UnreliableTelegram, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(AddressTaken) as raised:
        await run(make_settings(server, health_listen=server.address.removeprefix("http://")))
    assert raised.value.variable == "HEALTH_LISTEN"


async def test_a_token_that_telegram_does_not_know(
    server: UnreliableTelegram, make_settings: Callable[..., Settings]
) -> None:
    with pytest.raises(TokenRefused):
        await run(make_settings(server, bot_token="1" + TOKEN))


@pytest.fixture
async def unconnected(database: Path) -> AsyncIterator[BotProcess]:
    async with UnreliableTelegram().serving() as gone:
        address = gone.address
    async with running(address, database, LOG_LEVEL="DEBUG") as bot:
        yield bot


async def test_the_network_is_waited_for(unconnected: BotProcess) -> None:
    port = int(unconnected.environment["TELEGRAM_API_URL"].rpartition(":")[2])
    await unconnected.says("Нет связи с Telegram")
    server = UnreliableTelegram()
    server.say("Кто подписал соглашение?")
    async with server.serving(port):
        assert len(await server.shown()) == 1
        assert await unconnected.stop() == 0
    assert "Связь с Telegram восстановилась" in unconnected.log
    assert "Traceback" not in unconnected.log
    assert TOKEN.partition(":")[2] not in unconnected.log


async def test_a_stop_lets_the_answer_be_finished(server: UnreliableTelegram, database: Path) -> None:
    async with running(server.address, database) as bot:
        server.say("Кто подписал соглашение?")
        await server.until(lambda: server.calls["getUpdates"] >= 2)
        assert await bot.stop() == 0
    assert len(server.by_bot(100)) == 1
