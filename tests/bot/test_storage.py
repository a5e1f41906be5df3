"""The database: migrations from anywhere, all-or-nothing writes, clear words for files that cannot serve."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.articles import ArticleStore, NewArticle, Original, StoredArticle
from bot.storage.database import Database, NewerDatabase, UnusableDatabase, open_database
from bot.storage.migrations import MIGRATIONS
from bot.storage.settings import PromptStore, SettingStore
from bot.storage.turns import NewTurn, Option, Scope, TurnStore
from bot.storage.votes import VoteStore
from retrieval.models import Article

SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
TURN = NewTurn(
    chat=1,
    person=2,
    asked_at=1000,
    question="Где бюст?",
    standalone="Где бюст?",
    understood=None,
    literal=False,
    subject=None,
    confidence=0.9,
    options=(Option("a", 0, 5, "Бюст.", ((0, 4),)), Option("a", 6, 12, "Музей.", ())),
    question_message=7,
    milliseconds=3,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "bot.sqlite3"


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


async def schema(database: Database) -> list[tuple[str, ...]]:
    return [tuple(row) for row in await database.read(SCHEMA)]


async def test_from_empty(path: Path) -> None:
    async with open_database(path) as database:
        assert {"articles", "passages", "facts", "turns", "votes", "chats", "settings"} <= {
            name for kind, name, _ in await schema(database) if kind == "table"
        }
        assert (await database.read("PRAGMA journal_mode"))[0][0] == "wal"
        assert (await database.read("PRAGMA foreign_keys"))[0][0] == 1


@pytest.mark.parametrize("steps", range(len(MIGRATIONS) + 1))
async def test_from_every_earlier_step(path: Path, tmp_path: Path, steps: int) -> None:
    async with open_database(path, MIGRATIONS[:steps]):
        pass
    async with open_database(path) as database, open_database(tmp_path / "new.sqlite3") as new:
        assert await schema(database) == await schema(new)
        rows = await database.read("SELECT name, number FROM migrations ORDER BY number")
        assert [tuple(row) for row in rows] == [(step.__name__, number) for number, step in enumerate(MIGRATIONS)]


async def test_what_was_stored_survives_the_next_start(path: Path) -> None:
    async with open_database(path) as database:
        await SettingStore(database).put("colour", "red")
    async with open_database(path) as database:
        assert await SettingStore(database).get("colour") == "red"


def broken() -> Iterator[str]:
    yield "CREATE TABLE half (id INTEGER)"
    yield "CREATE TABLE half (id INTEGER)"


async def test_a_failing_step_leaves_nothing_behind(path: Path) -> None:
    with pytest.raises(UnusableDatabase):
        async with open_database(path, (*MIGRATIONS, broken)):
            pass
    async with open_database(path) as database:
        assert "half" not in {name for _, name, _ in await schema(database)}


async def test_a_newer_database_is_not_touched(path: Path) -> None:
    def tomorrow() -> Iterator[str]:
        yield "CREATE TABLE tomorrow (id INTEGER)"

    async with open_database(path, (*MIGRATIONS, tomorrow)):
        pass
    before = content_of(path)
    with pytest.raises(NewerDatabase, match="tomorrow"):
        async with open_database(path):
            pass
    assert content_of(path) == before


async def test_a_file_that_is_no_database_is_not_touched(path: Path) -> None:
    path.parent.mkdir()
    write(path, b"not a database at all" * 100)
    with pytest.raises(UnusableDatabase):
        async with open_database(path):
            pass
    assert content_of(path) == b"not a database at all" * 100


async def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableDatabase):
        async with open_database(tmp_path / "file" / "bot.sqlite3"):
            pass
    with pytest.raises(UnusableDatabase):
        async with open_database(tmp_path):
            pass


async def test_a_transaction_is_all_or_nothing_and_unseen_until_done(path: Path) -> None:
    async with open_database(path) as database:
        settings = SettingStore(database)

        async def interrupted() -> None:
            async with database.transaction() as connection:
                await connection.execute("INSERT INTO settings VALUES ('a', '1')")
                assert await settings.get("a") is None
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await interrupted()
        assert await settings.get("a") is None
        await settings.put("a", "2")
        assert await settings.get("a") == "2"


async def test_a_turn_comes_back_as_it_went_in(path: Path) -> None:
    async with open_database(path) as database:
        turns = TurnStore(database)
        number = await turns.add(TURN)
        stored = await turns.get(number)
        assert stored is not None
        assert stored.options == TURN.options
        assert (stored.chat, stored.person, stored.question, stored.answered) == (1, 2, "Где бюст?", True)
        assert await turns.get(number + 1) is None
        assert [turn.id for turn in await turns.latest(1, 2, 5, Scope())] == [number]
        assert await turns.latest(1, 2, 5, Scope(since=1001)) == []
        assert await turns.latest(2, 1, 5, Scope()) == []


async def test_votes_fall_with_their_turn(path: Path) -> None:
    async with open_database(path) as database:
        number = await TurnStore(database).add(TURN)
        votes = VoteStore(database)
        await votes.cast(number, 0, 2, True, 1)
        with pytest.raises(sqlite3.IntegrityError):
            await votes.cast(number + 1, 0, 2, True, 1)
        await database.write("DELETE FROM turns")
        assert await database.read("SELECT * FROM votes") == []
        assert await database.read("SELECT * FROM options") == []


async def test_a_question_keeps_its_number(path: Path) -> None:
    async with open_database(path) as database:
        prompts = PromptStore(database)
        first = await prompts.numbers(["а?", "б?"])
        assert await prompts.numbers(["б?", "в?", "а?"]) == [first[1], 3, first[0]]
        assert await prompts.question(first[1]) == "б?"
        assert await prompts.question(99) is None


async def test_articles_are_stored_together_or_not_at_all(path: Path) -> None:
    article = Article("a", "Заголовок", "Текст.", "Газета", "2011", "https://a.by", published_estimated=True)
    new = NewArticle(StoredArticle(article, b"{}", "[]"), Original("a.txt", b"bytes"), added_by=5)
    async with open_database(path) as database:
        store = ArticleStore(database)
        with pytest.raises(sqlite3.IntegrityError):
            await store.add([new, new], now=1)
        assert await store.published() == []
        await store.add([new], now=1)
        assert await store.published() == [new.reading]
        (original,) = await database.read("SELECT * FROM originals")
        assert (original["file_name"], original["bytes"]) == ("a.txt", b"bytes")
