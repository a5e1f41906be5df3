"""Which sentences are looked at closely: a quick guess over the whole corpus, at the price of the touched ones.

The sums of a question are kept in arrays as long as the corpus, which are taken from a pool and handed back clean, so
that a question costs by its words' documents and not by the size of the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.closeness import scores_of
from retrieval.corpus import Corpus
from retrieval.index import ROUNDING, Field, Floats, kth, top
from retrieval.postings import Ids, distinct, ranges
from retrieval.query import Query
from retrieval.sums import Sums

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


LONG = 1024
"""Documents of a term from which on it is added by itself; shorter ones are added together."""

LOOKING_UP = 8
"""How many documents of a term are added in the time that one is looked up among them."""

NONE: Ids = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of a query, best guess first, and their BM25 in each field, divided by the query's sum of idf."""

    candidates: Ids
    scores: dict[str, Floats]


def find(query: Query, corpus: Corpus, also: Ids = NONE) -> Found:
    """Choose candidates by the fields; ``also`` are sentences that something else speaks for."""
    shares = {name: 1.0 / _most(field, query) for name, field in corpus.fields.items()}
    best = _best(query, corpus, shares)
    if not len(best) and not len(also):
        return Found(best, {})
    candidates = _with_whole_paragraphs(best, corpus) if len(best) else best
    candidates = np.concatenate((candidates, np.setdiff1d(also, candidates))) if len(also) else candidates
    scores = scores_of(query, corpus, candidates)
    return Found(candidates, {name: scores[name] * share for name, share in shares.items()})


def _best(query: Query, corpus: Corpus, shares: Mapping[str, float]) -> Ids:
    """The ``CANDIDATES`` best guesses, best first.

    Rare words come first. As soon as the common ones that are left cannot lift what has none of the rare to the best so
    far (MaxScore: Turtle and Flood 1995), they are looked up for the few in the running only.
    """
    short, long = _listed(query, corpus, shares)
    with corpus.sums.borrowed() as sums:
        for one in short:
            one.add_to(sums)
        for done, one in enumerate(long):
            running = _in_the_running(sums, corpus, long[done:])
            if running is not None:
                return _best_of(running, sums, corpus, long[done:])
            one.add_to(sums)
        return _best_of(sums.sentences.touched, sums, corpus, ())


def _in_the_running(sums: Sums, corpus: Corpus, left: Sequence[_Listed]) -> Ids | None:
    """Sentences that may be among the best whatever the lists that are left add to any; ``None``: too many to pay."""
    rest = sum(one.bound for one in left)
    most = sum(one.length for one in left) // (LOOKING_UP * len(left))
    touched = sums.sentences.touched
    if len(touched) < CANDIDATES or len(touched) > LOOKING_UP * most:
        return None
    guesses = _guesses(sums, corpus, touched)
    enough = kth(guesses, CANDIDATES) - ROUNDING - rest
    if enough <= 0.0:
        return None
    paragraphs = sums.paragraphs.touched
    paragraphs = paragraphs[sums.paragraphs.sums[paragraphs] >= enough]
    running = touched[guesses >= enough]
    if len(running) + len(paragraphs) > most:
        return None
    starts = corpus.paragraph_starts[paragraphs]
    around = ranges(starts, corpus.paragraph_starts[paragraphs + 1] - starts).astype(np.int32)
    return distinct(np.concatenate((running, around)))


def _best_of(running: Ids, sums: Sums, corpus: Corpus, left: Sequence[_Listed]) -> Ids:
    """The best of these, once what is left is added."""
    paragraphs = corpus.paragraph_of[running]
    own, around = sums.sentences.sums[running], sums.paragraphs.sums[paragraphs]
    for one in left:
        if one.in_paragraphs:
            around += one.parts_at(paragraphs)
        else:
            own += one.parts_at(running)
    said = np.flatnonzero(own)
    running, guesses = running[said], (own + around)[said]
    return np.asarray(running[top(guesses, running, CANDIDATES)])


def _guesses(sums: Sums, corpus: Corpus, sentences: Ids) -> Floats:
    return np.asarray(sums.sentences.sums[sentences] + sums.paragraphs.sums[corpus.paragraph_of[sentences]])


@dataclass(frozen=True, slots=True)
class _Listed:
    """Terms of a field that are added together, with what each weighs in the guess. ``bound`` is the most that they
    add to a document; they have ``length`` documents."""

    field: Field
    weighted: Mapping[int, float]
    in_paragraphs: bool
    bound: float
    length: int

    def add_to(self, sums: Sums) -> None:
        tally = sums.paragraphs if self.in_paragraphs else sums.sentences
        if len(self.weighted) == 1:
            [(term, weight)] = self.weighted.items()
            tally.add(*self.field.parts(term, weight))
        else:
            tally.add_each(*self.field.parts_of(list(self.weighted), list(self.weighted.values())))

    def parts_at(self, documents: Ids) -> Floats:
        """What the only term adds to each of these documents."""
        [(term, weight)] = self.weighted.items()
        return self.field.parts_at(term, weight, documents)


def _listed(query: Query, corpus: Corpus, shares: Mapping[str, float]) -> tuple[list[_Listed], list[_Listed]]:
    """Rare terms of each field together, and the common ones each by itself, those that may add most first."""
    worth = {name: weight * shares[name] for name, weight in GUESS.items()}
    short: list[_Listed] = []
    long: list[_Listed] = []
    for name, weighted in _asked(query, worth).items():
        field, in_paragraphs = corpus.fields[name], name.startswith("paragraph")
        rare = {term: weight for term, weight in weighted.items() if field.frequency(term) < LONG}
        short += [_Listed(field, rare, in_paragraphs, 0.0, 0)] if rare else []
        for term in weighted.keys() - rare.keys():
            weight = weighted[term]
            bound = field.bound(term, weight)
            long.append(_Listed(field, {term: weight}, in_paragraphs, bound, field.frequency(term)))
    return short, sorted(long, key=lambda one: (-one.bound, one.length))


def _asked(query: Query, worth: Mapping[str, float]) -> dict[str, Mapping[int, float]]:
    """Terms with what they weigh. Whatever answers for a word of the question is among its kin, the word itself too."""
    lemmas = {
        term: worth["sentence_kin"] * weight + worth["sentence_lemmas"] * query.lemmas.get(term, 0.0)
        for term, weight in query.kin.items()
    }
    return {
        "sentence_lemmas": lemmas,
        "sentence_prefixes": _weighed(query.prefixes, worth["sentence_prefixes"]),
        "paragraph_lemmas": _weighed(query.lemmas, worth["paragraph_lemmas"]),
        "paragraph_prefixes": _weighed(query.prefixes, worth["paragraph_prefixes"]),
    }


def _weighed(terms: Mapping[int, float], worth: float) -> dict[int, float]:
    return {term: weight * worth for term, weight in terms.items()}


def _most(field: Field, query: Query) -> float:
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
