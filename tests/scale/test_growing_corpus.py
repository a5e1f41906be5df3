"""An archive that grew and shrank answers exactly as one that was built from the same articles at once."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analysis import Analysis, PreparedArticle
from retrieval.candidates import find
from retrieval.corpus import Corpus
from retrieval.models import Article, Passage
from retrieval.query import read
from retrieval.question import understand

WORDS = ("договор", "дружба", "шахта", "шахтёр", "школа", "школьник", "поэт", "музей", "город", "район")
SENTENCES = st.lists(st.sampled_from(WORDS).map(lambda word: word.replace("ё", "е")), min_size=1, max_size=6)
ARTICLES = st.lists(st.lists(SENTENCES, max_size=5), min_size=2, max_size=6)
QUESTION = "Где школьный музей, дружба и договор шахтёров?"


def article_of(number: int, sentences: Sequence[Sequence[str]]) -> PreparedArticle:
    passages: list[Passage] = []
    text = ""
    for position, words in enumerate(sentences):
        said = " ".join(words)
        passages.append(Passage(f"a{number}", len(text), len(text) + len(said), said, position // 2, position))
        text += said + "\n"
    analyses = tuple(Analysis(tuple(words), "." * len(words)) for words in sentences)
    title = Analysis(("музей",), ".")
    return PreparedArticle(Article(f"a{number}", f"Статья {number}", text), title, tuple(passages), analyses)


def seen_by(corpus: Corpus) -> list[tuple[object, ...]]:
    """Candidates of a question with their scores, by what they are, not by their numbers."""
    found = find(read(understand(QUESTION), corpus), corpus)
    scores = np.column_stack([*found.scores.values()]).round(9).tolist() if found.scores else []
    return [(corpus.passage(int(number)), *row) for number, row in zip(found.candidates, scores, strict=True)]


@settings(max_examples=60, deadline=None)
@given(articles=ARTICLES, cuts=st.lists(st.integers(0, 6), max_size=3))
def test_added_in_any_portions(articles: list[list[list[str]]], cuts: list[int]) -> None:
    prepared = [article_of(number, sentences) for number, sentences in enumerate(articles)]
    grown = Corpus(())
    bounds = [0, *sorted(cuts), len(prepared)]
    for first, last in pairwise(bounds):
        grown = grown.with_more(prepared[first:last])
    whole = Corpus(prepared)
    assert seen_by(grown) == seen_by(whole)
    assert list(grown.numbers) == list(whole.numbers)
    assert {key: grown.passages(key) for key in grown.articles} == {key: whole.passages(key) for key in whole.articles}


@settings(max_examples=60, deadline=None)
@given(articles=ARTICLES, gone=st.sets(st.integers(0, 5)))
def test_taken_out(articles: list[list[list[str]]], gone: set[int]) -> None:
    prepared = [article_of(number, sentences) for number, sentences in enumerate(articles)]
    left = [one for number, one in enumerate(prepared) if number not in gone]
    shrunk = Corpus(prepared).without([one.article.id for one in prepared if one not in left])
    whole = Corpus(left)
    assert seen_by(shrunk) == seen_by(whole)
    assert set(shrunk.numbers) == set(whole.numbers)
    assert dict(shrunk.articles) == dict(whole.articles)
    assert {key: shrunk.passages(key) for key in left_ids(left)} == {key: whole.passages(key) for key in left_ids(left)}


def left_ids(prepared: Sequence[PreparedArticle]) -> list[str]:
    return [one.article.id for one in prepared]


def test_a_word_of_no_article_any_more_is_unknown() -> None:
    corpus = Corpus([article_of(0, [["договор"]]), article_of(1, [["шахта"]])])
    assert "шахта" in corpus.numbers
    assert "шахта" not in corpus.without(["a1"]).numbers


def test_nothing_at_all() -> None:
    empty = Corpus([article_of(0, [["договор"]])]).without(["a0"])
    assert empty.size == 0
    assert seen_by(empty) == []
    assert seen_by(empty.with_more([article_of(1, [["договор"]])])) == seen_by(Corpus([article_of(1, [["договор"]])]))
