"""One file → one draft: recognise, extract, clean, find out its origin, look for what should worry an admin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from retrieval.reading import plain
from retrieval.reading.cleaning import Hints, clean
from retrieval.reading.drafts import LONGEST, Caution, CautionCode, Draft, Extract, Metadata, Paragraph
from retrieval.reading.errors import Damaged, EmptyFile, ForeignAlphabet, ReadError, TooLarge
from retrieval.reading.metadata import metadata_of
from retrieval.reading.registry import format_of

MEGABYTE = 2**20
LARGEST = 20 * MEGABYTE
"""Bytes: what Telegram lets a bot download."""

LONGEST_PARAGRAPH = 10_000
"""Characters; a longer one is divided between sentences, since whoever reads context reads a paragraph."""

MOST_PARAGRAPHS = 20_000
"""Paragraphs of one article; a million letters on a line of their own are no text."""

SHORTEST = 200
"""Characters below which an article is hardly one."""

SENTENCE_END = re.compile(r"[.!?…]\s")
CYRILLIC = re.compile(r"[А-яЁёІіЇїЄєҐґЎў]")
LATIN = re.compile(r"[A-Za-z]")
UKRAINIAN = re.compile(r"[ІіЇїЄєҐґ]")
LETTER = re.compile(r"[^\W\d_]")
FOREIGN = 0.5
"""Share of letters of another alphabet above which there is nothing here to search."""


def read(name: str, data: bytes) -> Draft:
    """The draft of a file; ``name`` only helps where the content says nothing.

    Raises a :class:`ReadError`; a parser's own exceptions become :class:`Damaged`.
    """
    check_size(data)
    format_ = format_of(name, data)
    try:
        extract = format_.read(data)
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise Damaged({"format": format_.name}) from error
    return draft_of(name, format_.name, extract)


def check_size(data: bytes) -> None:
    """Raises :class:`TooLarge` and :class:`EmptyFile`."""
    if len(data) > LARGEST:
        raise TooLarge({"size": len(data) // MEGABYTE, "limit": LARGEST // MEGABYTE})
    if not data.strip():
        raise EmptyFile


def draft_of(name: str, format_name: str, extract: Extract) -> Draft:
    """Cleans what a reader took out. Raises :class:`EmptyFile` and :class:`ForeignAlphabet`."""
    paragraphs = [part for paragraph in _tidied(extract.paragraphs) for part in _divided(paragraph)]
    shortened = _shortened(paragraphs)
    hints = Hints(extract.metadata.title, extract.metadata.publisher)
    cleaned = clean(shortened, hints)
    draft = Draft(name, format_name, cleaned, extract.metadata.or_else(metadata_of(cleaned)), extract.warnings)
    _check_alphabet(draft.text)
    left_out = [Caution(CautionCode.TEXT_LEFT_OUT, limit=LONGEST)] if shortened != paragraphs else []
    return replace(draft, warnings=(*extract.warnings, *left_out, *_cautions(draft)))


def read_text(text: str, name: str = "", metadata: Metadata | None = None) -> Draft:
    """A pasted text or a forwarded post, under what is known of its origin."""
    extract = plain.extract(text)
    return draft_of(name, "txt", replace(extract, metadata=(metadata or Metadata()).or_else(extract.metadata)))


def _tidied(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs with a text, one more than are kept at most."""
    tidy = (Paragraph(plain.tidy(paragraph.text).replace("\n", " "), paragraph.cut_by) for paragraph in paragraphs)
    return list(islice((paragraph for paragraph in tidy if paragraph.text), MOST_PARAGRAPHS + 1))


def _shortened(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The first ``LONGEST`` characters, to the end of a paragraph."""
    kept: list[Paragraph] = []
    left = LONGEST
    for paragraph in paragraphs[:MOST_PARAGRAPHS]:
        left -= len(paragraph.text) + 1
        if left < 0:
            break
        kept.append(paragraph)
    return kept


def _divided(paragraph: Paragraph) -> Iterator[Paragraph]:
    """An enormous paragraph as several that end with sentences, or with words where there are none."""
    text = paragraph.text[: LONGEST + 1]
    while len(text) > LONGEST_PARAGRAPH:
        sentences = [end.end() for end in SENTENCE_END.finditer(text, 0, LONGEST_PARAGRAPH)]
        at = sentences[-1] if sentences else text.rfind(" ", 1, LONGEST_PARAGRAPH) + 1 or LONGEST_PARAGRAPH
        yield replace(paragraph, text=text[:at].rstrip())
        text = text[at:].lstrip()
    yield replace(paragraph, text=text)


def _check_alphabet(text: str) -> None:
    letters = len(LETTER.findall(text))
    if not letters:
        raise EmptyFile
    if 1 - (len(CYRILLIC.findall(text)) + len(LATIN.findall(text))) / letters > FOREIGN:
        raise ForeignAlphabet


def _cautions(draft: Draft) -> list[Caution]:
    found = []
    if _is_other_language(draft.text):
        found.append(Caution(CautionCode.OTHER_LANGUAGE))
    if sum(len(cut.text) for cut in draft.cut) > 2 * len(draft.text):
        found.append(Caution(CautionCode.MOSTLY_CUT))
    if len(draft.text) < SHORTEST:
        found.append(Caution(CautionCode.SHORT))
    if draft.text.count("\ufffd"):
        found.append(Caution(CautionCode.DAMAGED_LETTERS, count=draft.text.count("\ufffd")))
    return found


def _is_other_language(text: str) -> bool:
    """Anything but Russian: lemmas and names are only found in Russian."""
    letters = len(LETTER.findall(text))
    cyrillic = len(CYRILLIC.findall(text))
    return cyrillic < letters / 2 or len(UKRAINIAN.findall(text)) > letters / 50
