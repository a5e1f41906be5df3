from __future__ import annotations

from dataclasses import replace

from retrieval.facts.agreements.merging import merge_agreements
from retrieval.models import Agreement, Article, Passage, Proof, Signatory


def article(name: str, published: str | None = None) -> Article:
    return Article(name, name, "Текст.", published=published)


def agreement(source: str, date: str | None = None, signatories: tuple[str, ...] = ("Иван Петров",)) -> Agreement:
    passage = Passage(source, 0, 6, "Текст.")
    return Agreement(
        kind="о сотрудничестве",
        parties=("Минск", "город Бонн"),
        signatories=signatories,
        date=date,
        term=None,
        scope=("культура",),
        evidence=(passage,),
        signed_by=tuple(Signatory(name) for name in signatories),
        status="подписано",
        proofs=(Proof("date", date, passage),) if date else (),
    )


def merged(*found: Agreement) -> tuple[Agreement, ...]:
    sources = [each.evidence[0].article_id for each in found]
    by_article = {source: [each for each in found if each.evidence[0].article_id == source] for source in sources}
    return merge_agreements([article(source) for source in dict.fromkeys(sources)], by_article)


def test_the_same_agreement_shows_both_sources() -> None:
    [one] = merged(agreement("a"), agreement("b"))
    assert [passage.article_id for passage in one.evidence] == ["a", "b"]


def test_parties_may_be_worded_differently() -> None:
    [one] = merged(agreement("a"), replace(agreement("b"), parties=("Бонн", "город Минск")))
    assert set(one.parties) <= {"Минск", "город Бонн", "Бонн", "город Минск"}


def test_versions_that_differ_are_both_kept() -> None:
    [one] = merged(agreement("a", "5 мая"), agreement("b", "7 мая"))
    assert one.date == "5 мая"
    assert {(proof.value, proof.passage.article_id) for proof in one.proofs} == {("5 мая", "a"), ("7 мая", "b")}


def test_other_signatories_make_another_agreement() -> None:
    assert len(merged(agreement("a"), agreement("b", signatories=("Анна Орлова",)))) == 2


def test_another_year_makes_another_agreement() -> None:
    assert len(merged(agreement("a", "в 1994 году"), agreement("b", "5 мая 2014 года"))) == 2


def test_other_parties_make_another_agreement() -> None:
    assert len(merged(agreement("a"), replace(agreement("b"), parties=("Минск", "Лион")))) == 2


def test_unknown_parties_are_never_merged() -> None:
    assert len(merged(replace(agreement("a"), parties=()), replace(agreement("b"), parties=()))) == 2


def test_two_of_one_article_are_never_merged() -> None:
    assert len(merged(agreement("a"), agreement("a"))) == 2


def test_a_later_status_wins() -> None:
    [one] = merged(agreement("a"), replace(agreement("b"), status="прекращено"))
    assert one.status == "прекращено"


def test_the_newest_comes_first_then_the_most_complete() -> None:
    old, new = agreement("a", "в 1994 году"), agreement("b", "5 мая 2014 года")
    poor = replace(agreement("c", signatories=()), parties=("Лион", "Брест"))
    rich = replace(poor, term="на пять лет", evidence=(Passage("d", 0, 6, "Текст."),), kind="о дружбе")
    assert [each.date or each.term for each in merged(poor, old, rich, new)] == [
        "5 мая 2014 года",
        "в 1994 году",
        "на пять лет",
        None,
    ]


def test_an_article_dates_what_it_does_not_date() -> None:
    found = {"a": [agreement("a", signatories=())], "b": [replace(agreement("b"), kind="о дружбе")]}
    order = merge_agreements([article("a", "2011"), article("b", "19 июня 2018 года")], found)
    assert [each.kind for each in order] == ["о дружбе", "о сотрудничестве"]
