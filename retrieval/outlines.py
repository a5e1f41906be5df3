"""What the index takes in of one article: columns instead of an object for each sentence.

A stored analysis becomes columns in a tenth of the time that its passages and analyses take to be made, and an archive
is indexed from nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from retrieval.analysis import VERSION, PreparedArticle, StaleAnalysis
from retrieval.models import Article


@dataclass(frozen=True, slots=True)
class Outline:
    """``lemmas`` of all sentences one after another; ``marks``, ``starts``, ``ends`` and ``paragraphs`` have one entry
    for each sentence, with a mark for each of its lemmas; ``title`` are the lemmas of the title."""

    article: Article
    title: Sequence[str]
    lemmas: Sequence[str]
    marks: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    paragraphs: Sequence[int]

    @classmethod
    def of(cls, prepared: PreparedArticle) -> Outline:
        return cls(
            prepared.article,
            prepared.title.lemmas,
            tuple(chain.from_iterable([one.lemmas for one in prepared.analyses])),
            [one.marks for one in prepared.analyses],
            [passage.start for passage in prepared.passages],
            [passage.end for passage in prepared.passages],
            [passage.paragraph for passage in prepared.passages],
        )

    @classmethod
    def from_json(cls, article: Article, stored: str) -> Outline:
        """Of what ``PreparedArticle.to_json`` wrote. Raises ``StaleAnalysis`` as its ``from_json`` does."""
        content = json.loads(stored)
        if content["version"] != VERSION:
            raise StaleAnalysis(f"analysis of version {content['version']}, now {VERSION}")
        title = content["title"][0].split()
        rows = content["passages"]
        starts, ends, paragraphs, spaced, marks = zip(*rows, strict=True) if rows else ((), (), (), (), ())
        if ends and ends[-1] > len(article.text):
            raise StaleAnalysis(f"article {article.id} is shorter than it was")
        return cls(article, title, " ".join(spaced).split(), marks, starts, ends, paragraphs)


Indexed = PreparedArticle | Outline
"""What can be indexed."""


def outline_of(one: Indexed) -> Outline:
    return one if isinstance(one, Outline) else Outline.of(one)
