"""How sure one may be that the best sentence answers: a calibrated number, 0…1.

A score orders the sentences of one question and says nothing about whether any of them answers; that is told by what
of the question is *missing* around the best one, by how far it stands out, and by whether anything of the expected
kind is there at all. ``doubts`` collects those; a logistic function fitted on questions with and without an answer
makes one number of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from retrieval.corpus import Corpus
from retrieval.index import Floats
from retrieval.models import AnswerType
from retrieval.query import PRINTED_SENTENCES, Wanted
from retrieval.ranking import Ranked
from retrieval.signals import SIGNALS

Doubt = Callable[[Ranked], float]


def covered(ranked: Ranked) -> float:
    """Share of the question, by importance, in the best sentence."""
    return float(ranked.seen.weighed(ranked.seen.own)[ranked.order[0]])


def covered_around(ranked: Ranked) -> float:
    """Share of the question in its paragraph."""
    return float(ranked.seen.weighed(ranked.seen.paragraph)[ranked.order[0]])


def titled(ranked: Ranked) -> float:
    """Share that its article's title has and the paragraph does not."""
    return _signal(ranked, "titled")


def sentence_score(ranked: Ranked) -> float:
    """BM25 of the sentence by first letters, as a share."""
    return _signal(ranked, "sentence_prefixes")


def paragraph_score(ranked: Ranked) -> float:
    """BM25 of the paragraph by first letters, as a share."""
    return _signal(ranked, "paragraph_prefixes")


def worst_missing(ranked: Ranked) -> float:
    """Importance of the weightiest word that the paragraph lacks, 1 for a word as rare as can be."""
    return float((_missing(ranked.seen.paragraph, ranked) * _rarity(ranked)).max())


def worst_missing_here(ranked: Ranked) -> float:
    """The same for the sentence itself."""
    return float((_missing(ranked.seen.own, ranked) * _rarity(ranked)).max())


def unseen(ranked: Ranked) -> float:
    """Share of the question in words that no article has."""
    return float(ranked.seen.share @ np.array([one.frequency == 0 and not one.weights for one in _wanted(ranked)]))


def unseen_count(ranked: Ranked) -> float:
    """How many words of the question no article has (on a log scale)."""
    return math.log1p(sum(not one.weights for one in _wanted(ranked)))


def missing_of_few(ranked: Ranked) -> float:
    """Share of the weightiest word that the sentence lacks, felt in questions of few words and less with each more."""
    few = max(0.0, (FEW - len(_wanted(ranked))) / (FEW - 1))
    return few * float((_missing(ranked.seen.own, ranked) * ranked.seen.share).max())


def missing_names(ranked: Ranked) -> float:
    """How many names of the question the paragraph lacks (on a log scale)."""
    named = np.array([one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return math.log1p(float(_missing(ranked.seen.paragraph, ranked) @ named))


def missing_names_here(ranked: Ranked) -> float:
    """How many names of the question the sentence and its paragraph's title lack (on a log scale)."""
    named = np.array([one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return math.log1p(float(_missing(ranked.seen.own, ranked) @ named))


def missing_action(ranked: Ranked) -> float:
    """Share of the question in verbs that the sentence lacks («родился»)."""
    actions = np.array([one.action for one in _wanted(ranked)], dtype=np.float64)
    return float(_missing(ranked.seen.own, ranked) @ (actions * ranked.seen.share))


def missing_things(ranked: Ranked) -> float:
    """Share of the question in words that are neither verbs nor names, that the sentence lacks."""
    things = np.array([not one.action and not one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return float(_missing(ranked.seen.own, ranked) @ (things * ranked.seen.share))


def missing_kind(ranked: Ranked) -> float:
    """Share of the question in the kind of thing it names («какой **адрес**»), if the sentence lacks it."""
    asked_for = np.array([one.asked_for for one in _wanted(ranked)], dtype=np.float64)
    return float(_missing(ranked.seen.own, ranked) @ (asked_for * ranked.seen.share))


def missing_ordinary(ranked: Ranked) -> float:
    """How much of what is no name the sentence lacks, 1 for all: a name alone is no answer."""
    ordinary = ranked.seen.share * np.array([not one.capitalised for one in _wanted(ranked)])
    total = float(ordinary.sum())
    return float(1 - ranked.seen.own[ranked.order[0]] @ ordinary / total) if total else 0.0


def missing_count(ranked: Ranked) -> float:
    """Part of the question's words that the sentence lacks, each counting the same."""
    return float((_missing(ranked.seen.own, ranked)).mean())


def rivalry(ranked: Ranked) -> float:
    """Share of the question in words that stand nearer to another person than to the one asked about."""
    return ranked.seen.rivalry(int(ranked.order[0]))


def missing_named(ranked: Ranked) -> float:
    """1 when a name, year or number is asked for by its kind, and the sentence has none that is new."""
    signal = NAMED.get(ranked.seen.query.expects)
    return 0.0 if signal is None else float(not _signal(ranked, signal))


def kind_expected(ranked: Ranked) -> float:
    """1 when the question asks for a person, place, date or number."""
    return float(ranked.seen.query.expects in NAMED)


def missing_expected(ranked: Ranked) -> float:
    """1 when the question asks for a person, place, date or number, and the sentence has none that is new."""
    expects = ranked.seen.query.expects
    signals = EXPECTED.get(expects)
    return 0.0 if signals is None else float(not any(_signal(ranked, name) for name in signals))


def margin(ranked: Ranked) -> float:
    """How far the best sentence stands out from the best one of another paragraph."""
    paragraphs = ranked.seen.corpus.paragraph_of[ranked.candidates]
    others = ranked.order[paragraphs != paragraphs[0]]
    return float(ranked.scores[ranked.order[0]] - ranked.scores[others[0]]) if len(others) else ALONE


def score(ranked: Ranked) -> float:
    """The ranking's own score of the best sentence."""
    return float(ranked.scores[ranked.order[0]])


def words(ranked: Ranked) -> float:
    """How many words the question has (on a log scale): chance alone covers a short one."""
    return math.log1p(len(_wanted(ranked)))


def one_word(ranked: Ranked) -> float:
    """1 for a question of a single word: a search rather than a question."""
    return float(len(_wanted(ranked)) == 1)


EXPECTED = {
    AnswerType.PERSON: ("someone",),
    AnswerType.PLACE: ("place", "somewhere"),
    AnswerType.DATE: ("date", "number"),
    AnswerType.NUMBER: ("number",),
}

NAMED = {
    AnswerType.PERSON: "person",
    AnswerType.PLACE: "place",
    AnswerType.DATE: "date",
    AnswerType.NUMBER: "number",
}

FEW = 5
"""From this count on a question has so many words that one may be missing."""

ALONE = 3.0
"""Margin when no other paragraph has any word of the question."""

DOUBTS: tuple[Doubt, ...] = (
    covered,
    covered_around,
    titled,
    sentence_score,
    paragraph_score,
    worst_missing,
    worst_missing_here,
    unseen,
    unseen_count,
    missing_of_few,
    missing_names,
    missing_names_here,
    missing_action,
    missing_things,
    missing_kind,
    missing_ordinary,
    missing_count,
    rivalry,
    missing_named,
    kind_expected,
    missing_expected,
    margin,
    score,
    words,
    one_word,
)


SPEAKING_FOR = frozenset(
    {"covered", "covered_around", "titled", "sentence_score", "paragraph_score", "margin", "score"}
)
EITHER_WAY = frozenset({"words", "one_word", "kind_expected"})
"""The rest of ``DOUBTS`` speaks against: a word that is missing never makes an answer likelier."""


def doubts(ranked: Ranked) -> Floats:
    """All of ``DOUBTS`` for one question, in their order."""
    return np.array([doubt(ranked) for doubt in DOUBTS])


def confidence(ranked: Ranked, weights: Mapping[str, float], bias: float) -> float:
    """Probability, 0…1, that the best sentence answers."""
    strengths = np.array([weights.get(doubt.__name__, 0.0) for doubt in DOUBTS])
    return 1.0 / (1.0 + math.exp(-float(np.clip(doubts(ranked) @ strengths + bias, -30.0, 30.0))))


def _wanted(ranked: Ranked) -> tuple[Wanted, ...]:
    return ranked.seen.query.wanted


def _signal(ranked: Ranked, name: str) -> float:
    return float(ranked.signals[ranked.order[0], _COLUMNS[name]])


def _missing(matches: Floats, ranked: Ranked) -> Floats:
    return np.asarray(1.0 - matches[ranked.order[0]])


def _rarity(ranked: Ranked) -> Floats:
    """Importance of each word as a share of the greatest there can be in this corpus."""
    return np.asarray(ranked.seen.query.importance / _greatest_importance(ranked.seen.corpus))


def _greatest_importance(corpus: Corpus) -> float:
    size = corpus.size + PRINTED_SENTENCES
    return math.log1p((size + 0.5) / 0.5)


_COLUMNS = {signal.__name__: column for column, signal in enumerate(SIGNALS)}
