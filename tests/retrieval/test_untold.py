"""What is not told of somebody is not answered by what is told of him or of another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Answer, Article, KnowledgeBase
from retrieval.clauses import clauses_of
from retrieval.lemmas import parses

TEXT = """Делегация Сосновки во главе с мэром Петром Лопатиным посетила Ольховку, которая уже 60 лет носит это имя.
12 мая Пётр Лопатин осмотрел библиотеку, в которой работал поэт Иван Каштанов.
В читальном зале библиотеки состоялось подписание договора о сотрудничестве.
Договор будет действовать в течение 7 лет. Об этом сообщает управление культуры Ольховки."""


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase([Article("1", "", TEXT)])


@pytest.mark.parametrize(
    "question",
    [
        "Сколько лет Петру Лопатину?",
        "Когда родился Иван Каштанов?",
        "Где учился Иван Каштанов?",
        "Какой адрес у библиотеки?",
        "Сколько книг в библиотеке?",
        "Какая зарплата у мэра Сосновки?",
        "Какое население Ольховки?",
        "Кто такой Семён Дубов?",
    ],
)
def test_untold(knowledge: KnowledgeBase, question: str) -> None:
    assert not isinstance(knowledge.ask(question), Answer)


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Сколько лет будет действовать договор?", "в течение 7 лет"),
        ("Когда Лопатин осмотрел библиотеку?", "12 мая"),
        ("Где подписали договор?", "В читальном зале"),
        ("Кто сообщил о договоре?", "управление культуры"),
        ("Кто такой Пётр Лопатин?", "мэром Петром Лопатиным"),
        ("Мэр Сосновки", "мэром Петром Лопатиным"),
        ("Каков срок действия соглашения?", "в течение 7 лет"),
    ],
)
def test_told(knowledge: KnowledgeBase, question: str, quoted: str) -> None:
    found = knowledge.ask(question)
    assert isinstance(found, Answer), found.confidence
    assert quoted in found.passage.text


def test_clauses_are_counted_for_indexed_words() -> None:
    assert clauses_of("Иван приехал, и с ним Пётр: рад").tolist() == [0, 0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_may_be_asked(knowledge: KnowledgeBase, text: str) -> None:
    found = knowledge.ask(text)
    assert 0.0 <= found.confidence <= 1.0
    assert isinstance(knowledge.explain(text).table(), str)


@given(st.text(alphabet=st.characters(min_codepoint=0x16800, max_codepoint=0x1F000), min_size=1, max_size=4))
def test_letters_without_a_name_are_words_of_no_kind(word: str) -> None:
    assert parses(word)[0].word
