"""Answers about the seeds: floors that may only rise. The questions are the project's own, of all kinds."""

from pathlib import Path

import pytest

from retrieval import Answer, KnowledgeBase, load_articles
from retrieval.evaluation import Figures, evaluate
from retrieval.question_sets import Asked, read_list

ROOT = Path(__file__).parents[2]
QUESTIONS = read_list(ROOT / "tests" / "questions" / "seed_questions.jsonl")

RIGHT = 103
UNANSWERABLE = 31


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(load_articles(ROOT / "seeds"))


@pytest.fixture(scope="module")
def measured(knowledge: KnowledgeBase) -> Figures:
    return evaluate(knowledge, QUESTIONS)


def test_a_quarter_of_the_questions_has_no_answer() -> None:
    assert len(QUESTIONS) >= 80
    assert 4 * sum(not one.answerable for one in QUESTIONS) >= len(QUESTIONS)


def test_right_answers_and_right_silence(measured: Figures) -> None:
    right = sum(int(share.split("/")[0]) for share in measured.kinds.values())
    assert right >= RIGHT, measured.table()


def test_silence_where_nothing_is_told(measured: Figures) -> None:
    assert int(measured.kinds["unanswerable"].split("/")[0]) >= UNANSWERABLE, measured.table()


@pytest.mark.parametrize("asked", [one for one in QUESTIONS if one.kind == "plain"][:12], ids=lambda one: one.question)
def test_plain_questions_find_the_sentence(knowledge: KnowledgeBase, asked: Asked) -> None:
    assert isinstance(knowledge.ask(asked.question), Answer)
