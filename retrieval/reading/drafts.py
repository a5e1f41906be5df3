"""What reading a file yields: paragraphs with what was cut and why, metadata as the file gives it, and warnings.

A draft is what an admin looks at before publishing. Nothing is thrown away: a cut paragraph stays in its place with
the name of the rule that cut it, so that it can be put back. Unknown metadata is ``None``, never a guess.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from retrieval.models import Article

LONGEST = 1_000_000
"""Characters of one article, about 500 pages; the rest is left out, and the draft says so."""

TITLE_LENGTH = 60
"""Characters of the first sentence that stand in for a missing title."""


class CautionCode(StrEnum):
    """What an admin should look at before publishing; the value is part of a message's identifier."""

    OTHER_LANGUAGE = "other-language"
    MOSTLY_TABLES = "mostly-tables"
    MOSTLY_CUT = "mostly-cut"
    SHORT = "short"
    SOME_PAGES_SCANNED = "some-pages-scanned"
    PAGES_LEFT_OUT = "pages-left-out"
    TEXT_LEFT_OUT = "text-left-out"
    ATTACHMENTS_LEFT_OUT = "attachments-left-out"
    DAMAGED_LETTERS = "damaged-letters"


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning. ``count``: how many pages, attachments, letters; ``limit``: how many were read at most."""

    code: CautionCode
    count: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``cut_by`` is the rule that took it out of the text, ``None`` if it belongs to it."""

    text: str
    cut_by: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Neighbouring paragraphs that one rule took away; ``positions`` index ``Draft.paragraphs``."""

    rule: str
    positions: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article's origin. ``published`` is worded as the source words it."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    published_estimated: bool = False

    def or_else(self, other: Metadata) -> Metadata:
        """Empty fields filled from ``other``; a date is taken together with its mark."""
        dated = self if self.published else other
        return Metadata(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            published=dated.published,
            url=self.url or other.url,
            published_estimated=dated.published_estimated,
        )


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader takes out of a file, before cleaning. A reader may mark paragraphs as cut itself."""

    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata = Metadata()
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as read. ``name`` is the file's own name, ``format`` the name of the reader that understood it."""

    name: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata = Metadata()
    warnings: tuple[Caution, ...] = ()

    @property
    def text(self) -> str:
        """The article proper, paragraphs apart by a line break."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.cut_by is None)

    @property
    def title(self) -> str:
        """The known title, else the beginning of the text: a quotation rather than a file's name."""
        return self.metadata.title or beginning(self.text)

    @property
    def cut(self) -> tuple[Cut, ...]:
        """What was taken away, in the order of the file."""
        runs: list[list[int]] = []
        for position, paragraph in enumerate(self.paragraphs):
            if paragraph.cut_by is None:
                continue
            if runs and runs[-1][-1] == position - 1 and self.paragraphs[position - 1].cut_by == paragraph.cut_by:
                runs[-1].append(position)
            else:
                runs.append([position])
        return tuple(self._cut(run) for run in runs)

    def article(self, article_id: str) -> Article:
        """The draft as an article under an identifier of the caller's choice."""
        return Article(
            id=article_id,
            title=self.title,
            text=self.text,
            publisher=self.metadata.publisher,
            published=self.metadata.published,
            url=self.metadata.url,
            published_estimated=self.metadata.published_estimated,
        )

    def _cut(self, positions: Collection[int]) -> Cut:
        chosen = [self.paragraphs[position] for position in positions]
        text = "\n".join(paragraph.text for paragraph in chosen)
        return Cut(rule=chosen[0].cut_by or "", positions=tuple(positions), text=text)


def restore(draft: Draft, positions: Collection[int] | None = None) -> Draft:
    """The draft with cut paragraphs back in their places: those at ``positions`` (see ``Cut``), or all of them."""
    paragraphs = tuple(
        replace(paragraph, cut_by=None) if positions is None or position in positions else paragraph
        for position, paragraph in enumerate(draft.paragraphs)
    )
    return replace(draft, paragraphs=paragraphs)


def beginning(text: str) -> str:
    """«На прошлой неделе делегация города Стаханова во главе с…»: whole words of the first line."""
    line = text.split("\n", 1)[0].strip()
    if len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
