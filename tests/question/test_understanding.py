"""What a question asks for, and which of its words count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.kinship import kin_of
from retrieval.models import AnswerType
from retrieval.question import small_talk, understand


@pytest.mark.parametrize(
    ("question", "expects"),
    [
        ("Кто построил мост?", AnswerType.PERSON),
        ("Кем был назначен директор?", AnswerType.PERSON),
        ("Чьим именем названа улица?", AnswerType.PERSON),
        ("Где стоит мельница?", AnswerType.PLACE),
        ("Куда поехали дети?", AnswerType.PLACE),
        ("В каком городе прошла ярмарка?", AnswerType.PLACE),
        ("На какой улице находится школа?", AnswerType.PLACE),
        ("Когда открыли библиотеку?", AnswerType.DATE),
        ("В каком году основан завод?", AnswerType.DATE),
        ("Какого числа праздник?", AnswerType.DATE),
        ("До какого года действует программа?", AnswerType.DATE),
        ("Сколько учеников в школе?", AnswerType.NUMBER),
        ("Какова численность населения?", AnswerType.NUMBER),
        ("На какой срок заключён контракт?", AnswerType.NUMBER),
        ("Зачем построили дамбу?", AnswerType.PURPOSE),
        ("С какой целью создан фонд?", AnswerType.PURPOSE),
        ("По какой причине закрыли цех?", AnswerType.PURPOSE),
        ("Кто такой Иван Кузнецов?", AnswerType.DEFINITION),
        ("Что такое кооператив?", AnswerType.DEFINITION),
        ("Какая картина висит в зале?", AnswerType.OTHER),
        ("ремонт моста", AnswerType.OTHER),
    ],
)
def test_question_words_say_what_is_expected(question: str, expects: AnswerType) -> None:
    assert understand(question).expects is expects


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Подскажите, пожалуйста, кто построил мост?", ["построил", "мост"]),
        ("В каком году основан завод?", ["основан", "завод"]),
        ("В каком музее хранится картина?", ["музее", "хранится", "картина"]),
        ("Какова численность населения?", ["численность", "населения"]),
        ("Когда?", []),
        ("", []),
    ],
)
def test_question_words_and_stop_words_are_no_terms(question: str, words: list[str]) -> None:
    assert [term.word for term in understand(question).terms] == words


@given(st.text(alphabet="абвгд ёЁКТОкто?!,«»-19№", max_size=60))
def test_terms_stand_where_they_say(question: str) -> None:
    understood = understand(question)
    for term in understood.terms:
        assert question[term.start : term.end] == term.word
        assert all(0 < weight <= 1 and other != term.lemma for other, weight in term.kin)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("подписать", "подписание"),
        ("подписание", "подписать"),
        ("сотрудничать", "сотрудничество"),
        ("посетить", "посещение"),
        ("обсудить", "обсуждение"),
        ("школьный", "школа"),
        ("руководить", "руководитель"),
        ("московский", "москва"),
        ("новозерский", "новозерск"),
        ("построить", "построение"),
        ("участвовать", "участие"),
    ],
)
def test_words_of_one_root_answer_for_one_another(word: str, other: str) -> None:
    kin = dict(understand(word).terms[0].kin)
    assert kin[other] > 0


@pytest.mark.parametrize(("word", "other"), [("совет", "советский"), ("наука", "научить"), ("завод", "заводить")])
def test_lookalikes_are_no_kin(word: str, other: str) -> None:
    assert other not in kin_of(word)


@pytest.mark.parametrize(
    ("question", "word", "other"),
    [
        ("Кто глава города?", "глава", "мэр"),
        ("Кто мэр?", "мэр", "глава"),
        ("детсад", "детсад", "детский"),
        ("детский сад", "сад", "детсад"),
        ("подарок", "подарок", "подарить"),
    ],
)
def test_synonyms_are_found_for_words_and_phrases(question: str, word: str, other: str) -> None:
    kin = next(dict(term.kin) for term in understand(question).terms if term.word == word)
    assert kin[other] > 0


@pytest.mark.parametrize(
    ("question", "word", "others"),
    [
        ("Щербаков или Жданов?", "Щербаков", {"жданов"}),
        ("Кто мэр, Иван Щербаков или Пётр Жданов?", "Щербаков", {"петр", "жданов"}),
        ("Договор продлят или он закончится?", "закончится", {"продлить"}),
        ("Где стоит школа или нет?", "школа", set()),
    ],
)
def test_either_of_two_alternatives_will_do(question: str, word: str, others: set[str]) -> None:
    kin = next(term.kin for term in understand(question).terms if term.word == word)
    assert {other for other, weight in kin if weight == 1.0} == others


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Привет!", "greeting"),
        ("Добрый день", "greeting"),
        ("здравствуте", "greeting"),
        ("ПРИВЕЕЕТ)))", "greeting"),
        ("ghbdtn", "greeting"),
        ("Привіт", "greeting"),
        ("Спасибо большое!", "thanks"),
        ("Привет! Как дела?", "how_are_you"),
        ("Кто ты?", "who_are_you"),
        ("что ты умеешь", "what_can_you_do"),
        ("до свидания", "farewell"),
        ("ты супер", "praise"),
        ("👍", "signs"),
        ("Привет! Кто построил мост?", None),
        ("Спасибо, а когда?", None),
        ("Кто ты такой, Иван Кузнецов?", None),
        ("Как дела у завода?", None),
        ("йцукен", None),
        ("", None),
    ],
)
def test_small_talk_only_when_the_whole_message_is_that(message: str, kind: str | None) -> None:
    assert small_talk(message) == kind
