"""Which sentences are looked at closely: the best of a quick guess over the whole corpus, at the price of reading a few
hundred paragraphs of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from retrieval.closeness import scores_of
from retrieval.corpus import Corpus
from retrieval.index import Floats, Scale, kth, top
from retrieval.postings import Ids, Ints, ranges
from retrieval.query import Query
from retrieval.reach import Asked, Reach

CANDIDATES = 80
"""Sentences that are looked at closely; the right one is among them for 97 of 100 questions of XQuAD."""

WHOLE_PARAGRAPHS = 6
"""Paragraphs whose every sentence becomes a candidate, matching or not («Заключено оно на пять лет»)."""

LONG_PARAGRAPH = 40
"""Sentences of a paragraph taken as candidates at most."""

GUESS = {
    "sentence_lemmas": 1.5,
    "sentence_prefixes": 0.4,
    "sentence_kin": 1.0,
    "paragraph_lemmas": 6.0,
    "paragraph_prefixes": 9.0,
}
"""Weights of the fields when candidates are chosen (fitted on mixed texts before; any near values do)."""

OWN = ("sentence_lemmas", "sentence_prefixes", "sentence_kin")
AROUND = ("paragraph_lemmas", "paragraph_prefixes")
"""A sentence without any of its own is no candidate by itself."""

PROMISING = 100
"""Paragraphs that are read first; how good their sentences are tells which others can be passed over."""

NONE: Ids = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of a query, best guess first, and their BM25 in each field, divided by the query's sum of idf."""

    candidates: Ids
    scores: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class _Read:
    """Sentences with their scores in each field and the guess that these add up to."""

    sentences: Ids
    scores: dict[str, Floats]
    guesses: Floats

    @classmethod
    def of(cls, query: Query, corpus: Corpus, worth: Mapping[str, float], sentences: Ids) -> _Read:
        scores = scores_of(query, corpus, sentences)
        own = sum((scores[name] * worth[name] for name in OWN), np.zeros(len(sentences)))
        around = sum((scores[name] * worth[name] for name in AROUND), np.zeros(len(sentences)))
        return cls(sentences, scores, np.where(own > 0.0, own + around, 0.0))

    def with_more(self, more: _Read) -> _Read:
        scores = {name: np.concatenate((mine, more.scores[name])) for name, mine in self.scores.items()}
        sentences = np.concatenate((self.sentences, more.sentences))
        return _Read(sentences, scores, np.concatenate((self.guesses, more.guesses)))

    @property
    def enough(self) -> float:
        """What a sentence has to be worth to be a candidate."""
        return kth(self.guesses, CANDIDATES) if len(self.guesses) >= CANDIDATES else 0.0

    def best(self) -> Ids:
        """The ``CANDIDATES`` best guesses, best first."""
        said = np.flatnonzero(self.guesses)
        places = top(self.guesses[said], self.sentences[said], CANDIDATES)
        return np.asarray(self.sentences[said[places]])

    def rows(self, sentences: Ids) -> Ints:
        """Where these stand."""
        order = np.argsort(self.sentences)
        return np.asarray(order[np.searchsorted(self.sentences, sentences, sorter=order)])


def find(query: Query, corpus: Corpus, also: Ids = NONE) -> Found:
    """Choose candidates by the fields; ``also`` are sentences that something else speaks for."""
    shares = {name: 1.0 / _most(field, query) for name, field in corpus.fields.items()}
    worth = {name: weight * shares[name] for name, weight in GUESS.items()}
    read = _best_read(query, corpus, worth)
    best = read.best()
    candidates = _with_whole_paragraphs(best, corpus) if len(best) else best
    if len(also):
        candidates = np.concatenate((candidates, np.setdiff1d(also, candidates)))
        read = read.with_more(_Read.of(query, corpus, worth, np.setdiff1d(also, read.sentences)))
    rows = read.rows(candidates)
    return Found(candidates, {name: read.scores[name][rows] * share for name, share in shares.items()})


def _best_read(query: Query, corpus: Corpus, worth: Mapping[str, float]) -> _Read:
    """Whole paragraphs, the ``CANDIDATES`` best sentences of all among them.

    The most promising are read first. What cannot be as good as the best of those by the bounds of ``Reach`` is left
    unread (MaxScore: Turtle and Flood 1995).
    """
    with corpus.heights.borrowed() as heights:
        reach = Reach(Asked.of(query, worth), corpus, heights)
        read = _Read.of(query, corpus, worth, NONE)
        left, count = reach.promising(PROMISING), PROMISING
        while len(left):
            count *= 2
            chosen = reach.highest(left, count)
            reach.take(chosen)
            read = read.with_more(_Read.of(query, corpus, worth, _sentences_of(chosen, corpus)))
            left = reach.above(read.enough)
        return read


def _sentences_of(paragraphs: Ints, corpus: Corpus) -> Ids:
    starts = corpus.paragraph_starts[paragraphs]
    return ranges(starts, corpus.paragraph_starts[paragraphs + 1] - starts).astype(np.int32)


def _most(field: Scale, query: Query) -> float:
    """What a document of every word of the question might get in a field."""
    known = [one for one in query.wanted if one.frequency]
    most = sum(field.idf_of(min(one.frequency, field.corpus_size)) for one in known)
    return most + (len(query.wanted) - len(known)) * field.idf_of(0) or 1.0


def _with_whole_paragraphs(best: Ids, corpus: Corpus) -> Ids:
    paragraphs = list(dict.fromkeys(corpus.paragraph_of[best].tolist()))[:WHOLE_PARAGRAPHS]
    starts = corpus.paragraph_starts[paragraphs]
    counts = np.minimum(corpus.paragraph_starts[np.array(paragraphs) + 1] - starts, LONG_PARAGRAPH)
    every = ranges(starts, counts).astype(np.int32)
    return np.concatenate((best, np.setdiff1d(every, best)))
