"""A copy is whole or not there, and what is restored answers as before."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from duty import ADMIN, Polling
from unreliable_telegram import PATIENCE, UnreliableTelegram

from bot.__main__ import main
from bot.backups import backing_up, backups, folder_of, make_backup
from bot.config import Settings
from bot.instance import only_one
from bot.storage.copies import check, copy, restore
from bot.storage.database import UnusableDatabase, open_database
from bot.storage.inbox import InboxStore, Received, Sending

QUESTIONS = ("Кто подписал соглашение?", "Где установлен бюст Стаханова?", "Как добраться до Марса?")

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], database: Path) -> Command:
    """``python -m bot …``: exit code and what it said."""

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setenv("DATABASE_PATH", str(database))
        code = main(arguments)
        said = capfd.readouterr()
        return code, (said.out + said.err).strip()

    return run


async def ask_all(server: UnreliableTelegram, polling: Polling, chat: int) -> list[str]:
    async with polling(server):
        for question in QUESTIONS:
            server.say(question, chat)
        return [shown.text for shown in await server.shown(chat, posts=len(QUESTIONS))]


async def test_what_is_restored_gives_the_same_answers_and_counts(
    server: UnreliableTelegram, polling: Polling, database: Path, tmp_path: Path
) -> None:
    before = await ask_all(server, polling, chat=100)
    kept = copy(database, tmp_path / "kept.sqlite3")
    assert (kept.articles, kept.questions) == (2, len(QUESTIONS))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM turns")
        connection.execute("UPDATE articles SET state = 'removed'")
    contents, aside = restore(tmp_path / "kept.sqlite3", database)
    assert contents == kept == check(database)
    assert check(aside).questions == 0
    assert await ask_all(server, polling, chat=200) == before


async def test_an_admin_asks_for_one_while_the_bot_works(
    server: UnreliableTelegram, polling: Polling, database: Path
) -> None:
    async with polling(server):
        server.say("/backup", ADMIN)
        (done,) = await server.shown(ADMIN)
        server.say("/backup", 100)
        (refused,) = await server.shown(100)
    assert "Копия готова и проверена" in done.text
    assert "администратор" in refused.text
    (made,) = backups(database.parent / "backups")
    assert check(made).articles == 2


async def test_the_schedule_makes_one_when_it_is_due_and_keeps_the_last(
    make_settings: Callable[..., Settings], server: UnreliableTelegram
) -> None:
    settings = make_settings(server, backup_hours=1, backup_keep=2)
    for _ in range(4):
        make_backup(settings)
    old = backups(folder_of(settings))
    assert len(old) == 2
    for path in old:
        os.utime(path, (1, 1))
    async with backing_up(settings):
        async with asyncio.timeout(PATIENCE):
            while old[0] in backups(folder_of(settings)):  # noqa: ASYNC110 - a file sets no event
                await asyncio.sleep(0.01)
    assert backups(folder_of(settings))[0] == old[1]
    assert len(backups(folder_of(settings))) == 2


async def test_what_was_being_answered_is_not_answered_again(database: Path, tmp_path: Path) -> None:
    async with open_database(database) as opened:
        store = InboxStore(opened)
        await store.receive([Received(1, "chat:100", "{}")], 0.0, 41)
        await store.begin(Sending(1, 0, 100, 40, 41))
    copy(database, tmp_path / "kept.sqlite3")
    restore(tmp_path / "kept.sqlite3", database)
    async with open_database(database) as opened:
        store = InboxStore(opened)
        assert (await store.waiting(), await store.sendings(1), await store.highest()) == ([], [], 0)
        assert await store.receive([Received(1, "chat:100", "{}")], 0.0, 0) == []


def test_what_a_restoring_put_aside_outlives_the_next(database: Path, tmp_path: Path) -> None:
    copy(database, tmp_path / "kept.sqlite3")
    aside = [restore(tmp_path / "kept.sqlite3", database)[1] for _ in range(3)]
    assert len(set(aside)) == 3
    assert all(check(path).articles == 2 for path in aside)


def test_a_damaged_copy_is_never_restored(database: Path, tmp_path: Path) -> None:
    copy(database, tmp_path / "copy.sqlite3")
    content = bytearray((tmp_path / "copy.sqlite3").read_bytes())
    content[4096 * 4 : 4096 * 8] = os.urandom(4096 * 4)
    (tmp_path / "copy.sqlite3").write_bytes(content)
    before = database.read_bytes()
    with pytest.raises(UnusableDatabase):
        restore(tmp_path / "copy.sqlite3", database)
    assert database.read_bytes() == before
    assert not list(tmp_path.glob("*.partial"))


def test_from_the_shell(command: Command, tmp_path: Path) -> None:
    target = str(tmp_path / "one.sqlite3")
    assert command("check")[0] == 0
    assert command("backup")[0] == 0
    code, said = command("backup", target)
    assert (code, target in said) == (0, True)
    assert command("check", target)[0] == 0
    code, said = command("restore", target)
    assert (code, "статей: 2" in said) == (0, True)
    assert command("check")[0] == 0
    code, said = command("restore", str(tmp_path / "none.sqlite3"))
    assert (code, len(said.splitlines())) == (1, 1)
    assert command("dance")[0] == 2


def test_a_running_bot_is_not_overwritten(command: Command, database: Path, tmp_path: Path) -> None:
    copy(database, tmp_path / "one.sqlite3")
    with only_one(database):
        code, said = command("restore", str(tmp_path / "one.sqlite3"))
    assert (code, "уже запущен" in said) == (1, True)
