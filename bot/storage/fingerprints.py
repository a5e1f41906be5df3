"""What is known of every published article that helps to recognise it when it is sent again."""

from __future__ import annotations

import asyncio
import struct

from msgspec import Struct

from bot.storage.database import Database
from retrieval import likeness
from retrieval.likeness import Sketch


class Fingerprint(Struct, frozen=True):
    """``sha256`` is of the file, if there is one; ``text_key`` and ``sketch`` as in ``retrieval.likeness``."""

    article_id: str
    title: str
    url: str | None
    sha256: str | None
    text_key: str
    sketch: Sketch


class FingerprintStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Fingerprint]:
        """Of every published article; those that have none yet get theirs first."""
        await self._complete()
        rows = await self._database.read(
            """
            SELECT articles.id, title, url, sha256, text_key, sketch FROM articles
            JOIN fingerprints ON fingerprints.article_id = articles.id
            LEFT JOIN originals ON originals.article_id = articles.id
            WHERE state = 'published' ORDER BY number
            """
        )
        return [
            Fingerprint(row["id"], row["title"], row["url"], row["sha256"], row["text_key"], _unpacked(row["sketch"]))
            for row in rows
        ]

    async def files(self) -> set[str]:
        """SHA-256 of every file that ever became an article, removed ones too."""
        rows = await self._database.read("SELECT sha256 FROM originals")
        return {str(row["sha256"]) for row in rows}

    async def texts(self) -> set[str]:
        """``text_key`` of every article there ever was."""
        await self._complete(published_only=False)
        rows = await self._database.read("SELECT text_key FROM fingerprints")
        return {str(row["text_key"]) for row in rows}

    async def _complete(self, *, published_only: bool = True) -> None:
        rows = await self._database.read(
            """
            SELECT id, text FROM articles
            WHERE (state = 'published' OR NOT ?) AND id NOT IN (SELECT article_id FROM fingerprints)
            """,
            (published_only,),
        )
        if not rows:
            return
        made = await asyncio.to_thread(lambda: [(row["id"], *_fingerprint(row["text"])) for row in rows])
        async with self._database.transaction() as connection:
            await connection.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?, ?)", made)


def _fingerprint(text: str) -> tuple[str, bytes]:
    sketch = likeness.sketch(text)
    return likeness.text_key(text), struct.pack(f">{len(sketch)}q", *sketch)


def _unpacked(packed: bytes) -> Sketch:
    return struct.unpack(f">{len(packed) // 8}q", packed)
