"""A library above the size from which a snapshot is kept: the same answers, whatever happens to the file."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from earlier import as_json
from published import read_article

from bot import building, library
from bot.library import Library
from bot.rereading import Rereading
from bot.storage.articles import ArticleStore, NewArticle
from bot.storage.database import open_database
from bot.storage.settings import SettingStore
from retrieval.analysis import prepare
from retrieval.models import Answer, Article

TOWNS = ("Белгороде", "Липецке", "Ельце", "Воронеже", "Курске")
ARTICLES = [
    Article(f"a{number}", "", f"В {town} открыли мост длиной {number + 2} километра. Ленту разрезал мэр.")
    for number, town in enumerate(TOWNS)
]
QUESTIONS = [f"Какой длины мост открыли в {town}?" for town in TOWNS]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MANY", 2)
    monkeypatch.setattr(building, "HANDFUL", 2)
    monkeypatch.setattr(library, "QUIET_SECONDS", 0.0)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[tuple[Library, ArticleStore]]:
    (folder / "seeds").mkdir(exist_ok=True)
    async with open_database(folder / "bot.sqlite3") as database:
        articles = ArticleStore(database)
        shelf = Library(articles, SettingStore(database), folder / "bot.snapshot")
        try:
            await shelf.open(folder / "seeds")
            yield shelf, articles
            await saved(shelf)
        finally:
            shelf.close()


async def saved(shelf: Library) -> None:
    if shelf._saving is not None:
        await shelf._saving


async def answered(shelf: Library) -> list[str]:
    found = [await shelf.think(partial(shelf.knowledge.ask, question)) for question in QUESTIONS]
    return [one.passage.text if isinstance(one, Answer) else "—" for one in found]


async def filled(folder: Path) -> list[str]:
    async with opened(folder) as (shelf, _):
        await shelf.add([NewArticle(read_article(article)) for article in ARTICLES[:3]])
        return await answered(shelf)


async def test_the_next_start_reads_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await filled(tmp_path)
    monkeypatch.setattr(ArticleStore, "published", None)
    monkeypatch.setattr(ArticleStore, "published_after", None)
    async with opened(tmp_path) as (shelf, _):
        assert await answered(shelf) == before
        assert before[:3] != ["—"] * 3


async def test_what_changes_is_added_to_what_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await filled(tmp_path)
    monkeypatch.setattr(ArticleStore, "published_after", None)
    async with opened(tmp_path) as (shelf, _):
        await shelf.add([NewArticle(read_article(ARTICLES[3]))])
        assert "5 километра" in (await answered(shelf))[3]
    async with opened(tmp_path) as (shelf, _):
        assert "5 километра" in (await answered(shelf))[3]


async def test_a_removed_article_is_gone_and_its_source_is_still_known(tmp_path: Path) -> None:
    await filled(tmp_path)
    async with opened(tmp_path) as (shelf, articles):
        await articles._database.write("UPDATE articles SET state = 'removed' WHERE id = 'a0'")
        await shelf.rebuild()
        assert "Белгороде" not in " ".join(await answered(shelf))
        assert "a0" not in shelf.knowledge.articles
        assert shelf.origins["a0"] == ARTICLES[0]


async def test_a_corrected_article_answers_as_it_is_now(tmp_path: Path) -> None:
    await filled(tmp_path)
    corrected = replace(ARTICLES[0], text=ARTICLES[0].text.replace("2 километра", "9 километров"))
    async with opened(tmp_path) as (shelf, articles):
        change = "UPDATE articles SET text = ?, changed_at = 1 WHERE id = 'a0'"
        await articles._database.write(change, (corrected.text,))
        await articles.read_again([read_article(corrected)])
        await shelf.rebuild()
        assert "9 километров" in (await answered(shelf))[0]
        assert shelf.origins["a0"] == corrected


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"?"), lambda file: file.unlink()])
async def test_without_a_snapshot_all_is_read_anew(tmp_path: Path, spoil: object) -> None:
    before = await filled(tmp_path)
    assert callable(spoil)
    spoil(tmp_path / "bot.snapshot")
    async with opened(tmp_path) as (shelf, _):
        assert await answered(shelf) == before
        await saved(shelf)
        assert (tmp_path / "bot.snapshot").stat().st_size > 1000


async def test_an_analysis_of_an_older_make_is_made_anew(tmp_path: Path) -> None:
    before = await filled(tmp_path)
    (tmp_path / "bot.snapshot").unlink()
    async with opened(tmp_path) as (shelf, articles):
        good = await articles._database.read("SELECT analysis FROM passages ORDER BY article_id")
        await articles._database.write("UPDATE passages SET analysis = '{\"version\": -1}'")
        await saved(shelf)
        (tmp_path / "bot.snapshot").unlink()
    async with opened(tmp_path) as (shelf, articles):
        assert await answered(shelf) == before
        again = await articles._database.read("SELECT analysis FROM passages ORDER BY article_id")
        assert [tuple(row) for row in again] == [tuple(row) for row in good]


async def test_analyses_that_an_earlier_version_stored_as_json_are_not_made_anew(tmp_path: Path) -> None:
    before = await filled(tmp_path)
    (tmp_path / "bot.snapshot").unlink()
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as database, database:
        for article in ARTICLES[:2]:
            stored = as_json(prepare(article)).decode()
            database.execute("UPDATE passages SET analysis = ? WHERE article_id = ?", (stored, article.id))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rereading, "read", None)
        async with opened(tmp_path) as (shelf, _):
            assert await answered(shelf) == before


async def test_questions_are_answered_while_the_archive_is_saved(tmp_path: Path) -> None:
    async with opened(tmp_path) as (shelf, _):
        await shelf.add([NewArticle(read_article(article)) for article in ARTICLES[:3]])
        for article in ARTICLES[3:]:
            await shelf.add([NewArticle(read_article(article))])
            await asyncio.sleep(0)
        assert "—" not in await answered(shelf)
        await saved(shelf)
        assert "—" not in await answered(shelf)


async def test_people_are_gathered_when_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path) as (shelf, _):
        named = replace(ARTICLES[0], text="Мост открыл мэр Иван Петров.")
        await shelf.add([NewArticle(read_article(article)) for article in (named, *ARTICLES[1:3])])
        people = await shelf.think(shelf.knowledge.people)
        assert [person.name for person in people] == ["Иван Петров"]


async def test_a_question_does_not_wait_behind_the_gathering_of_people(tmp_path: Path) -> None:
    done = threading.Event()
    async with opened(tmp_path) as (shelf, _):
        await shelf.add([NewArticle(read_article(article)) for article in ARTICLES[:3]])
        gathering = asyncio.create_task(shelf.gather(partial(done.wait, 60)))
        answers = await answered(shelf)
        assert not gathering.done()
        done.set()
        assert await gathering
        assert answers[0] != "—"
