"""Field by field, what is found in texts written for it against what a reader finds; floors only rise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from agreement_gold import FIELDS, Sample, samples, values_of

from retrieval.facts.agreements.reading import find_agreements
from retrieval.models import Agreement

FLOOR = 0.85
MEASURED = ("kind", "parties", "signatories", "date", "term")
IDENTIFYING = ("kind", "parties", "signatories")
SAMPLES = samples()

Values = dict[str, tuple[str, ...]]
NOTHING: Values = dict.fromkeys(FIELDS, ())
FOUND: dict[str, tuple[Agreement, ...]] = {}


@dataclass
class Tally:
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, found: Values, gold: Values) -> None:
        for name in FIELDS:
            some, others = plain(found[name]), plain(gold[name])
            self.right[name] += len(some & others)
            self.found[name] += len(some)
            self.gold[name] += len(others)

    def precision(self, name: str) -> float:
        return self.right[name] / max(1, self.found[name])

    def recall(self, name: str) -> float:
        return self.right[name] / max(1, self.gold[name])

    def table(self) -> str:
        rows = [f"{n:12} {self.precision(n):9.2f} {self.recall(n):7.2f} {self.gold[n]:5}" for n in FIELDS]
        return "\n".join([f"{'field':12} precision  recall  gold", *rows])


def agreements_of(sample: Sample) -> tuple[Agreement, ...]:
    """What is found in a text, read once for all tests."""
    if sample.name not in FOUND:
        FOUND[sample.name] = find_agreements(sample.article, sample.passages, sample.mentions)
    return FOUND[sample.name]


def plain(values: Iterable[str]) -> set[str]:
    return {value.lower().replace("ё", "е").strip() for value in values}


def shared(found: Values, gold: Values, names: Iterable[str]) -> int:
    return sum(len(plain(found[name]) & plain(gold[name])) for name in names)


def compare(sample: Sample, tally: Tally) -> None:
    """Pair each found agreement with the gold one it shares most with; what is left over is wrong or missed."""
    waiting = list(sample.gold)
    for agreement in agreements_of(sample):
        found = values_of(agreement)
        best = max(waiting, key=lambda gold: shared(found, gold, FIELDS), default=NOTHING)
        if not shared(found, best, IDENTIFYING):
            best = NOTHING
        if best in waiting:
            waiting.remove(best)
        tally.add(found, best)
    for missed in waiting:
        tally.add(NOTHING, missed)


@pytest.fixture(scope="module")
def tally() -> Tally:
    total = Tally()
    for sample in SAMPLES:
        compare(sample, total)
    return total


def test_there_are_enough_texts() -> None:
    assert len(SAMPLES) >= 12


@pytest.mark.parametrize("name", MEASURED)
def test_each_field_is_found_well_enough(tally: Tally, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    if name == MEASURED[0]:
        with capsys.disabled():
            print(f"\nagreements of {len(SAMPLES)} texts\n{tally.table()}")
    assert tally.precision(name) >= FLOOR
    assert tally.recall(name) >= FLOOR


@pytest.mark.parametrize("sample", [sample for sample in SAMPLES if not sample.gold], ids=lambda sample: sample.name)
def test_texts_without_an_agreement_give_none(sample: Sample) -> None:
    assert agreements_of(sample) == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_value_has_its_sentence(sample: Sample) -> None:
    for agreement in agreements_of(sample):
        proven = {proof.field for proof in agreement.proofs}
        known = {name for name, values in values_of(agreement).items() if values}
        assert known <= proven
        assert {proof.passage for proof in agreement.proofs} <= set(agreement.evidence)
        assert set(agreement.evidence) <= set(sample.passages)
