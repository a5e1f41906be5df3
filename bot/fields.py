"""What an admin can put right about an article's origin, before it is published and after."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from retrieval.models import Article
from retrieval.reading import Metadata

CLEAR = frozenset({"-", "–", "—"})
LONGEST = 300
ADDRESS = re.compile(r"https?://[^\s\"<>]+\.[^\s\"<>]+", re.IGNORECASE)


class Field(StrEnum):
    """``value`` goes into a button and into keys of texts."""

    TITLE = "title"
    PUBLISHER = "publisher"
    DATE = "date"
    ADDRESS = "address"


class WrongValue(Exception):
    """Carries the key of its message, and how many characters there may be."""

    def __init__(self, key: str, limit: int = LONGEST) -> None:
        super().__init__(key)
        self.key = key
        self.limit = limit


def checked(field: Field, text: str) -> str | None:
    """The value as it will be stored, ``None`` for an emptied field. Raises ``WrongValue``."""
    value = " ".join(text.split())
    if value in CLEAR or not value:
        if field is Field.TITLE:
            raise WrongValue("field-title-empty")
        return None
    if len(value) > LONGEST:
        raise WrongValue("field-too-long")
    if field is Field.ADDRESS and not ADDRESS.fullmatch(value):
        raise WrongValue("field-address-wrong")
    return value


def in_metadata(metadata: Metadata, field: Field, value: str | None) -> Metadata:
    if field is Field.TITLE:
        return replace(metadata, title=value)
    if field is Field.PUBLISHER:
        return replace(metadata, publisher=value)
    if field is Field.DATE:
        # Whoever types a date vouches for it: it is an estimate no longer.
        return replace(metadata, published=value, published_estimated=False)
    return replace(metadata, url=value)


def in_article(article: Article, field: Field, value: str | None) -> Article:
    if field is Field.TITLE:
        return replace(article, title=value or article.title)
    if field is Field.PUBLISHER:
        return replace(article, publisher=value)
    if field is Field.DATE:
        return replace(article, published=value, published_estimated=False)
    return replace(article, url=value)


def value_of(article: Article, field: Field) -> str | None:
    if field is Field.TITLE:
        return article.title
    if field is Field.PUBLISHER:
        return article.publisher
    return article.published if field is Field.DATE else article.url
