"""What the index takes in of one article, and how it is stored: bytes that are put together with those of other
articles before anybody looks into them.

No object is made for a sentence or a word, neither by who stores an analysis nor by who indexes an archive. Rows that
an earlier version of the program stored as JSON are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from struct import Struct
from typing import TypedDict

import numpy as np

from retrieval.analysis import VERSION, Analysis, PreparedArticle, StaleAnalysis
from retrieval.models import Article, Passage

PACKED = b"\x01"
"""The first byte of what is stored: JSON has a brace in its place."""

HEADER = Struct("<cH5I")
"""``PACKED``, the version of the analysis, and how many bytes each of the five parts has that follow."""

PLACE = np.dtype("<i4")

Row = tuple[int, int, int, str, str]
"""Start, end, paragraph, lemmas and marks of a sentence in JSON."""


class _Json(TypedDict):
    version: int
    title: tuple[str, str]
    passages: list[Row]


@dataclass(frozen=True, slots=True)
class Outline:
    """``places`` has four numbers (``PLACE``) for each sentence: how many lemmas, start, end, paragraph. ``lemmas`` are
    those of all sentences in UTF-8, a space after each, and ``marks`` have a byte for each; the title has its own."""

    article: Article
    places: bytes
    marks: bytes
    lemmas: bytes
    title_marks: bytes
    title: bytes

    @classmethod
    def of(cls, prepared: PreparedArticle) -> Outline:
        passages, analyses = prepared.passages, prepared.analyses
        places = [
            (len(analysis.lemmas), passage.start, passage.end, passage.paragraph)
            for passage, analysis in zip(passages, analyses, strict=True)
        ]
        return cls(
            prepared.article,
            np.array(places, dtype=PLACE).tobytes(),
            "".join([one.marks for one in analyses]).encode(),
            _spaced(list(chain.from_iterable([one.lemmas for one in analyses]))),
            prepared.title.marks.encode(),
            _spaced(prepared.title.lemmas),
        )

    @classmethod
    def stored(cls, article: Article, stored: bytes) -> Outline:
        """Of what ``dump`` wrote, now or in an earlier version. Raises ``StaleAnalysis`` when it has to be made anew
        with ``prepare``."""
        outline = _unpacked(article, stored) if stored.startswith(PACKED) else _from_json(article, stored)
        if outline.places and outline.end > len(article.text):
            raise StaleAnalysis(f"article {article.id} is shorter than it was")
        return outline

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.places) // (4 * PLACE.itemsize)

    @property
    def end(self) -> int:
        """Where the last sentence ends."""
        return int(np.frombuffer(self.places[-2 * PLACE.itemsize :], dtype=PLACE)[0])

    def prepared(self) -> PreparedArticle:
        """The opposite of ``of``."""
        places: list[list[int]] = np.frombuffer(self.places, dtype=PLACE).reshape(-1, 4).tolist()
        text, lemmas, marks = self.article.text, _words(self.lemmas), self.marks.decode()
        passages = [
            Passage(self.article.id, start, end, text[start:end], paragraph, position)
            for position, (_, start, end, paragraph) in enumerate(places)
        ]
        bounds = pairwise(accumulate([place[0] for place in places], initial=0))
        analyses = [Analysis(lemmas[first:last], marks[first:last]) for first, last in bounds]
        title = Analysis(_words(self.title), self.title_marks.decode())
        return PreparedArticle(self.article, title, tuple(passages), tuple(analyses))


Indexed = PreparedArticle | Outline
"""What can be indexed."""


def outline_of(one: Indexed) -> Outline:
    return one if isinstance(one, Outline) else Outline.of(one)


def dump(prepared: PreparedArticle) -> bytes:
    """Everything but the article itself, to be stored beside it."""
    outline = Outline.of(prepared)
    parts = outline.places, outline.marks, outline.lemmas, outline.title_marks, outline.title
    return HEADER.pack(PACKED, VERSION, *map(len, parts)) + b"".join(parts)


def load(article: Article, stored: bytes) -> PreparedArticle:
    """What ``dump`` wrote. Raises ``StaleAnalysis`` as ``Outline.stored`` does."""
    return Outline.stored(article, stored).prepared()


def _unpacked(article: Article, stored: bytes) -> Outline:
    if len(stored) < HEADER.size:
        raise StaleAnalysis(f"analysis of article {article.id} is cut short")
    _, version, first, second, third, fourth, fifth = HEADER.unpack_from(stored)
    if version != VERSION:
        raise StaleAnalysis(f"analysis of version {version}, now {VERSION}")
    marks = HEADER.size + first
    lemmas = marks + second
    title_marks = lemmas + third
    title = title_marks + fourth
    if title + fifth != len(stored):
        raise StaleAnalysis(f"analysis of article {article.id} is cut short")
    return Outline(
        article,
        stored[HEADER.size : marks],
        stored[marks:lemmas],
        stored[lemmas:title_marks],
        stored[title_marks:title],
        stored[title:],
    )


def _from_json(article: Article, stored: bytes) -> Outline:
    """As analyses were stored until their fifth version."""
    content: _Json = json.loads(stored)
    if content["version"] != VERSION:
        raise StaleAnalysis(f"analysis of version {content['version']}, now {VERSION}")
    rows = content["passages"]
    places = [(len(marks), start, end, paragraph) for start, end, paragraph, _, marks in rows]
    spaced, title_marks = content["title"]
    return Outline(
        article,
        np.array(places, dtype=PLACE).tobytes(),
        "".join([row[4] for row in rows]).encode(),
        _spaced(" ".join([row[3] for row in rows]).split()),
        title_marks.encode(),
        _spaced(spaced.split()),
    )


def _spaced(lemmas: Sequence[str]) -> bytes:
    return " ".join([*lemmas, ""]).encode("utf-8", "surrogatepass")


def _words(spaced: bytes) -> tuple[str, ...]:
    return tuple(spaced.decode("utf-8", "surrogatepass").split())
