"""The shortcut to the best documents finds the very ones that scoring all of them finds."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval import postings
from retrieval.index import Bm25, Field
from retrieval.postings import Postings, collect

WORDS = 15
DOCUMENT = st.lists(st.integers(0, WORDS - 1).map(lambda word: word * word // WORDS), max_size=8)
CORPORA = st.lists(DOCUMENT, min_size=1, max_size=40)
QUERIES = st.lists(st.integers(-1, WORDS + 2), max_size=7)
IN_USE = [(0.6, 0.4), (1.2, 0.1), (1.5, 0.75)]


def postings_of(corpus: list[list[int]], vocabulary: int = WORDS) -> Postings:
    terms = np.array([term for document in corpus for term in document], dtype=np.int32)
    return collect(terms, np.cumsum([0, *map(len, corpus)], dtype=np.int64), vocabulary)


def same(one: Postings, other: Postings) -> bool:
    pairs = [(getattr(one, name), getattr(other, name)) for name in Postings.__struct_fields__]
    return all(np.array_equal(left, right) for left, right in pairs)


@pytest.mark.parametrize(("k1", "b"), IN_USE)
@settings(deadline=None)
@given(corpus=CORPORA, query=QUERIES, limit=st.integers(1, 12))
def test_the_best_are_those_of_the_definition(
    k1: float, b: float, corpus: list[list[int]], query: list[int], limit: int
) -> None:
    assume(any(corpus))
    defined = Bm25(corpus, k1=k1, b=b).get_scores([term for term in query if term >= 0])
    field = Field(postings_of(corpus), k1=k1, b=b)
    expected = sorted(np.flatnonzero(defined).tolist(), key=lambda number: (-round(defined[number], 9), number))
    documents, scores = field.best(query, limit)
    assert documents.tolist() == expected[:limit]
    np.testing.assert_allclose(scores, defined[documents], rtol=0, atol=1e-9)
    field._lists = None  # as where there was no compiler
    by_numpy = field.best(query, limit)
    assert (by_numpy[0].tolist(), by_numpy[1].tolist()) == (documents.tolist(), scores.tolist())


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(0, 1 << 32), limit=st.sampled_from([1, 10, 60]))
def test_so_they_are_where_most_documents_are_never_completed(seed: int, limit: int) -> None:
    chance = np.random.default_rng(seed)
    rarity = 1 / np.arange(1, 301)
    lengths = chance.integers(1, 20, 3000)
    terms = chance.choice(300, lengths.sum(), p=rarity / rarity.sum()).astype(np.int32)
    field = Field(collect(terms, np.concatenate(([0], np.cumsum(lengths))), 300), k1=0.6, b=0.4)
    query = chance.choice(300, chance.integers(2, 9)).tolist()
    every = field.get_scores(query)
    documents, scores = field.best(query, limit)
    expected = np.lexsort((np.arange(3000), -every.round(9)))[: min(limit, np.count_nonzero(every))]
    assert documents.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, every[documents], rtol=0, atol=1e-9)


def test_a_question_leaves_nothing_behind_for_the_next() -> None:
    field = Field(postings_of([[0, 1], [1, 2], [2]]), k1=0.6, b=0.4)
    first = field.best([1, 2], 3)
    again = field.best([1, 2], 3)
    assert [part.tolist() for part in first] == [part.tolist() for part in again]


def test_the_definition_is_a_class_of_rank_bm25() -> None:
    assert issubclass(Field, BM25Okapi)


@settings(deadline=None)
@given(corpus=CORPORA, at_once=st.integers(1, 20))
def test_building_in_pieces_builds_the_same(corpus: list[list[int]], at_once: int) -> None:
    usual = postings.AT_ONCE
    whole = postings_of(corpus)
    postings.AT_ONCE = at_once
    try:
        assert same(postings_of(corpus), whole)
    finally:
        postings.AT_ONCE = usual


@settings(deadline=None)
@given(corpus=CORPORA, cut=st.integers(0, 40))
def test_documents_that_come_later_stand_where_a_build_at_once_puts_them(corpus: list[list[int]], cut: int) -> None:
    first, second = corpus[:cut], corpus[cut:]
    known = max((term for document in first for term in document), default=-1) + 1
    assert same(postings_of(first, known).with_more(postings_of(second)), postings_of(corpus))
