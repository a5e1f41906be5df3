"""Which sentences are looked at closely: a quick guess over the whole corpus, at the price of the touched ones.

The sums of a question are kept in arrays as long as the corpus, which are taken from a pool and handed back clean, so
that a question costs by its words' documents and not by the size of the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from retrieval.corpus import Corpus
from retrieval.index import Field, Floats, top
from retrieval.postings import Ids, ranges
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


NONE: Ids = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of a query, best guess first, and their BM25 in each field, divided by the query's sum of idf."""

    candidates: Ids
    scores: dict[str, Floats]


def find(query: Query, corpus: Corpus, also: Ids = NONE) -> Found:
    """Choose candidates by the fields; ``also`` are sentences that something else speaks for."""
    with corpus.sums.borrowed() as sums:
        for name, weighted in _asked(query).items():
            sums.add(name, weighted)
        # Whatever answers for a word of the question is among its kin, the word itself too.
        touched = sums.touched("sentence_kin")
        if not len(touched) and not len(also):
            return Found(touched, {})
        shares = {name: 1.0 / _most(field, query) for name, field in corpus.fields.items()}
        best = touched[top(_guess(sums, corpus, shares, touched), touched, CANDIDATES)]
        candidates = _with_whole_paragraphs(best, corpus) if len(best) else best
        candidates = np.concatenate((candidates, np.setdiff1d(also, candidates))) if len(also) else candidates
        places = _places(corpus, candidates)
        return Found(candidates, {name: sums.of(name, places[name]) * share for name, share in shares.items()})


def _asked(query: Query) -> dict[str, Mapping[int, float]]:
    return {
        "sentence_lemmas": query.lemmas,
        "sentence_prefixes": query.prefixes,
        "sentence_kin": query.kin,
        "paragraph_lemmas": query.lemmas,
        "paragraph_prefixes": query.prefixes,
    }


def _guess(sums: Sums, corpus: Corpus, shares: Mapping[str, float], sentences: Ids) -> Floats:
    places = _places(corpus, sentences)
    guess = np.zeros(len(sentences))
    for name, weight in GUESS.items():
        guess += weight * shares[name] * sums.of(name, places[name])
    return guess


def _places(corpus: Corpus, sentences: Ids) -> dict[str, Ids]:
    """In each field, the documents that hold these sentences."""
    paragraphs = corpus.paragraph_of[sentences]
    return {name: paragraphs if name.startswith("paragraph") else sentences for name in GUESS}


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
