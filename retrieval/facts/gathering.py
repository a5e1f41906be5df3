"""Facts of all articles brought together: the quick half, run whenever the set of articles changes.

Two of one name in different articles are one person, unless patronymics differ or what they are said to be clashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from retrieval.facts.agreements.merging import merge_agreements
from retrieval.facts.names import Name
from retrieval.facts.records import ArticleFacts, Facts, NameMention
from retrieval.facts.register import Register, Sheet
from retrieval.facts.roles import longest
from retrieval.models import Article, Passage, Person, Proof


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


def _united(facts: Sequence[ArticleFacts], passages: Mapping[str, Sequence[Passage]]) -> list[Sheet]:
    register = Register()
    sheets = [sheet for one in facts for sheet in _sheets(one, passages[one.article_id])]
    for sheet in sorted(sheets, key=lambda sheet: sheet.completeness):
        register.settle(sheet)
    order = {one.article_id: number for number, one in enumerate(facts)}
    for sheet in register.people:
        sheet.mentions.sort(key=lambda mention: (order[mention[1].article_id], mention[0].start))
    return register.people


def _sheets(facts: ArticleFacts, passages: Sequence[Passage]) -> Iterator[Sheet]:
    sheets: dict[Name, Sheet] = {}
    for mention in facts.mentions:
        passage = _passage_of(mention, passages)
        if passage is not None:
            name = Name(mention.last, mention.first, mention.patronymic)
            sheets.setdefault(name, Sheet(name, mention.gender)).add(mention, passage)
    yield from sheets.values()


def _passage_of(mention: NameMention, passages: Sequence[Passage]) -> Passage | None:
    if mention.position < len(passages):
        passage = passages[mention.position]
        if passage.start <= mention.start < passage.end:
            return passage
    return next((passage for passage in passages if passage.start <= mention.start < passage.end), None)


def _person(sheet: Sheet) -> Person:
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
