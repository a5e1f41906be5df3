"""Processes prepare what one by one would be prepared, in the same order."""

import pytest

from retrieval import preparing
from retrieval.analysis import prepare
from retrieval.models import Article
from retrieval.preparing import prepare_many

ARTICLES = [
    Article(str(number), f"Статья {number}", f"В Ельце открыли {number} школ. Их ждали.") for number in range(9)
]


@pytest.mark.parametrize("processes", [1, 2])
def test_as_one_by_one(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(preparing, "WORTH_PROCESSES", 3)
    monkeypatch.setattr(preparing, "HANDFUL", 1)
    told: list[int] = []
    assert list(prepare_many(iter(ARTICLES), processes, told.append)) == [prepare(article) for article in ARTICLES]
    assert told == list(range(1, len(ARTICLES) + 1))


def test_a_few_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "ProcessPoolExecutor", None)
    assert [one.article for one in prepare_many(ARTICLES, 8)] == ARTICLES


def test_nothing_at_all() -> None:
    assert list(prepare_many([])) == []
