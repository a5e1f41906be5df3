"""The use cases of a person who looks around: people, agreements, articles.

Cards are found by keys made from the sentences that prove them, so that a button drawn before an article was added
still opens the right card, and one of a removed article opens none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask import Asking, Example
from bot.corrections import Corrections, Entry
from bot.library import Library
from retrieval.facts import find_people
from retrieval.models import Agreement, Answer, Article, Passage, Person

NAMED_ON_CARD = 8


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What the card of an article shows: its first sentence, and who is named in it."""

    article: Article
    sentences: int
    people: tuple[str, ...]
    first: Passage | None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Size:
    articles: int
    sentences: int


class Catalogue:
    def __init__(self, library: Library, asking: Asking, corrections: Corrections) -> None:
        self._library = library
        self._asking = asking
        self._corrections = corrections

    @property
    def articles(self) -> Mapping[str, Article]:
        return self._library.knowledge.articles

    async def people(self) -> list[Entry[Person]]:
        """The most often named first."""
        return await self._corrections.people(await self._library.think(self._library.knowledge.people))

    async def people_named(self, query: str) -> list[Entry[Person]]:
        """By a name in any form or spelling."""
        entries = await self.people()
        found = await self._library.think(lambda: find_people([entry.fact for entry in entries], query))
        by_person = {id(entry.fact): entry for entry in entries}
        return [by_person[id(person)] for person in found]

    async def person(self, key: str) -> Entry[Person] | None:
        return next((entry for entry in await self.people() if entry.key == key), None)

    async def signed_by(self, entry: Entry[Person]) -> list[Entry[Agreement]]:
        names = {entry.found.name, entry.fact.name}
        return [one for one in await self.agreements() if names & set(one.fact.signatories)]

    async def agreements(self) -> list[Entry[Agreement]]:
        """Newest or most complete first."""
        return await self._corrections.agreements(await self._library.think(self._library.knowledge.agreements))

    async def agreement(self, key: str) -> Entry[Agreement] | None:
        return next((entry for entry in await self.agreements() if entry.key == key), None)

    async def question_about(self, wordings: Sequence[str], proof: Sequence[Passage]) -> str:
        """The first wording that one of these sentences answers; the first of all where none does."""
        knowledge = self._library.knowledge
        places = {(passage.article_id, passage.start) for passage in proof}

        def answered(question: str) -> bool:
            found = knowledge.ask(question)
            return isinstance(found, Answer) and (found.passage.article_id, found.passage.start) in places

        return await self._library.think(lambda: next((one for one in wordings if answered(one)), wordings[0]))

    async def article_card(self, article_id: str) -> ArticleCard | None:
        article = self.articles.get(article_id)
        if article is None:
            return None
        passages = self._library.knowledge.passages(article_id)
        people = [
            entry.fact.name
            for entry in await self.people()
            if any(mention.article_id == article_id for mention in entry.fact.mentions)
        ]
        # A headline that is a sentence is a passage too; the card has it above already.
        first = next((passage for passage in passages if passage.text != article.title), None)
        return ArticleCard(article, len(passages), tuple(people[:NAMED_ON_CARD]), first)

    def size(self) -> Size:
        knowledge = self._library.knowledge
        return Size(len(knowledge.articles), knowledge.size)
