"""The use case of inline mode: quotations for whoever types ``@bot вопрос`` in some other chat.

A request comes with every few letters typed, so what was found once is kept as long as the articles stay the same, and
nothing typed is recorded, but for a question that its author carries over into the chat with the bot.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct

from bot.library import Library
from bot.pins import Pins
from bot.storage.carried import CarriedStore
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Passage, Span

RESULTS = 5
EXAMPLES = 3
REMEMBERED = 512
SHORTEST = 3
"""Characters: of a shorter beginning nothing can be known."""


class Finding(Struct, frozen=True):
    """A quotation; ``question``: what it answers, where the person has not typed that."""

    passage: Passage
    highlights: tuple[Span, ...] = ()
    question: str | None = None


class Lookup:
    def __init__(
        self, library: Library, pins: Pins, carried: CarriedStore, now: Callable[[], float] = time.time
    ) -> None:
        self._library = library
        self._pins = pins
        self._carried = carried
        self._now = now
        self._known: OrderedDict[str, tuple[Finding, ...]] = OrderedDict()
        self._known_of: KnowledgeBase | None = None

    async def find(self, typed: str) -> tuple[Finding, ...]:
        """Up to five quotations, best first; while next to nothing is typed, what the articles can be asked."""
        knowledge, query = self._library.knowledge, " ".join(typed.split())
        if self._known_of is not knowledge:
            self._known.clear()
            self._known_of = knowledge
        if query not in self._known:
            found = await self._library.think(lambda: _look(knowledge, query))
            self._remember(query, found)
        self._known.move_to_end(query)
        return await self._with_pinned(query, self._known[query])

    async def carry(self, person: int, question: str) -> int:
        """Keeps a question for its author to ask it again elsewhere; the number to ask for."""
        return await self._carried.put(person, question, int(self._now()))

    async def carried(self, number: int, person: int) -> str | None:
        return await self._carried.take(number, person)

    async def _with_pinned(self, query: str, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        option = await self._pins.find(query) if query else None
        if option is None:
            return found
        passage = self._library.passage(option.article_id, option.start, option.end, option.quotation)
        if passage is None:
            return found
        return (Finding(passage), *(one for one in found if one.passage != passage))[:RESULTS]

    def _remember(self, query: str, found: tuple[Finding, ...]) -> None:
        self._known[query] = found
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _look(knowledge: KnowledgeBase, query: str) -> tuple[Finding, ...]:
    return _examples(knowledge) if len(query) < SHORTEST else _find(knowledge, query)


def _find(knowledge: KnowledgeBase, query: str) -> tuple[Finding, ...]:
    found = knowledge.ask(query)
    if not isinstance(found, Answer):
        return ()
    others = [Finding(match.passage, match.highlights) for match in found.alternatives]
    return (Finding(found.passage, found.highlights), *others)[:RESULTS]


def _examples(knowledge: KnowledgeBase) -> tuple[Finding, ...]:
    findings = []
    for suggestion in knowledge.suggestions(EXAMPLES):
        found = knowledge.ask(suggestion.text) if suggestion.article_id is None else None
        if isinstance(found, Answer):
            findings.append(Finding(found.passage, found.highlights, suggestion.text))
    return tuple(findings)
