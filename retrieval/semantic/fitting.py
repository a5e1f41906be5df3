"""Fits what likeness counts for, on top of weights of the words that are there already.

It learns from the same questions as they (``retrieval.trials``). Where a trial changes the words of a question, the
encoder is given the new words in a row, as people type them who are in a hurry. Other questions are asked once more
with some of their words unheard of, as questions in another language are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from retrieval.analysis import PreparedArticle, prepare
from retrieval.confidence import confidence
from retrieval.corpus import Corpus
from retrieval.fitting import balance, is_near, right_rows
from retrieval.index import Floats
from retrieval.models import AnswerType, Article
from retrieval.query import read
from retrieval.question import Question
from retrieval.question_sets import Asked
from retrieval.regression import Group, choose, tell
from retrieval.semantic.encoders import Encoder, Vectors, encode_sentences
from retrieval.semantic.likened import (
    LIKENESSES,
    SIGN_NAMES,
    Cosines,
    Likened,
    goes_by_words,
    rank_likened,
    reordered,
    signs,
)
from retrieval.semantic.weights import SemanticWeights
from retrieval.trials import SURROUNDINGS_COUNT, Surroundings, Trial, with_and_without, with_answers
from retrieval.weights import Weights

RANKING_PENALTY = 1.0
CONFIDENCE_PENALTY = 0.1
"""L2 on standardised weights; of so few numbers it matters little."""

REWORDED = ("short", "names", "property", "untold")
"""Surroundings whose questions have other words than were asked."""

TAKEN = 1 / 3
"""Share of these trials that is used: each takes a vector of its own."""

HEARD = ("gap", "hole", *REWORDED)
"""Surroundings whose questions are not asked once more with unheard words."""

COUNTS = {**SURROUNDINGS_COUNT, "all, unheard": 1.0, "few, unheard": 1.0}
"""How much each kind of surroundings counts in the confidence."""

ASKING = {
    AnswerType.PERSON: "кто",
    AnswerType.PLACE: "где",
    AnswerType.DATE: "когда",
    AnswerType.NUMBER: "сколько",
    AnswerType.PURPOSE: "зачем",
    AnswerType.DEFINITION: "что такое",
}

MOSTLY_HEARD = 0.3
"""Least chance of a word to be unheard, in questions that have such words."""

Notice = Callable[[str], None]


class Case(Struct, frozen=True):
    """One question in its surroundings, ranked."""

    kind: str
    trial: Trial
    ranked: Likened


def fit_semantic(
    encoder: Encoder,
    words: Weights,
    articles: Sequence[Article],
    asked: Sequence[Asked],
    others: Sequence[Article] = (),
    *,
    seed: int = 0,
    notice: Notice = lambda _: None,
) -> SemanticWeights:
    """Fit to questions with known answers. ``words`` stay as they are; ``others`` are articles to search among."""
    ready = {article.id: prepare(article) for article in articles}
    rest = [prepare(article) for article in others]
    trying = _Trying(encoder, words, [*ready.values(), *rest], random.Random(seed))  # noqa: S311  # repeatable
    notice(f"{len(asked)} questions, vectors made")
    ranking = _fit_ranking(trying.cases(with_answers(ready, rest, asked)), notice)
    places = with_and_without(ready, rest, asked, random.Random(seed))  # noqa: S311
    weights = SemanticWeights(encoder.name, ranking, {}, 0.0, trying.common)
    return _fit_confidence(trying.cases(places), weights, words, notice)


class _Trying:
    """Ranks trials with vectors that are made once for every sentence."""

    def __init__(
        self, encoder: Encoder, words: Weights, prepared: Sequence[PreparedArticle], chance: random.Random
    ) -> None:
        texts = list(dict.fromkeys(passage.text for one in prepared for passage in one.passages))
        self._rows = {text: row for row, text in enumerate(texts)}
        self._vectors = encode_sentences(encoder, texts)
        self.common: tuple[float, ...] = tuple(self._vectors.mean(axis=0).tolist())
        self._questions: dict[str, Vectors] = {}
        self._encoder, self._words, self._chance = encoder, words, chance

    def cases(self, places: Iterable[Surroundings]) -> Iterator[Case]:
        """Every trial as it is, and with unheard words."""
        for place in places:
            vectors = self._vectors[[self._rows[place.corpus.text(number)] for number in range(place.corpus.size)]]
            for trial in place.trials:
                if place.name in REWORDED:
                    if self._chance.random() < TAKEN:
                        yield from self._case(place.name, trial, _in_a_row(trial.question), place.corpus, vectors)
                    continue
                yield from self._case(place.name, trial, trial.asked.question, place.corpus, vectors)
                if place.name not in HEARD:
                    kind, strange = f"{place.name}, unheard", _with_unheard(trial.question, self._chance)
                    changed = replace(trial, question=strange)
                    yield from self._case(kind, changed, trial.asked.question, place.corpus, vectors)

    def _case(self, kind: str, trial: Trial, text: str, corpus: Corpus, vectors: Vectors) -> Iterator[Case]:
        if text not in self._questions:
            self._questions[text] = self._encoder.encode_question(text)
        query = read(trial.question, corpus)
        if goes_by_words(query):
            return
        cosines = Cosines.of(self._questions[text], vectors, self.common)
        ranked = rank_likened(query, corpus, self._words.ranking, cosines, {})
        if ranked is not None:
            yield Case(kind, trial, ranked)


def _fit_ranking(cases: Iterable[Case], notice: Notice) -> dict[str, float]:
    groups: list[Group] = []
    for case in cases:
        right = right_rows(case.ranked, case.trial.asked)
        if right.any():
            columns = [case.ranked.scores, *(one(case.ranked) for one in LIKENESSES)]
            groups.append(Group(np.column_stack(columns), right))
    notice(f"ranking: {len(groups)} lists of candidates")
    of_words, *weights = choose(groups, RANKING_PENALTY).tolist()
    return {one.__name__: weight / of_words for one, weight in zip(LIKENESSES, weights, strict=True)}


def _fit_confidence(cases: Iterable[Case], weights: SemanticWeights, words: Weights, notice: Notice) -> SemanticWeights:
    rows: list[Floats] = []
    kinds: list[str] = []
    right: list[bool] = []
    for case in cases:
        ranked = reordered(case.ranked, weights.ranking)
        if not case.trial.answerable or is_near(ranked, case.trial.asked):
            rows.append(signs(ranked, confidence(ranked, words.confidence, words.bias)))
            kinds.append(case.kind)
            right.append(case.trial.answerable)
    notice(f"confidence: {sum(right)} questions with an answer, {len(right) - sum(right)} without")
    outcome = np.array(right, dtype=np.float64)
    strengths, bias = tell(np.array(rows), outcome, CONFIDENCE_PENALTY, balance(kinds, outcome, COUNTS))
    return replace(weights, confidence=dict(zip(SIGN_NAMES, strengths.tolist(), strict=True)), bias=bias)


def _in_a_row(question: Question) -> str:
    """«где учился Евгений Котов»."""
    return " ".join((ASKING.get(question.expects, ""), *(term.word for term in question.terms))).strip()


def _with_unheard(question: Question, chance: random.Random) -> Question:
    """The question with some of its words, perhaps all, in nobody's language."""
    share = chance.uniform(MOSTLY_HEARD, 1.0)
    terms = (
        replace(term, word=f"qxqx{place}", lemma=f"qxqx{place}", kin=()) if chance.random() < share else term
        for place, term in enumerate(question.terms)
    )
    return Question(question.text, tuple(terms), question.expects)
