"""Plain text: letters made alike, hard line breaks undone, front matter read.

Front matter is a block between two lines of three hyphens at the very top, one «key: value» a line:

    ---
    title: Стаханов установил побратимские отношения
    publisher: ОстроВ
    date: 2011
    date_estimated: yes
    address:
    ---

Keys may be Russian as well; an empty value is unknown. A date that was worked out from the text is marked as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from retrieval.reading.drafts import Extract, Metadata, Paragraph
from retrieval.reading.encoding import decode
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

SPACES = re.compile(r"[^\S\n]+")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")
MARKDOWN = re.compile(r"^#{1,6} \S|\[[^\]\n]+\]\(\S+\)|\*\*\S", re.MULTILINE)
MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]+(?: \"[^\"\n]*\")?\)")
MARKDOWN_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_])(?=\S)(.+?)(?<=\S)\1")
LINE_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def tidy(text: str) -> str:
    """Line breaks as ``\\n``, spaces as single spaces, «й» as one letter, invisible characters gone."""
    text = unicodedata.normalize("NFC", LINE_BREAKS.sub("\n", text))
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    return "\n".join(line.strip() for line in text.split("\n"))


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Metadata of the block on top, and the text below it; no block: nothing known, all of the text."""
    lines = text.lstrip("\ufeff").split("\n")
    if lines[0].strip() != FENCE:
        return Metadata(), text
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if len(fences) < 2 or not all(_is_field(line) for line in lines[1 : fences[1]]):
        return Metadata(), text
    return _metadata(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])


def paragraphs(text: str) -> list[str]:
    """Lines of a tidied text; lines broken at a fixed width are joined to the paragraphs they were."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n"))]
    if not is_hard_wrapped(blocks):
        return [line for block in blocks for line in block if line]
    return [joined for block in blocks for joined in _unwrapped(block)]


def is_hard_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether lines break at a width rather than at paragraphs: nearly all full ones, most in mid-sentence.

    Of fewer than three such lines all have to be like that.
    """
    inner = [line for block in blocks for line in block[:-1] if line]
    width = max(map(len, inner), default=0)
    if width not in WRAPPED_WIDTHS:
        return False
    full = sum(len(line) >= 0.7 * width for line in inner) / len(inner)
    broken = sum(line[-1] not in ".!?…:;" for line in inner) / len(inner)
    return min(full, broken) == 1 if len(inner) < 3 else full >= 0.75 and broken >= 0.6


def _unwrapped(block: Sequence[str]) -> list[str]:
    width = max(map(len, block))
    joined: list[str] = []
    open_line = False
    for line in block:
        if open_line:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        open_line = not (line[-1:] in ".!?…" and len(line) < 0.7 * width)
    return joined


def _is_field(line: str) -> bool:
    key, colon, _ = line.partition(":")
    return not line.strip() or (bool(colon) and key.strip().lower() in FIELDS)


def _metadata(lines: Sequence[str]) -> Metadata:
    values: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        values[FIELDS.get(key.strip().lower(), "")] = value.strip()
    return Metadata(
        title=values.get("title") or None,
        publisher=values.get("publisher") or None,
        published=values.get("date") or None,
        url=values.get("address") or None,
        published_estimated=values.get("date_estimated", "").lower() in YES,
    )


@reader(PLAIN, "txt", "md", recognises=lambda data: True)
def read_plain(data: bytes) -> Extract:
    """Text and Markdown; front matter on top is the metadata."""
    metadata, text = split_front_matter(tidy(decode(data).text))
    lines = paragraphs(without_markdown(text))
    return Extract(tuple(map(Paragraph, lines)), metadata)


def without_markdown(text: str) -> str:
    """Headings, emphasis and links as the reader of the text sees them."""
    if not MARKDOWN.search(text):
        return text
    text = MARKDOWN_LINK.sub(r"\1", text)
    text = MARKDOWN_EMPHASIS.sub(r"\2", text)
    return re.sub(r"^(?:#{1,6} |> ?|[-*_]{3,}$)", "", text, flags=re.MULTILINE)
