"""Owns the vectors that likeness of meaning is reckoned with: makes them for what is published, and keeps them.

Nobody waits for an encoder. What was just published answers by its words at once, and by its meaning as soon as all
vectors are there: seconds for an article, minutes for an archive. A question is never answered by half of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.storage.vectors import VectorStore
from retrieval.knowledge import KnowledgeBase
from retrieval.semantic import Encoder, Vectors, encode_sentences

log = logging.getLogger(__name__)


Rebuild = Callable[[], Awaitable[None]]


class Meanings:
    """Close with ``close``, which stops the making of vectors; what was made is stored."""

    def __init__(self, encoder: Encoder, vectors: VectorStore) -> None:
        self._encoder = encoder
        self._store = vectors
        self._held: dict[str, Vectors] = {}
        self._wanted: tuple[KnowledgeBase, list[str]] | None = None
        self._making: asyncio.Task[None] | None = None

    async def join(self, knowledge: KnowledgeBase, rebuild: Rebuild) -> KnowledgeBase:
        """The knowledge with meanings if all its vectors are there; otherwise as it is, and ``rebuild`` is called when
        they are."""
        missing = await self._hold(knowledge)
        self._wanted = (knowledge, missing) if missing else None
        if not missing:
            return await asyncio.to_thread(knowledge.with_encoder, self._encoder, dict(self._held))
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(self._make(rebuild), name="meanings")
        return knowledge

    async def close(self) -> None:
        if self._making is not None:
            self._making.cancel()
            await asyncio.gather(self._making, return_exceptions=True)

    async def _hold(self, knowledge: KnowledgeBase) -> list[str]:
        """Takes what is stored into memory; the articles that have no vectors yet."""
        stored = await self._store.known(self._encoder.name)
        self._held = {key: held for key, held in self._held.items() if key in knowledge.articles and key in stored}
        for article_id in knowledge.articles:
            if article_id in stored and article_id not in self._held:
                self._held[article_id] = await self._store.read(self._encoder.name, article_id)
        return [one for one in knowledge.articles if len(self._held.get(one, ())) != knowledge.count(one)]

    async def _make(self, rebuild: Rebuild) -> None:
        """Until nothing is missing: ``rebuild`` joins again, and may find what was published meanwhile."""
        try:
            while self._wanted is not None:
                knowledge, missing = self._wanted
                for article_id in missing:
                    await self._encode(knowledge, article_id)
                log.info("meanings articles=%d", len(missing))
                await rebuild()
        except Exception:
            log.exception("meanings not made, answers go by words until the next publication")

    async def _encode(self, knowledge: KnowledgeBase, article_id: str) -> None:
        texts = [passage.text for passage in knowledge.passages(article_id)]
        made = await asyncio.to_thread(encode_sentences, self._encoder, texts)
        await self._store.put(self._encoder.name, article_id, made)
