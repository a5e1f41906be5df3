"""The five agreements that the two seed articles tell of, read as a bot without the trained finder would."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import load_articles
from retrieval.facts.agreements.merging import merge_agreements
from retrieval.facts.agreements.reading import find_agreements
from retrieval.facts.reading import read_mentions
from retrieval.facts.rules import RuleFinder
from retrieval.models import Agreement
from retrieval.sentences import passages

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def agreements() -> tuple[Agreement, ...]:
    articles = load_articles(str(SEEDS))
    found = {}
    for article in articles:
        sentences = passages(article)
        found[article.id] = find_agreements(article, sentences, read_mentions(article.text, sentences, RuleFinder()))
    return merge_agreements(articles, found)


def the_one(agreements: tuple[Agreement, ...], party: str) -> Agreement:
    [found] = [agreement for agreement in agreements if party in agreement.parties]
    return found


def test_there_are_five(agreements: tuple[Agreement, ...]) -> None:
    assert len(agreements) == 5


def test_of_the_executive_committee(agreements: tuple[Agreement, ...]) -> None:
    found = the_one(agreements, "исполком Стахановского горсовета Луганской области")
    assert found.kind == "о сотрудничестве"
    assert "администрация Измалковского района Липецкой области" in found.parties
    assert found.signatories == ("Владимир Коршиков",)
    assert found.signed_by[0].side == "липецкая сторона"
    assert found.term == "в течение 5-ти лет"
    assert found.renewal == "планируется его автоматическое продление на очередной срок"
    assert found.date is None
    assert found.status == "подписано"
    assert found.scope[:3] == (
        "торгово-экономическая сфера",
        "научно-техническая сфера",
        "гуманитарно-культурная сфера",
    )
    for subject in ("прямых договоров", "выставок-ярмарок", "малого предпринимательства", "здравоохранения"):
        assert any(subject in point for point in found.scope)


def test_arranged_without_a_document(agreements: tuple[Agreement, ...]) -> None:
    found = the_one(agreements, "город Стаханов")
    assert found.kind == "установить побратимские отношения"
    assert set(found.parties) == {"Измалковский район", "город Стаханов"}
    assert found.status == "договорились"
    assert found.signatories == ()


def test_signed_in_the_museum(agreements: tuple[Agreement, ...]) -> None:
    found = the_one(agreements, "Администрация города Стаханова")
    assert "Администрация Измалковского муниципального района Липецкой области" in found.parties
    assert set(found.signatories) == {"Евгений Котов", "Сергей Жевлаков"}
    assert found.date == "19 июня"
    assert found.place == "в стенах школьного музея"
    for subject in ("экономической и гуманитарной", "туризма и экскурсионной"):
        assert any(subject in point for point in found.scope)
    assert len(found.evidence) >= 4


def test_twinning_in_own_words(agreements: tuple[Agreement, ...]) -> None:
    [found] = [each for each in agreements if each.kind == "об установлении побратимских отношений"]
    assert found.signatories == ("Сергей Жевлаков",)
    assert found.status == "подписано"


def test_of_the_veterans(agreements: tuple[Agreement, ...]) -> None:
    found = the_one(agreements, "совет ветеранов г. Стаханова")
    assert "ветеранские организации Липецкой области" in found.parties
    assert found.scope == ("развитие ветеранского движения", "расширение двухсторонних связей")
    assert found.signatories == ()


def test_an_order_is_no_agreement(agreements: tuple[Agreement, ...]) -> None:
    assert all("Королев" not in name for agreement in agreements for name in agreement.signatories)
