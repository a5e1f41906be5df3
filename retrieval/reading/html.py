"""Web pages: the article without menus, teasers, banners and comments.

Blocks of the page in its own order; what the page itself marks as navigation, sidebar or comments is cut, what stands
outside its article element too. A page without such marks is judged as jusText does it: length, small words, links.
What is cut stays in the draft, so an admin can put it back.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from msgspec import Struct

from retrieval.lemmas import is_function_word
from retrieval.reading import lines as look
from retrieval.reading.drafts import LONGEST, Extract, Paragraph
from retrieval.reading.encoding import decode
from retrieval.reading.errors import EmptyFile
from retrieval.reading.pages import metadata_of_page
from retrieval.reading.registry import reader

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BEGINS = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD_BYTES = 4096

FURNITURE_NAMES = re.compile(
    r"(?:[\w-]*[_-])?(?:comments?|disqus|respond|cookies?|consent|gdpr|(?:top|main|site|foot|side|mobile)?-?(?:nav|menu)\w*"
    r"|navbar|breadcrumbs?|crumbs|side-?bar\w*|footer|related\w*|recommend\w*|read-?(?:also|more)|see-?also|similar"
    r"|shar(?:e|ing|edaddy)\w*|socials?\w*|soc|likes?|pop-?up|modal|subscri\w+|newsletter|donat\w+|support-us|banner\w*"
    r"|advert\w*|ads?|adv|promo\w*|teasers?\w*|widget\w*|tags?|pagination|pager|rating|counters?|copyright|toolbar|login"
    r"|search\w*|news-?(?:line|feed|ticker)|hidden|skip-link|byline|(?:entry|post|article|news)-?(?:meta|info|author))"
    r"(?:[_-][\w-]*)?|\w*related\w*|print",
    re.IGNORECASE,
)
COMMENT_NAMES = re.compile(
    r"(?:[\w-]*[_-])?(?:comments|comments?-(?:list|area|block)|disqus|cookies?|gdpr)(?:[_-][\w-]*)?", re.IGNORECASE
)
STATE_NAMES = re.compile(r"(?:tag|category|type|status|format|with|has|no|is)-", re.IGNORECASE)
"""«tag-news», «with-sidebar»: what engines say of the whole page or post, not the name of a part."""

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
ARTICLE = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//*[contains(concat(' ', @class, ' '), ' article-body ')]",
    ".//main",
    ".//*[@role='main']",
)
ENOUGH = 100
"""Characters that make an article element worth believing."""

LINKED = 0.5
"""Share of a block's letters inside links above which it is a list of links."""

GOOD_LENGTH = 70
GOOD_STOP_WORDS = 0.12
GOOD_LINKED = 0.2
"""jusText's length_low, a third of its stop-word density (function words alone are counted here), its link density."""

NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]+|[a-zа-я])[\])]?", re.IGNORECASE)
"""What a link to a note says: «[1]», «*»."""

PAGE = frozenset({"html", "body"})
DEEPEST = 400
"""Nested tags; deeper ones are an attack on the stack."""


class Block(Struct, frozen=True):
    """A run of text between two block-level tags. ``linked``: share of it inside links, 0…1; ``heading``: its tag;
    ``furniture``: the page marks it as not the article's; ``inside``: it stands in the article element, if any."""

    text: str
    linked: float
    heading: str | None
    furniture: bool
    inside: bool


@cache
def markup(kind: str) -> frozenset[str]:
    """Words of one kind from ``lexicons/markup.tsv``."""
    table = resources.files("retrieval.reading").joinpath("lexicons/markup.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t", 1) for row in table.splitlines() if "\t" in row and not row.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split())


def recognises(data: bytes) -> bool:
    return BEGINS.match(data[:HEAD_BYTES].replace(b"\x00", b"")) is not None


@reader("html", "html", "htm", "xhtml", recognises=recognises)
def read_html(data: bytes) -> Extract:
    """A saved page or a fetched one. Raises ``EmptyFile`` for one without a text."""
    declared = CHARSET.search(data[:HEAD_BYTES])
    return read_page(decode(data, declared[1].decode("ascii", "replace") if declared else None).text)


def read_page(source: str) -> Extract:
    """The same from decoded markup (a mail's body, a chapter of a book)."""
    root = parse(source)
    blocks = list(blocks_of(root))
    if not blocks:
        raise EmptyFile
    metadata = metadata_of_page(root, source, _headline(blocks))
    return Extract(tuple(judged(blocks, metadata.title)), metadata)


def parse(source: str) -> HtmlElement:
    """The tree of a page. Raises ``EmptyFile`` for a page without any."""
    from lxml import etree, html

    bare = XML_DECLARATION.sub("", source).replace("\x00", "")
    if not bare.strip():
        raise EmptyFile
    try:
        return html.document_fromstring(bare, parser=html.HTMLParser(huge_tree=True, no_network=True))
    except etree.ParserError as error:
        raise EmptyFile from error


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """Texts of a page in its order, each with what the page says of it."""
    article = _article_of(root)
    walk = _Walk(article, _text_length(root if article is None else article))
    walk.visit(root, furniture=False, inside=article is None)
    walk.flush()
    yield from walk.blocks


def judged(blocks: list[Block], title: str | None) -> Iterator[Paragraph]:
    """Blocks as paragraphs; those that are not the article's under the name of the rule."""
    kept = {position for position, block in enumerate(blocks) if _belongs(block, title)}
    if all(block.inside for block in blocks):
        kept = _from_first_good(blocks, kept)
    for position, block in enumerate(blocks):
        yield Paragraph(block.text, None if position in kept else "page_block")


def _headline(blocks: list[Block]) -> str | None:
    """The second- or third-level heading right above the text, for pages without a first-level one."""
    above = itertools.takewhile(lambda block: not look.is_sentence(block.text), _own(blocks))
    return next((block.text for block in above if block.heading in ("h2", "h3")), None)


def _own(blocks: list[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.inside and not block.furniture and block.linked <= LINKED)


def _belongs(block: Block, title: str | None) -> bool:
    """Text of the article element, and the headline wherever it stands; a site's name is a first heading as well."""
    if block.furniture:
        return False
    if block.heading == "h1":
        return block.text == title
    return block.inside and block.linked <= LINKED


def _from_first_good(blocks: list[Block], candidates: set[int]) -> set[int]:
    """On a page without an article element: from the headline on, or else from the lines that touch the first good
    block. What follows the last one stays: short lines and verses belong, and leftovers are known to ``cleaning``."""
    good = [position for position in sorted(candidates) if _is_good(blocks[position])]
    if not good:
        return candidates
    above = [position for position in sorted(candidates) if position < good[0]]
    headline = next((position for position in above if blocks[position].heading == "h1"), None)
    first = good[0]
    while headline is None and first - 1 in candidates:
        first -= 1
    start = first if headline is None else headline
    return {position for position in candidates if position >= start}


def _is_good(block: Block) -> bool:
    """As jusText judges (Pomikálek 2011): long enough, with the small words that only sentences have, few links."""
    words = look.words(block.text)
    known = sum(is_function_word(word) for word in words)
    return len(block.text) >= GOOD_LENGTH and known >= GOOD_STOP_WORDS * len(words) and block.linked <= GOOD_LINKED


class _Walk:
    """Goes through a page once, gathering text until a block-level tag ends it."""

    def __init__(self, article: HtmlElement | None, length: int) -> None:
        self.blocks: list[Block] = []
        self._article = article
        self._length = length
        self._text: list[str] = []
        self._linked = 0
        self._state = (False, True)
        self._heading: str | None = None

    def visit(
        self, element: HtmlElement, *, furniture: bool, inside: bool, in_link: bool = False, depth: int = 0
    ) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in markup("unseen") or depth > DEEPEST or _is_note_mark(element):
            return
        furniture = furniture or (tag not in PAGE and self._is_furniture(element))
        inside = inside or element is self._article
        in_link = in_link or tag == "a"
        is_block = tag in markup("block")
        self._enter(is_block, (furniture, inside), tag)
        self._add(element.text, in_link)
        for child in element:
            self.visit(child, furniture=furniture, inside=inside, in_link=in_link, depth=depth + 1)
            self._enter(False, (furniture, inside), tag)
            self._add(child.tail, in_link)
        if is_block:
            self.flush()

    def flush(self) -> None:
        """Ends the block that is being gathered."""
        text = " ".join("".join(self._text).split())[: LONGEST + 1]  # what is left out has to be seen to be
        if text:
            furniture, inside = self._state
            self.blocks.append(Block(text, min(1.0, self._linked / len(text)), self._heading, furniture, inside))
        self._text, self._linked, self._heading = [], 0, None

    def _enter(self, is_block: bool, state: tuple[bool, bool], tag: str) -> None:
        if is_block or state != self._state:
            self.flush()
        self._state = state
        if tag in markup("heading"):
            self._heading = tag

    def _add(self, text: str | None, in_link: bool) -> None:
        if text:
            self._text.append(text)
            self._linked += len(" ".join(text.split())) if in_link else 0

    def _is_furniture(self, element: HtmlElement) -> bool:
        """By its tag, role or name; by a mere name only if it does not hold most of the text."""
        if self._article is not None and (element is self._article or element in self._article.iterancestors()):
            return False
        if _is_marked(element):
            return True
        return _is_named(element, FURNITURE_NAMES) and _text_length(element) < self._length / 2


def _is_note_mark(element: HtmlElement) -> bool:
    if element.tag != "a" or "#" not in element.get("href", ""):
        return False
    return NOTE_MARK.fullmatch("".join(element.itertext()).strip()) is not None


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in markup("furniture") or element.get("role", "").lower() in markup("role"):
        return True
    hidden = "hidden" in element.attrib or HIDDEN_STYLE.search(element.get("style", "")) is not None
    return hidden or _is_named(element, COMMENT_NAMES)


def _is_named(element: HtmlElement, names: re.Pattern[str]) -> bool:
    own = (*element.get("class", "").split(), *element.get("id", "").split())
    return any(names.fullmatch(name) for name in own if not STATE_NAMES.match(name))


def _article_of(root: HtmlElement) -> HtmlElement | None:
    """The element that the page calls its article: of the first kind that holds a text, the longest."""
    for path in ARTICLE:
        found = max(root.iterfind(path) if "contains" not in path else root.xpath(path), key=_text_length, default=None)
        if found is not None and _text_length(found) >= ENOUGH:
            return found
    return None


def _text_length(element: HtmlElement) -> int:
    """Characters outside scripts and links."""
    skipped = markup("unseen") | {"a"}
    texts = (part.text or "" for part in element.iter() if isinstance(part.tag, str) and part.tag not in skipped)
    tails = (part.tail or "" for part in element.iter() if part is not element)
    return sum(len(text.strip()) for text in texts) + sum(len(tail.strip()) for tail in tails)
