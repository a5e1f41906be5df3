"""The loops in C find what numpy finds, to the last bit; ``test_best_of_field.py`` holds both to the definition."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import generate, prepared, questions
from retrieval import index, reach
from retrieval.corpus import Corpus
from retrieval.index import Field
from retrieval.knowledge import KnowledgeBase
from retrieval.postings import collect
from retrieval.snapshot import Snapshot
from retrieval.vocabulary import Lexis

if index.loops is None:
    assert shutil.which("cc") is None, "there is a compiler: install the project anew"
    pytest.skip("there is no compiler here", allow_module_level=True)

from retrieval._loops import Lists

WORDS = 15
DOCUMENT = st.lists(st.integers(0, WORDS - 1).map(lambda word: word * word // WORDS), max_size=8)
CORPORA = st.lists(DOCUMENT, min_size=1, max_size=40)

Found = tuple[list[int], list[float]]


def field_of(corpus: list[list[int]], vocabulary: int = WORDS) -> Field:
    terms = np.array([term for document in corpus for term in document], dtype=np.int32)
    return Field(collect(terms, np.cumsum([0, *map(len, corpus)], dtype=np.int64), vocabulary), k1=0.6, b=0.4)


def by_numpy(field: Field) -> Field:
    """The same field without the loops."""
    other = Field(field.postings, k1=field.k1, b=field.b)
    other._lists = None
    return other


def best(field: Field, query: list[int], limit: int) -> Found:
    documents, scores = field.best(query, limit)
    assert (documents.dtype, scores.dtype) == (np.int32, np.float64)
    return documents.tolist(), scores.tolist()


def of_many(seed: int, count: int = 30_000, words: int = 300) -> Field:
    """More documents than a window holds, of a few common words and many rare ones."""
    chance = np.random.default_rng(seed)
    rarity = 1 / np.arange(1, words + 1)
    lengths = chance.integers(0, 20, count)
    terms = chance.choice(words, lengths.sum(), p=rarity / rarity.sum()).astype(np.int32)
    return Field(collect(terms, np.concatenate(([0], np.cumsum(lengths))), words), k1=0.6, b=0.4)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 1 << 32), limit=st.sampled_from([1, 10, 60]))
def test_the_best_are_the_same_where_most_documents_are_never_completed(seed: int, limit: int) -> None:
    field, chance = of_many(seed % 5), np.random.default_rng(seed)
    assert field._lists is not None
    query = chance.choice(300, chance.integers(1, 9)).tolist()
    assert best(field, query, limit) == best(by_numpy(field), query, limit)


@pytest.mark.parametrize("longest", [254, 255, 256, 1000])
def test_lengths_that_no_byte_holds_count_in_full(longest: int) -> None:
    field = field_of([[0] + [1] * (longest // 5), [0, 2] + list(range(3, 9)) * (longest // 6), [0, 2], [2]])
    assert best(field, [0, 2, 5], 3) == best(by_numpy(field), [0, 2, 5], 3)


@pytest.mark.parametrize(
    ("query", "limit"), [(list(range(200)), 10), ([1, 2], 1000), ([1, 2], 100_000), ([], 3), ([1], 0)]
)
def test_questions_of_any_length_and_any_number_of_answers(query: list[int], limit: int) -> None:
    field = of_many(1)
    documents, scores = best(field, query, limit)
    wanted = field.get_scores(query)
    expected = sorted(np.flatnonzero(wanted).tolist(), key=lambda number: (-round(wanted[number], 9), number))[:limit]
    assert [round(score, 9) for score in scores] == [round(wanted[number], 9) for number in expected]
    assert sorted(documents) == sorted(set(documents))


def test_a_word_that_stands_too_often_for_a_byte_is_left_to_numpy() -> None:
    often = field_of([[0] * 300, [0, 1]])
    assert often._lists is None
    assert best(often, [0], 2)[0] == [0, 1]


def test_of_nothing_nothing_is_found() -> None:
    assert best(field_of([]), [0], 3) == ([], [])
    assert best(field_of([[], []]), [0], 3) == ([], [])
    assert best(field_of([[0]]), [], 3) == ([], [])


def test_a_field_goes_to_another_process() -> None:
    field = of_many(1)
    there = pickle.loads(pickle.dumps(field))  # noqa: S301 - our own
    assert best(there, [1, 2, 3], 10) == best(field, [1, 2, 3], 10)


def test_questions_at_the_same_time_do_not_meet() -> None:
    field, chance = of_many(2), np.random.default_rng(3)
    queries = [chance.choice(300, 5).tolist() for _ in range(200)]
    expected = [best(by_numpy(field), query, 10) for query in queries]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda query: best(field, query, 10), queries)) == expected


@settings(deadline=None)
@given(corpus=CORPORA, weighed=st.dictionaries(st.integers(0, WORDS - 1), st.floats(0.1, 9.0)), seed=st.integers(0, 99))
def test_sums_are_those_of_numpy(corpus: list[list[int]], weighed: dict[int, float], seed: int) -> None:
    field, chance = field_of(corpus), np.random.default_rng(seed)
    owners = np.sort(chance.integers(0, 3, len(corpus))).astype(np.int32)
    more = [None if chance.random() < 0.5 else chance.random(1 + field.most(term)) for term in weighed]

    def summed(field: Field) -> tuple[list[float], list[float]]:
        own, of_owners = np.zeros(len(corpus)), np.zeros(3)
        for (term, weight), inside in zip(weighed.items(), more, strict=True):
            field.add(own, term, weight, inside)
        field.add_to_owners(of_owners, owners, list(weighed), list(weighed.values()))
        return own.tolist(), of_owners.tolist()

    assert summed(field) == summed(by_numpy(field))


def test_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "RARE", 40)
    monkeypatch.setattr(reach, "COMMON", 300)
    archive = generate(3000)
    snapshot = _snapshot(Corpus(prepared(archive)))
    asked = [f"Где {' '.join(words)}?" for words in questions(archive, 40)]
    in_c = _answers(KnowledgeBase((), snapshot=snapshot), asked)
    monkeypatch.setattr(index, "loops", None)
    assert _answers(KnowledgeBase((), snapshot=_snapshot(Corpus(prepared(archive)))), asked) == in_c


def _snapshot(corpus: Corpus) -> Snapshot:
    return Snapshot(corpus, Lexis(corpus).forms)


def _answers(knowledge: KnowledgeBase, asked: list[str]) -> list[tuple[object, object]]:
    return [(knowledge.ask(question), knowledge.search(question, 20)) for question in asked]


def _held(field: Field) -> list[Any]:
    postings = field.postings
    return [postings.documents, postings.counts, postings.starts, postings.lengths, field.norms]


@pytest.mark.parametrize("place", range(5))
def test_arrays_of_another_kind_are_refused(place: int) -> None:
    held = _held(field_of([[0, 1], [1]]))
    for other in (held[place].astype(np.float32), held[place].astype(np.int16), np.stack([held[place]] * 2)[:, ::2]):
        with pytest.raises((TypeError, ValueError, BufferError)):
            Lists(*held[:place], other, *held[place + 1 :])


@pytest.mark.parametrize("place", range(5))
def test_arrays_that_do_not_belong_together_are_refused(place: int) -> None:
    held = _held(field_of([[0, 1], [1]], vocabulary=2))
    with pytest.raises(ValueError, match="belong together"):
        Lists(*held[:place], held[place][:-1], *held[place + 1 :])


@pytest.mark.parametrize(
    "misused",
    [
        lambda lists: lists.best([WORDS], [1.0], [1.0], 0.0, 3),
        lambda lists: lists.best([-1], [1.0], [1.0], 0.0, 3),
        lambda lists: lists.best([0], [], [], 0.0, 3),
        lambda lists: lists.best(["a"], [1.0], [1.0], 0.0, 3),
        lambda lists: lists.best([0], ["a"], [1.0], 0.0, 3),
        lambda lists: lists.best((0,), (1.0,), (1.0,), 0.0, 3),
        lambda lists: lists.add(0, 1.0, None, np.zeros(1)),
        lambda lists: lists.add(0, 1.0, np.zeros(1), np.zeros(2)),
        lambda lists: lists.add(0, 1.0, None, np.zeros(2, dtype=np.int64)),
        lambda lists: lists.add(0, 1.0, None, b"0" * 16),
        lambda lists: lists.add_to_owners([0], [1.0], np.array([0, 5], dtype=np.int32), np.zeros(2)),
        lambda lists: lists.add_to_owners([0], [1.0], np.array([0], dtype=np.int32), np.zeros(2)),
        lambda lists: lists.__init__(*_held(field_of([[0]]))),
    ],
)
def test_misuse_is_an_error_and_nothing_worse(misused: Callable[[Lists], object]) -> None:
    lists = Lists(*_held(field_of([[0, 1], [0]])))
    with pytest.raises((IndexError, TypeError, ValueError, BufferError)):
        misused(lists)
