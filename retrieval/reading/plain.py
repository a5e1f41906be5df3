"""Plain text: letters made alike, hard line breaks undone, front matter read.

Front matter is a block between two lines of three hyphens at the very top, one «key: value» a line:

    ---
    title: Стаханов установил побратимские отношения
    publisher: ОстроВ
    date: 2011
    date_estimated: yes
    address:
    ---

Keys may be Russian as well; an empty value is unknown, and a key that no field knows (tags, an author) is passed over.
A date that was worked out from the text is marked as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from retrieval.reading.drafts import Extract, Metadata, Paragraph
from retrieval.reading.encoding import decode
from retrieval.reading.hyphens import breaks_a_word, glued
from retrieval.reading.pages import readable_date
from retrieval.reading.registry import PLAIN, reader

FIELDS = {
    "title": "title",
    "заголовок": "title",
    "название": "title",
    "publisher": "publisher",
    "издание": "publisher",
    "издатель": "publisher",
    "date": "date",
    "дата": "date",
    "date_estimated": "date_estimated",
    "дата_по_тексту": "date_estimated",
    "address": "address",
    "url": "address",
    "адрес": "address",
    "ссылка": "address",
}
YES = frozenset({"yes", "true", "да", "1"})
FENCE = "---"
WRAPPED_WIDTHS = range(50, 101)
"""Columns at which typewriters, mail programs and old editors break lines."""

NARROWEST = 20
BROKEN_WORDS = 0.1
"""Share of lines that break a word above which they are a newspaper's, however narrow its columns are."""

TOO_SHORT = 0.5
"""Of the width: whatever came next would have fitted on such a line."""

INDENT = 2
USUAL = 0.2
"""Columns that a line must stand further right to open a paragraph than the lines do that make at least this share."""

FENCED = re.compile(r"[\w -]+:(?:\s|$)|\s*- \S|\s+\S|#")
"""A line of front matter: «key: value», an item of a list, a value that goes on, a remark."""

SPACES = re.compile(r"[^\S\n]+")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")
MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\]\n]+\]\(\S+\)|\*\*\S", re.MULTILINE)
MARKDOWN_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
MARKDOWN_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]+(?: \"[^\"\n]*\")?\)")
MARKDOWN_MARKS = re.compile(r"^[ \t]*(?:#{1,6} |> ?|[*+] |[-*_=]{3,}$|```.*$|\|?(?: ?:?-{3,}:? ?\|?)+$)", re.MULTILINE)
MARKDOWN_ROW = re.compile(r"^[ \t]*\| *(.+?) *\|[ \t]*$", re.MULTILINE)
MARKDOWN_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_])(?=\S)(.+?)(?<=\S)\1")
LINE_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def tidy(text: str) -> str:
    """Line breaks as ``\\n``, spaces as single spaces, «й» as one letter, invisible characters gone."""
    text = unicodedata.normalize("NFC", LINE_BREAKS.sub("\n", text))
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    return "\n".join(line.strip() for line in text.split("\n"))


def set_apart(text: str) -> str:
    """An empty line above every line that is indented to show that a paragraph begins, when others are not."""
    lines = LINE_BREAKS.sub("\n", text).expandtabs(4).split("\n")
    margins = Counter(_margin(line) for line in lines if line.strip())
    usual = min((margin for margin, count in margins.items() if count >= USUAL * margins.total()), default=0)
    return "\n".join(f"\n{line}" if line.strip() and _margin(line) >= usual + INDENT else line for line in lines)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Metadata of the block on top, and the text below it; no block: nothing known, all of the text."""
    lines = text.lstrip("\ufeff").split("\n")
    if lines[0].strip() != FENCE:
        return Metadata(), text
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    block = lines[1 : fences[1]] if len(fences) > 1 else []
    if not any(map(_is_field, block)) or not all(FENCED.match(line) for line in block if line.strip()):
        return Metadata(), text
    return _metadata(block), "\n".join(lines[fences[1] + 1 :])


def paragraphs(text: str) -> list[str]:
    """Lines of a tidied text; lines broken at a fixed width are joined to the paragraphs they were."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n"))]
    if not is_hard_wrapped(blocks):
        return [line for block in blocks for line in block if line]
    width = max(len(line) for block in blocks for line in block)
    return [joined for block in blocks for joined in _unwrapped(block, width)]


def is_hard_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether lines break at a width rather than at paragraphs: nearly all full ones, most in mid-sentence.

    Of fewer than three such lines all have to be like that.
    """
    inner = [line for block in blocks for line in block[:-1] if line]
    width = max(map(len, inner), default=0)
    if width >= NARROWEST and sum(map(breaks_a_word, inner)) > BROKEN_WORDS * len(inner):
        return True
    if width not in WRAPPED_WIDTHS:
        return False
    full = sum(len(line) >= 0.7 * width for line in inner) / len(inner)
    broken = sum(line[-1] not in ".!?…:;" for line in inner) / len(inner)
    return min(full, broken) == 1 if len(inner) < 3 else full >= 0.75 and broken >= 0.6


def _unwrapped(block: Sequence[str], widest: int) -> list[str]:
    """``widest``: of all lines, so that short ones of a block of their own are seen to be short."""
    width = max(map(len, block))
    joined: list[str] = []
    open_line = False
    for line in block:
        if open_line:
            joined[-1] = glued(joined[-1], line)
        else:
            joined.append(line)
        finished = line[-1:] in ".!?…" and len(line) < 0.7 * width
        open_line = breaks_a_word(line) or (not finished and len(line) >= TOO_SHORT * min(widest, WRAPPED_WIDTHS[-1]))
    return joined


def _is_field(line: str) -> bool:
    key, colon, _ = line.partition(":")
    return bool(colon) and key.strip().lower() in FIELDS


def _metadata(lines: Sequence[str]) -> Metadata:
    values: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        values.setdefault(FIELDS.get(key.strip().lower(), ""), value.strip().strip("\"'"))
    return Metadata(
        title=values.get("title") or None,
        publisher=values.get("publisher") or None,
        published=readable_date(values.get("date")),
        url=values.get("address") or None,
        published_estimated=values.get("date_estimated", "").lower() in YES,
    )


@reader(PLAIN, "txt", "md", recognises=lambda data: True)
def read_plain(data: bytes) -> Extract:
    """Text and Markdown; front matter on top is the metadata."""
    return extract(decode(data).text)


def extract(source: str) -> Extract:
    """The paragraphs of a text as it was written, and what stands on top of it about its origin."""
    metadata, text = split_front_matter(LINE_BREAKS.sub("\n", source).lstrip("\ufeff"))
    lines = paragraphs(tidy(without_markdown(set_apart(text))))
    return Extract(tuple(map(Paragraph, lines)), metadata)


def without_markdown(text: str) -> str:
    """Headings, emphasis and links as the reader of the text sees them."""
    if not MARKDOWN.search(text):
        return text
    text = MARKDOWN_PICTURE.sub("", MARKDOWN_MARKS.sub("", text))
    text = MARKDOWN_ROW.sub(lambda row: re.sub(r" *\| *", " — ", row[1]), text)
    return MARKDOWN_EMPHASIS.sub(r"\2", MARKDOWN_LINK.sub(r"\1", text))
