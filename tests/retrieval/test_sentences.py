"""Sentences: where they are cut, and that each knows where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.models import Article
from retrieval.sentences import passages, sentences

WRITING = st.text(alphabet='абвгАБВ ёЁ.!?…,:;-–—«»"()0123456789\n\r\t\u00a0\u2028№г. с.им.', max_size=200)

LITERATE = [
    "Дом стоит в с. Преображенье и в г. Стаханове.| Это хорошо.",
    "Улица им. Ленина, д. 5.| Рядом сад.",
    "Приехал А. С. Пушкин.| Все встали.",
    "Это было в 1990 г. и позже.| Он сказал об этом.",
    "«Мы рады.| Будем дружить», - отметил глава.",
    "Сказал: «Да!» - и ушёл.| Что?| Где?",
    "Собрали 5 тыс. рублей.| Хватило всем.",
    "Были хор, оркестр и т. д.| Конец.",
]


@pytest.mark.parametrize("marked", LITERATE)
def test_cuts_stand_where_a_reader_puts_them(marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(WRITING)
def test_a_passage_is_the_text_at_its_place(text: str) -> None:
    article = Article("1", "", text)
    for passage in passages(article):
        assert article.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip()
        assert passage.text


@given(WRITING)
def test_passages_follow_one_another_and_leave_out_nothing_but_blanks(text: str) -> None:
    found = passages(Article("1", "", text))
    left_out, at = "", 0
    for number, passage in enumerate(found):
        assert passage.position == number
        assert passage.start >= at
        left_out += text[at : passage.start]
        at = passage.end
    assert not (left_out + text[at:]).strip()
    assert [passage.paragraph for passage in found] == sorted(passage.paragraph for passage in found)


def test_paragraphs_are_counted() -> None:
    found = passages(Article("1", "", "Раз. Два.\n\nТри."))
    assert [passage.paragraph for passage in found] == [0, 0, 1]
