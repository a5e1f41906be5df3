"""Articles of an older make are read by all workers at once, and come back in their order."""

import asyncio

import pytest

from bot import rereading
from bot.rereading import Rereading
from bot.storage.articles import ArticleStore, StoredArticle
from retrieval.models import Article
from retrieval.reading.sandbox import Sandbox
from retrieval.reading.study import Study

ARTICLES = [Article(f"a{number}", "", f"Открыли мост номер {number}.") for number in range(4)]


class Kept(ArticleStore):
    """Remembers what it is given to store."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    async def read_again(self, readings: list[StoredArticle]) -> None:  # type: ignore[override]
        self.ids += [one.article.id for one in readings]


async def test_two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    both = asyncio.Barrier(2)
    ended: list[str] = []

    async def study(_: Sandbox, article: Article) -> Study:
        await both.wait()  # one alone would wait for ever
        await asyncio.sleep(0)
        ended.append(article.id)
        return Study(b"{}", article.id, passages=1, people=(), agreements=0)

    monkeypatch.setattr(Sandbox, "study", study)
    monkeypatch.setattr(rereading, "processors", lambda: 2)
    store, told = Kept(), []
    async with asyncio.timeout(60), Rereading(store, 9, lambda done, of: told.append((done, of))) as reading:
        read = await reading.read(ARTICLES)
    assert [one.article for one in read] == ARTICLES
    assert sorted(store.ids) == sorted(ended) == [one.id for one in ARTICLES]
    assert told == [(1, 9), (2, 9), (3, 9), (4, 9), (9, 9)]
