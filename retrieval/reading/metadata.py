"""Title, publisher, date and address from the text itself, where the file says nothing.

Only what stands there is taken: a headline, a dateline, «Источник: …», a signature. Dates keep the source's wording;
a date without a year stays without one, and nothing is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.reading import lines as look
from retrieval.reading.cleaning import is_persons_name
from retrieval.reading.drafts import Metadata, Paragraph

HEADLINE_WORDS = range(2, 31)
DATE = re.compile(rf"{look.NUMERIC_DATE}|{look.SPELLED_DATE}", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"«»]+[^\s<>\"«».,;:!?)]", re.IGNORECASE)
ORIGIN = re.compile(r"(?:источник|первоисточник|издание|ссылка на источник)\s*:\s*(?P<name>.+)", re.IGNORECASE)
DATED = frozenset({"site_head", "byline", "last_lines", "page_furniture", "page_header"})
HEADS = frozenset({"masthead", "page_header"})
SIGNED = frozenset({"signature"})


def metadata_of(paragraphs: Sequence[Paragraph]) -> Metadata:
    """What cleaned paragraphs tell of their origin; what was cut as a dateline or signature counts too."""
    origin = _origin(paragraphs)
    address = ADDRESS.search(origin or "")
    named = ADDRESS.sub("", origin or "").strip(" ,;()") or None
    stated = _stated(paragraphs)
    found = Metadata(
        title=_headline(paragraphs),
        publisher=named or _masthead(paragraphs) or _signature(paragraphs),
        published=_dateline(paragraphs),
        url=address.group() if address else None,
    )
    return stated.or_else(found)


def _stated(paragraphs: Sequence[Paragraph]) -> Metadata:
    """«Заголовок: …», «Дата: …»: what stands labelled on top."""
    values: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.cut_by == "labelled":
            label, _, value = paragraph.text.partition(":")
            values.setdefault(look.label_of(label) or "", value.strip())
    address = ADDRESS.search(values.get("field_address", ""))
    return Metadata(
        title=values.get("field_title"),
        publisher=values.get("field_publisher"),
        published=values.get("field_date"),
        url=address.group() if address else None,
    )


def _masthead(paragraphs: Sequence[Paragraph]) -> str | None:
    """«Каменский вестник № 21» → «Каменский вестник»; «ПРЕСС-РЕЛИЗ» is nobody's name."""
    lines = (paragraph.text for paragraph in paragraphs if paragraph.cut_by in HEADS)
    return next((look.ISSUE.sub("", line) for line in lines if look.is_masthead(line)), None)


def _headline(paragraphs: Sequence[Paragraph]) -> str | None:
    """The first line of the text, if it doesn't end like a sentence and prose follows."""
    texts = [paragraph.text for paragraph in paragraphs if paragraph.cut_by in (None, "bare_title")]
    if len(texts) < 2 or not any(look.is_prose(text) for text in texts[1:3]):
        return None
    first = texts[0]
    unfinished = not re.search(r"[.:;,…]$", first) and not look.is_date(first)
    return first if unfinished and len(look.words(first)) in HEADLINE_WORDS else None


def _dateline(paragraphs: Sequence[Paragraph]) -> str | None:
    for paragraph in paragraphs:
        dated = paragraph.cut_by in DATED and len(look.words(paragraph.text)) <= 6
        found = DATE.search(paragraph.text) if dated else None
        if found:
            return found.group()
    return None


def _origin(paragraphs: Sequence[Paragraph]) -> str | None:
    for paragraph in paragraphs:
        found = ORIGIN.fullmatch(paragraph.text.strip()) if paragraph.cut_by else None
        if found:
            return found["name"].strip()
    return None


def _signature(paragraphs: Sequence[Paragraph]) -> str | None:
    """«ОВПИ», «Пресс-служба администрации»; an author's name is no publisher."""
    for paragraph in paragraphs:
        name = paragraph.text.strip()
        if paragraph.cut_by in SIGNED and (look.is_origin(name) or name.isupper()) and not is_persons_name(name):
            return name
    return None
