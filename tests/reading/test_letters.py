"""Letters as mail programs write them: the article stays, what letters put around it goes.

A line that begins with «−» must be cut, every other one must stay.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest
import samples

from retrieval.reading import CautionCode, read
from retrieval.reading.drafts import Draft

FIRST = "Делегация Заречного побывала в школах за рекой и посадила дубовую рощу."
LAST = "Договор о дружбе подписали сроком на пять лет."

LETTERS = {
    "пересланное с заголовком": (
        "Fwd: Статья",
        f"""− ---------- Forwarded message ---------
− От: Анна <anna@news.example>
− Date: пт, 24 мая 2019 г. в 10:00
− Subject: Статья
{FIRST}
{LAST}
− --
− Анна""",
    ),
    "пересланное со знаками цитаты": (
        "Fwd: Статья",
        f"""− > От: Анна <anna@news.example>
− > Тема: Статья
> {FIRST}
> {LAST}""",
    ),
    "ответ, под которым прежнее письмо": (
        "Re: Статья",
        f"""− Добрый день, Анна Ивановна!
{FIRST}
{LAST}
− От: Анна
− Отправлено: 24 мая 2019 г.
− Тема: Статья
− Пришлите, пожалуйста, текст статьи.""",
    ),
    "ответ, под которым цитата": (
        "Re: Статья",
        f"""− Здравствуйте!
{FIRST}
{LAST}
− С уважением, Иван
− 20 мая 2019 г., 9:15, Ольга <olga@news.example> писал(а):
− > Жду текст до вечера.""",
    ),
    "обращение в начале предложения": (
        "Фестиваль",
        f"""Уважаемые коллеги! Приглашаем вас на фестиваль городов-побратимов.
{FIRST}
− С уважением, оргкомитет
− тел. 2-12-85""",
    ),
}


def letter(subject: str, text: str | None = None, *, sender: str = "Иван Петров <i@news.example>") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, sender
    if text is not None:
        message.set_content(text)
    return message


def attached(*files: tuple[str, bytes], text: str = "Статья во вложении.") -> Draft:
    message = letter("Статья", text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return read("письмо.eml", message.as_bytes())


def docx() -> tuple[str, bytes]:
    return "статья.docx", samples.docx(["Договор о дружбе", FIRST, LAST], "")


@pytest.mark.parametrize("kind", LETTERS)
def test_what_letters_put_around_the_text_is_cut(kind: str) -> None:
    subject, lines = LETTERS[kind]
    draft = read("письмо.eml", letter(subject, lines.replace("− ", "")).as_bytes())
    kept = [line.lstrip("> ") for line in lines.split("\n") if not line.startswith("−")]
    assert draft.text.split("\n") == kept
    assert draft.title == subject.partition(": ")[2] or subject


def test_a_letter_of_markup_is_cut_the_same_way() -> None:
    message = letter("Re: Статья")
    page = f"<div>Здравствуйте!</div><p>{FIRST}</p><p>{LAST}</p><div>--<br>Иван</div>"
    quoted = "<div>24 мая 2019, Ольга &lt;o@news.example&gt; пишет:</div><blockquote>Жду текст до вечера.</blockquote>"
    message.set_content(page + quoted, subtype="html")
    assert read("письмо.eml", message.as_bytes()).text.split("\n") == [FIRST, LAST]


def test_paragraphs_broken_by_the_mail_program_are_whole_beside_a_signature_and_a_quotation() -> None:
    text = f"{FIRST} {LAST} {FIRST}"
    lines = [text[:71].rpartition(" ")[0], text[71 - len(text[:71].rpartition(" ")[2]) :]]
    draft = read("письмо.eml", letter("Статья", "\n".join([*lines, "", "--", "Иван", "глава", "> Да."])).as_bytes())
    assert draft.text == text


def test_headers_may_be_folded() -> None:
    data = f"From:\n Наш край <a@news.example>\nSubject:\n Договор\nTo: b@news.example\n\n{FIRST}\n{LAST}\n".encode()
    draft = read("письмо.eml", data)
    assert (draft.format, draft.title, draft.metadata.publisher) == ("eml", "Договор", "Наш край")


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("Наш край <press@news.example>", "Наш край"),
        ("Иван Петров <i@news.example>", None),
        ('"Петрова, Анна" <a@news.example>', None),
        ("a@news.example", None),
    ],
)
def test_a_person_or_an_address_is_no_publisher(sender: str, publisher: str | None) -> None:
    assert read("письмо.eml", letter("Статья", FIRST, sender=sender).as_bytes()).metadata.publisher == publisher


def test_a_letter_that_only_brings_a_file_is_read_as_that_file() -> None:
    draft = attached(("подпись.png", b"\x89PNG\r\n"), docx())
    assert draft.text.split("\n") == ["Договор о дружбе", FIRST, LAST]
    assert {caution.code: caution.count for caution in draft.warnings}[CautionCode.ATTACHMENTS_LEFT_OUT] == 1


def test_a_letter_with_a_text_of_its_own_says_what_it_leaves_out() -> None:
    text = f"{FIRST} {LAST} " * 3
    draft = attached(docx(), text=text)
    assert draft.text == text.strip()
    assert CautionCode.ATTACHMENTS_LEFT_OUT in {caution.code for caution in draft.warnings}


def test_a_broken_file_in_a_letter_leaves_the_letter() -> None:
    name, content = docx()
    assert attached((name, content[:300])).text == "Статья во вложении."
