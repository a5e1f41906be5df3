"""What a web page says of itself: title, publisher, date and address, from its head and its headline."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from retrieval.reading import lines as look
from retrieval.reading.drafts import Metadata
from retrieval.reading.linked_data import linked_data
from retrieval.reading.titles import usable_title

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
SITE_WORDS = 6
"""Of a site's name in a window's title; more words are a slogan or another headline."""

PUBLISHERS = ("og:site_name", "DC.publisher", "article:publisher_name", "application-name", "publisher")


def metadata_of_page(root: HtmlElement, markup: str, headline: str | None = None) -> Metadata:
    """Only what the page states; a date in a sidebar or a teaser is not taken. ``headline``: a lesser heading above
    the text, which is nearer to a title than the window's."""
    linked = linked_data(root)
    site = _meta(root, *PUBLISHERS) or linked.publisher
    title = _headline(root, site)
    return Metadata(
        title=title or _meta(root, "og:title") or linked.headline or headline or _window_title(root, site),
        publisher=site or _site_of_window(root, title),
        published=readable_date(_meta(root, *DATES) or linked.published or _article_time(root)),
        url=_address(root, markup) or _web_address(linked.url),
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
    names = {site, TITLE_PARTS.split(_window(root))[-1]}
    headings = {text for heading in root.iter("h1") if (text := _text(heading))}
    own = headings - names if len(headings) > 1 or site else headings
    return own.pop() if len(own) == 1 else None


def _window_title(root: HtmlElement, site: str | None) -> str | None:
    """«Заголовок | Газета» → «Заголовок», if the page names its site «Газета» or the first part is a headline."""
    parts = TITLE_PARTS.split(_window(root))
    if len(parts) > 1 and (parts[-1] == site or len(parts[0].split()) >= 4):
        return usable_title(parts[0])
    return usable_title(_window(root))


def _site_of_window(root: HtmlElement, title: str | None) -> str | None:
    """«Заголовок — Новости — Газета»: what stands last behind the page's own headline."""
    parts = TITLE_PARTS.split(_window(root))
    if title is None or len(parts) < 2 or look.key_of(parts[0]) != look.key_of(title):
        return None
    site = parts[-1]
    return site if 0 < len(look.words(site)) <= SITE_WORDS and not look.is_menu(site) else None


def _window(root: HtmlElement) -> str:
    title = root.find(".//title")
    return _text(title) if title is not None else ""


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
    return _web_address(next(links, None) or _meta(root, "og:url") or (saved[1] if saved else None))


def _web_address(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
