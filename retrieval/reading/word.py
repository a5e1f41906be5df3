"""Word processors: docx through python-docx, odt through its own XML, rtf through striprtf.

The dates in such files are those of the file, not of an article, and are left alone; so is the author, who is no
publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from retrieval.reading.containers import entry_names, open_zip, refuse_entities, unpack
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.errors import PasswordProtected
from retrieval.reading.registry import reader
from retrieval.reading.xml import child_text, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

NO_TITLE = re.compile(
    r"(?:microsoft )?word(?: document)?|документ ?\d*|document ?\d*|без имени.*|exported data|.+\.\w{3,4}"
    r"|\(?(?:untitled|anonymous|unspecified).*",
    re.IGNORECASE,
)
"""What programs put where a title belongs."""

TABLES = 0.6
"""Share of the text inside tables above which sentences will hardly be found."""

LETTERS = {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
RTF_TITLE = re.compile(r"\{\\title\s(?P<title>(?:[^{}\\]|\\.|\{[^{}]*\})*)\}", re.DOTALL)


@reader("docx", "docx", recognises=lambda data: "word/document.xml" in entry_names(data))
def read_docx(data: bytes) -> Extract:
    """Paragraphs of the body, those in tables and text boxes in their places; deleted words are left out."""
    with open_zip(data, "docx") as archive:
        refuse_entities(archive, "docx", doctype=True)
    from docx import Document

    document = Document(BytesIO(data))
    body = document.element.body
    nodes = _docx_paragraphs(body)
    paragraphs = [(text, _is_inside(node, f"{WORD}tbl")) for node in nodes for text in _docx_lines(node)]
    title = usable_title(document.core_properties.title)
    return Extract(tuple(Paragraph(text) for text, _ in paragraphs), Metadata(title=title), _tables(paragraphs))


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
    lines = [(line, _is_inside(node, f"{TABLE}table")) for node in nodes for line in _odt_text(node).split("\n")]
    title = usable_title(child_text(meta, f".//{DUBLIN_CORE}title")) if meta is not None else None
    publisher = child_text(meta, f".//{DUBLIN_CORE}publisher") if meta is not None else None
    metadata = Metadata(title=title, publisher=publisher)
    return Extract(tuple(Paragraph(line) for line, _ in lines), metadata, _tables(lines))


@reader("rtf", "rtf", recognises=lambda data: data.lstrip()[:5] == b"{\\rtf")
def read_rtf(data: bytes) -> Extract:
    """Rich text in whichever code page it declares."""
    source = data.decode("latin-1")
    text = _rtf_text(source)
    lines = text.replace("|", " ").split("\n") if "\\trowd" in source else text.split("\n")
    return Extract(tuple(map(Paragraph, lines)), Metadata(title=usable_title(_rtf_title(source))))


def usable_title(title: str | None) -> str | None:
    """The title, unless it is the name of a program or a file."""
    text = " ".join((title or "").split())
    return None if not text or NO_TITLE.fullmatch(text) else text


def _rtf_text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(source, encoding="cp1251", errors="replace"))  # type: ignore[no-untyped-call]


def _rtf_title(source: str) -> str | None:
    """The title stands among the document's properties, escaped by the rules of its header."""
    found = RTF_TITLE.search(source)
    header = source.split("{\\info", 1)[0]
    return _rtf_text(header + found["title"] + "}") if found else None


def _docx_paragraphs(body: _Element) -> Iterator[_Element]:
    return (node for node in body.iter(f"{WORD}p") if not _is_inside(node, FALLBACK))


def _docx_lines(paragraph: _Element) -> list[str]:
    own = (node for node in paragraph.iter() if _paragraph_of(node) is paragraph)
    return "".join(map(_docx_letters, own)).split("\n")


def _docx_letters(node: _Element) -> str:
    return node.text or "" if node.tag == f"{WORD}t" else LETTERS.get(node.tag, "")


def _paragraph_of(node: _Element) -> _Element | None:
    """The nearest paragraph around a node: a text box inside a paragraph has its own."""
    if node.tag == f"{WORD}p":
        return node
    return next(node.iterancestors(f"{WORD}p"), None)


def _odt_text(node: _Element) -> str:
    """Text of a paragraph without its notes and remarks."""
    parts = [node.text or ""]
    for child in node:
        if child.tag in (f"{TEXT}line-break",):
            parts.append("\n")
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            parts.append(" ")
        elif child.tag not in (f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}p"):
            parts.append(_odt_text(child) if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _is_inside(node: _Element, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _tables(lines: list[tuple[str, bool]]) -> tuple[Caution, ...]:
    inside = sum(len(text) for text, in_table in lines if in_table)
    total = sum(len(text) for text, _ in lines)
    return (Caution(CautionCode.MOSTLY_TABLES),) if inside > TABLES * total else ()
