"""What is worked out of each sentence."""

import pytest

from retrieval.analysis import analyse


@pytest.mark.parametrize(
    ("sentence", "word", "mark"),
    [
        ("19 июня приехал Сергей Петров.", "сергей", "p"),
        ("19 июня приехал Сергей Петров.", "19", "n"),
        ("19 июня приехал Сергей Петров.", "июнь", "d"),
        ("Открыли его в 1990 году.", "1990", "y"),
        ("Гости увидели город Чаплыгин.", "чаплыгин", "g"),
        ("Гости увидели с. Преображенье.", "преображение", "g"),
        ("Гости жили в Чаплыгине.", "чаплыгин", "L"),
        ("Подписали в школьном музее.", "музей", "l"),
        ("Наградили шахтёра.", "шахтер", "a"),
        ("Прошло пять лет.", "пять", "n"),
        ("Поездка удалась.", "поездка", "."),
    ],
)
def test_kinds_of_words(sentence: str, word: str, mark: str) -> None:
    analysis = analyse(sentence)
    assert analysis.marks[analysis.lemmas.index(word)] == mark


def test_hyphenated_words_are_taken_apart_and_function_words_left_out() -> None:
    assert analyse("В доме-музее и около").lemmas == ("дом", "музей")


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("Музей в с. Ольховка", "музей село ольховка"),
        ("Совет г. Приозёрска", "совет город приозерск"),
        ("На ул. Садовой", "улица садовый"),
        ("В 2011 г. Елец", "2011 г елец"),
        ("Встреча с С. Петровым", "встреча петров"),
    ],
)
def test_words_written_short_before_a_name_are_read_in_full(sentence: str, lemmas: str) -> None:
    assert " ".join(analyse(sentence).lemmas) == lemmas


def test_a_figure_behind_a_number_sign_is_no_number() -> None:
    assert "n" not in analyse("Школа №17").marks
    assert "n" in analyse("17 школ").marks
