"""The arrays score as rank-bm25 does, to the ninth digit."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrieval.index import Bm25, Field, top
from retrieval.postings import collect

WORDS = 12
CORPORA = st.lists(st.lists(st.integers(0, WORDS - 1), max_size=8), min_size=1, max_size=25)
QUERIES = st.lists(st.integers(0, WORDS + 2), max_size=6)
IN_USE = [(0.6, 0.4), (1.2, 0.1), (1.5, 0.75)]


def field_of(corpus: list[list[int]], k1: float, b: float) -> Field:
    terms = np.array([term for document in corpus for term in document], dtype=np.int32)
    offsets = np.cumsum([0, *map(len, corpus)], dtype=np.int64)
    return Field(collect(terms, offsets, WORDS), k1=k1, b=b)


@pytest.mark.parametrize(("k1", "b"), IN_USE)
@given(corpus=CORPORA, query=QUERIES)
def test_scores_are_those_of_the_definition(k1: float, b: float, corpus: list[list[int]], query: list[int]) -> None:
    assume(any(corpus))
    slow = Bm25(corpus, k1=k1, b=b).get_scores(query)
    fast = field_of(corpus, k1, b).get_scores(query)
    np.testing.assert_allclose(fast, slow, rtol=0, atol=1e-9)


def test_a_word_of_half_of_the_sentences_still_counts() -> None:
    field = field_of([[0, 1], [0, 2], [3], [4]], 0.6, 0.4)
    assert field.get_scores([0])[0] > 0


@given(corpus=CORPORA)
def test_frequencies_are_counted(corpus: list[list[int]]) -> None:
    field = field_of(corpus, 0.6, 0.4)
    for term in range(WORDS):
        assert field.frequency(term) == sum(term in document for document in corpus)
        assert field.occurrences()[term] == sum(document.count(term) for document in corpus)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=40), st.integers(1, 12))
def test_the_best_come_first_and_of_equals_the_earlier(values: list[int], limit: int) -> None:
    scores = np.array(values, dtype=np.float64)
    documents = np.arange(len(values), dtype=np.int32)
    expected = sorted(range(len(values)), key=lambda number: (-values[number], number))[:limit]
    assert top(scores, documents, limit).tolist() == expected


def test_no_documents_at_all() -> None:
    assert field_of([], 0.6, 0.4).get_scores([0]).tolist() == []
