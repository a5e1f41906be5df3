"""What bad input gets: an error that says which message to show."""

from __future__ import annotations

import io
import zipfile

import pytest
import samples

from retrieval.reading import CautionCode, ReadError, Refused, every_error, read, read_all, read_text
from retrieval.reading import errors as failures
from retrieval.reading.containers import UNPACKED_LIMIT
from retrieval.reading.drafts import LONGEST
from retrieval.reading.errors import error_of
from retrieval.reading.pdf import MOST_PAGES
from retrieval.reading.reader import LARGEST, LONGEST_PARAGRAPH, MOST_PARAGRAPHS

PROSE = "Глава района открыл музей в старой школе, и гости увидели письма шахтёра."
DOCTYPE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def refused(name: str, data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        list(read_all(name, data))
    return caught.value


def rezipped(data: bytes, change: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return samples.zipped(entries | change)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\ufeff".encode(), b"--- \n * 1 2 3"])
def test_empty(data: bytes) -> None:
    assert refused("пусто.txt", data).key == "upload-empty"


def test_too_large_names_the_limit() -> None:
    error = refused("том.txt", b"a" * (LARGEST + 1))
    assert (error.key, error.parameters["limit"]) == ("upload-too-large", 20)


def test_pdf_of_pictures() -> None:
    error = refused("скан.pdf", samples.pdf_of([[], [], []]))
    assert (error.key, error.parameters) == ("upload-scanned-pdf", {"pages": 3})


def test_pdf_with_some_pictures_is_read_with_a_warning() -> None:
    draft = read("полускан.pdf", samples.pdf_of([[PROSE], []]))
    assert PROSE in draft.text
    assert CautionCode.SOME_PAGES_SCANNED in {warning.code for warning in draft.warnings}


def test_long_pdf_is_read_up_to_a_limit_that_is_named() -> None:
    pages = [[f"Страница {number} рассказывает о дружбе городов и о людях."] for number in range(1, 1001)]
    draft = read("том.pdf", samples.pdf_of(pages))
    warning = next(warning for warning in draft.warnings if warning.code is CautionCode.PAGES_LEFT_OUT)
    assert (warning.count, warning.limit) == (1000, MOST_PAGES)
    assert f"Страница {MOST_PAGES} " in draft.text
    assert f"Страница {MOST_PAGES + 1} " not in draft.text


def test_pdf_under_a_password() -> None:
    assert refused("тайна.pdf", samples.pdf_of([[PROSE]], password="слово".encode().hex())).key == "upload-password"


def test_office_file_under_a_password() -> None:
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert refused("тайна.docx", sealed).key == "upload-password"


def test_odt_under_a_password() -> None:
    sealed = rezipped(samples.odt([PROSE], ""), {"META-INF/manifest.xml": b"<m><encryption-data/></m>"})
    assert refused("тайна.odt", sealed).key == "upload-password"


def test_old_word_file() -> None:
    assert refused("письмо.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).key == "upload-old-word"


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0" + bytes(50), b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_picture(data: bytes) -> None:
    assert refused("фото.docx", data).key == "upload-picture"


def test_foreign_archive_names_the_formats() -> None:
    error = refused("папка.rar", b"Rar!\x1a\x07\x00" + bytes(60))
    assert (error.key, error.parameters["suffix"]) == ("upload-unknown-format", "rar")
    assert "docx" in str(error.parameters["formats"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("а.docx", rezipped(samples.docx([PROSE], ""), {"word/document.xml": f"{DOCTYPE}<x>&secret;</x>".encode()})),
        ("а.odt", rezipped(samples.odt([PROSE], ""), {"content.xml": f"{DOCTYPE}<x>&secret;</x>".encode()})),
        ("а.epub", rezipped(samples.epub([PROSE] * 2, ""), {"OEBPS/text/1.xhtml": f"{DOCTYPE}<x>&secret;".encode()})),
        ("а.fb2", f'<?xml version="1.0"?>{DOCTYPE}<FictionBook><body><p>&secret;</p></body></FictionBook>'.encode()),
    ],
)
def test_external_entities(name: str, data: bytes) -> None:
    assert refused(name, data).key == "upload-unsafe"


@pytest.mark.parametrize("path", ["../наружу.txt", "/etc/наружу.txt", "C:\\наружу.txt", "a/../../наружу.txt"])
def test_archive_with_paths_outside(path: str) -> None:
    error = refused("архив.zip", samples.zipped({"статья.txt": PROSE.encode(), path: PROSE.encode()}))
    assert error.key == "upload-unsafe-archive"


@pytest.mark.parametrize("name", ["бомба.zip", "бомба.docx"])
def test_zip_bomb(name: str) -> None:
    inside = "word/document.xml" if name.endswith("docx") else "статья.txt"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(inside, "w") as entry:
        for _ in range(UNPACKED_LIMIT // 2**20 + 1):
            entry.write(bytes(2**20))
    assert refused(name, bomb.getvalue()).key == "upload-archive-too-large"


def test_archive_of_too_many_files() -> None:
    error = refused("архив.zip", samples.zipped({f"{number}.txt": b"a" for number in range(501)}))
    assert (error.key, error.parameters) == ("upload-archive-too-many", {"count": 501, "limit": 500})


def test_archive_reports_each_file() -> None:
    data = samples.zipped(
        {
            "папка/первая.txt": PROSE.encode(),
            "папка/вторая.docx": samples.docx([PROSE], ""),
            "скан.pdf": samples.pdf_of([[]]),
            "внутри.zip": samples.zipped({"а.txt": PROSE.encode()}),
            "__MACOSX/._первая.txt": b"\x00",
            ".DS_Store": b"\x00",
        }
    )
    outcomes = list(read_all("архив.zip", data))
    assert [outcome.name for outcome in outcomes] == ["первая.txt", "вторая.docx", "скан.pdf", "внутри.zip"]
    assert [outcome.error.key for outcome in outcomes if isinstance(outcome, Refused)] == [
        "upload-scanned-pdf",
        "upload-archive-nested",
    ]


@pytest.mark.parametrize("kind", samples.MAKERS)
def test_archive_of_files_that_are_not_packed(kind: str) -> None:
    """Their first bytes stand near the beginning of the archive, which is none of them."""
    name, make = samples.MAKERS[kind]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, make([PROSE, PROSE.replace("Глава", "Мастер")], "Музей"))
    (outcome,) = read_all("архив.zip", stream.getvalue())
    assert outcome.name == name


def test_archive_of_windows_has_readable_names() -> None:
    data = samples.zipped({"XXXXXX.txt": PROSE.encode()}).replace(b"XXXXXX", "статья".encode("cp866"))
    assert next(iter(read_all("архив.zip", data))).name == "статья.txt"


def test_empty_archive() -> None:
    assert refused("архив.zip", samples.zipped({})).key == "upload-empty"


def test_another_alphabet() -> None:
    assert refused("письмо.txt", "友好城市协议在学校博物馆签署。".encode() * 10).key == "upload-foreign-alphabet"


@pytest.mark.parametrize(
    "text", ["The agreement was signed in the museum of the school.", "Угоду підписали її друзі, і всі раділи."]
)
def test_another_language_is_read_with_a_warning(text: str) -> None:
    assert CautionCode.OTHER_LANGUAGE in {warning.code for warning in read_text(text).warnings}


def test_page_of_one_enormous_line() -> None:
    markup = f"<html><body><p>{(PROSE + ' ') * 16_000}</p></body></html>".encode()
    draft = read("страница.html", markup)
    assert draft.text.startswith(PROSE)
    assert len(draft.text) <= LONGEST
    assert CautionCode.TEXT_LEFT_OUT in {warning.code for warning in draft.warnings}


@pytest.mark.parametrize("between", [". ", " ", ""])
def test_an_enormous_paragraph_is_divided_and_nothing_lost(between: str) -> None:
    draft = read_text(between.join(f"мост{number}ов" for number in range(4_000)))
    lines = draft.text.split("\n")
    assert len(lines) > 2
    assert all(len(line) <= LONGEST_PARAGRAPH for line in lines)
    assert "".join(lines).replace(" ", "") == between.strip().join(f"мост{number}ов" for number in range(4_000))
    if between:
        assert all(line.endswith(("ов", "ов.")) for line in lines)


def test_millions_of_lines_are_read_up_to_a_limit() -> None:
    draft = read("строки.txt", (PROSE + "\n" + "а\n" * 100_000).encode())
    assert len(draft.paragraphs) == MOST_PARAGRAPHS
    assert CautionCode.TEXT_LEFT_OUT in {warning.code for warning in draft.warnings}


def test_many_marks_of_a_site_do_not_make_cleaning_slow() -> None:
    lines = [f"{PROSE} {number}." if number % 2 else "Реклама" for number in range(4_000)]
    assert len(read("лента.txt", "\n".join(lines).encode()).cut) == 2_000


def test_deeply_nested_page() -> None:
    assert refused("страница.html", b"<html><body>" + b"<div>" * 50_000 + PROSE.encode()).key.startswith("upload-")


def test_letter_with_nothing_but_an_attachment() -> None:
    letter = b"From: a@b.ru\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/zip\n\nAAAA\n"
    assert refused("почта.eml", letter).key == "upload-empty"


def test_mostly_tables_is_a_warning() -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Итоги года.")
    table = document.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Показатель {number} в тысячах рублей"
    stream = io.BytesIO()
    document.save(stream)
    assert CautionCode.MOSTLY_TABLES in {warning.code for warning in read("отчёт.docx", stream.getvalue()).warnings}


def test_every_error_has_its_own_key_and_travels() -> None:
    kinds = every_error()
    assert len({kind.key for kind in kinds}) == len(kinds)
    for kind in kinds:
        again = error_of(kind.key, {"limit": 1})
        assert type(again) is kind
        assert again.parameters == {"limit": 1}


def test_error_tree_is_drawn_in_full() -> None:
    for kind in every_error():
        assert f"{kind.__name__} " in (failures.__doc__ or "")
        assert kind.key in (failures.__doc__ or "")
