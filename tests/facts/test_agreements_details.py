# ruff: noqa: E501 - tables of cases, one a line
"""One sentence, one question: literate cases, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.facts.agreements import find_agreements
from retrieval.models import Agreement, Article
from retrieval.sentences import passages


def read(text: str) -> tuple[Agreement, ...]:
    article = Article("a", "a", text)
    return find_agreements(article, passages(article), ())


def only(text: str) -> Agreement:
    [found] = read(text)
    return found


KINDS = """
Минск и Бонн подписали соглашение о сотрудничестве. | о сотрудничестве
Минск и Бонн подписали договор об установлении побратимских отношений между городами. | об установлении побратимских отношений
Минск и Бонн подписали протокол намерений. | намерений
Минск и Бонн подписали меморандум о взаимопонимании и дружбе. | о взаимопонимании и дружбе
Минск и Бонн заключили соглашение о сотрудничестве в сфере туризма. | о сотрудничестве
Минск и Бонн подписали договор об обмене студентами. | об обмене студентами
Минск и Бонн подписали соглашение по безопасности дорожного движения. | по безопасности дорожного движения
Подписано соглашение между Минском и Бонном о дружбе. | о дружбе
Минск и Бонн подписали побратимское соглашение. | побратимское соглашение
Минск и Бонн подписали документ о дружбе. | о дружбе
"""

PARTIES = """
Соглашение о дружбе подписано между городами Минск и Бонн. | Минск; Бонн
Соглашение о дружбе подписано между городами Минском и Бонном. | Минск; Бонн
Соглашение о дружбе подписано администрацией Ельца и советом ветеранов Бреста. | администрация Ельца; совет ветеранов Бреста
Брестский и Псковский районы заключили договор о дружбе. | Брестский район; Псковский район
БГУ заключил договор о сотрудничестве с МГУ. | БГУ; МГУ
Подписано соглашение о сотрудничестве между Министерством труда и социальной защиты Беларуси и Минтрудом России. | Министерство труда и социальной защиты Беларуси; Минтруд России
Договор о дружбе подписан между столицей Армении Ереваном и Минском. | столица Армении Ереван; Минск
Между Минском и Бонном заключено соглашение о дружбе. | Минск; Бонн
Школа № 5 города Ельца заключила договор о сотрудничестве с гимназией имени Янки Купалы. | Школа № 5 города Ельца; гимназия имени Янки Купалы
"""

TERMS = """
Договор о дружбе подписан Минском и Бонном. Соглашение будет действовать в течение 5-ти лет. | в течение 5-ти лет
Минск и Бонн заключили договор о дружбе сроком на три года. | сроком на три года
Минск и Бонн заключили договор о дружбе. Срок действия договора — 10 лет. | 10 лет
Минск и Бонн подписали бессрочное соглашение о дружбе. | бессрочное
Минск и Бонн заключили договор о дружбе до 31 декабря 2027 года. | до 31 декабря 2027 года
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), expected.strip()) for text, expected in pairs]


@pytest.mark.parametrize(("text", "kind"), rows(KINDS))
def test_kind_in_the_words_of_the_document(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(("text", "parties"), rows(PARTIES))
def test_parties_in_the_nominative(text: str, parties: str) -> None:
    assert "; ".join(only(text).parties) == parties


@pytest.mark.parametrize(("text", "term"), rows(TERMS))
def test_term(text: str, term: str) -> None:
    assert only(text).term == term


STATUSES = """
Минск и Бонн подписали договор о дружбе. | подписано
Минск и Бонн подпишут договор о дружбе. | планируется
Минск и Бонн планируют подписать договор о дружбе. | планируется
Договор о дружбе между Минском и Бонном будет подписан в мае. | планируется
Минск и Бонн продлили договор о дружбе. | продлено
Минск и Бонн расторгли договор о дружбе. | прекращено
Минск и Бонн договорились установить побратимские отношения. | договорились
Минск и Бонн подписали договор о дружбе, он может быть расторгнут по желанию сторон. | подписано
Минск и Бонн подписали договор о дружбе с автоматическим продлением. | подписано
"""


@pytest.mark.parametrize(("text", "status"), rows(STATUSES))
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


NOTHING = """
Распоряжение о командировке подписал глава района.
В рамках договора о дружбе школьники съездили в Бонн.
Суд подтвердил, что договор подряда заключён с нарушениями.
Минск и Бонн договорились встретиться ещё раз.
Между школами Минска и Бонна идёт переписка.
Протокол собрания подписан.
"""


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_agreement(text: str) -> None:
    assert read(text) == ()


def test_a_year_is_never_made_up() -> None:
    assert only("19 июня Минск и Бонн подписали договор о дружбе.").date == "19 июня"


def test_the_end_of_the_term_is_no_date_of_signing() -> None:
    assert only("Минск и Бонн заключили договор о дружбе до 31 декабря 2027 года.").date is None


WORDS = """
    соглашение договор о дружбе между и с подписали подписано Минском Бонном Минск в лице продлён на пять лет
    «Мы », — сказал документ он предусматривает обмен , . ( ) сферах культурной стороны первый 2010 году г.
""".strip().split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_text_is_read_and_every_sentence_is_its_own(words: list[str]) -> None:
    text = " ".join(words)
    for agreement in read(text):
        assert agreement.evidence
        assert all(text[p.start : p.end] == p.text for p in agreement.evidence)
        assert agreement.kind.strip()
        assert all(party.strip() for party in agreement.parties)
