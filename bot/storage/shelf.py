"""Articles as admins see them: versions, originals, what was removed. Every change is one transaction with its record
in the audit; what answers is only ever the published one of a family."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import aiosqlite
from msgspec import Struct

from bot.storage.articles import NewArticle, Original, StoredArticle, article_of, insert_article, insert_reading
from bot.storage.audit import Action, Entry, record
from bot.storage.database import Database, Row
from retrieval.models import Article


class ArticleState(StrEnum):
    PUBLISHED = "published"
    REPLACED = "replaced"
    REMOVED = "removed"


class Shelved(Struct, frozen=True):
    """An article and its place among its versions: the ``version``-th of ``versions``, counted from 1. ``size``: bytes
    of the original, if there is one."""

    article: Article
    state: ArticleState
    family: str
    version: int
    versions: int
    added_by: int | None
    added_at: int
    file_name: str | None
    size: int


class Publication(Struct, frozen=True):
    """A draft on its way out: its number, and the article it becomes."""

    draft: int
    new: NewArticle


class ShelfStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, state: ArticleState, limit: int, offset: int) -> list[Shelved]:
        """Newest first: published ones, or the last version of each removed one."""
        rows = await self._database.read(
            f"{_SHELVED} WHERE {_LISTED[state]} ORDER BY one.number DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [_shelved(row) for row in rows]

    async def count(self, state: ArticleState) -> int:
        row = await self._database.read_one(_COUNT + _LISTED[state])
        return int(row["found"]) if row else 0

    async def get(self, article_id: str) -> Shelved | None:
        row = await self._database.read_one(f"{_SHELVED} WHERE one.id = ?", (article_id,))
        return None if row is None else _shelved(row)

    async def versions(self, family: str) -> list[Shelved]:
        """Oldest first."""
        rows = await self._database.read(f"{_SHELVED} WHERE one.family = ? ORDER BY one.number", (family,))
        return [_shelved(row) for row in rows]

    async def added_with(self, upload: int) -> list[Shelved]:
        """What came with one upload and still answers."""
        rows = await self._database.read(
            f"{_SHELVED} WHERE one.upload_id = ? AND one.state = 'published' ORDER BY one.number", (upload,)
        )
        return [_shelved(row) for row in rows]

    async def original(self, article_id: str) -> Original | None:
        row = await self._database.read_one(
            "SELECT file_name, bytes FROM originals WHERE article_id = ?", (article_id,)
        )
        return None if row is None else Original(str(row["file_name"]), bytes(row["bytes"]))

    async def publish(self, upload: int, publications: Sequence[Publication], person: int, now: int) -> bool:
        """All of an upload at once; nothing happens, and the result is false, if that was done or given up before."""
        async with self._database.transaction() as connection:
            opened = await connection.execute(
                "UPDATE uploads SET state = 'published', published_at = ? WHERE id = ? AND state = 'open'",
                (now, upload),
            )
            if not opened.rowcount:
                return False
            for publication in publications:
                await _publish(connection, publication, person, now)
            await connection.execute("DELETE FROM drafts WHERE upload_id = ?", (upload,))
        return True

    async def add_imported(self, articles: Sequence[NewArticle], now: int) -> None:
        """All of them or none, with their originals."""
        async with self._database.transaction() as connection:
            for new in articles:
                await insert_article(connection, new, now)
                article = new.reading.article
                await record(connection, Entry(now, None, Action.IMPORTED, article.title, article.id))

    async def undo(self, upload: int, person: int, now: int) -> int:
        """Takes back what an upload published and what it replaced comes back; returns how many articles that were."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE uploads SET state = 'undone' WHERE id = ?", (upload,))
            added = await connection.execute_fetchall(
                "SELECT id, title, replaces FROM articles WHERE upload_id = ? AND state = 'published'", (upload,)
            )
            rows = list(added)
            for row in rows:
                await _change_state(connection, row["id"], ArticleState.REMOVED, now)
                if row["replaces"] is not None:
                    await _change_state(connection, row["replaces"], ArticleState.PUBLISHED, now)
                await record(connection, Entry(now, person, Action.UNDONE, row["title"], row["id"]))
        return len(rows)

    async def remove(self, article: Article, person: int, now: int) -> None:
        async with self._database.transaction() as connection:
            await _change_state(connection, article.id, ArticleState.REMOVED, now)
            await record(connection, Entry(now, person, Action.REMOVED, article.title, article.id))

    async def put_back(self, article: Article, person: int, now: int) -> None:
        """A removed article or an older version answers again, in the place of any other version."""
        async with self._database.transaction() as connection:
            await _make_room(connection, article.id, now)
            await _change_state(connection, article.id, ArticleState.PUBLISHED, now)
            await record(connection, Entry(now, person, Action.RETURNED, article.title, article.id))

    async def correct(self, reading: StoredArticle, person: int, now: int, details: str) -> None:
        """New title, publisher, date or address of an article, with the analysis of its title."""
        article = reading.article
        async with self._database.transaction() as connection:
            await connection.execute(
                """
                UPDATE articles SET title = ?, publisher = ?, published = ?, published_estimated = ?, url = ?,
                    changed_at = ?
                WHERE id = ?
                """,
                (
                    article.title,
                    article.publisher,
                    article.published,
                    article.published_estimated,
                    article.url,
                    now,
                    article.id,
                ),
            )
            await insert_reading(connection, reading)
            await record(connection, Entry(now, person, Action.CORRECTED, article.title, article.id, details))


_SHELVED = """
    SELECT one.*, originals.file_name, coalesce(length(originals.bytes), 0) AS size,
        (SELECT count(*) FROM articles AS v WHERE v.family = one.family) AS versions,
        (SELECT count(*) FROM articles AS v WHERE v.family = one.family AND v.number <= one.number) AS version
    FROM articles AS one LEFT JOIN originals ON originals.article_id = one.id
"""
_COUNT = "SELECT count(*) AS found FROM articles AS one WHERE "
_LISTED = {
    ArticleState.PUBLISHED: "one.state = 'published'",
    ArticleState.REMOVED: """
        one.number = (SELECT max(v.number) FROM articles AS v WHERE v.family = one.family)
        AND NOT EXISTS (SELECT 1 FROM articles AS v WHERE v.family = one.family AND v.state = 'published')
    """,
}


async def _publish(connection: aiosqlite.Connection, publication: Publication, person: int, now: int) -> None:
    new = publication.new
    article = new.reading.article
    if new.replaces is not None:
        await _make_room(connection, new.replaces, now)
    await insert_article(connection, new, now)
    await connection.execute(
        """
        INSERT INTO originals (article_id, file_name, bytes, sha256)
        SELECT ?, file_name, content, sha256 FROM drafts WHERE id = ? AND content IS NOT NULL
        """,
        (article.id, publication.draft),
    )
    action = Action.ADDED if new.replaces is None else Action.REPLACED
    await record(connection, Entry(now, person, action, article.title, article.id))


async def _make_room(connection: aiosqlite.Connection, article_id: str, now: int) -> None:
    """Whichever version of the article answers now is replaced."""
    await connection.execute(
        """
        UPDATE articles SET state = 'replaced', changed_at = ?
        WHERE state = 'published' AND family = (SELECT family FROM articles WHERE id = ?)
        """,
        (now, article_id),
    )


async def _change_state(connection: aiosqlite.Connection, article_id: str, state: ArticleState, now: int) -> None:
    await connection.execute(
        "UPDATE articles SET state = ?, changed_at = ? WHERE id = ?", (state.value, now, article_id)
    )


def _shelved(row: Row) -> Shelved:
    return Shelved(
        article=article_of(row),
        state=ArticleState(row["state"]),
        family=row["family"],
        version=row["version"],
        versions=row["versions"],
        added_by=row["added_by"],
        added_at=row["added_at"],
        file_name=row["file_name"],
        size=row["size"],
    )
