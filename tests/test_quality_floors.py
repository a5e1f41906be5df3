"""Floors of answer quality over our own questions about the seeds. They may only rise.

Each line of ``questions/seed_questions.jsonl`` has the question, earlier questions of the same chat, the substrings of
a right sentence (none: nothing may be quoted) and its kind.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from retrieval import Answer, KnowledgeBase, Turn, load_articles

HERE = Path(__file__).parent
FLOORS = {
    "plain": 26,
    "paraphrase": 12,
    "keywords": 9,
    "typo": 6,
    "layout": 3,
    "translit": 3,
    "uk": 5,
    "en": 3,
    "followup": 5,
    "unanswerable": 31,
}


@dataclass(frozen=True)
class Case:
    q: str
    gold: list[str]
    kind: str
    context: list[str] = field(default_factory=list)


CASES = [
    Case(**json.loads(line))
    for line in (HERE / "questions" / "seed_questions.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(load_articles(HERE.parent / "seeds"))


def is_right(knowledge: KnowledgeBase, case: Case) -> bool:
    history: list[Turn] = []
    for question in case.context:
        history.append(knowledge.ask(question, history=history).turn)
    found = knowledge.ask(case.q, history=history)
    if not isinstance(found, Answer):
        return not case.gold
    return any(gold in found.passage.text for gold in case.gold)


def test_the_set_is_large_and_mixed_enough() -> None:
    kinds = Counter(case.kind for case in CASES)
    assert set(kinds) == set(FLOORS)
    assert len(CASES) >= 80
    assert kinds["unanswerable"] * 4 >= len(CASES)


@pytest.mark.parametrize("kind", FLOORS)
def test_floor(knowledge: KnowledgeBase, kind: str) -> None:
    wrong = [case.q for case in CASES if case.kind == kind and not is_right(knowledge, case)]
    right = sum(case.kind == kind for case in CASES) - len(wrong)
    assert right >= FLOORS[kind], f"{kind}: {right}, the floor is {FLOORS[kind]}; wrong: {wrong}"
