"""An inhabitant, the town and its adjective answer for one another."""

import pytest

from retrieval.kinship import kin_of
from retrieval.lemmas import lemma
from retrieval.lexicons import rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Липчане", "Липецк"),
        ("липчанам", "липецкий"),
        ("Луганчане", "Луганск"),
        ("россияне", "российский"),
        ("москвичи", "Москва"),
        ("пекинцы", "Пекин"),
        ("немцы", "Германия"),
        ("минчане", "минский"),
        ("куряне", "Курск"),
    ],
)
def test_listed_towns(one: str, other: str) -> None:
    assert kin_of(lemma(one))[lemma(other)] >= 0.8
    assert kin_of(lemma(other))[lemma(one)] >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ольховчане", "ольховский"),
        ("Верховинцы", "верховинский"),
        ("ольховцев", "ольховский"),
        ("ольховчан", "ольховский"),
    ],
)
def test_towns_that_no_list_has(one: str, other: str) -> None:
    assert lemma(other) in kin_of(lemma(one))


@pytest.mark.parametrize("word", ["отец", "купец", "молодец", "владелец", "певец", "конец", "соглашение", "человек"])
def test_common_words_are_no_inhabitants(word: str) -> None:
    assert not [kin for kin in kin_of(word) if kin.endswith(("чанин", "анин", "ск"))]


def test_every_listed_word_has_a_form_that_questions_are_brought_to() -> None:
    for (line,) in rows("demonyms.tsv"):
        words = line.split()
        assert len(words) > 1
        assert {lemma(words[0]), lemma(words[0].capitalize())} & set(words), line
