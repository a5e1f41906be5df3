"""Word processors: docx through python-docx, odt through its own XML, rtf through striprtf.

The dates in such files are those of the file, not of an article, and are left alone; so is the author, who is no
publisher.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from retrieval.reading.containers import entry_names, open_zip, refuse_entities, unpack
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.errors import PasswordProtected
from retrieval.reading.registry import reader
from retrieval.reading.titles import usable_title
from retrieval.reading.xml import child_text, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

TABLES = 0.6
"""Share of the text inside tables above which sentences will hardly be found."""

CELL = 100
"""Characters of a cell up to which its row is a line of a table rather than a part of the page's layout."""

BETWEEN_CELLS = " — "
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT_TYPE = b"officedocument.wordprocessingml.document.main+xml"
KINDRED_TYPES = re.compile(
    rb"(?:ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
"""A document with macros, a template: the same inside."""

LETTERS = {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
ODT_ASIDE = (f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}tracked-changes")
"""Notes, remarks, and what was deleted while changes were recorded."""

RTF_TITLE = re.compile(r"\{\\title\s(?P<title>(?:[^{}\\]|\\.|\{[^{}]*\})*)\}", re.DOTALL)


class Line(Struct, frozen=True):
    """A line of a document. ``row`` and ``cell``: of which table it is, if of any."""

    text: str
    row: object | None = None
    cell: object | None = None


@reader("docx", "docx", recognises=lambda data: "word/document.xml" in entry_names(data))
def read_docx(data: bytes) -> Extract:
    """Paragraphs of the body, those in tables and text boxes in their places; deleted and hidden words are left out."""
    with open_zip(data, "docx") as archive:
        refuse_entities(archive, "docx", doctype=True)
        data = _as_document(archive, data)
    from docx import Document

    document = Document(BytesIO(data))
    nodes = _docx_paragraphs(document.element.body)
    lines = [
        Line(text, _nearest(node, f"{WORD}tr"), _nearest(node, f"{WORD}tc"))
        for node in nodes
        for text in _docx_lines(node)
    ]
    return _extract(lines, Metadata(title=usable_title(document.core_properties.title)))


@reader("odt", "odt", recognises=lambda data: {"content.xml", "META-INF/manifest.xml"} <= entry_names(data))
def read_odt(data: bytes) -> Extract:
    """Paragraphs and headings of an OpenDocument text."""
    with open_zip(data, "odt") as archive:
        if b"encryption-data" in unpack(archive, "META-INF/manifest.xml", "odt"):
            raise PasswordProtected({"format": "odt"})
        refuse_entities(archive, "odt", doctype=False)
        content = parse_xml(unpack(archive, "content.xml", "odt"))
        meta = parse_xml(unpack(archive, "meta.xml", "odt")) if "meta.xml" in archive.namelist() else None
    body = content.find(f"{OFFICE}body")
    nodes = (content if body is None else body).iter(f"{TEXT}p", f"{TEXT}h")
    lines = [
        Line(text, _nearest(node, f"{TABLE}table-row"), _nearest(node, f"{TABLE}table-cell"))
        for node in nodes
        if _nearest(node, *ODT_ASIDE) is None
        for text in _odt_text(node).split("\n")
    ]
    title = usable_title(child_text(meta, f".//{DUBLIN_CORE}title")) if meta is not None else None
    publisher = child_text(meta, f".//{DUBLIN_CORE}publisher") if meta is not None else None
    return _extract(lines, Metadata(title=title, publisher=publisher))


@reader("rtf", "rtf", recognises=lambda data: data.lstrip()[:5] == b"{\\rtf")
def read_rtf(data: bytes) -> Extract:
    """Rich text in whichever code page it declares."""
    source = data.decode("latin-1")
    text = _rtf_text(source)
    lines = text.replace("|", " ").split("\n") if "\\trowd" in source else text.split("\n")
    return Extract(tuple(map(Paragraph, lines)), Metadata(title=usable_title(_rtf_title(source))))


def _rtf_text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(source, encoding="cp1251", errors="replace"))  # type: ignore[no-untyped-call]


def _rtf_title(source: str) -> str | None:
    """The title stands among the document's properties, escaped by the rules of its header."""
    found = RTF_TITLE.search(source)
    header = source.split("{\\info", 1)[0]
    return _rtf_text(header + found["title"] + "}") if found else None


def _as_document(archive: zipfile.ZipFile, data: bytes) -> bytes:
    """A document with macros or a template under the type of a plain one, which is the only one the parser takes."""
    types = unpack(archive, CONTENT_TYPES, "docx")
    if not KINDRED_TYPES.search(types):
        return data
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w") as copy:
        for entry in archive.infolist():
            content = unpack(archive, entry, "docx")
            plain = KINDRED_TYPES.sub(b"openxmlformats-" + DOCUMENT_TYPE, content)
            copy.writestr(entry.filename, plain if entry.filename == CONTENT_TYPES else content)
    return changed.getvalue()


def _docx_paragraphs(body: _Element) -> Iterator[_Element]:
    return (node for node in body.iter(f"{WORD}p") if _nearest(node, FALLBACK) is None)


def _docx_lines(paragraph: _Element) -> list[str]:
    own = (node for node in paragraph.iter() if _nearest_or_own(node, f"{WORD}p") is paragraph)
    return "".join(map(_docx_letters, own)).split("\n")


def _docx_letters(node: _Element) -> str:
    """Moved words stand where they were moved to; hidden ones nowhere."""
    letters = node.text or "" if node.tag == f"{WORD}t" else LETTERS.get(node.tag, "")
    if not letters or _nearest(node, f"{WORD}moveFrom") is not None:
        return ""
    run = _nearest(node, f"{WORD}r")
    hidden = run.find(f"{WORD}rPr/{WORD}vanish") if run is not None else None
    shown = hidden is None or hidden.get(f"{WORD}val") in ("0", "false")
    return letters if shown else ""


def _nearest_or_own(node: _Element, tag: str) -> _Element | None:
    """The nearest paragraph around a node: a text box inside a paragraph has its own."""
    return node if node.tag == tag else _nearest(node, tag)


def _nearest(node: _Element, *tags: str) -> _Element | None:
    return next(node.iterancestors(*tags), None)


def _odt_text(node: _Element) -> str:
    """Text of a paragraph without its notes and remarks."""
    parts = [node.text or ""]
    for child in node:
        if child.tag in (f"{TEXT}line-break",):
            parts.append("\n")
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            parts.append(" ")
        elif child.tag not in (*ODT_ASIDE, f"{TEXT}p"):
            parts.append(_odt_text(child) if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _extract(lines: Sequence[Line], metadata: Metadata) -> Extract:
    inside = sum(len(line.text) for line in lines if line.row is not None)
    total = sum(len(line.text) for line in lines)
    cautions = (Caution(CautionCode.MOSTLY_TABLES),) if inside > TABLES * total else ()
    runs = groupby((line for line in lines if line.text.strip()), key=lambda line: line.row)
    paragraphs = (text for row, run in runs for text in _row(list(run), is_row=row is not None))
    return Extract(tuple(map(Paragraph, paragraphs)), metadata, cautions)


def _row(lines: Sequence[Line], *, is_row: bool) -> list[str]:
    """«2 — Концерт — 21 мая» from a row of short cells; other lines as they are."""
    texts = [line.text.strip() for line in lines]
    in_own_cells = len({id(line.cell) for line in lines}) == len(lines)
    if is_row and in_own_cells and max(map(len, texts)) <= CELL:
        return [BETWEEN_CELLS.join(texts)]
    return texts
