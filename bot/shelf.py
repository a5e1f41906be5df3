"""The use cases of an admin with articles that are published, or were: list, look, correct, remove, bring back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from msgspec import Struct

from bot.fields import Field, checked, in_article, value_of
from bot.library import Library
from bot.storage.articles import Original, StoredArticle
from bot.storage.shelf import ArticleState, ShelfStore, Shelved
from retrieval.reading.sandbox import Sandbox

log = logging.getLogger(__name__)

PAGE = 6


class ShelfPage(Struct, frozen=True):
    """``number`` counts pages from 0; ``removed``: these are the removed ones; ``others``: how many the other list
    holds."""

    articles: tuple[Shelved, ...]
    removed: bool
    number: int
    pages: int
    count: int
    others: int


class Shelf:
    def __init__(
        self, library: Library, shelf: ShelfStore, sandbox: Sandbox, now: Callable[[], float] = time.time
    ) -> None:
        self._library = library
        self._shelf = shelf
        self._sandbox = sandbox
        self._now = now

    async def page(self, number: int, *, removed: bool) -> ShelfPage:
        """Newest first; page ``number`` or the nearest there is."""
        shown, other = ArticleState.PUBLISHED, ArticleState.REMOVED
        if removed:
            shown, other = other, shown
        count = await self._shelf.count(shown)
        pages = max(1, -(-count // PAGE))
        number = min(max(number, 0), pages - 1)
        articles = await self._shelf.page(shown, PAGE, number * PAGE)
        return ShelfPage(tuple(articles), removed, number, pages, count, await self._shelf.count(other))

    async def get(self, article_id: str) -> Shelved | None:
        return await self._shelf.get(article_id)

    async def versions(self, article_id: str) -> list[Shelved]:
        """Of the family of an article, oldest first."""
        shelved = await self._shelf.get(article_id)
        return await self._shelf.versions(shelved.family) if shelved else []

    async def original(self, article_id: str) -> Original | None:
        return await self._shelf.original(article_id)

    def sentences(self, article_id: str) -> int:
        """How many of an article's sentences answer now."""
        knowledge = self._library.knowledge
        return knowledge.count(article_id) if article_id in knowledge.articles else 0

    async def remove(self, shelved: Shelved, person: int) -> None:
        """No question asked after this returns is answered from it."""
        await self._shelf.remove(shelved.article, person, int(self._now()))
        await self._library.rebuild()
        log.info("article=%s removed by=%d", shelved.article.id, person)

    async def put_back(self, shelved: Shelved, person: int) -> None:
        """A removed article, or an older version, answers again."""
        await self._shelf.put_back(shelved.article, person, int(self._now()))
        await self._library.rebuild()
        log.info("article=%s returned by=%d", shelved.article.id, person)

    async def correct(self, shelved: Shelved, field: Field, text: str, person: int) -> None:
        """Raises ``WrongValue`` for a value that cannot be, and ``ReadError``."""
        before = value_of(shelved.article, field) or "—"
        article = in_article(shelved.article, field, checked(field, text))
        study = await self._sandbox.study(article)
        details = f"{before} → {value_of(article, field) or '—'}"
        reading = StoredArticle(article, study.prepared, study.facts)
        await self._shelf.correct(reading, person, int(self._now()), details)
        await self._library.rebuild()
        log.info("article=%s corrected=%s by=%d", article.id, field.value, person)
