"""Stored facts put the sentence first that proves what is asked; without them words alone decide."""

import pytest

from retrieval import Answer, Article, KnowledgeBase, NoAnswer
from retrieval.facts import RuleFinder, read_facts

TEXT = """Вчера Пётр Самойлов посетил музей и осмотрел выставку.
Глава Задонского района Пётр Самойлов открыл новую школу.
Кроме соглашения о сотрудничестве гости подписали протокол о намерениях.
Соглашение о сотрудничестве между Задонским районом и городом Ирпень подписали Пётр Самойлов и Анна Ковалёва."""


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    article = Article(id="a", title="", text=TEXT)
    passages = KnowledgeBase([article]).passages("a")
    return KnowledgeBase([article], facts=[read_facts(article, passages, RuleFinder())])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Кто такой Пётр Самойлов?", "Глава Задонского района"),
        ("Самойлов", "Глава Задонского района"),
        ("Кто подписал соглашение о сотрудничестве?", "подписали Пётр Самойлов и Анна Ковалёва"),
        ("Кем подписано соглашение?", "подписали Пётр Самойлов и Анна Ковалёва"),
    ],
)
def test_the_sentence_that_proves_comes_first(knowledge: KnowledgeBase, question: str, expected: str) -> None:
    found = knowledge.ask(question)
    assert isinstance(found, Answer)
    assert expected in found.passage.text


@pytest.mark.parametrize("question", ["Кто подписал договор с Бразилией?", "Кто такой Иван Грозный?"])
def test_a_fact_is_no_answer_to_another_question(knowledge: KnowledgeBase, question: str) -> None:
    assert isinstance(knowledge.ask(question), NoAnswer)


def test_nothing_is_put_first_for_other_questions(knowledge: KnowledgeBase) -> None:
    found = knowledge.ask("Что осмотрел Пётр Самойлов?")
    assert isinstance(found, Answer)
    assert "осмотрел выставку" in found.passage.text
