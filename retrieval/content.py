"""What stands where: every lemma of every sentence, paragraph, article and title, as numbers in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from retrieval.analysis import PreparedArticle
from retrieval.packing import Flags
from retrieval.postings import Ids, Ints
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
            np.concatenate((self.terms, more.terms)),
            np.concatenate((self.marks, more.marks)),
            _continued(self.sentence_starts, more.sentence_starts),
            np.concatenate((self.starts, more.starts)),
            np.concatenate((self.ends, more.ends)),
            _continued(self.paragraph_starts, more.paragraph_starts),
            _continued(self.article_starts, more.article_starts),
            np.concatenate((self.title_terms, more.title_terms)),
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
    """Takes in prepared articles one by one and keeps nothing of them but numbers. ``known`` lemmas keep theirs, new
    ones get the next."""

    def __init__(self, known: Words) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}
        self._new: list[str] = []
        self._terms, self._title_terms = array("i"), array("i")
        self._marks = bytearray()
        self._sentence_starts, self._title_starts = array("q", [0]), array("q", [0])
        self._starts, self._ends = array("i"), array("i")
        self._paragraph_starts, self._article_starts = array("q"), array("q", [0])

    def take(self, prepared: PreparedArticle) -> None:
        for analysis in prepared.analyses:
            self._terms.extend(self._numbered(analysis.lemmas))
            self._marks += analysis.marks.encode("ascii")
            self._sentence_starts.append(len(self._terms))
        self._title_terms.extend(self._numbered(prepared.title.lemmas))
        self._title_starts.append(len(self._title_terms))
        self._take_places(prepared)

    @property
    def new_words(self) -> Sequence[str]:
        """Lemmas that were not known, in the order of their numbers."""
        return self._new

    def content(self) -> Content:
        return Content(
            _ids(self._terms),
            np.frombuffer(bytes(self._marks), dtype=np.uint8),
            _starts(self._sentence_starts),
            _ids(self._starts),
            _ids(self._ends),
            _starts(array("q", chain(self._paragraph_starts, [len(self._starts)]))),
            _starts(self._article_starts),
            _ids(self._title_terms),
            _starts(self._title_starts),
        )

    def _numbered(self, lemmas: Sequence[str]) -> list[int]:
        numbers = self._numbers
        try:
            return [numbers[lemma] for lemma in lemmas]
        except KeyError:
            return [self._number(lemma) for lemma in lemmas]

    def _number(self, lemma: str) -> int:
        number = self._numbers.get(lemma)
        if number is None:
            known = self._known.get(lemma)
            number = len(self._known) + len(self._new) if known is None else known
            if known is None:
                self._new.append(lemma)
            self._numbers[lemma] = number
        return number

    def _take_places(self, prepared: PreparedArticle) -> None:
        before = len(self._paragraph_starts)
        for passage in prepared.passages:
            while len(self._paragraph_starts) <= before + passage.paragraph:
                self._paragraph_starts.append(len(self._starts))
            self._starts.append(passage.start)
            self._ends.append(passage.end)
        self._article_starts.append(len(self._starts))


def _continued(starts: Ints, more: Ints) -> Ints:
    return np.concatenate((starts[:-1], more + starts[-1]))


def _kept(starts: Ints, kept: Flags) -> Ints:
    """Starts of the ranges that are flagged, once the others are taken out."""
    lengths = np.diff(starts)[kept]
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))


def _ids(numbers: array[int]) -> Ids:
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, dtype=np.int32)


def _starts(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, dtype=np.int64)
