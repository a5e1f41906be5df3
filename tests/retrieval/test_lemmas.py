"""Words and lemmas: the forms of one word meet, names above all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.lemmas import fold, is_function_word, lemma, other_lemmas, tokens


@given(st.text(max_size=100))
def test_a_token_is_the_text_at_its_place(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    "forms",
    [
        "подписал подписали подписано",
        "Котов Котова Котовым Котову Котовой",
        "Громова Громовой Громову Громов",
        "Жулинская Жулинскую Жулинской Жулинский",
        "Коршиков Коршикова Коршиковым коршиков",
        "Королёв Королева Королеву",
        "Измалково Измалкове",
        "Олег Олега Олегу",
    ],
)
def test_forms_of_one_word_have_one_lemma(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


def test_a_capital_letter_decides_between_a_surname_and_cats() -> None:
    assert lemma("Котов") == "котов"
    assert lemma("котов") == "кот"
    assert "котов" in other_lemmas("котов")


def test_yo_and_case_do_not_matter() -> None:
    assert fold("ЁЛКА") == "елка"
    assert lemma("шахтёра") == "шахтер"


def test_words_that_only_join_are_told_apart() -> None:
    assert all(is_function_word(word) for word in ["в", "и", "который", "этот", "был", "ли"])
    assert not any(is_function_word(word) for word in ["музей", "подписать", "пять"])


def test_hyphens_numbers_and_quotes() -> None:
    assert [token.text for token in tokens("5-ти лет, «дом-музей» №119 в 14:54")] == [
        "5-ти", "лет", "дом-музей", "119", "в", "14:54",
    ]  # fmt: skip
