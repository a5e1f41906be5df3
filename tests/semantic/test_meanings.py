"""Vectors in the bot: made after publishing, stored once, and nobody waits for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import WEIGHTS, FakeEncoder
from published import read_article

from bot.library import Library
from bot.meanings import Meanings
from bot.storage.articles import ArticleStore, NewArticle
from bot.storage.database import Database, open_database
from bot.storage.settings import SettingStore
from bot.storage.vectors import VectorStore
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Article
from retrieval.semantic import weights

TOWN = Article("town", "Новости", "Переправа через Везёлку начала работать в мае. Её ждали пять лет.")
MORE = Article("more", "Школа", "Школа в Сосновке приняла первых учеников.")


@pytest.fixture(autouse=True)
def fitted_to_the_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_shipped", lambda: WEIGHTS)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "bot.sqlite3") as opened:
        yield opened


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
async def library(database: Database, encoder: FakeEncoder, tmp_path: Path) -> AsyncIterator[Library]:
    meanings = Meanings(encoder, VectorStore(database))
    made = Library(ArticleStore(database), SettingStore(database), tmp_path / "snapshot", None, meanings)
    yield made
    await meanings.close()
    made.close()


async def until_bridge_is_known(library: Library) -> KnowledgeBase:
    while not library.knowledge.search("bridge"):
        await library.swapped()
    return library.knowledge


async def test_an_article_answers_by_words_at_once_and_then_by_meaning(library: Library) -> None:
    await library.add([NewArticle(read_article(TOWN))])
    assert library.knowledge.search("переправа")
    assert (await until_bridge_is_known(library)).search("bridge")[0].passage.article_id == "town"


async def test_what_is_published_meanwhile_is_not_forgotten(library: Library, encoder: FakeEncoder) -> None:
    await library.add([NewArticle(read_article(TOWN))])
    await library.add([NewArticle(read_article(MORE))])
    await until_bridge_is_known(library)
    while not library.knowledge.search("school"):
        await library.swapped()
    assert len(encoder.encoded) == len(set(encoder.encoded))


async def test_vectors_are_made_once(database: Database, library: Library, encoder: FakeEncoder) -> None:
    await library.add([NewArticle(read_article(TOWN))])
    await until_bridge_is_known(library)
    encoder.encoded.clear()
    later = Meanings(encoder, VectorStore(database))
    joined = await later.join(KnowledgeBase([TOWN]), library.rebuild)
    await later.close()
    assert joined.search("bridge")
    assert not encoder.encoded


async def test_another_encoder_starts_anew(database: Database, library: Library, encoder: FakeEncoder) -> None:
    await library.add([NewArticle(read_article(TOWN))])
    await until_bridge_is_known(library)
    store = VectorStore(database)
    assert await store.known("fake") == {"town"}
    assert await store.known("another") == set()
    assert not len(await store.read("another", "town"))


async def test_sentences_cut_anew_lose_their_vectors(database: Database, library: Library) -> None:
    await library.add([NewArticle(read_article(TOWN))])
    await until_bridge_is_known(library)
    await ArticleStore(database).read_again([read_article(TOWN)])
    assert await VectorStore(database).known("fake") == set()


async def test_vectors_come_back_as_they_were_put(database: Database) -> None:
    await ArticleStore(database).add([NewArticle(read_article(TOWN))], now=1)
    store = VectorStore(database)
    put = np.random.default_rng(1).normal(size=(2, 8)).astype(np.float32)
    await store.put("fake", "town", put)
    assert await store.read("fake", "town") == pytest.approx(put, abs=2e-3)
    await store.put("fake", "nobody", put)
    assert await store.known("fake") == {"town"}
    await store.put("fake", "town", put[:0])
    assert len(await store.read("fake", "town")) == 0


async def test_a_failing_encoder_leaves_the_words(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(FakeEncoder):
        def encode(self, texts: object) -> np.ndarray:
            raise MemoryError

    meanings = Meanings(Failing(), VectorStore(database))
    library = Library(ArticleStore(database), SettingStore(database), tmp_path / "snapshot", None, meanings)
    await library.add([NewArticle(read_article(replace(TOWN, id="one")))])
    assert meanings._making is not None
    await meanings._making
    assert library.knowledge.search("переправа")
    assert "meanings not made" in caplog.text
    library.close()
