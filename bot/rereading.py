"""Articles that an earlier version of the program analysed, analysed anew.

Names of people are found with models of 200 MB, which the process that answers does without: a worker reads, as it
does for every upload. One worker serves for all articles, begun with the first and ended with the last; what it has
done is stored a handful at a time, so that a start which is stopped goes on where it was.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from types import TracebackType

from bot.storage.articles import ArticleStore, StoredArticle
from retrieval.analysis import prepare
from retrieval.facts import ArticleFacts, dump
from retrieval.models import Article
from retrieval.reading.errors import ReadError
from retrieval.reading.sandbox import Sandbox

log = logging.getLogger(__name__)

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many at most; at the end all are."""

HANDFUL = 50
"""Articles stored at once, and between two lines of the log."""


def in_the_log(done: int, of: int) -> None:
    """Progress for whoever watches nothing but the log."""
    if done % HANDFUL == 1:
        log.info("articles of an older version are analysed anew: %d of %d at most", done, of)


class Rereading:
    """Use as a context manager around all that may have to be read anew."""

    def __init__(self, articles: ArticleStore, published: int, watch: Watch) -> None:
        self.done = 0
        self._articles = articles
        self._published = published
        self._watch = watch
        self._sandbox = Sandbox()
        self._handful: list[StoredArticle] = []

    async def __aenter__(self) -> Rereading:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._sandbox.close()
        if error is None:
            await self._store()
            if 0 < self.done < self._published:
                self._watch(self._published, self._published)

    async def read(self, article: Article) -> StoredArticle:
        """The article with its analysis of today, which is stored as well. One that the worker cannot read answers
        without people and agreements until the next start tries again."""
        reading = await self._studied(article)
        self.done += 1
        self._watch(self.done, self._published)
        if len(self._handful) >= HANDFUL:
            await self._store()
        return reading

    async def _studied(self, article: Article) -> StoredArticle:
        try:
            study = await self._sandbox.study(article)
        except ReadError as error:
            log.warning("article=%s people and agreements not read: %s", article.id, error.key)
            return await asyncio.to_thread(_without_facts, article)
        self._handful.append(StoredArticle(article, study.prepared, study.facts))
        return self._handful[-1]

    async def _store(self) -> None:
        done, self._handful = self._handful, []
        if done:
            await self._articles.read_again(done)


def _without_facts(article: Article) -> StoredArticle:
    return StoredArticle(article, prepare(article).to_json(), dump(ArticleFacts(article.id)))
