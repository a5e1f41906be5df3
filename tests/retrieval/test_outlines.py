"""What is stored of an analysis comes back, whichever version of the program stored it."""

from itertools import pairwise

import numpy as np
import pytest
from earlier import as_json
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import VERSION, StaleAnalysis, prepare
from retrieval.corpus import Corpus
from retrieval.models import Article
from retrieval.outlines import Outline, dump, load

TEXTS = st.text(alphabet="абвгдАБ .!?\n-№5«»", max_size=120)
TITLES = st.text(alphabet="абв АБ", max_size=20)
MUSEUM = Article("1", "Музей", "Музей открыт. Гости рады.")


@given(TEXTS, TITLES)
def test_what_was_stored_comes_back(text: str, title: str) -> None:
    article = Article("7", title, text)
    prepared = prepare(article)
    assert load(article, dump(prepared)) == prepared


@given(TEXTS, TITLES)
def test_what_an_earlier_version_stored_is_the_same(text: str, title: str) -> None:
    article = Article("7", title, text)
    prepared = prepare(article)
    assert Outline.stored(article, as_json(prepared)) == Outline.stored(article, dump(prepared)) == Outline.of(prepared)


@given(st.lists(st.tuples(TEXTS, TITLES), min_size=1, max_size=4))
def test_a_corpus_holds_what_is_stored(written: list[tuple[str, str]]) -> None:
    prepared = [prepare(Article(f"a{number}", title, text)) for number, (text, title) in enumerate(written)]
    corpus = Corpus([Outline.stored(one.article, dump(one)) for one in prepared])
    content, words = corpus.parts.content, list(corpus.numbers)
    analyses = [analysis for one in prepared for analysis in one.analyses]
    assert read(content.terms, content.sentence_starts, words) == [one.lemmas for one in analyses]
    assert read(content.title_terms, content.title_starts, words) == [one.title.lemmas for one in prepared]
    assert content.marks.tobytes().decode() == "".join(one.marks for one in analyses)
    assert [corpus.passages(one.article.id) for one in prepared] == [one.passages for one in prepared]


def read(terms: np.ndarray, starts: np.ndarray, words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[term] for term in terms[first:last]) for first, last in pairwise(starts.tolist())]


@pytest.mark.parametrize("version", [VERSION - 1, VERSION + 1])
def test_another_version_is_told(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = prepare(MUSEUM)
    with pytest.raises(StaleAnalysis):
        load(MUSEUM, as_json(prepared, version))
    monkeypatch.setattr("retrieval.outlines.VERSION", version)
    stored = dump(prepared)
    monkeypatch.undo()
    with pytest.raises(StaleAnalysis):
        load(MUSEUM, stored)


@pytest.mark.parametrize("write", [dump, as_json])
def test_a_shorter_text_is_told(write: object) -> None:
    assert callable(write)
    with pytest.raises(StaleAnalysis):
        load(Article("1", "", "Музей."), write(prepare(MUSEUM)))


@pytest.mark.parametrize("length", [1, 10, 40, -1])
def test_what_is_cut_short_is_told(length: int) -> None:
    with pytest.raises(StaleAnalysis):
        load(MUSEUM, dump(prepare(MUSEUM))[:length])
