"""Facts of all articles brought together: the quick half, run whenever the set of articles changes.

Two of one name in different articles are one person, unless patronymics differ or what they are said to be clashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.facts.agreements import merge_agreements
from retrieval.facts.names import Name, read_name
from retrieval.facts.namesakes import clash
from retrieval.facts.people import fits
from retrieval.facts.records import ArticleFacts, Facts, NameMention
from retrieval.facts.roles import longest
from retrieval.lemmas import fold
from retrieval.models import Article, Passage, Person, Proof


class _Sheet:
    """One person on the way: the mentions with their sentences, by article."""

    def __init__(self, name: Name, gender: str | None) -> None:
        self.name = name
        self.gender = gender
        self.mentions: list[tuple[NameMention, Passage]] = []

    def add(self, mention: NameMention, passage: Passage) -> None:
        self.mentions.append((mention, passage))

    def take(self, other: _Sheet) -> None:
        """The other's mentions too; the fuller name stays."""
        self.mentions += other.mentions
        self.name = Name(
            self.name.last,
            _fuller(self.name.first, other.name.first),
            _fuller(self.name.patronymic, other.name.patronymic),
        )

    @property
    def roles(self) -> list[str]:
        return [role for mention, _ in self.mentions for role in mention.roles]

    @property
    def articles(self) -> set[str]:
        return {passage.article_id for _, passage in self.mentions}


def gather(
    articles: Sequence[Article], passages: Mapping[str, Sequence[Passage]], facts: Sequence[ArticleFacts]
) -> Facts:
    """People and agreements of all ``articles``; facts of other articles are left out. ``passages`` by article's id."""
    by_article = {one.article_id: one for one in facts}
    known = [by_article[article.id] for article in articles if article.id in by_article]
    people = sorted(
        (_person(sheet) for sheet in _united(known, passages)), key=lambda person: (-len(person.mentions), person.name)
    )
    agreements = merge_agreements(articles, {one.article_id: one.agreements for one in known})
    return Facts(tuple(people), tuple(agreements))


def _united(facts: Sequence[ArticleFacts], passages: Mapping[str, Sequence[Passage]]) -> list[_Sheet]:
    sheets = [sheet for one in facts for sheet in _sheets(one, passages[one.article_id])]
    people: list[_Sheet] = []
    for sheet in sorted(sheets, key=_completeness):
        home = _home(sheet, people)
        if home is None:
            people.append(sheet)
        else:
            home.take(sheet)
    order = {one.article_id: number for number, one in enumerate(facts)}
    for sheet in people:
        sheet.mentions.sort(key=lambda mention: (order[mention[1].article_id], mention[0].start))
    return people


def _sheets(facts: ArticleFacts, passages: Sequence[Passage]) -> Iterator[_Sheet]:
    sheets: dict[Name, _Sheet] = {}
    for mention in facts.mentions:
        passage = _passage_of(mention, passages)
        if passage is not None:
            name = Name(mention.last, mention.first, mention.patronymic)
            sheets.setdefault(name, _Sheet(name, mention.gender)).add(mention, passage)
    yield from sheets.values()


def _passage_of(mention: NameMention, passages: Sequence[Passage]) -> Passage | None:
    if mention.position < len(passages):
        passage = passages[mention.position]
        if passage.start <= mention.start < passage.end:
            return passage
    return next((passage for passage in passages if passage.start <= mention.start < passage.end), None)


def _completeness(sheet: _Sheet) -> int:
    """Fuller names come first: the shorter ones look for a home among them."""
    name = sheet.name
    if name.last and name.first:
        return 1 if name.first.endswith(".") else 0
    return 2 if name.last else 3


def _home(sheet: _Sheet, people: Sequence[_Sheet]) -> _Sheet | None:
    """The one person of other articles that this is; two who fit equally well are no answer."""
    strangers = [person for person in people if not person.articles & sheet.articles]
    fitting = [person for person in strangers if _same_name(sheet, person) and not clash(person.roles, sheet.roles)]
    equal = [person for person in fitting if person.name == sheet.name]
    chosen = equal or fitting
    return chosen[0] if len(chosen) == 1 else None


def _same_name(sheet: _Sheet, person: _Sheet) -> bool:
    name, other = sheet.name, person.name
    if name.last is None and name.patronymic is None:
        return False  # «Наташа» of one article is nobody in another
    if name.last and name.first and sheet.gender != person.gender:
        return False
    if fits(name, other):
        return True
    return bool(name.last and not name.first and other.last) and any(
        fold(reading.name.last or "") == fold(other.last or "") and reading.gender == person.gender
        for text in {mention.text for mention, _ in sheet.mentions}
        for reading in read_name(text)
    )


def _fuller(part: str | None, other: str | None) -> str | None:
    if part is None or (part.endswith(".") and other and not other.endswith(".")):
        return other
    return part


def _person(sheet: _Sheet) -> Person:
    mentions = tuple(dict.fromkeys(passage for _, passage in sheet.mentions))
    return Person(
        name=str(sheet.name),
        roles=longest(sheet.roles),
        mentions=mentions,
        forms=tuple(dict.fromkeys(mention.text for mention, _ in sheet.mentions)),
        proofs=tuple(_proofs(sheet.mentions)),
    )


def _proofs(mentions: Iterable[tuple[NameMention, Passage]]) -> Iterator[Proof]:
    seen: set[tuple[str, Passage]] = set()
    for mention, passage in mentions:
        for role in mention.roles:
            if (role, passage) not in seen:
                seen.add((role, passage))
                yield Proof("role", role, passage)
