"""Fits the weights of ranking and confidence to questions with known answers.

The ranking learns from every question in three surroundings: among all articles, among the questions' own, and in a
corpus of a single article. The confidence learns from the same questions, and from what happens when the answer is
taken away: the whole article, its paragraph, or the one sentence. Small corpora count as much as large ones, since a
bot begins with two articles.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.analysis import PreparedArticle, prepare
from retrieval.confidence import DOUBTS, doubts
from retrieval.corpus import Corpus
from retrieval.evidence import Flags
from retrieval.index import Floats
from retrieval.models import Article
from retrieval.query import read
from retrieval.question import understand
from retrieval.question_sets import Asked
from retrieval.ranking import Ranked, rank
from retrieval.regression import Group, choose, tell
from retrieval.signals import SIGNALS
from retrieval.weights import Weights

PENALTY = 2.0
"""L2 on standardised weights; .3 to 10 measure alike under cross-validation."""

UNTAUGHT = {"titled": 1.5}
"""Weights of signals that question sets without titles cannot teach: a word in the title counts half as much as one
in the sentence before."""

Notice = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A corpus, and the questions that are asked in it: each with whether it has an answer there."""

    name: str
    corpus: Corpus
    asked: Sequence[tuple[Asked, bool]]


def fit(
    articles: Sequence[Article],
    asked: Sequence[Asked],
    others: Sequence[Article] = (),
    *,
    seed: int = 0,
    notice: Notice = lambda _: None,
) -> Weights:
    """Fit all weights. ``others`` are articles without questions, to search among; ``notice`` hears what is done."""
    ready = {article.id: prepare(article) for article in articles}
    rest = [prepare(article) for article in others]
    notice(f"{len(asked)} questions, {len(articles)} articles, {len(others)} more to search among")
    ranking = fit_ranking(_with_answers(ready, rest, asked), notice)
    places = _with_and_without(ready, rest, asked, random.Random(seed))  # noqa: S311  # a repeatable choice
    confidence, bias = fit_confidence(places, ranking, notice)
    return Weights(ranking, confidence, bias)


def fit_ranking(places: Iterable[Surroundings], notice: Notice = lambda _: None) -> Mapping[str, float]:
    """Weights of the signals under which right sentences stand first."""
    groups = [group for place in places for group in _groups(place)]
    notice(f"ranking: {len(groups)} lists of candidates")
    weights = dict(zip((signal.__name__ for signal in SIGNALS), choose(groups, PENALTY).tolist(), strict=True))
    return {**weights, **{name: weight for name, weight in UNTAUGHT.items() if not weights[name]}}


def fit_confidence(
    places: Iterable[Surroundings], ranking: Mapping[str, float], notice: Notice = lambda _: None
) -> tuple[Mapping[str, float], float]:
    """Weights of the doubts. In each kind of surroundings both outcomes weigh the same: 0.5 is undecided."""
    rows: list[Floats] = []
    right: list[bool] = []
    kinds: list[str] = []
    for place in places:
        for one, answerable in place.asked:
            ranked = rank(read(understand(one.question), place.corpus), place.corpus, ranking)
            if ranked is not None and (not answerable or _is_near(ranked, one)):
                rows.append(doubts(ranked))
                right.append(answerable)
                kinds.append(place.name)
    notice(f"confidence: {sum(right)} questions with an answer, {len(right) - sum(right)} without")
    outcome = np.array(right, dtype=np.float64)
    weights, bias = tell(np.array(rows), outcome, PENALTY, _balance(kinds, outcome))
    return dict(zip((doubt.__name__ for doubt in DOUBTS), weights.tolist(), strict=True)), bias


def right_rows(ranked: Ranked, asked: Asked) -> Flags:
    """Which candidates are right answers."""
    corpus = ranked.seen.corpus
    return np.array([asked.is_right(corpus.passage(int(number))) for number in ranked.seen.candidates], dtype=np.bool_)


def _groups(place: Surroundings) -> Iterator[Group]:
    for one, _ in place.asked:
        ranked = rank(read(understand(one.question), place.corpus), place.corpus, {})
        if ranked is not None and (right := right_rows(ranked, one)).any():
            yield Group(ranked.signals, right)


def _is_near(ranked: Ranked, asked: Asked) -> bool:
    best = ranked.seen.corpus.passage(int(ranked.candidates[0]))
    return asked.is_right(best) or asked.is_near(best)


def _with_answers(
    ready: Mapping[str, PreparedArticle], rest: Sequence[PreparedArticle], asked: Sequence[Asked]
) -> Iterator[Surroundings]:
    known = [(one, True) for one in asked if one.spans]
    own = list(ready.values())
    if rest:
        yield Surroundings("all", Corpus([*own, *rest]), known)
    yield Surroundings("own", Corpus(own), known)
    for article_id, one in ready.items():
        yield Surroundings("single", Corpus([one]), [pair for pair in known if pair[0].article_id == article_id])


def _with_and_without(
    ready: Mapping[str, PreparedArticle], rest: Sequence[PreparedArticle], asked: Sequence[Asked], chance: random.Random
) -> Iterator[Surroundings]:
    known = [one for one in asked if one.spans]
    yield Surroundings("all", Corpus([*ready.values(), *rest]), [(one, True) for one in known])
    for article_id in ready:
        left = [one for key, one in ready.items() if key != article_id]
        of_article = [one for one in known if one.article_id == article_id]
        yield Surroundings("all", Corpus([*left, *rest]), [(one, False) for one in of_article])
        yield from _small(ready[article_id], left, of_article, known, chance)


def _small(
    article: PreparedArticle,
    left: Sequence[PreparedArticle],
    of_article: Sequence[Asked],
    known: Sequence[Asked],
    chance: random.Random,
) -> Iterator[Surroundings]:
    beside = chance.sample(left, min(len(left), chance.randint(0, 2)))
    yield Surroundings("few", Corpus([article, *beside]), [(one, True) for one in of_article])
    away = {article.article.id, *(one.article.id for one in beside)}
    foreign = [one for one in known if one.article_id not in away]
    asked = chance.sample(foreign, min(len(foreign), len(of_article)))
    yield Surroundings("few", Corpus([article, *beside]), [(one, False) for one in asked])
    for paragraph in dict.fromkeys(one.paragraph for one in of_article):
        of_paragraph = [one for one in of_article if one.paragraph == paragraph]
        cut = _without(article, of_paragraph[0], whole_paragraph=True)
        yield Surroundings("gap", Corpus([cut, *beside]), [(one, False) for one in of_paragraph])
        yield Surroundings("gap", Corpus([article, *beside]), [(one, True) for one in of_paragraph])
    for one in of_article:
        cut = _without(article, one, whole_paragraph=False)
        yield Surroundings("hole", Corpus([cut, *beside]), [(one, False)])
        yield Surroundings("hole", Corpus([article, *beside]), [(one, True)])


def _without(article: PreparedArticle, asked: Asked, *, whole_paragraph: bool) -> PreparedArticle:
    is_gone = asked.is_near if whole_paragraph else asked.is_right
    kept = [row for row in zip(article.passages, article.analyses, strict=True) if not is_gone(row[0])]
    return PreparedArticle(
        article.article, article.title, tuple(row[0] for row in kept), tuple(row[1] for row in kept)
    )


def _balance(kinds: Sequence[str], outcome: Floats) -> Floats:
    """A weight for each row under which every kind of surroundings, and in it each outcome, counts alike."""
    trust = np.zeros(len(kinds))
    names = np.array(kinds)
    for name in dict.fromkeys(kinds):
        for value in (0.0, 1.0):
            rows = (names == name) & (outcome == value)
            trust[rows] = SURROUNDINGS_COUNT.get(name, 1.0) / max(int(rows.sum()), 1)
    return np.asarray(trust * len(kinds) / (trust.sum() or 1.0))


SURROUNDINGS_COUNT = {"all": 2.0, "few": 1.0, "gap": 1.0, "hole": 0.5}
"""How much each kind of surroundings counts. Where one sentence was taken out, another one often answers as well, so
that what is labelled wrong is not always wrong."""
