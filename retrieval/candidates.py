"""Which sentences are looked at closely: the best of a quick guess over the whole corpus, at the price of reading a few
hundred paragraphs of it.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
from msgspec import Struct

from retrieval.closeness import FIELDS, OF_PARAGRAPHS, OF_SENTENCES, Scored, Sought, Texts, scores_of
from retrieval.corpus import Corpus
from retrieval.index import Floats, Scale, kth, top
from retrieval.postings import Ids, distinct
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
"""Weights of the fields when candidates are chosen (fitted on mixed texts before; any near values do). A sentence that
has nothing of its own, but for what its paragraph has, is no candidate by itself."""

PROMISING = 100
"""Paragraphs that are read first; how good their sentences are tells which others can be passed over."""

NONE: Ids = np.zeros(0, dtype=np.int32)


class Found(Struct, frozen=True):
    """Candidates of a query, best guess first, and their BM25 in each field, divided by the query's sum of idf."""

    candidates: Ids
    scores: dict[str, Floats]


class _Read(Struct, frozen=True):
    """Sentences with their scores (a row a field) and the guess that these add up to."""

    sentences: Ids
    scores: Floats
    guesses: Floats

    @classmethod
    def of(cls, scored: Scored, worth: Floats) -> _Read:
        weighed = scored.scores * worth[:, None]
        own = weighed[0] + weighed[1] + weighed[2]
        guesses = np.where(own > 0.0, own + (weighed[3] + weighed[4]), 0.0)
        return cls(scored.sentences, scored.scores, guesses)

    def with_more(self, more: _Read) -> _Read:
        return _Read(
            np.concatenate((self.sentences, more.sentences)),
            np.concatenate((self.scores, more.scores), axis=1),
            np.concatenate((self.guesses, more.guesses)),
        )

    @property
    def enough(self) -> float:
        """What a sentence has to be worth to be a candidate."""
        return kth(self.guesses, CANDIDATES) if len(self.guesses) >= CANDIDATES else 0.0

    def best(self) -> Ids:
        """The ``CANDIDATES`` best guesses, best first."""
        said = self.guesses.nonzero()[0]
        places = top(self.guesses[said], self.sentences[said], CANDIDATES)
        return np.asarray(self.sentences[said[places]])

    def scores_of(self, sentences: Ids) -> Floats:
        """Scores of some of these."""
        order = self.sentences.argsort()
        return np.asarray(self.scores[:, order[self.sentences.searchsorted(sentences, sorter=order)]])


class _Reader:
    """Reads paragraphs of a corpus for one query. ``shares``: one divided by what a document of every word of the
    question might get, ``worth``: what a score counts for in a guess, both by field."""

    def __init__(self, query: Query, corpus: Corpus) -> None:
        self.query, self.corpus = query, corpus
        in_sentences, in_paragraphs = _most(corpus.sentence_lemmas, query), _most(corpus.paragraph_lemmas, query)
        self.shares = 1.0 / np.array([in_sentences] * len(OF_SENTENCES) + [in_paragraphs] * len(OF_PARAGRAPHS))
        self.worth = self.shares * [GUESS[name] for name in FIELDS]
        self._sought = Sought.of(query, corpus)

    def read(self, texts: Texts) -> _Read:
        """Every sentence of some texts."""
        return _Read.of(scores_of(self._sought, self.corpus, texts), self.worth)


def find(query: Query, corpus: Corpus, also: Ids = NONE) -> Found:
    """Choose candidates by the fields; ``also`` are sentences that something else speaks for."""
    reader = _Reader(query, corpus)
    read = _best_read(reader)
    candidates = _with_whole_paragraphs(read.best(), corpus)
    if len(also):
        candidates = np.concatenate((candidates, _without(also, candidates)))
        unread = _without(also, read.sentences)
        read = read.with_more(reader.read(Texts.of(corpus, distinct(corpus.paragraph_of[unread]))))
    scores = read.scores_of(candidates) * reader.shares[:, None]
    return Found(candidates, dict(zip(FIELDS, scores, strict=True)))


def _best_read(reader: _Reader) -> _Read:
    """Whole paragraphs, the ``CANDIDATES`` best sentences of all among them.

    The most promising are read first. What cannot be as good as the best of those by the bounds of ``Reach`` is left
    unread (MaxScore: Turtle and Flood 1995). A few are all read, quicker than it is told which of them are worth it.
    """
    corpus = reader.corpus
    if len(corpus.paragraph_starts) - 1 <= PROMISING:
        return reader.read(_all_of(corpus))
    with corpus.heights.borrowed() as heights:
        reach = Reach(Asked.of(reader.query, dict(zip(FIELDS, reader.worth.tolist(), strict=True))), corpus, heights)
        count = 2 * PROMISING
        chosen = reach.highest(reach.promising(PROMISING), count)
        read = reader.read(Texts.of(corpus, chosen))
        while True:
            reach.take(chosen)
            left = reach.above(read.enough)
            if not len(left):
                return read
            count *= 2
            chosen = reach.highest(left, count)
            read = read.with_more(reader.read(Texts.of(corpus, chosen)))


def _all_of(corpus: Corpus) -> Texts:
    """Of a small corpus: the same for every question."""
    if corpus not in _WHOLE:
        _WHOLE[corpus] = Texts.of(corpus, np.arange(len(corpus.paragraph_starts) - 1))
    return _WHOLE[corpus]


_WHOLE: WeakKeyDictionary[Corpus, Texts] = WeakKeyDictionary()


def _most(field: Scale, query: Query) -> float:
    """What a document of every word of the question might get in a field."""
    known = [one for one in query.wanted if one.frequency]
    most = sum(field.idf_of(min(one.frequency, field.corpus_size)) for one in known)
    return most + (len(query.wanted) - len(known)) * field.idf_of(0) or 1.0


def _without(sentences: Ids, others: Ids) -> Ids:
    return sentences[~np.isin(sentences, others)]


def _with_whole_paragraphs(best: Ids, corpus: Corpus) -> Ids:
    paragraphs = list(dict.fromkeys(corpus.paragraph_of[best].tolist()))[:WHOLE_PARAGRAPHS]
    known = set(best.tolist())
    starts = corpus.paragraph_starts
    spans = ((int(starts[one]), int(starts[one + 1])) for one in paragraphs)
    every = (number for start, end in spans for number in range(start, min(end, start + LONG_PARAGRAPH)))
    return np.concatenate((best, np.array(sorted(number for number in every if number not in known), dtype=np.int32)))
