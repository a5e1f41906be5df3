"""What a page says of its article in JSON-LD, the form in which pages speak to search engines: https://schema.org/Article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "ScholarlyArticle"})
DEEPEST = 6
Node = Mapping[str, object]


class LinkedData(Struct, frozen=True):
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def linked_data(root: HtmlElement) -> LinkedData:
    """Of the only article that the page describes; a list of several says nothing of this one."""
    articles = [node for source in _sources(root) for node in _nodes(source) if _types(node) & ARTICLES]
    if len(articles) != 1:
        return LinkedData()
    (article,) = articles
    return LinkedData(
        headline=_text(article.get("headline")),
        published=_text(article.get("datePublished")),
        publisher=_name(article.get("publisher")),
        url=_text(article.get("url")) or _name(article.get("mainEntityOfPage"), "@id"),
    )


def _sources(root: HtmlElement) -> Iterator[object]:
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json":
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Descriptions at the top, in a list, or in a ``@graph``; not those that others consist of."""
    if isinstance(value, list) and depth < DEEPEST:
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _types(node: Node) -> frozenset[object]:
    kinds = node.get("@type")
    return frozenset(kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _name(value: object, key: str = "name") -> str | None:
    """Of an organisation; publishers may be a list, and an address may stand alone."""
    first = value[0] if isinstance(value, list) and value else value
    return _text(first.get(key)) if isinstance(first, dict) else _text(first)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
