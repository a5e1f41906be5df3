"""What stands where: every lemma of every sentence, paragraph, article and title, as numbers in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from retrieval.numbering import Numbering
from retrieval.outlines import PLACE, Outline
from retrieval.packing import Flags
from retrieval.postings import Ids, Ints, joined
from retrieval.words import Words

Marks = npt.NDArray[np.uint8]

TAKEN_AT_ONCE = 1 << 20
"""Letters of the lemmas that are numbered together: enough for numpy's steps to be worth their call, and few enough to
stay in a processor's own memory."""


class Content(Struct, frozen=True):
    """Numbers of lemmas (``terms``) with the kind of word each was (``marks``), one sentence after another: sentence
    ``s`` has those at ``sentence_starts[s]:sentence_starts[s + 1]`` and stands at ``starts[s]:ends[s]`` of its article.
    ``paragraph_starts`` and ``article_starts`` hold numbers of sentences (and one more entry at the end), so that an
    empty paragraph or article starts where the next one does. Titles are kept beside in the same way."""

    terms: Ids
    marks: Marks
    sentence_starts: Ints
    starts: Ids
    ends: Ids
    paragraph_starts: Ints
    article_starts: Ints
    title_terms: Ids
    title_starts: Ints

    def with_more(self, more: Content) -> Content:
        """This and what comes after it."""
        return Content(
            joined((self.terms, more.terms)),
            joined((self.marks, more.marks)),
            _continued(self.sentence_starts, more.sentence_starts),
            joined((self.starts, more.starts)),
            joined((self.ends, more.ends)),
            _continued(self.paragraph_starts, more.paragraph_starts),
            _continued(self.article_starts, more.article_starts),
            joined((self.title_terms, more.title_terms)),
            _continued(self.title_starts, more.title_starts),
        )

    def only(self, kept: Flags) -> Content:
        """The articles that are flagged; lemmas keep their numbers."""
        sentences = np.repeat(kept, np.diff(self.article_starts))
        words = np.repeat(sentences, np.diff(self.sentence_starts))
        in_titles = np.repeat(kept, np.diff(self.title_starts))
        article_of_paragraph = np.searchsorted(self.article_starts, self.paragraph_starts[:-1], side="right") - 1
        return Content(
            self.terms[words],
            self.marks[words],
            _kept(self.sentence_starts, sentences),
            self.starts[sentences],
            self.ends[sentences],
            _kept(self.paragraph_starts, kept[article_of_paragraph]),
            _kept(self.article_starts, kept),
            self.title_terms[in_titles],
            _kept(self.title_starts, kept),
        )

    def renumbered(self, numbers: Ids) -> Content:
        """With ``numbers[n]`` in the place of lemma ``n``."""
        return Content(
            numbers[self.terms],
            self.marks,
            self.sentence_starts,
            self.starts,
            self.ends,
            self.paragraph_starts,
            self.article_starts,
            numbers[self.title_terms],
            self.title_starts,
        )


class Reading:
    """Takes in outlines one by one and keeps nothing of them but numbers. ``known`` lemmas keep theirs, new ones get
    the next."""

    def __init__(self, known: Words) -> None:
        self._numbering = Numbering(known)
        self._taken: list[Outline] = []
        self._size = 0
        self._portions: list[_Portion] = []

    def take(self, outline: Outline) -> None:
        self._taken.append(outline)
        self._size += len(outline.lemmas)
        if self._size >= TAKEN_AT_ONCE:
            self._number()

    def finished(self) -> tuple[Content, Sequence[str]]:
        """What was taken, and the lemmas that were not known in the order of their numbers."""
        self._number()
        return _content(self._portions), self._numbering.new

    def _number(self) -> None:
        """What was taken becomes numbers, and is let go."""
        self._portions.append(_portion(self._taken, self._numbering))
        self._taken, self._size = [], 0


class _Portion(Struct, frozen=True):
    """Arrays of some articles, one after another; ``places`` are those of ``Outline``."""

    terms: Ids
    marks: Marks
    places: Ids
    article_lengths: Ids
    title_terms: Ids
    title_lengths: Ids


def _portion(taken: Sequence[Outline], numbering: Numbering) -> _Portion:
    """Raises ``ValueError`` where a word has no mark."""
    words = np.array([(len(one.marks) - one.in_title, one.in_title) for one in taken], dtype=np.int32).reshape(-1, 2)
    terms = numbering.numbers(b"".join([one.lemmas for one in taken]))
    marks = np.frombuffer(b"".join([one.marks for one in taken]), dtype=np.uint8)
    if len(terms) != len(marks):
        raise ValueError("a word without a mark")
    in_title = np.repeat(np.tile((False, True), len(taken)), words.ravel())
    return _Portion(
        terms[~in_title],
        marks[~in_title],
        np.frombuffer(b"".join([one.places for one in taken]), dtype=PLACE).astype(np.int32, copy=False),
        np.array([one.count for one in taken], dtype=np.int32),
        terms[in_title],
        words[:, 1],
    )


def _content(portions: Sequence[_Portion]) -> Content:
    places = joined([one.places for one in portions]).reshape(-1, 4)
    article_starts = _starts_of(joined([one.article_lengths for one in portions]))
    return Content(
        joined([one.terms for one in portions]),
        joined([one.marks for one in portions]),
        _starts_of(places[:, 0]),
        np.ascontiguousarray(places[:, 1]),
        np.ascontiguousarray(places[:, 2]),
        _paragraph_starts(places[:, 3], article_starts),
        article_starts,
        joined([one.title_terms for one in portions]),
        _starts_of(joined([one.title_lengths for one in portions])),
    )


def _paragraph_starts(paragraphs: Ids, article_starts: Ints) -> Ints:
    """``paragraphs`` says of each sentence which one of its article it stands in; one that is left out is empty."""
    full = np.flatnonzero(np.diff(article_starts))
    counts = paragraphs[article_starts[full + 1] - 1].astype(np.int64) + 1
    before = np.concatenate(([0], np.cumsum(counts)))
    numbered = paragraphs + np.repeat(before[:-1], np.diff(article_starts)[full])
    return np.searchsorted(numbered, np.arange(before[-1] + 1)).astype(np.int64)


def _continued(starts: Ints, more: Ints) -> Ints:
    return joined((starts[:-1], more + starts[-1]))


def _kept(starts: Ints, kept: Flags) -> Ints:
    """Starts of the ranges that are flagged, once the others are taken out."""
    lengths = np.diff(starts)[kept]
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))


def _starts_of(lengths: Ids) -> Ints:
    """Where each range begins, and where the last one ends."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
