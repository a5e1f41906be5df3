"""Articles that an earlier version of the program analysed, analysed anew.

Names of people are found with models of 200 MB, which the process that answers does without: a worker reads, as it
does for every upload. As many workers as there are processors, two at most, begin with the first articles and end with
the last; what they have done is stored a handful at a time, so that a start which is stopped goes on where it was.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from types import TracebackType

from bot.processors import processors
from bot.storage.articles import ArticleStore, StoredArticle
from retrieval.analysis import prepare
from retrieval.facts import ArticleFacts, dump
from retrieval.models import Article
from retrieval.outlines import dump as dump_analysis
from retrieval.reading.errors import ReadError
from retrieval.reading.sandbox import Sandbox

log = logging.getLogger(__name__)

Watch = Callable[[int, int], None]
"""Told how many articles are done, and of how many at most; at the end all are."""

WORKERS = 2
"""At most: each takes a processor and 200 MB."""

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
        self._sandboxes = [Sandbox() for _ in range(min(WORKERS, processors()))]
        self._handful: list[StoredArticle] = []

    async def __aenter__(self) -> Rereading:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sandbox in self._sandboxes:
            await sandbox.close()
        if error is None:
            await self._store()
            if 0 < self.done < self._published:
                self._watch(self._published, self._published)

    async def read(self, articles: Sequence[Article]) -> list[StoredArticle]:
        """The articles with their analyses of today, which are stored as well. One that a worker cannot read answers
        without people and agreements until the next start tries again."""
        readings: list[StoredArticle] = []
        for first in range(0, len(articles), HANDFUL):
            async with self._studies(articles[first : first + HANDFUL]) as studies:
                for study in studies:
                    readings.append(await study)
                    self.done += 1
                    self._watch(self.done, self._published)
                    if len(self._handful) >= HANDFUL:
                        await self._store()
        return readings

    @asynccontextmanager
    async def _studies(self, articles: Sequence[Article]) -> AsyncIterator[Sequence[asyncio.Task[StoredArticle]]]:
        """Of each article, under way in all workers; whoever leaves early leaves nothing running."""
        free: asyncio.Queue[Sandbox] = asyncio.Queue()
        for sandbox in self._sandboxes:
            free.put_nowait(sandbox)
        tasks = [asyncio.create_task(self._studied(article, free)) for article in articles]
        try:
            yield tasks
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _studied(self, article: Article, free: asyncio.Queue[Sandbox]) -> StoredArticle:
        sandbox = await free.get()
        try:
            study = await sandbox.study(article)
        except ReadError as error:
            log.warning("article=%s people and agreements not read: %s", article.id, error.key)
            return await asyncio.to_thread(_without_facts, article)
        finally:
            free.put_nowait(sandbox)
        reading = StoredArticle(article, study.prepared, study.facts)
        self._handful.append(reading)
        return reading

    async def _store(self) -> None:
        done, self._handful = self._handful, []
        if done:
            await self._articles.read_again(done)


def _without_facts(article: Article) -> StoredArticle:
    return StoredArticle(article, dump_analysis(prepare(article)), dump(ArticleFacts(article.id)))
