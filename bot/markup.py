"""HTML as Telegram understands it: the one place that escapes, and the one that cuts a message to size.

``Html`` is text that is already safe to send. Whatever comes from a person or an article is a plain ``str`` and goes
through ``escape``. Telegram counts UTF-16 units after parsing, 4096 for a message: so do ``length`` and ``split``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import pairwise

from msgspec import Struct

MESSAGE_LIMIT = 4096
"""UTF-16 units of a message's text, tags and entities not counted: https://core.telegram.org/bots/api#sendmessage."""


_SHOWN = re.compile(r"(?:^|>)\s*[^<\s]")
"""Something to be seen: Telegram refuses a message of tags alone."""


class Html(str):
    """Markup that needs no more escaping."""

    __slots__ = ()


def escape(text: str) -> Html:
    """``text`` made safe; ``Html`` is left as it is."""
    if isinstance(text, Html):
        return text
    return Html(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def join(parts: Iterable[str], separator: str = "") -> Html:
    """The parts, each escaped if it needs to be."""
    return Html(separator.join(escape(part) for part in parts))


def lines(*parts: str) -> Html:
    """The parts that are not empty, one under another."""
    return join((part for part in parts if part), "\n")


def paragraphs(*parts: str) -> Html:
    """The parts that are not empty, an empty line between them."""
    return join((part for part in parts if part), "\n\n")


def bold(text: str) -> Html:
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    return Html(f"<i>{escape(text)}</i>")


def quote(text: str) -> Html:
    return Html(f"<blockquote>{escape(text)}</blockquote>")


def expandable(text: str) -> Html:
    """A quotation that shows its first lines, and the rest on a tap."""
    return Html(f"<blockquote expandable>{escape(text)}</blockquote>")


def code(text: str) -> Html:
    return Html(f"<code>{escape(text)}</code>")


def link(text: str, url: str | None) -> Html:
    """A link, or the text alone where the address is none that Telegram would open."""
    if url is None or not re.match(r"https?://[^\s\"<>]+\.[^\s\"<>]+$", url):
        return escape(text)
    return Html(f'<a href="{escape(url)}">{escape(text)}</a>')


def bold_spans(text: str, spans: Sequence[tuple[int, int]]) -> Html:
    """``text`` with the spans bold; spans that overlap or stand outside are put right."""
    parts: list[Html] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            parts += [escape(text[at:start]), bold(text[start:end])]
            at = end
    return join([*parts, escape(text[at:])])


def units(text: str) -> int:
    """Length of plain text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def length(html: Html) -> int:
    """Length as Telegram counts it: UTF-16 units, tags away, entities read."""
    return units(_parse(html).text)


def split(html: Html, limit: int = MESSAGE_LIMIT) -> list[Html]:
    """Messages of at most ``limit`` units each, cut between paragraphs if possible, else between lines, else between
    words; tags that were open at a cut are closed before it and opened again after it."""
    if units(html) <= limit:
        return [Html(html.strip())] if _SHOWN.search(html) else []
    parsed = _parse(html)
    pieces: list[Html] = []
    start = 0
    while start < len(parsed.text):
        end = _cut(parsed.text, start, limit)
        piece = parsed.render(start, end)
        if _SHOWN.search(piece):
            pieces.append(piece)
        start = end
    return pieces


def shorten(html: Html, limit: int = MESSAGE_LIMIT) -> Html:
    """The markup itself if it fits, else as much as fits and «…»."""
    if units(html) <= limit or length(html) <= limit:
        return html
    pieces = split(html, limit - 1)
    return Html((pieces[0].rstrip() if pieces else "") + "…")


class _Tag(Struct, frozen=True):
    start: int
    end: int
    opening: str
    name: str


class _Parsed(Struct, frozen=True):
    """Plain text and the tags over it, outer before inner."""

    text: str
    tags: tuple[_Tag, ...]

    def render(self, start: int, end: int) -> Html:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        inside = [tag for tag in self.tags if max(tag.start, start) < min(tag.end, end)]
        edges = sorted({start, end} | {min(max(edge, start), end) for tag in inside for edge in (tag.start, tag.end)})
        parts: list[str] = []
        for left, right in pairwise(edges):
            parts += [tag.opening for tag in inside if max(tag.start, start) == left]
            parts.append(escape(self.text[left:right]))
            parts += [f"</{tag.name}>" for tag in reversed(inside) if min(tag.end, end) == right]
        return Html("".join(parts))


def _parse(html: Html) -> _Parsed:
    text = ""
    open_tags: list[tuple[int, int, str, str]] = []
    tags: list[tuple[int, _Tag]] = []
    opened = 0
    for part in re.split(r"(<[^>]*>)", html):
        if part.startswith("</"):
            order, start, opening, name = open_tags.pop()
            tags.append((order, _Tag(start, len(text), opening, name)))
        elif part.startswith("<"):
            open_tags.append((opened, len(text), part, re.split(r"[\s>]", part[1:], maxsplit=1)[0]))
            opened += 1
        else:
            text += unescape(part)
    return _Parsed(text, tuple(tag for _, tag in sorted(tags, key=lambda pair: pair[0])))


def _cut(text: str, start: int, limit: int) -> int:
    """Where the piece that begins at ``start`` ends."""
    if units(text[start:]) <= limit:
        return len(text)
    end, room = start, limit
    while end < len(text) and room >= units(text[end]):
        room -= units(text[end])
        end += 1
    if end == len(text):
        return end
    for boundary in ("\n\n", "\n", " "):
        at = text.rfind(boundary, start + 1, end + 1)
        if at > start and text[start:at].strip():
            return at
    return max(end, start + 1)
