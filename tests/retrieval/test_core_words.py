"""The word that an answer hangs on, told by the grammar of the question."""

import pytest

from retrieval.question import understand


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("Где учился Пётр Лопатин?", "учился"),
        ("Сколько детей у Анны Лопатиной?", "детей"),
        ("Сколько стоит билет?", "стоит"),
        ("Какой адрес у библиотеки?", "адрес"),
        ("В каком городе построили мост?", "построили"),
        ("Какая численность населения района?", "численность"),
        ("Кто автор картины, которую подарил мэр?", "автор"),
        ("Женат ли Лопатин?", "Женат"),
        ("Мэр Сосновки", "Мэр"),
        ("Через год договор продлят?", "продлят"),
        ("С какой целью основан фонд?", "целью"),
    ],
)
def test_core(question: str, core: str) -> None:
    assert [term.word for term in understand(question).terms if term.core] == [core]


@pytest.mark.parametrize("question", ["Кто такой Пётр Лопатин?", "Лопатин", "", "???"])
def test_none_where_a_name_alone_is_asked_for(question: str) -> None:
    assert not any(term.core for term in understand(question).terms)


def test_a_capital_at_the_beginning_is_no_name() -> None:
    names = {term.word: term.capitalised for term in understand("Поможет ли договор Сосновке?").terms}
    assert names == {"Поможет": False, "договор": False, "Сосновке": True}
    assert understand("Лопатин приехал?").terms[0].capitalised
