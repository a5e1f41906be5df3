"""Messages that are no question: chatter, and wishes for a list, a person to talk to, help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import talk
from retrieval.question import small_talk, wish


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("а", "filler"),
        ("А что?", "filler"),
        ("и?", "filler"),
        ("ну...", "filler"),
        ("so what?", "filler"),
        ("а привет", "greeting"),
        ("дорогой бот, спасибо", "thanks"),
        ("а там?", None),
        ("ещё", None),
        ("а когда?", None),
        ("что подарили?", None),
    ],
)
def test_filling_words_are_no_question(message: str, kind: str | None) -> None:
    assert small_talk(message) == kind


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("люди", "people"),
        ("Список людей, пожалуйста", "people"),
        ("кто упоминается в статьях?", "people"),
        ("о ком ты знаешь", "people"),
        ("хто згадується?", "people"),
        ("k.lb", "people"),
        ("Добрый день! Список людей", "people"),
        ("спасибо, а теперь покажи людей", "people"),
        ("Покажи все соглашения", "agreements"),
        ("какие есть договоры?", "agreements"),
        ("угоди", "agreements"),
        ("list agreements", "agreements"),
        ("какие статьи ты читаешь?", "sources"),
        ("какие у тебя источники?", "sources"),
        ("откуда ты это знаешь", "sources"),
        ("нужен человек", "human"),
        ("Позовите администратора!", "human"),
        ("I want to talk to a human", "human"),
        ("есть тут живой человек?", "human"),
        ("покажи мою историю", "history"),
        ("мои вопросы", "history"),
        ("справка", "help"),
        ("как тобой пользоваться", "help"),
    ],
)
def test_wishes(message: str, wanted: str) -> None:
    assert wish(message) == wanted


@pytest.mark.parametrize(
    "message",
    [
        "Какие соглашения подписали горняки и аграрии?",
        "Какие люди живут в Приозёрске?",
        "кто упоминается рядом с Ждановым?",
        "человек",
        "откуда",
        "о ком",
        "история города",
        "кто там есть?",
        "Кому нужен человек с лопатой?",
        "who is the mayor",
        "",
        "!!",
    ],
)
def test_questions_and_fragments_are_no_wishes(message: str) -> None:
    assert wish(message) is None


@given(st.text(max_size=30))
def test_any_message_can_be_looked_at(message: str) -> None:
    wish(message)
    small_talk(message)


def test_every_wish_says_something() -> None:
    assert [one.written for one in talk._wishes()[1] if talk._pattern(one.written).fullmatch("")] == []


def test_a_question_with_words_of_its_own_makes_no_pattern() -> None:
    made = talk._pattern.cache_info().misses
    assert wish("Какие соглашения подписали горняки Приозёрска?") is None
    assert talk._pattern.cache_info().misses == made
