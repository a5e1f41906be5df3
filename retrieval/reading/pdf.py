"""PDF: lines of the page put back together as paragraphs, headers and page numbers cut.

A PDF knows letters and where they stand, nothing more. Columns are found by ``layout``; a new paragraph is seen by a
gap above the line, an indent, another size of letters, or a finished sentence on a line that stops short of the margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from retrieval.reading.containers import is_zip
from retrieval.reading.drafts import Caution, CautionCode, Extract, Metadata, Paragraph
from retrieval.reading.errors import Damaged, PasswordProtected, ScannedPages
from retrieval.reading.hyphens import breaks_a_word, glued
from retrieval.reading.layout import Line, blocks, by_height
from retrieval.reading.lines import is_prose
from retrieval.reading.registry import reader
from retrieval.reading.titles import usable_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 300
"""Pages that are read; a newspaper's volume is about as long, and a longer document is not an article."""

SCANNED = 20
"""Letters below which a page is a picture."""

REPEATED = 0.4
"""Share of pages on whose edge a line stands before it is a running header; at least two pages. Left and right pages
may have their own."""

EDGE_LINES = 2
"""How many lines from the top and the bottom a running header may stand."""

APART = 1.0
"""Letter heights between two words above which they may belong to two columns."""

GAP = 1.3
INDENT = 0.7
SHORT = 0.85
STUMP = 0.6
"""A new paragraph: a gap of so many line pitches, an indent of so many letter heights, a finished sentence on a line
filled to less than ``SHORT``; one filled to less than ``STUMP`` ends a paragraph whatever it says."""

SPARE_LETTERS = 3
"""For the space before a word and for letters wider than most."""

SIZES = 1.15
"""Letters of a headline are larger than those of the text by this much."""

PIECE = re.compile("[^\\r\\n\ufffe]+\ufffe?")
"""A line as the parser gives it; where it has taken a hyphen for the end of one, it puts U+FFFE and goes on."""

PAGE_NUMBER = re.compile(r"(?:стр(?:аница|\.)? ?)?#(?: ?(?:из|/) ?#)?")
ENDS = re.compile(r"[.!?…:;][\"»”')]*$")


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
    """Pieces of lines; a line is divided where words stand far apart."""
    text = page.get_text_range()
    for found in PIECE.finditer(text):
        words = [word.span() for word in re.finditer(r"\S+", found.group())]
        start = found.start()
        for first, last in _together(page, [(start + one, start + end - 1) for one, end in words]):
            yield _line(page, text, first, last)


def _together(page: PdfTextPage, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last character of each run of words that stand near each other."""
    for position, (first, last) in enumerate(words):
        if position == 0:
            begin = first
        elif _apart(page, words[position - 1][1], first):
            yield begin, words[position - 1][1]
            begin = first
        if position == len(words) - 1:
            yield begin, last


def _apart(page: PdfTextPage, before: int, after: int) -> bool:
    bottom, right, top = map(float, page.get_charbox(before, loose=True)[1:])
    left = float(page.get_charbox(after, loose=True)[0])
    return left - right > APART * max(top - bottom, 1.0)


def _line(page: PdfTextPage, text: str, first: int, last: int) -> Line:
    """Its height is that of a letter in the middle: it may begin with a large one and end with a small one."""
    middle = next((at for at in range((first + last) // 2, last + 1) if text[at].isalnum()), first)
    _, bottom, _, top = page.get_charbox(middle, loose=True)
    left = page.get_charbox(first, loose=True)[0]
    right = page.get_charbox(last, loose=True)[2]
    return Line(text[first : last + 1], left, right, top, bottom)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    running = _running_headers(pages)
    usual = _usual_height(pages)
    open_text, last = "", None
    for page in pages:
        headers = {line for line in _edges(page) if _edge_key(line) in running} | _beside_numbers(page)
        yield from (Paragraph(line.text, "page_header") for line in page if line in headers)
        for block in blocks([line for line in page if line not in headers]):
            if last is not None and open_text and _sizes_differ(last, block[0]):
                yield Paragraph(open_text)
                open_text = ""
            last = block[-1]
            for text, closed in _joined(block, usual):
                open_text = glued(open_text, text)
                if closed or ENDS.search(open_text):
                    yield Paragraph(open_text)
                    open_text = ""
    if open_text:
        yield Paragraph(open_text)


def _joined(lines: Sequence[Line], usual: float) -> Iterator[tuple[str, bool]]:
    """Paragraphs of one column; the last one may go on in the next and is not closed. ``usual``: height of letters."""
    pitch = median([above.top - line.top for above, line in pairwise(lines)] or [0.0])
    text_lines = [line for line in lines if line.height <= SIZES * usual] or lines  # a headline may be wider
    left = min((line.left for line in text_lines), default=0.0)
    margin = max((line.right for line in text_lines), default=0.0)
    text = ""
    for position, line in enumerate(lines):
        text = glued(text, line.text)
        below = lines[position + 1] if position + 1 < len(lines) else None
        if below is None:
            yield text, False
        elif not _headline_goes_on(line, below, usual) and _breaks(line, below, pitch, left, margin):
            yield text, True
            text = ""


def _breaks(line: Line, below: Line, pitch: float, left: float, margin: float) -> bool:
    filled = (line.right - left) / max(margin - left, 1.0)
    finished = ENDS.search(line.text) is not None
    if line.top - below.top > GAP * max(pitch, min(line.height, below.height)) or _sizes_differ(line, below):
        return True
    if filled < STUMP or line.tabular or below.tabular:
        return True
    if below.left - left > INDENT * line.height and (line.left - left < INDENT * line.height or finished):
        return True
    return filled < SHORT and (finished or _would_fit(line, below, margin))


def _would_fit(line: Line, below: Line, margin: float) -> bool:
    """Whether the next word had room on a line: then something else than the margin has ended it."""
    letter = (below.right - below.left) / len(below.text)
    word = len(below.text.split()[0]) + SPARE_LETTERS
    return not breaks_a_word(line.text) and line.right + letter * word < margin


def _headline_goes_on(line: Line, below: Line, usual: float) -> bool:
    """Both in the same large letters, near each other, the first one unfinished; such lines need not be full."""
    near = line.top - below.top <= GAP * line.height
    return near and line.height > SIZES * usual and not _sizes_differ(line, below) and not ENDS.search(line.text)


def _usual_height(pages: Sequence[Sequence[Line]]) -> float:
    """Of most letters of a document."""
    letters: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        letters[round(line.height)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _sizes_differ(line: Line, below: Line) -> bool:
    smaller, larger = sorted((line.height, below.height))
    return larger > SIZES * smaller


def _running_headers(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Lines that stand first or last on most pages, numbers apart, and page numbers; never a sentence."""
    edges = Counter(key for page in pages for key in {_edge_key(line) for line in _edges(page)})
    often = max(2.0, REPEATED * len(pages))
    return frozenset(key for key, count in edges.items() if count >= often or PAGE_NUMBER.fullmatch(key))


def _edges(page: Sequence[Line]) -> set[Line]:
    heights = by_height(page)
    outer = [*heights[:EDGE_LINES], *heights[-EDGE_LINES:]]
    return {line for pieces in outer for line in pieces if not is_prose(line.text)}


def _beside_numbers(page: Sequence[Line]) -> set[Line]:
    """«Вестник района … стр. 3»: what stands on one height with the number of a page."""
    edges = _edges(page)
    rows = (row for row in by_height(edges) if any(PAGE_NUMBER.fullmatch(_edge_key(line)) for line in row))
    return {line for row in rows for line in row}


def _edge_key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip(" -–—|•·*.").lower())
