"""What a web page says of itself: title, publisher, date and address, from its head and its headline."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from retrieval.reading.drafts import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
TITLE_PARTS = re.compile(r"\s+[|–—•»/-]\s+")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DATES = (
    "article:published_time",
    "datePublished",
    "og:article:published_time",
    "publication_date",
    "publish-date",
    "pubdate",
    "DC.date.issued",
    "DC.date",
    "dcterms.date",
)
PUBLISHERS = ("og:site_name", "DC.publisher", "article:publisher_name", "application-name", "publisher")


def metadata_of_page(root: HtmlElement, markup: str, headline: str | None = None) -> Metadata:
    """Only what the page states; a date in a sidebar or a teaser is not taken. ``headline``: a lesser heading above
    the text, which is nearer to a title than the window's."""
    site = _meta(root, *PUBLISHERS)
    return Metadata(
        title=_headline(root, site) or _meta(root, "og:title") or headline or _window_title(root, site),
        publisher=site,
        published=readable_date(_meta(root, *DATES) or _article_time(root)),
        url=_address(root, markup),
    )


def readable_date(stamp: str | None) -> str | None:
    """«2018-06-19T14:30+03:00» → «19.06.2018»; anything else that names a day is left as it is worded."""
    found = ISO_DATE.match(stamp or "")
    if found is None:
        return stamp or None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day).strftime("%d.%m.%Y")
    except ValueError:
        return None


def _headline(root: HtmlElement, site: str | None) -> str | None:
    """The only first-level heading that is not the site's name; several of them are a front page's."""
    window = root.find(".//title")
    names = {site, TITLE_PARTS.split(_text(window))[-1] if window is not None else None}
    headings = {text for heading in root.iter("h1") if (text := _text(heading))}
    own = headings - names if len(headings) > 1 or site else headings
    return own.pop() if len(own) == 1 else None


def _window_title(root: HtmlElement, site: str | None) -> str | None:
    """«Заголовок | Газета» → «Заголовок», if the page names its site «Газета» or the first part is a headline."""
    title = root.find(".//title")
    text = _text(title) if title is not None else ""
    parts = TITLE_PARTS.split(text)
    if len(parts) > 1 and (parts[-1] == site or len(parts[0].split()) >= 4):
        return parts[0]
    return text or None


def _meta(root: HtmlElement, *names: str) -> str | None:
    for name in names:
        for element in root.iter("meta"):
            keys = (element.get("property"), element.get("name"), element.get("itemprop"))
            content = " ".join(element.get("content", "").split())
            if name in keys and content:
                return content
    return None


def _article_time(root: HtmlElement) -> str | None:
    """The one dated element that is marked as the publication's."""
    for element in root.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            return element.get("datetime") or _text(element) or None
    return None


def _address(root: HtmlElement, markup: str) -> str | None:
    saved = SAVED_FROM.search(markup[:4096])
    links = (link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical")
    found = next(links, None) or _meta(root, "og:url") or (saved[1] if saved else None)
    return found if found and found.startswith(("http://", "https://")) else None


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
