"""BM25 of a few documents worked out from their own words: what the postings would give, at a price that does not
depend on how common the words of the question are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from retrieval.corpus import Corpus
from retrieval.index import Floats, Scale
from retrieval.postings import Ids, Ints, ranges
from retrieval.query import Query


def scores_of(query: Query, corpus: Corpus, sentences: Ids) -> dict[str, Floats]:
    """BM25 of each sentence, and of the paragraph it stands in, by field."""
    paragraphs, rows = np.unique(corpus.paragraph_of[sentences], return_inverse=True)
    first, last = corpus.paragraph_starts[paragraphs], corpus.paragraph_starts[paragraphs + 1]
    starts = corpus.sentence_starts
    own, own_lengths = _words(corpus, starts[sentences], starts[sentences + 1])
    around, around_lengths = _words(corpus, starts[first], starts[last])
    return {
        "sentence_lemmas": _scores(corpus.sentence_lemmas, sentences, own, own_lengths, query.lemmas),
        "sentence_prefixes": _scores(
            corpus.sentence_prefixes, sentences, corpus.prefix_of[own], own_lengths, query.prefixes
        ),
        "sentence_kin": _scores(corpus.sentence_lemmas, sentences, own, own_lengths, query.kin),
        "paragraph_lemmas": _scores(corpus.paragraph_lemmas, paragraphs, around, around_lengths, query.lemmas)[rows],
        "paragraph_prefixes": _scores(
            corpus.paragraph_prefixes, paragraphs, corpus.prefix_of[around], around_lengths, query.prefixes
        )[rows],
    }


def _words(corpus: Corpus, starts: Ints, ends: Ints) -> tuple[Ids, Ints]:
    """Lemmas of several texts one after another, and how many each has."""
    lengths = ends - starts
    return corpus.terms[ranges(starts, lengths)], lengths


def _scores(field: Scale, documents: Ids, words: Ids, lengths: Ints, weighted: Mapping[int, float]) -> Floats:
    """Scores of documents whose words stand one after another."""
    if not weighted:
        return np.zeros(len(documents))
    asked = np.array(sorted(weighted), dtype=np.int32)
    columns_of = np.full(field.vocabulary, len(asked), dtype=np.int32)
    columns_of[asked] = np.arange(len(asked))
    columns = columns_of[words]
    said = np.flatnonzero(columns < len(asked))
    rows = np.searchsorted(np.cumsum(lengths), said, side="right")
    pairs, counts = np.unique(rows * len(asked) + columns[said], return_counts=True)
    rows, columns = np.divmod(pairs, len(asked))
    factors = field.factors(asked, [weighted[term] for term in asked.tolist()])
    parts = factors[columns] * counts / (counts + field.norms[documents[rows]])
    return np.asarray(np.bincount(rows, weights=parts, minlength=len(documents)), dtype=np.float64)
