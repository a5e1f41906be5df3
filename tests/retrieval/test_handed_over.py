"""A knowledge that is handed to another process says there what it says here."""

from __future__ import annotations

import pickle

import pytest

from retrieval.analysis import prepare
from retrieval.facts import RuleFinder, read_facts
from retrieval.facts.records import ArticleFacts
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Article, Turn
from retrieval.outlines import outline_of

SCHOOL = Article(
    "school",
    "Новая школа",
    "В селе Кленовка 3 мая 2012 года открыли школу. Школу построил Семён Гаврилов, глава колхоза.\n"
    "Стороны подписали соглашение о сотрудничестве с Ручейковским районом.",
    publisher="Кленовские вести",
)
POND = Article("pond", "Пруд", "Пруд в Кленовке вычистили за лето. Работами руководила Анна Ветрова.")
QUESTIONS = (
    "Кто построил школу?",
    "Кто пастроил шкалу?",
    "Kto postroil shkolu?",
    "Хто збудував школу?",
    "Кто руководил работами?",
    "Сколько стоит хлеб?",
    "Привет!",
)


def facts_of(*articles: Article) -> list[ArticleFacts]:
    return [read_facts(one, prepare(one).passages, RuleFinder()) for one in articles]


def grown() -> KnowledgeBase:
    alone = KnowledgeBase([SCHOOL], facts=facts_of(SCHOOL))
    alone.ready()
    return alone.with_more([outline_of(prepare(POND))], facts_of(SCHOOL, POND))


def shrunk() -> KnowledgeBase:
    return grown().without([POND.id], facts_of(SCHOOL))


@pytest.mark.parametrize(
    "knowledge",
    [
        KnowledgeBase([SCHOOL, POND], facts=facts_of(SCHOOL, POND), threshold=0.3),
        KnowledgeBase([SCHOOL, POND], facts=lambda: facts_of(SCHOOL, POND), threshold=0.9),
        KnowledgeBase([SCHOOL, POND]),
        KnowledgeBase(()),
        grown(),
        shrunk(),
    ],
    ids=["facts", "facts to be fetched", "no facts", "no articles", "grown", "shrunk"],
)
def test_the_same_is_said_there(knowledge: KnowledgeBase) -> None:
    there: KnowledgeBase = pickle.loads(pickle.dumps(knowledge))  # noqa: S301 - our own
    assert dict(there.articles) == dict(knowledge.articles)
    for before in ((), (Turn(QUESTIONS[0], QUESTIONS[0]),)):
        for question in QUESTIONS:
            for literal in (False, True):
                here = knowledge.consider(question, before, literal=literal)
                assert there.consider(question, before, literal=literal) == here
    assert there.suggestions() == knowledge.suggestions()


def test_what_was_made_of_it_there_is_recalled_here() -> None:
    here = KnowledgeBase([SCHOOL, POND])
    there: KnowledgeBase = pickle.loads(pickle.dumps(here))  # noqa: S301 - our own
    before = (Turn("Кто такой Гаврилов?", "Кто такой Гаврилов?"),)
    for question in (QUESTIONS[0], "А что он построил?"):
        here.remember(question, before, there.consider(question, before))
    assert here.recall(QUESTIONS[0]) == here.recall(QUESTIONS[0], before) == there.ask(QUESTIONS[0])
    assert here.recall("А что он построил?") is None
    assert here.recall("А что он построил?", before) == there.ask("А что он построил?", before)
