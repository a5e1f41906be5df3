"""What the articles say on the matter of a question that they do not answer, for a person who wants to see it."""

from __future__ import annotations

from bot.library import Library
from retrieval.models import Match, NoAnswer


async def nearest(library: Library, question: str) -> tuple[Match, ...]:
    """Passages for a question that stands by itself, best first; the answer and its like if there is one by now."""
    knowledge = library.knowledge
    found = await library.think(lambda: knowledge.ask(question, literal=True))
    if isinstance(found, NoAnswer):
        return found.nearest
    return (Match(found.passage, found.confidence, found.highlights), *found.alternatives)
