"""What is remembered is not worked out again, and an index that is remembered for goes when it is replaced."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import knowledge as knowledge_module
from retrieval.archive import Archive
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Article
from retrieval.remembering import Remembered

ASKED = ("Где открыли школу?", "Где аткрыли школу?", "gde otkryli shkolu?", "Where is the school?", "Де школа?")


@given(asked=st.lists(st.integers(0, 6), max_size=40), most=st.integers(1, 5))
def test_the_latest_asked_are_kept(asked: list[int], most: int) -> None:
    remembered = Remembered[int, str](most)
    made: list[int] = []
    for place, key in enumerate(asked):
        latest = list(dict.fromkeys(reversed(asked[:place])))[:most]
        before = len(made)
        assert remembered.get(key, lambda one: made.append(one) or str(one)) == str(key)
        assert (len(made) == before) == (key in latest)


def test_what_is_recalled_is_kept_longer() -> None:
    remembered = Remembered[int, str](2)
    for key in (1, 2):
        remembered.get(key, str)
    assert (remembered.recall(1), remembered.recall(3)) == ("1", None)
    remembered.get(3, str)
    assert (remembered.recall(1), remembered.recall(2)) == ("1", None)


def test_an_answer_is_recalled_for_exactly_the_same_question_only() -> None:
    knowledge = KnowledgeBase([Article("1", "", "В Ельце открыли школу. Её построил Иван Петров.")])
    first = knowledge.ask("Где открыли школу?")
    then = knowledge.ask("А кто построил?", [first.turn])
    assert knowledge.recall("Где открыли школу?") is first
    assert knowledge.recall("А кто построил?", [first.turn]) is then
    assert knowledge.recall("А кто построил?") is None
    assert knowledge.recall("Где открыли школу?", literal=True) is None
    assert knowledge.without([]).recall("Где открыли школу?") is None, "other articles may answer otherwise"


def test_a_question_that_leans_on_nothing_is_recalled_whatever_was_said_before() -> None:
    knowledge = KnowledgeBase([Article("1", "", "В Ельце открыли школу. Её построил Иван Петров.")])
    before = knowledge.ask("Кто построил школу?").turn
    first = knowledge.ask("Где открыли школу?", [before])
    assert knowledge.recall("Где открыли школу?") is first
    assert knowledge.recall("Где открыли школу?", [before, before]) is first
    leaning = knowledge.ask("А где он её открыл?", [before])
    assert knowledge.recall("Где открыли школу?", None) is first
    assert knowledge.recall("А где он её открыл?", [before]) is leaning
    assert knowledge.recall("А где он её открыл?", None) is None
    assert knowledge.recall("А где он её открыл?", [before, before]) is None
    assert knowledge.recall("А где он её открыл?") is None


def test_short_questions_without_a_slip_to_few_articles_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = KnowledgeBase([Article("1", "", "В Ельце открыли школу. Её построил Иван Петров.")])
    assert knowledge.is_quick("Где открыли школу?")
    assert not any(map(knowledge.is_quick, ASKED[1:4]))
    assert not knowledge.is_quick("Где " + "школа " * 100)
    monkeypatch.setattr(knowledge_module, "FEW_PASSAGES", 1)
    assert not knowledge.is_quick("Где открыли школу?")


def test_a_knowledge_that_was_replaced_is_gone_at_once() -> None:
    knowledge = KnowledgeBase([Article("1", "", "В Ельце открыли школу.")])
    for question in ASKED:
        knowledge.ask(question)
    corpus, archive = weakref.ref(knowledge._corpus), weakref.ref(knowledge._corpus.archive)
    words = weakref.ref(knowledge._corpus.numbers)
    gc.disable()
    try:
        del knowledge
        assert corpus() is None
        assert archive() is None
        assert words() is None
    finally:
        gc.enable()


@given(text=st.text())
def test_any_text_comes_back(text: str) -> None:
    assert Archive.packed([Article("1", "", text)])["1"].text == text
