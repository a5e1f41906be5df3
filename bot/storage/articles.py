"""Articles, what was read from them, and the files they came in."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence

import aiosqlite
from msgspec import Struct

from bot.storage.database import Database, Row
from retrieval.models import Article


class Original(Struct, frozen=True):
    """The file as it was received."""

    file_name: str
    content: bytes


class StoredArticle(Struct, frozen=True):
    """An article with its sentences (``retrieval.outlines.dump``) and facts (``retrieval.facts.dump``)."""

    article: Article
    analysis: bytes
    facts: str


class NewArticle(Struct, frozen=True):
    """What ``add`` stores. ``added_by``: the person's Telegram id, ``None`` for the articles the bot starts with;
    ``replaces``: the article whose place it takes; ``upload``: what it came with."""

    reading: StoredArticle
    original: Original | None = None
    added_by: int | None = None
    replaces: str | None = None
    upload: int | None = None


_STORED = """
    SELECT id, title, text, publisher, published, url, published_estimated, CAST(analysis AS BLOB), found, number
    FROM articles
    JOIN passages ON passages.article_id = articles.id
    JOIN facts ON facts.article_id = articles.id
    WHERE state = 'published'
"""


class ArticleStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def published(self) -> list[StoredArticle]:
        """Everything that answers, in the order it was added."""
        return [_stored(row) for row in await self._database.read(f"{_STORED} ORDER BY number")]

    async def published_after(self, number: int, limit: int) -> list[tuple[int, StoredArticle]]:
        """The next ones that answer after an article's number, with their numbers: for an archive that is too large to
        be held at once."""
        rows = await self._database.read(f"{_STORED} AND number > ? ORDER BY number LIMIT ?", (number, limit))
        return [(int(row[-1]), _stored(row)) for row in rows]

    async def published_among(self, ids: Sequence[str]) -> list[StoredArticle]:
        """Those of a few articles that answer, in the order they were added."""
        marks = ", ".join("?" * len(ids))
        rows = await self._database.read(f"{_STORED} AND id IN ({marks}) ORDER BY number", ids)
        return [_stored(row) for row in rows]

    async def stamps(self) -> dict[str, str]:
        """Ids of everything that answers, in the order it was added, with what changes whenever an article does."""
        rows = await self._database.read(
            """
            SELECT articles.id, changed_at, passages.rowid AS analysed, changed
            FROM articles JOIN passages ON passages.article_id = articles.id
            LEFT JOIN (SELECT article_id, max(id) AS changed FROM audit GROUP BY article_id) AS audited
                ON audited.article_id = articles.id
            WHERE state = 'published' ORDER BY number
            """
        )
        return await asyncio.to_thread(_stamped, rows)

    async def facts(self) -> list[str]:
        """What was found in everything that answers, as ``retrieval.facts.dump`` wrote it."""
        rows = await self._database.read(
            "SELECT found FROM facts JOIN articles ON id = article_id WHERE state = 'published' ORDER BY number"
        )
        return [str(row["found"]) for row in rows]

    async def add(self, articles: Sequence[NewArticle], now: int) -> None:
        """All of them or none."""
        async with self._database.transaction() as connection:
            for new in articles:
                await insert_article(connection, new, now)

    async def read_again(self, readings: Sequence[StoredArticle]) -> None:
        """Puts newer analyses and facts in the place of stored ones."""
        async with self._database.transaction() as connection:
            for reading in readings:
                await insert_reading(connection, reading)


async def insert_article(connection: aiosqlite.Connection, new: NewArticle, now: int) -> None:
    """Inside a transaction of the caller's."""
    article = new.reading.article
    await connection.execute(
        """
        INSERT INTO articles (
            id, title, publisher, published, published_estimated, url, text, added_by, added_at, changed_at,
            replaces, upload_id, family
        ) VALUES (
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((SELECT family FROM articles WHERE id = ?), ?)
        )
        """,
        (
            article.id,
            article.title,
            article.publisher,
            article.published,
            article.published_estimated,
            article.url,
            article.text,
            new.added_by,
            now,
            now,
            new.replaces,
            new.upload,
            new.replaces,
            article.id,
        ),
    )
    await insert_reading(connection, new.reading)
    if new.original is not None:
        digest = hashlib.sha256(new.original.content).hexdigest()
        values = (article.id, new.original.file_name, new.original.content, digest)
        await connection.execute("INSERT INTO originals VALUES (?, ?, ?, ?)", values)


async def insert_reading(connection: aiosqlite.Connection, reading: StoredArticle) -> None:
    article_id = reading.article.id
    await connection.execute("INSERT OR REPLACE INTO passages VALUES (?, ?)", (article_id, reading.analysis))
    await connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (article_id, reading.facts))


def _stamped(rows: Sequence[Row]) -> dict[str, str]:
    """Off the loop: of a hundred thousand articles it takes longer than an answer may wait."""
    return {str(row["id"]): f"{row['changed_at']}.{row['analysed']}.{row['changed'] or 0}" for row in rows}


def _stored(row: Row) -> StoredArticle:
    """By place: to look columns up by their names takes longer than all else, of a hundred thousand articles."""
    identity, title, text, publisher, published, url, estimated, analysis, found, _ = row
    return StoredArticle(Article(identity, title, text, publisher, published, url, bool(estimated)), analysis, found)


def article_of(row: Row) -> Article:
    return Article(
        id=str(row["id"]),
        title=str(row["title"]),
        text=str(row["text"]),
        publisher=row["publisher"],
        published=row["published"],
        url=row["url"],
        published_estimated=bool(row["published_estimated"]),
    )
