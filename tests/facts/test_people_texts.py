"""Short texts with the people a reader finds in them: names, number of sentences, roles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from retrieval.facts import NameFinder, RuleFinder, gather, read_facts
from retrieval.models import Article
from retrieval.sentences import passages

TEXTS = sorted((Path(__file__).parent / "people_texts").glob("*.txt"))
NEWS = sorted((Path(__file__).parent / "people_news").glob("*.txt"))

Expected = set[tuple[str, int, tuple[str, ...]]]


@cache
def finder_called(name: str) -> NameFinder:
    if name == "rules":
        return RuleFinder()
    from retrieval.facts.trained import TrainedFinder

    return TrainedFinder()


def read(path: Path) -> tuple[str, Expected]:
    text, _, gold = path.read_text(encoding="utf-8").partition("---\n")
    expected: Expected = set()
    for line in gold.splitlines():
        name, mentions, roles = (cell.strip() for cell in line.split("|"))
        expected.add((name, int(mentions), tuple(sorted(role.strip() for role in roles.split(";") if role.strip()))))
    return text.strip(), expected


def people_of(text: str, finder: NameFinder) -> Expected:
    article = Article("1", "", text)
    sentences = passages(article)
    facts = gather([article], {"1": sentences}, [read_facts(article, sentences, finder)])
    return {(person.name, len(person.mentions), tuple(sorted(person.roles))) for person in facts.people}


@pytest.mark.parametrize("finder", ["rules", "trained"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_people_of_a_text(path: Path, finder: str) -> None:
    text, expected = read(path)

    assert people_of(text, finder_called(finder)) == expected


@pytest.mark.parametrize("path", NEWS, ids=lambda path: path.stem)
def test_people_of_news(path: Path) -> None:
    """Longer texts with foreign and rare names, which need the trained finder."""
    text, expected = read(path)

    assert people_of(text, finder_called("trained")) == expected


def test_a_town_that_the_model_takes_for_a_part_of_the_name_is_cut_off() -> None:
    text = "Аким города Кандыагаша Ербол Избасаров приехал в Элисту. Договор подписал мэр Дунина Ли Сяобо."

    expected = {("Ербол Избасаров", 1, ("аким города Кандыагаша",)), ("Ли Сяобо", 1, ("мэр Дунина",))}
    assert people_of(text, finder_called("trained")) == expected


def test_a_year_before_a_name_is_no_town() -> None:
    text = "Сергей Никитин приехал 11 мая 2015 г. Никитину вручили подарок."
    article = Article("1", "", text)
    sentences = passages(article)
    found = read_facts(article, sentences, finder_called("trained"))

    assert [mention.text for mention in found.mentions] == ["Сергей Никитин", "Никитину"]
