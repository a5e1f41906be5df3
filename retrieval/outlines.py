"""What the index takes in of one article, and how it is stored: bytes that are put together with those of other
articles before anybody looks into them.

No object is made for a sentence or a word, neither by who stores an analysis nor by who indexes an archive. Rows that
an earlier version of the program stored as JSON are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from struct import Struct
from typing import TypedDict

import numpy as np

from retrieval.analysis import VERSION, Analysis, PreparedArticle, StaleAnalysis
from retrieval.models import Article, Passage

PACKED = b"\x01"
"""The first byte of what is stored: JSON has a brace in its place."""

HEADER = Struct("<cH4I")
"""``PACKED``, the version of the analysis, words of the title, and how many bytes each of the parts has that follow."""

PLACE = np.dtype("<i4")
SENTENCE = Struct("<4i")

Row = tuple[int, int, int, str, str]
"""Start, end, paragraph, lemmas and marks of a sentence in JSON."""


class _Json(TypedDict):
    version: int
    title: tuple[str, str]
    passages: list[Row]


@dataclass(frozen=True, slots=True)
class Outline:
    """``places`` has four numbers (``PLACE``) for each sentence: how many lemmas, start, end, paragraph. ``lemmas`` are
    those of all sentences and then of the title in UTF-8, a space after each; ``marks`` have a byte for each. Of them
    the last ``in_title`` are the title's."""

    article: Article
    in_title: int
    places: bytes
    marks: bytes
    lemmas: bytes

    @classmethod
    def of(cls, prepared: PreparedArticle) -> Outline:
        analyses = prepared.analyses
        places = [
            (len(analysis.lemmas), passage.start, passage.end, passage.paragraph)
            for passage, analysis in zip(prepared.passages, analyses, strict=True)
        ]
        return cls(
            prepared.article,
            len(prepared.title.lemmas),
            np.array(places, dtype=PLACE).tobytes(),
            "".join([one.marks for one in (*analyses, prepared.title)]).encode(),
            _spaced([lemma for one in (*analyses, prepared.title) for lemma in one.lemmas]),
        )

    @classmethod
    def stored(cls, article: Article, stored: bytes) -> Outline:
        """Of what ``dump`` wrote, now or in an earlier version. Raises ``StaleAnalysis`` when it has to be made anew
        with ``prepare``."""
        outline = _unpacked(article, stored) if stored.startswith(PACKED) else _from_json(article, stored)
        if outline.end > len(article.text):
            raise StaleAnalysis(f"article {article.id} is shorter than it was")
        return outline

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.places) // SENTENCE.size

    @property
    def end(self) -> int:
        """Where the last sentence ends."""
        if not self.places:
            return 0
        _, _, end, _ = SENTENCE.unpack_from(self.places, len(self.places) - SENTENCE.size)
        return int(end)

    def prepared(self) -> PreparedArticle:
        """The opposite of ``of``."""
        places: list[list[int]] = np.frombuffer(self.places, dtype=PLACE).reshape(-1, 4).tolist()
        text, marks = self.article.text, self.marks.decode()
        lemmas = tuple(self.lemmas.decode("utf-8", "surrogatepass").split())
        passages = [
            Passage(self.article.id, start, end, text[start:end], paragraph, position)
            for position, (_, start, end, paragraph) in enumerate(places)
        ]
        bounds = accumulate([*(place[0] for place in places), self.in_title], initial=0)
        *analyses, title = [Analysis(lemmas[first:last], marks[first:last]) for first, last in pairwise(bounds)]
        return PreparedArticle(self.article, title, tuple(passages), tuple(analyses))


Indexed = PreparedArticle | Outline
"""What can be indexed."""


def outline_of(one: Indexed) -> Outline:
    return one if isinstance(one, Outline) else Outline.of(one)


def dump(prepared: PreparedArticle) -> bytes:
    """Everything but the article itself, to be stored beside it."""
    outline = Outline.of(prepared)
    parts = outline.places, outline.marks, outline.lemmas
    return HEADER.pack(PACKED, VERSION, outline.in_title, *map(len, parts)) + b"".join(parts)


def load(article: Article, stored: bytes) -> PreparedArticle:
    """What ``dump`` wrote. Raises ``StaleAnalysis`` as ``Outline.stored`` does."""
    return Outline.stored(article, stored).prepared()


def _unpacked(article: Article, stored: bytes) -> Outline:
    if len(stored) < HEADER.size:
        raise StaleAnalysis(f"analysis of article {article.id} is cut short")
    _, version, in_title, places, marks, lemmas = HEADER.unpack_from(stored)
    first = HEADER.size + places
    second = first + marks
    if version != VERSION or second + lemmas != len(stored):
        raise StaleAnalysis(f"analysis of version {version}, now {VERSION}, or cut short: article {article.id}")
    return Outline(article, in_title, stored[HEADER.size : first], stored[first:second], stored[second:])


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
        len(title_marks),
        np.array(places, dtype=PLACE).tobytes(),
        "".join([*(row[4] for row in rows), title_marks]).encode(),
        _spaced(" ".join([*(row[3] for row in rows), spaced]).split()),
    )


def _spaced(lemmas: Sequence[str]) -> bytes:
    return " ".join([*lemmas, ""]).encode("utf-8", "surrogatepass")
