"""PDF: lines of the page put back together as paragraphs, headers and page numbers cut.

A PDF knows letters and where they stand, nothing more. A new paragraph is seen by a gap above the line, an indent, or
a finished sentence on a line that stops short of the margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from retrieval.lemmas import morphology
from retrieval.reading.containers import is_zip
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.errors import Damaged, PasswordProtected, ScannedPages
from retrieval.reading.lines import is_prose
from retrieval.reading.registry import reader
from retrieval.reading.word import usable_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 300
"""Pages that are read; a newspaper's volume is about as long, and a longer document is not an article."""

SCANNED = 20
"""Letters below which a page is a picture."""

REPEATED = 0.5
"""Share of pages on whose edge a line stands before it is a running header; at least two pages."""

GAP = 1.3
INDENT = 0.7
SHORT = 0.85
STUMP = 0.6
"""A new paragraph: a gap of so many line pitches, an indent of so many letter heights, a finished sentence on a line
filled to less than ``SHORT``; one filled to less than ``STUMP`` ends a paragraph whatever it says."""

HYPHENS = "-\u00ad\u2010\u0002\ufffe"
ENDS = re.compile(r"[.!?…:;][\"»”')]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from the bottom left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def is_pdf(data: bytes) -> bool:
    """The mark may stand below some junk; in an archive it is that of a file inside."""
    return b"%PDF-" in data[:1024] and not is_zip(data)


@reader("pdf", "pdf", recognises=is_pdf)
def read_pdf(data: bytes) -> Extract:
    """The first ``MOST_PAGES`` pages. Raises ``PasswordProtected``, ``ScannedPages`` and ``Damaged``."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = "password" in str(error).lower() or "security" in str(error).lower()
        raise (PasswordProtected if protected else Damaged)({"format": "pdf"}) from error
    try:
        return _extract(document)
    finally:
        document.close()


def _extract(document: PdfDocument) -> Extract:
    count = len(document)
    pages = [_lines(document[number]) for number in range(min(count, MOST_PAGES))]
    empty = sum(_letters(page) < SCANNED for page in pages)
    if empty == len(pages):
        raise ScannedPages({"pages": count})
    title = usable_title(document.get_metadata_value("Title"))
    return Extract(tuple(_paragraphs(pages)), Metadata(title=title), tuple(_cautions(count, empty)))


def _cautions(count: int, empty: int) -> Iterator[Caution]:
    if count > MOST_PAGES:
        yield Caution(CautionCode.PAGES_LEFT_OUT, count=count, limit=MOST_PAGES)
    if empty:
        yield Caution(CautionCode.SOME_PAGES_SCANNED, count=empty)


def _letters(lines: Sequence[Line]) -> int:
    return sum(character.isalpha() for line in lines for character in line.text)


def _lines(page: PdfPage) -> list[Line]:
    text_page = page.get_textpage()
    try:
        return list(_lines_of(text_page))
    finally:
        text_page.close()
        page.close()


def _lines_of(page: PdfTextPage) -> Iterator[Line]:
    text = page.get_text_range()
    for found in re.finditer(r"[^\r\n]+", text):
        first, last = found.start(), found.end() - 1
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last].isspace():
            last -= 1
        if not text[first].isspace():
            yield _line(page, text, first, last)


def _line(page: PdfTextPage, text: str, first: int, last: int) -> Line:
    left, bottom, _, top = page.get_charbox(first, loose=True)
    right = page.get_charbox(last, loose=True)[2]
    return Line(text[first : last + 1], left, right, top, bottom)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    running = _running_headers(pages)
    open_text = ""
    for page in pages:
        margin = max((line.right for line in page), default=0.0)
        edges = {page[0], page[-1]} if page else set()
        body = [line for line in page if line not in edges or _edge_key(line) not in running]
        yield from (Paragraph(line.text, "page_header") for line in page if line not in body)
        for text, closed in _joined(body, margin):
            open_text = _glued(open_text, text)
            if closed or ENDS.search(open_text):
                yield Paragraph(open_text)
                open_text = ""
    if open_text:
        yield Paragraph(open_text)


def _joined(lines: Sequence[Line], margin: float) -> Iterator[tuple[str, bool]]:
    """Paragraphs of one page; the last one may go on overleaf and is not closed."""
    pitch = median([above.top - line.top for above, line in pairwise(lines)] or [0.0])
    left = min((line.left for line in lines), default=0.0)
    text = ""
    for position, line in enumerate(lines):
        text = _glued(text, line.text)
        below = lines[position + 1] if position + 1 < len(lines) else None
        if below is None:
            yield text, False
        elif _breaks(line, below, pitch, left, margin):
            yield text, True
            text = ""


def _breaks(line: Line, below: Line, pitch: float, left: float, margin: float) -> bool:
    height = max(line.top - line.bottom, 1.0)
    filled = (line.right - left) / max(margin - left, 1.0)
    finished = ENDS.search(line.text) is not None
    if line.top - below.top > GAP * pitch > 0 or filled < STUMP:
        return True
    if below.left - left > INDENT * height and (line.left - left < INDENT * height or finished):
        return True
    return filled < SHORT and (finished or _is_heading(line, below))


def _is_heading(line: Line, below: Line) -> bool:
    """Larger letters than those below."""
    return line.top - line.bottom > 1.15 * (below.top - below.bottom)


def _glued(text: str, line: str) -> str:
    """«соглаше-» + «ния» → «соглашения», «торгово-» + «экономический» → «торгово-экономический»."""
    if not text:
        return line
    if text[-1] not in HYPHENS or not line[:1].isalpha():
        return f"{text} {line}"
    if len(text) > 1 and text[-2].isspace():
        return f"{text} {line}"
    head, tail = text[:-1].split()[-1:], line.split()[:1]
    word = re.sub(r"^\W+|\W+$", "", "".join(head + tail))
    whole = text[-1] != "-" or (line[0].islower() and morphology().word_is_known(word.lower()))
    return f"{text[:-1]}{line}" if whole else f"{text}{line}"


def _running_headers(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Lines that stand first or last on most pages, numbers apart, and bare page numbers; never a sentence."""
    lines = (line for page in pages if page for line in {page[0], page[-1]} if not is_prose(line.text))
    edges = Counter(map(_edge_key, lines))
    often = max(2.0, REPEATED * len(pages))
    return frozenset(key for key, count in edges.items() if count >= often or key in ("#", "- # -"))


def _edge_key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip().lower())
