"""Ukrainian questions become Russian ones in every form of their words; Russian questions are left alone."""

import random

import pytest

from retrieval.lemmas import fold, morphology
from retrieval.lexicons import rows
from retrieval.spelling import Speller, Vocabulary
from retrieval.spelling.typos import Typos
from retrieval.spelling.ukrainian import Ukrainian
from retrieval.spelling.ukrainian_forms import russian_form

WORDS = "городской совет делегация музей договор встреча глава район школа ветеран памятник праздник".split()  # noqa: SIM905
VOCABULARY = Vocabulary(dict.fromkeys(WORDS, 1), dict.fromkeys(WORDS, 1))
COMMON_RUSSIAN = [word for row in rows("word_frequencies.tsv") for word in row[1].split() if float(row[0]) >= 4.3]


@pytest.fixture(scope="module")
def ukrainian() -> Ukrainian:
    return Ukrainian(VOCABULARY, Typos(VOCABULARY, ()))


@pytest.mark.parametrize(
    ("form", "russian"),
    [
        ("підприємців", "предпринимателей"),
        ("завітала", "посетила"),
        ("налагодити", "наладить"),
        ("уславленого", "прославленного"),
        ("мером", "мэром"),
        ("шахтарям", "шахтёрам"),
        ("спливає", "истекает"),
        ("діятиме", "будет действовать"),
        ("повертатимуться", "будут возвращаться"),
        ("зустрілися", "встретились"),
        ("обмінюється", "обменивается"),
        ("прийме", "примет"),
        ("запрошений", "приглашенный"),
        ("засновано", "основано"),
        ("відбуватиметься", "будет происходить"),
        ("вчителів", "учителей"),
        ("допоміг", "помог"),
        ("розповіли", "рассказали"),
        ("найбільшої", "крупнейшей"),
        ("подорожі", "путешествия"),
        ("назвіть", "назовите"),
        ("перебування", "нахождение"),
        ("урочисто", "торжественно"),
    ],
)
def test_any_form_of_a_word_is_read(form: str, russian: str) -> None:
    assert fold(russian_form(form) or "") == russian.replace("ё", "е")


@pytest.mark.parametrize(
    ("question", "russian"),
    [
        ("Хто очолював делегацію, яка завітала до району?", "Кто возглавлял делегацию, которая посетила район?"),
        ("Які музеї відвідали гості під час поїздки?", "Какие музеи посетили гости во время поездки?"),
        ("коли була підписана угода", "когда было подписано соглашение"),
        ("Коли спливає строк дії угоди?", "Когда истекает срок действия соглашения?"),
        ("Хто з підприємців отримав нагороду?", "Кто из предпринимателей получил награду?"),
        ("З ким зустрілися ветерани?", "С кем встретились ветераны?"),
        ("Хто поширив новину про підписання угоди?", "Кто распространил новость о подписании соглашения?"),
        ("Скільки вугілля видобув шахтар?", "Сколько угля добыл шахтёр?"),
        ("Що буде після закінчення строку?", "Что будет после окончания срока?"),
        ("Хто такий Коваль?", "Кто такой Коваль?"),
        ("Де працює коваль?", "Где работает кузнец?"),
    ],
)
def test_a_question_is_decent_russian(question: str, russian: str) -> None:
    assert fold(Speller(VOCABULARY).read(question).text) == fold(russian)


def test_a_mixed_question_is_read() -> None:
    assert Speller(VOCABULARY).read("кто підписав соглашение").text == "кто подписал соглашение"


def test_common_russian_words_are_not_taken_for_ukrainian(ukrainian: Ukrainian) -> None:
    assert len(COMMON_RUSSIAN) > 5000
    assert [word for word in COMMON_RUSSIAN if ukrainian.is_spoken(word)] == []


def test_russian_questions_are_not_taken_for_ukrainian(ukrainian: Ukrainian) -> None:
    chance = random.Random(8)  # noqa: S311 a reproducible sample
    questions = [" ".join(chance.sample(COMMON_RUSSIAN, 6)) for _ in range(2000)]
    assert [question for question in questions if ukrainian.is_spoken(question)] == []


@pytest.mark.parametrize(
    "question", ["торгово экономическое саглашение", "кто такой Ткаченко", "хде музей", "Кто такой Коваль?"]
)
def test_slips_and_names_do_not_make_a_question_ukrainian(ukrainian: Ukrainian, question: str) -> None:
    assert not ukrainian.is_spoken(question)


def test_the_russian_side_of_the_lexicon_is_russian() -> None:
    pairs = [pair.partition("=") for _, listed in rows("ukrainian_words.tsv") for pair in listed.split()]
    assert len({ukrainian for ukrainian, _, _ in pairs}) >= 3000
    parts = {part for _, _, russian in pairs for word in russian.split("_") for part in word.split("-") if part}
    assert {part for part in parts if not morphology().word_is_known(part)} <= {
        "вышиванка",
        "нибудь",
        "побратимский",
        "торгово",
    }
