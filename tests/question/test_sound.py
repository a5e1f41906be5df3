"""Words written as they are heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.spelling import Speller, Vocabulary
from retrieval.spelling.sound import sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("дагаварились", "договорились"),
        ("юлецу", "улицу"),
        ("зделал", "сделал"),
        ("щастье", "счастье"),
        ("учавствовали", "участвовали"),
        ("грамматный", "грамотный"),
        ("ково", "кого"),
        ("мущина", "мужчина"),
        ("конешно", "конечно"),
        ("лесница", "лестница"),
        ("сонце", "солнце"),
        ("нравица", "нравится"),
        ("сат", "сад"),
    ],
)
def test_what_sounds_alike_has_one_key(written: str, meant: str) -> None:
    assert sound(written) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"), [("дом", "том"), ("рак", "руки"), ("сын", "сон"), ("школа", "скала"), ("год", "кот")]
)
def test_what_sounds_otherwise_keeps_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя", max_size=12))
def test_a_key_is_never_longer_than_the_word(word: str) -> None:
    assert len(sound(word)) <= len(word)


def _speller(*words: str) -> Speller:
    return Speller(Vocabulary(dict.fromkeys(words, 1), dict.fromkeys(words, 1), frozenset()))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("скока ветираны дагаварились", "сколько ветераны договорились"),
        ("што гаварят ветираны", "что говорят ветераны"),
        ("скем дагаварились", "с кем договорились"),
        ("вкакой дериктор", "в какой директор"),
    ],
)
def test_a_question_written_by_ear_is_read_as_meant(typed: str, read: str) -> None:
    speller = _speller("ветераны", "договорились", "говорят", "директор")
    assert speller.read(typed).text == read


def test_what_sounds_alike_but_is_a_word_is_left_alone() -> None:
    speller = _speller("сад", "плод", "бал")
    assert not speller.read("балл, плот, сад").changed
