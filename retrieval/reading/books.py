"""Electronic books: fb2 and epub."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from retrieval.reading.containers import entry_names, is_zip, open_zip, refuse_entities, refuse_entities_in, unpack
from retrieval.reading.drafts import Extract, Metadata, Paragraph
from retrieval.reading.encoding import decode
from retrieval.reading.errors import Damaged, PasswordProtected
from retrieval.reading.html import blocks_of, parse
from retrieval.reading.pages import readable_date
from retrieval.reading.registry import reader
from retrieval.reading.word import BETWEEN_CELLS
from retrieval.reading.xml import child_text, parse_xml

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element
    from lxml.html import HtmlElement

FICTION_BOOK = re.compile(rb"<FictionBook\b")
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*?(?:encoding=[\"'](?P<encoding>[\w-]+)[\"'])?[^>]*\?>")
HEAD_BYTES = 4096
FB2_LINES = ("p", "v", "subtitle", "text-author", "tr")
NOTES = frozenset({"noteref", "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"})
CONTAINER = "META-INF/container.xml"
RIGHTS = "META-INF/rights.xml"
PAGES = ("application/xhtml+xml", "text/html")


def is_fb2(data: bytes) -> bool:
    return not is_zip(data) and FICTION_BOOK.search(data[:HEAD_BYTES].replace(b"\x00", b"")) is not None


def is_epub(data: bytes) -> bool:
    return CONTAINER in entry_names(data)


@reader("fb2", "fb2", recognises=is_fb2)
def read_fb2(data: bytes) -> Extract:
    """Paragraphs and verses of a FictionBook; the notes' body is left out."""
    refuse_entities_in(data, "fb2")
    declared = re.search(rb"encoding=[\"']([\w-]+)", data[:HEAD_BYTES])
    text = decode(data, declared[1].decode("ascii") if declared else None).text
    root = parse_xml(XML_DECLARATION.sub("", text, count=1).encode())
    lines = tuple(Paragraph(line) for line in _fb2_lines(root))
    return Extract(lines, _fb2_metadata(root))


@reader("epub", "epub", recognises=is_epub)
def read_epub(data: bytes) -> Extract:
    """Chapters in reading order."""
    with open_zip(data, "epub") as archive:
        if RIGHTS in archive.namelist():
            raise PasswordProtected({"format": "epub"})
        refuse_entities(archive, "epub", doctype=False)
        container = parse_xml(unpack(archive, CONTAINER, "epub"))
        package_path = next((element.get("full-path", "") for element in container.iter("{*}rootfile")), "")
        package = parse_xml(_entry(archive, package_path))
        chapters = [_entry(archive, path) for path in _spine(package, posixpath.dirname(package_path))]
    pages = [parse(decode(chapter).text) for chapter in chapters]
    for note in [element for page in pages for element in page.iter() if _is_note(element)]:
        note.drop_tree()
    blocks = (block for page in pages for block in blocks_of(page))
    return Extract(tuple(Paragraph(block.text) for block in blocks), _epub_metadata(package))


def _is_note(element: HtmlElement) -> bool:
    """By its type; the root of a page cannot be taken away."""
    named = element.get("epub:type", "").split() if isinstance(element.tag, str) else []
    return not NOTES.isdisjoint(named) and element.getparent() is not None


def _entry(archive: zipfile.ZipFile, path: str) -> bytes:
    try:
        return unpack(archive, path, "epub")
    except KeyError as error:
        raise Damaged({"format": "epub"}) from error


def _spine(package: _Element, folder: str) -> Iterator[str]:
    """Paths of the chapters; the table of contents is none."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in PAGES or "nav" in item.get("properties", "").split():
            continue
        yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _epub_metadata(package: _Element) -> Metadata:
    return Metadata(
        title=child_text(package, ".//{*}metadata/{http://purl.org/dc/elements/1.1/}title"),
        publisher=child_text(package, ".//{*}metadata/{http://purl.org/dc/elements/1.1/}publisher"),
        published=readable_date(child_text(package, ".//{*}metadata/{http://purl.org/dc/elements/1.1/}date")),
    )


def _fb2_lines(root: _Element) -> Iterator[str]:
    for body in root.iterfind("{*}body"):
        if body.get("name") in ("notes", "comments"):
            continue
        for element in body.iter(*(f"{{*}}{tag}" for tag in FB2_LINES)):
            yield " ".join(_fb2_text(element).split())


def _fb2_text(element: _Element) -> str:
    """Without marks of notes; cells of a table apart."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.get("type") != "note":
            cell = child.tag.endswith(("}td", "}th")) and child.getprevious() is not None
            parts.append((BETWEEN_CELLS if cell else "") + _fb2_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _fb2_metadata(root: _Element) -> Metadata:
    about = "{*}description/"
    return Metadata(
        title=child_text(root, f"{about}{{*}}title-info/{{*}}book-title"),
        publisher=child_text(root, f"{about}{{*}}publish-info/{{*}}publisher"),
        published=child_text(root, f"{about}{{*}}title-info/{{*}}date")
        or child_text(root, f"{about}{{*}}publish-info/{{*}}year"),
    )
