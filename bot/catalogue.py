"""The use cases of a person who looks around: people, agreements, articles.

Cards are found by keys made from the sentences that prove them, so that a button drawn before an article was added
still opens the right card, and one of a removed article opens none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.ask import Asking
from bot.corrections import Corrections, Entry
from bot.library import Library
from bot.prompts import Example
from retrieval.facts import find_people, is_named
from retrieval.kinship import kin_of
from retrieval.lemmas import is_function_word, lemma, lemmas, tokens
from retrieval.models import Agreement, Answer, Article, Passage, Person

NAMED_ON_CARD = 8


class ArticleCard(Struct, frozen=True):
    """What the card of an article shows: its first sentence, and who is named in it."""

    article: Article
    sentences: int
    people: tuple[str, ...]
    first: Passage | None
    examples: tuple[Example, ...] = ()


class Size(Struct, frozen=True):
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
        return await self._corrections.people(await self._library.gather(self._library.knowledge.people))

    async def people_found(self, query: str) -> list[Entry[Person]]:
        """By a name in any form or spelling; unless it is just somebody's name, by what people are too."""
        entries = await self.people()
        by_name = await self._library.think(lambda: find_people([entry.fact for entry in entries], query))
        by_person = {id(entry.fact): entry for entry in entries}
        named = [by_person[id(person)] for person in by_name]
        if any(is_named(person, query) for person in by_name):
            return named  # «стаханов» is the man, and not the heads of the town
        by_role = [entry for entry in entries if any(_speaks_of([role], query) for role in entry.fact.roles)]
        return [*named, *(entry for entry in by_role if entry not in named)]

    async def person(self, key: str) -> Entry[Person] | None:
        return next((entry for entry in await self.people() if entry.key == key), None)

    async def signed_by(self, entry: Entry[Person]) -> list[Entry[Agreement]]:
        names = {entry.found.name, entry.fact.name}
        return [one for one in await self.agreements() if names & set(one.fact.signatories)]

    async def agreements(self) -> list[Entry[Agreement]]:
        """Newest or most complete first."""
        return await self._corrections.agreements(await self._library.gather(self._library.knowledge.agreements))

    async def agreements_about(self, query: str) -> list[Entry[Agreement]]:
        """Those whose kind, parties, signatories or points have every word of the query, in any form."""
        return [entry for entry in await self.agreements() if _speaks_of(_words_of(entry.fact), query)]

    def articles_about(self, query: str) -> list[Article]:
        """Those whose title, publisher or address has every word of the query, in any form."""
        return [one for one in self.articles.values() if _speaks_of([one.title, one.publisher, one.url], query)]

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


def _words_of(agreement: Agreement) -> tuple[str | None, ...]:
    return (agreement.kind, *agreement.parties, *agreement.signatories, *agreement.scope, agreement.place)


def _speaks_of(texts: Iterable[str | None], query: str) -> bool:
    """Whether every word of the query, or one of its root («спорт» and «спортивный»), stands in the texts."""
    known = {word for text in texts for word in lemmas(text or "")}
    asked = [lemma(token.text) for token in tokens(query) if not is_function_word(token.text)]
    return bool(asked) and all(not known.isdisjoint({word, *kin_of(word)}) for word in asked)
