"""What may be asked instead: questions made from people and agreements of the articles, and the articles themselves.

Every question is a guess until ``KnowledgeBase`` has tried it: none is offered that gets no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from retrieval.facts.records import Facts
from retrieval.lemmas import parses
from retrieval.lexicons import rows
from retrieval.models import Agreement, Passage, Person


def questions(facts: Facts) -> Iterator[str]:
    """Questions about what is spoken of most, people and agreements by turns, each question once."""
    asked: set[str] = set()
    for pair in zip_longest(_about_agreements(facts.agreements), _about_people(facts.people)):
        for question in pair:
            if question and question not in asked:
                asked.add(question)
                yield question


def questions_near(facts: Facts, passages: Sequence[Passage]) -> Iterator[str]:
    """The same, about those alone that stand in these passages."""
    places = {(passage.article_id, passage.position) for passage in passages}
    people = tuple(one for one in facts.people if _stands_in(one.mentions, places))
    agreements = tuple(one for one in facts.agreements if _stands_in(one.evidence, places))
    yield from questions(Facts(people, agreements))


def _stands_in(passages: Iterable[Passage], places: set[tuple[str, int]]) -> bool:
    return any((passage.article_id, passage.position) in places for passage in passages)


def _about_people(people: Sequence[Person]) -> Iterator[str]:
    for person in people:
        if " " in person.name:
            yield _templates("woman" if _is_woman(person.name) else "man")[0].format(person.name)


def _about_agreements(agreements: Sequence[Agreement]) -> Iterator[str]:
    for number, template in enumerate(_templates("agreement")):
        for agreement in (*agreements[number:], *agreements[:number]):
            if agreement.kind.startswith(("о ", "об ")):
                yield template.format(agreement.kind)


def _is_woman(name: str) -> bool:
    first = parses(name.split()[0].lower())[0].tag
    return "femn" in first


def _templates(about: str) -> list[str]:
    return [question for kind, question in rows("example_questions.tsv") if kind == about]
