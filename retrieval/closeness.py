"""BM25 of a few documents worked out from their own words: what the postings would give, at a price that does not
depend on how common the words of the question are.

Two articles are read whole for every question, and there the calls of numpy cost more than what they count. So the
fields are not counted one by one: sentences and then paragraphs are the rows of one table, lemmas and then first
letters its columns, and every pair is counted once.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from retrieval.corpus import Corpus
from retrieval.index import Floats
from retrieval.places import NOWHERE
from retrieval.postings import Ids, Ints, ranges
from retrieval.query import Query

OF_SENTENCES = ("sentence_lemmas", "sentence_prefixes", "sentence_kin")
OF_PARAGRAPHS = ("paragraph_lemmas", "paragraph_prefixes")
FIELDS = OF_SENTENCES + OF_PARAGRAPHS
"""Rows of all tables of scores."""


class Sought(Struct, frozen=True):
    """What a question looks for. Each of its ``lemmas``, in order, has a column, and behind them each of its first
    letters; ``letters`` says which column those of a lemma have, the last one if nobody asks for them. ``factors``
    has a row for each field: what a document gets for a column at most."""

    lemmas: Ids
    letters: Ids
    factors: Floats

    @classmethod
    def of(cls, query: Query, corpus: Corpus) -> Sought:
        lemmas = np.array(sorted(query.kin), dtype=np.int32)
        prefixes = np.array(sorted(query.prefixes), dtype=np.int32)
        columns = {prefix: len(lemmas) + place for place, prefix in enumerate(prefixes.tolist())}
        nobody = len(lemmas) + len(prefixes)
        letters = [columns.get(prefix, nobody) for prefix in corpus.prefix_of[lemmas].tolist()]
        own = [query.lemmas.get(lemma, 0.0) for lemma in lemmas.tolist()]
        kin = [query.kin[lemma] for lemma in lemmas.tolist()]
        first = [query.prefixes[prefix] for prefix in prefixes.tolist()]
        factors = np.zeros((len(FIELDS), nobody + 1))
        in_sentences, in_paragraphs = corpus.sentence_lemmas.factors(lemmas), corpus.paragraph_lemmas.factors(lemmas)
        factors[0, : len(lemmas)] = own * in_sentences
        factors[1, len(lemmas) : -1] = first * corpus.sentence_prefixes.factors(prefixes)
        factors[2, : len(lemmas)] = kin * in_sentences
        factors[3, : len(lemmas)] = own * in_paragraphs
        factors[4, len(lemmas) : -1] = first * corpus.paragraph_prefixes.factors(prefixes)
        return cls(lemmas, np.array(letters, dtype=np.int32), factors)


class Scored(Struct, frozen=True):
    """Sentences, and for each (a column) its BM25 in each field (a row), that of its paragraph in the last two."""

    sentences: Ids
    scores: Floats


class Texts(Struct, frozen=True):
    """The ``sentences`` of some paragraphs with their ``words``, one after another: ``sentence_of`` says for each word
    which of the sentences it stands in, ``paragraph_of`` for each sentence which of the paragraphs. ``norms`` are what
    BM25 adds to a count in each sentence and then in each paragraph."""

    sentences: Ids
    words: Ids
    sentence_of: Ints
    paragraph_of: Ints
    norms: Floats

    @classmethod
    def of(cls, corpus: Corpus, paragraphs: Ids | Ints) -> Texts:
        """Of different paragraphs, in their order."""
        first = corpus.paragraph_starts[paragraphs]
        counts = corpus.paragraph_starts[paragraphs + 1] - first
        sentences = ranges(first, counts)
        starts = corpus.sentence_starts[sentences]
        lengths = corpus.sentence_starts[sentences + 1] - starts
        return cls(
            sentences.astype(np.int32),
            corpus.terms[ranges(starts, lengths)],
            np.arange(len(sentences)).repeat(lengths),
            np.arange(len(paragraphs)).repeat(counts),
            np.concatenate((corpus.sentence_lemmas.norms[sentences], corpus.paragraph_lemmas.norms[paragraphs])),
        )


def scores_of(sought: Sought, corpus: Corpus, texts: Texts) -> Scored:
    """BM25 of every sentence of some texts."""
    places = corpus.places.among(sought.lemmas, texts.words)
    said = (places != NOWHERE).nonzero()[0]
    sentence_of, count = texts.sentence_of[said], len(texts.sentences)
    pairs = _Pairs.of(places[said], sentence_of, texts.paragraph_of[sentence_of] + count, sought)
    of_sentences, of_paragraphs = pairs.sums(sought.factors, texts.norms, count)
    return Scored(texts.sentences, np.concatenate((of_sentences, of_paragraphs[:, texts.paragraph_of])))


class _Pairs(Struct, frozen=True):
    """Documents (``rows``) with the columns that they have, and how often, in the order of rows and then of columns."""

    rows: Ints
    columns: Ints
    counts: Ints

    @classmethod
    def of(cls, lemmas: Ids, sentences: Ints, paragraphs: Ints, sought: Sought) -> _Pairs:
        """Of single words: the place of each among the lemmas sought, and the rows that it stands in."""
        width = sought.factors.shape[1]
        columns = np.concatenate((lemmas, sought.letters[lemmas]))
        pairs = np.concatenate((sentences, sentences, paragraphs, paragraphs)) * width
        pairs.reshape(2, -1)[:] += columns
        pairs.sort()
        new = np.ones(len(pairs) + 1, dtype=np.bool_)
        np.not_equal(pairs[1:], pairs[:-1], out=new[1:-1])
        bounds = new.nonzero()[0]
        rows, columns = np.divmod(pairs[bounds[:-1]], width)
        return cls(rows, columns, bounds[1:] - bounds[:-1])

    def sums(self, factors: Floats, norms: Floats, sentences: int) -> tuple[Floats, Floats]:
        """Scores by field of the first rows, so many ``sentences``, and of the others: paragraphs. A document is as
        long by its first letters as by its lemmas, and so its norm is the same."""
        parts = factors[:, self.columns] * self.counts / (self.counts + norms[self.rows])
        split, paragraphs = int(self.rows.searchsorted(sentences)), len(norms) - sentences
        rows, others = self.rows[:split], self.rows[split:] - sentences
        of_sentences = [np.bincount(rows, one, sentences) for one in parts[: len(OF_SENTENCES), :split]]
        of_paragraphs = [np.bincount(others, one, paragraphs) for one in parts[len(OF_SENTENCES) :, split:]]
        return np.array(of_sentences), np.array(of_paragraphs)
