"""«Кроме соглашения …»: what a sentence sets aside it does not tell about."""

import pytest

from retrieval import Answer, Article, KnowledgeBase
from retrieval.analysis import pieces
from retrieval.exclusions import excluded
from retrieval.lemmas import tokens


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("Кроме договора о дружбе стороны подписали план.", "договор дружба сторона"),
        ("Кроме договора о дружбе мы подписали план.", "договор дружба"),
        ("Помимо этого договор предусматривает обмен.", ""),
        ("Вместо мэра Ивана Петрова приехал заместитель.", "мэр иван петров"),
        ("Приехали все, за исключением гостей из Ельца, и хор.", "гость елец"),
        ("Договор подписан.", ""),
    ],
)
def test_the_phrase_ends_with_its_case(sentence: str, aside: str) -> None:
    words = [lemma for token in tokens(sentence) for lemma in pieces(token.text)]
    flags = excluded(sentence)
    assert len(flags) == len(words)
    assert [word for word, flag in zip(words, flags, strict=True) if flag] == aside.split()


TEXT = """Договор о дружбе подписан в библиотеке между Приозёрском в лице Анны Беловой и Заречьем в лице Петра Чернова.

Кроме договора о дружбе мы подписали план выставок, сказал глава Заречья Пётр Чернов."""


def test_the_sentence_that_tells_of_it_comes_first() -> None:
    knowledge = KnowledgeBase([Article("1", "Визит", TEXT)])
    found = knowledge.ask("Кто подписал договор о дружбе?")
    assert isinstance(found, Answer)
    assert found.passage.text.startswith("Договор о дружбе подписан")


def test_who_asks_with_the_same_exception_is_answered_with_it() -> None:
    knowledge = KnowledgeBase([Article("1", "Визит", TEXT)])
    found = knowledge.ask("Что подписали кроме договора о дружбе?")
    assert isinstance(found, Answer)
    assert found.passage.text.startswith("Кроме договора о дружбе мы")
