"""What stands where: every lemma of every sentence, paragraph, article and title, as numbers in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.outlines import Outline
from retrieval.packing import Flags
from retrieval.postings import Ids, Ints, joined
from retrieval.words import Words

Marks = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Content:
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
        self._numbers = _Numbers(known)
        self._terms, self._title_terms = array("i"), array("i")
        self._marks = bytearray()
        self._sentence_lengths, self._title_lengths = array("i"), array("i")
        self._starts, self._ends, self._paragraphs = array("i"), array("i"), array("i")
        self._article_lengths = array("i")

    def take(self, outline: Outline) -> None:
        number = self._numbers.__getitem__
        self._terms.fromlist(list(map(number, outline.lemmas)))
        self._marks += "".join(outline.marks).encode("ascii")
        self._sentence_lengths.extend(map(len, outline.marks))
        self._title_terms.extend(map(number, outline.title))
        self._title_lengths.append(len(outline.title))
        self._starts.extend(outline.starts)
        self._ends.extend(outline.ends)
        self._paragraphs.extend(outline.paragraphs)
        self._article_lengths.append(len(outline.starts))

    @property
    def new_words(self) -> Sequence[str]:
        """Lemmas that were not known, in the order of their numbers."""
        return self._numbers.new

    def content(self) -> Content:
        article_starts = _starts_of(self._article_lengths)
        return Content(
            _ids(self._terms),
            np.frombuffer(self._marks, dtype=np.uint8),
            _starts_of(self._sentence_lengths),
            _ids(self._starts),
            _ids(self._ends),
            _paragraph_starts(_ids(self._paragraphs), article_starts),
            article_starts,
            _ids(self._title_terms),
            _starts_of(self._title_lengths),
        )


class _Numbers(dict[str, int]):
    """Numbers of lemmas; one that is not known gets the next."""

    def __init__(self, known: Words) -> None:
        super().__init__()
        self._known = known
        self.new: list[str] = []

    def __missing__(self, lemma: str) -> int:
        number = self._known.get(lemma) if len(self._known) else None
        if number is None:
            number = len(self._known) + len(self.new)
            self.new.append(lemma)
        self[lemma] = number
        return number


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


def _ids(numbers: array[int]) -> Ids:
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, dtype=np.int32)


def _starts_of(lengths: array[int]) -> Ints:
    """Where each range begins, and where the last one ends."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(_ids(lengths), dtype=np.int64)))
