"""Agreements of an archive are brought together without comparing each pair, and come out as if each were compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.facts.agreements import ledger, merging
from retrieval.facts.agreements.merging import merge_agreements
from retrieval.models import Agreement, Article, Passage, Signatory

PARTIES = ("Минск", "город Минск", "Бонн", "немецкий город Бонн", "город", "ЛН", "администрация города Минска", "Елец")
NAMES = ("Иван Петров", "Анна Котова", "И. Петров")

agreements = st.builds(
    lambda kind, parties, names, date: Agreement(
        kind, parties, names, date, None, (), (), tuple(map(Signatory, names)), status="подписано"
    ),
    st.sampled_from(("о дружбе", "о сотрудничестве")),
    st.lists(st.sampled_from(PARTIES), max_size=3).map(tuple),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    st.sampled_from((None, "5 мая", "5 мая 2012 года", "в 2015 году")),
)


def merged(found: list[Agreement]) -> tuple[Agreement, ...]:
    articles = [Article(str(number), "", "") for number in range(len(found))]
    passages = [Passage(article.id, 0, 1, "x") for article in articles]
    told = [replace(one, evidence=(passage,)) for one, passage in zip(found, passages, strict=True)]
    return merge_agreements(articles, {article.id: [one] for article, one in zip(articles, told, strict=True)})


@settings(max_examples=200, deadline=None)
@given(st.lists(agreements, max_size=12))
def test_as_if_each_pair_were_compared(found: list[Agreement]) -> None:
    quick = merged(found)
    with pytest.MonkeyPatch.context() as every:
        every.setattr(ledger.Ledger, "near", lambda self, _: self.entered)
        every.setattr(ledger.Ledger, "enter", _enter_all)
        every.setattr(ledger.Ledger, "entered", [], raising=False)
        assert merged(found) == quick


def _enter_all(self: ledger.Ledger, position: int, _: Agreement) -> None:
    self.entered = list(range(max(position + 1, len(self.entered))))  # type: ignore[attr-defined]


def test_few_pairs_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """One town with a hundred others, each agreement told three times."""
    comparisons = count()
    same = merging.same

    def counted(one: Agreement, other: Agreement) -> bool:
        next(comparisons)
        return same(one, other)

    monkeypatch.setattr(merging, "same", counted)
    towns = [f"город {letter}{other}ск" for letter in "АБВГДЕЖЗИК" for other in ("абора", "евера", "инора", "овора")]
    one = Agreement("о дружбе", (), (), None, None, (), ())
    found = [replace(one, parties=("город Стаханов", town)) for town in towns * 3]
    assert len(merged(found)) == len(towns)
    assert next(comparisons) < 3 * len(found)
