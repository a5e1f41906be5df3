"""What word processors keep beside the text: recorded changes, hidden words, tables, notes; and files that are no
texts at all."""

from __future__ import annotations

import io
import zipfile

import pytest
import samples
from docx import Document
from docx.oxml import parse_xml

from retrieval.reading import read, read_all
from retrieval.reading.archive import Refused
from retrieval.reading.errors import OldWordFile, PictureFile, UnknownFormat

FIRST = "Договор подписали в ратуше. На церемонию пришли школьники."
LAST = "Договор рассчитан на пять лет."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def docx(*inside: str) -> bytes:
    """Paragraphs of a document as Word writes them, between two plain ones."""
    document = Document()
    document.add_paragraph(FIRST)
    last = document.add_paragraph(LAST)
    for element in inside:
        last._p.addprevious(parse_xml(element))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt(inside: str) -> bytes:
    content = (
        f"<office:document-content {OFFICE}><office:body><office:text>{inside}</office:text></office:body>"
        "</office:document-content>"
    )
    return samples.zipped({"content.xml": content.encode(), "META-INF/manifest.xml": b"<manifest/>"})


def retyped(data: bytes, kind: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"
    entries["[Content_Types].xml"] = entries["[Content_Types].xml"].replace(plain, kind)
    return samples.zipped(entries)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_recorded_changes_are_read_as_they_will_be() -> None:
    deleted = "<w:del w:id='1' w:author='а'><w:r><w:delText>сто </w:delText></w:r></w:del>"
    inserted = f"<w:ins w:id='2' w:author='а'>{run('двести ')}</w:ins>"
    moved = "Школы обменялись письмами."
    data = docx(
        f"<w:p {W}><w:moveFrom w:id='3' w:author='а'>{run(moved)}</w:moveFrom></w:p>",
        f"<w:p {W}>{run('Посадили ')}{deleted}{inserted}{run('дубов.')}</w:p>",
        f"<w:p {W}><w:moveTo w:id='4' w:author='а'>{run(moved)}</w:moveTo></w:p>",
    )
    assert read("а.docx", data).text.split("\n") == [FIRST, "Посадили двести дубов.", moved, LAST]


def test_hidden_words_are_not_read() -> None:
    hidden, shown = "<w:vanish/>", "<w:vanish w:val='0'/>"
    data = docx(f"<w:p {W}>{run('Гости уехали.')}{run(' Черновик.', hidden)}{run(' Все рады.', shown)}</w:p>")
    assert read("а.docx", data).text.split("\n") == [FIRST, "Гости уехали. Все рады.", LAST]


def test_fields_and_controls_show_their_text() -> None:
    field = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    control = f"<w:sdt {W}><w:sdtContent><w:p>{field}{run('Гости уехали.')}</w:p></w:sdtContent></w:sdt>"
    assert read("а.docx", docx(control)).text.split("\n") == [FIRST, "Гости уехали.", LAST]


def cells(*texts: str) -> str:
    return "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in texts)


def test_a_row_of_a_table_is_a_line() -> None:
    table = f"<w:tbl {W}><w:tr>{cells('Год', 'Событие')}</w:tr><w:tr>{cells('2019', 'Договор')}</w:tr></w:tbl>"
    assert read("а.docx", docx(table)).text.split("\n") == [FIRST, "Год — Событие", "2019 — Договор", LAST]
    row = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("2019", "Договор"))
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    assert read("а.odt", odt(f"<text:p>{FIRST}</text:p>{table}")).text.split("\n") == [FIRST, "2019 — Договор"]


def test_a_table_that_only_lays_out_the_page_keeps_its_paragraphs() -> None:
    table = f"<w:tbl {W}><w:tr>{cells(FIRST * 2, 'Фото')}</w:tr></w:tbl>"
    assert read("а.docx", docx(table)).text.split("\n") == [FIRST, FIRST * 2, "Фото", LAST]


def test_an_open_document_without_its_notes_and_deleted_paragraphs() -> None:
    deleted = "<text:changed-region><text:deletion><text:p>Черновик.</text:p></text:deletion></text:changed-region>"
    note = "<text:note><text:note-body><text:p>Сноска.</text:p></text:note-body></text:note>"
    data = odt(
        f"<text:tracked-changes>{deleted}</text:tracked-changes><text:h>Договор</text:h><text:p>{FIRST}{note}</text:p>"
        f"<text:list><text:list-item><text:p>{LAST}</text:p></text:list-item></text:list>"
    )
    assert read("а.odt", data).text.split("\n") == ["Договор", FIRST, LAST]


@pytest.mark.parametrize(
    "kind",
    [
        b"ms-word.document.macroEnabled.main+xml",
        b"openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(kind: bytes) -> None:
    assert read("а.docm", retyped(docx(), kind)).text.split("\n") == [FIRST, LAST]


@pytest.mark.parametrize("name", ["таблица.xlsx", "слайды.pptx"])
def test_tables_and_slides_are_no_archives_of_articles(name: str) -> None:
    data = samples.zipped({"[Content_Types].xml": b"<Types/>", "docProps/app.xml": b"<Properties/>"})
    with pytest.raises(UnknownFormat) as refused:
        list(read_all(name, data))
    assert refused.value.parameters["suffix"] == name.rpartition(".")[2]


@pytest.mark.parametrize(
    ("stream", "error"),
    [("WordDocument", OldWordFile), ("Workbook", UnknownFormat), ("PowerPoint Document", UnknownFormat)],
)
def test_old_office_files_are_told_apart(stream: str, error: type[UnknownFormat]) -> None:
    with pytest.raises(UnknownFormat) as refused:
        read("старый", OLD_OFFICE + stream.encode("utf-16-le") + bytes(600))
    assert type(refused.value) is error


def test_a_picture_of_a_telephone_is_a_picture() -> None:
    with pytest.raises(PictureFile):
        read("фото.heic", b"\x00\x00\x00\x18ftypheic" + bytes(range(256)))


def test_what_word_leaves_while_a_document_is_open_is_passed_over() -> None:
    data = samples.zipped({"папка/статья.txt": f"{FIRST}\n{LAST}".encode(), "папка/~$статья.docx": b"x" * 162})
    (outcome,) = read_all("архив.zip", data)
    assert not isinstance(outcome, Refused)
