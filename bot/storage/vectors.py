"""Vectors of the sentences of articles: half-precision numbers in the order of the passages, made by one encoder.

A trigger drops those of an article whose passages are cut anew.
"""

from __future__ import annotations

import numpy as np

from bot.storage.database import Database
from retrieval.semantic import Vectors

STORED = np.dtype("<f2")
"""Half of the space; cosines change by less than a thousandth."""


class VectorStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, encoder: str) -> set[str]:
        """Articles that have vectors of this encoder."""
        rows = await self._database.read("SELECT article_id FROM vectors WHERE encoder = ?", (encoder,))
        return {str(row["article_id"]) for row in rows}

    async def read(self, encoder: str, article_id: str) -> Vectors:
        """A row for each passage; none for an article without vectors."""
        query = "SELECT count, numbers FROM vectors WHERE encoder = ? AND article_id = ?"
        row = await self._database.read_one(query, (encoder, article_id))
        if row is None or not row["count"]:
            return np.zeros((0, 0), dtype=np.float32)
        return np.frombuffer(row["numbers"], dtype=STORED).reshape(row["count"], -1).astype(np.float32)

    async def put(self, encoder: str, article_id: str, vectors: Vectors) -> None:
        """In the place of what another encoder made. Does nothing for an article that is gone."""
        await self._database.write(
            """
            INSERT OR REPLACE INTO vectors (article_id, encoder, count, numbers)
            SELECT id, ?, ?, ? FROM articles WHERE id = ?
            """,
            (encoder, len(vectors), vectors.astype(STORED).tobytes(), article_id),
        )
