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

from retrieval.clauses import beside_answer
from retrieval.index import Floats
from retrieval.models import AnswerType
from retrieval.query import SYNONYM, Wanted, said
from retrieval.ranking import Ranked
from retrieval.signals import SIGNALS

Doubt = Callable[[Ranked], float]


def covered(ranked: Ranked) -> float:
    """Share of the question, by importance, in the best sentence."""
    return float(ranked.seen.weighed(_said(_here(ranked), ranked)))


def covered_around(ranked: Ranked) -> float:
    """Share of the question in its paragraph."""
    return float(ranked.seen.weighed(_said(_around(ranked), ranked)))


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
    return float((_missing(_around(ranked), ranked) * ranked.seen.query.rarity).max())


def worst_missing_here(ranked: Ranked) -> float:
    """The same for the sentence itself."""
    return float((_missing(_here(ranked), ranked) * ranked.seen.query.rarity).max())


def unseen(ranked: Ranked) -> float:
    """Share of the question in words that no article has."""
    return float(ranked.seen.share @ np.array([one.frequency == 0 and not one.weights for one in _wanted(ranked)]))


def unseen_count(ranked: Ranked) -> float:
    """How many words of the question no article has (on a log scale)."""
    return math.log1p(sum(not one.weights for one in _wanted(ranked)))


def missing_of_few(ranked: Ranked) -> float:
    """Share of the weightiest word that the sentence lacks, felt in questions of few words and less with each more."""
    few = max(0.0, (FEW - len(_wanted(ranked))) / (FEW - 1))
    return few * float((_missing(_here(ranked), ranked) * ranked.seen.share).max())


def missing_names(ranked: Ranked) -> float:
    """How many names of the question the paragraph lacks (on a log scale)."""
    named = np.array([one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return math.log1p(float(_missing(_around(ranked), ranked) @ named))


def missing_names_here(ranked: Ranked) -> float:
    """How many names of the question the sentence and its paragraph's title lack (on a log scale)."""
    named = np.array([one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return math.log1p(float(_missing(_here(ranked), ranked) @ named))


def unheard_name(ranked: Ranked) -> float:
    """1 when the question has a name that no article has; less with every sentence more in the library."""
    unheard = any(one.capitalised and not one.weights for one in _wanted(ranked))
    return float(unheard) * ranked.seen.query.smallness


def missing_action(ranked: Ranked) -> float:
    """Share of the question in verbs that the sentence lacks («родился»)."""
    actions = np.array([one.action for one in _wanted(ranked)], dtype=np.float64)
    return float(_missing(_here(ranked), ranked) @ (actions * ranked.seen.share))


def missing_things(ranked: Ranked) -> float:
    """Share of the question in words that are neither verbs nor names, that the sentence lacks."""
    things = np.array([not one.action and not one.capitalised for one in _wanted(ranked)], dtype=np.float64)
    return float(_missing(_here(ranked), ranked) @ (things * ranked.seen.share))


def missing_core(ranked: Ranked) -> float:
    """How far the sentence lacks the word that the answer hangs on («какой **адрес**», «где **учился**»), 0…1."""
    own = _here(ranked)
    core = np.array([one.core for one in _wanted(ranked)], dtype=np.float64)
    lacking = np.where(own >= SYNONYM, _missing(_here(ranked), ranked), 1.0)
    return min(1.0, float(lacking @ (core * np.sqrt(ranked.seen.query.rarity))))


def missing_core_around(ranked: Ranked) -> float:
    """How far the whole paragraph lacks it."""
    core = np.array([one.core for one in _wanted(ranked)], dtype=np.float64)
    return min(1.0, float(_missing(_around(ranked), ranked) @ (core * ranked.seen.query.rarity)))


def missing_core_of_few(ranked: Ranked) -> float:
    """The same for the sentence, felt in short questions and in small libraries, which tell little of anybody."""
    short = max(0.0, (MANY - len(_wanted(ranked))) / (MANY - 1))
    return short * ranked.seen.query.smallness * missing_core(ranked)


def missing_ordinary(ranked: Ranked) -> float:
    """How much of what is no name the sentence lacks, 1 for all: a name alone is no answer."""
    ordinary = ranked.seen.share * np.array([not one.capitalised for one in _wanted(ranked)])
    total = float(ordinary.sum())
    return float(_missing(_here(ranked), ranked) @ ordinary / total) if total else 0.0


def missing_count(ranked: Ranked) -> float:
    """Part of the question's words that the sentence lacks, each counting the same."""
    return float((_missing(_here(ranked), ranked)).mean())


def rivalry(ranked: Ranked) -> float:
    """Share of the question in words that stand nearer to another person than to the one asked about."""
    return ranked.seen.rivalry(int(ranked.order[0]))


def nobody_named(ranked: Ranked) -> float:
    """1 when «кто» is asked and the sentence names nobody new."""
    return _lacks(ranked, AnswerType.PERSON, "person")


def nobody(ranked: Ranked) -> float:
    """1 when «кто» is asked and the sentence does not even have a noun for someone."""
    return _lacks(ranked, AnswerType.PERSON, "someone")


def nowhere_named(ranked: Ranked) -> float:
    """1 when «где» is asked and the sentence has no new place's name."""
    return 0.0 if _has_place_itself(ranked) else _lacks(ranked, AnswerType.PLACE, "place")


def nowhere(ranked: Ranked) -> float:
    """1 when «где» is asked and no word of the sentence says where."""
    return 0.0 if _has_place_itself(ranked) else _lacks(ranked, AnswerType.PLACE, "somewhere")


def no_date(ranked: Ranked) -> float:
    """1 when «когда» is asked and the sentence has no new date."""
    return _lacks(ranked, AnswerType.DATE, "date")


def no_number(ranked: Ranked) -> float:
    """1 when «сколько» is asked and the sentence has no new number."""
    return _lacks(ranked, AnswerType.NUMBER, "number")


def figure_apart(ranked: Ranked) -> float:
    """Share of the question that does not stand in one clause with a date or number that may answer it."""
    return _apart(ranked) if ranked.seen.query.expects in FIGURES else 0.0


def name_apart(ranked: Ranked) -> float:
    """The same for names and places."""
    return _apart(ranked) if ranked.seen.query.expects in NAMED else 0.0


def figure_astray(ranked: Ranked) -> float:
    """1 when a date or number is asked for and no clause has one together with a word of the question; less with every
    sentence more in the library, since right answers are so as well (8 of 100)."""
    best = int(ranked.order[0])
    astray = ranked.seen.query.expects in FIGURES and beside_answer(ranked.seen, best).astray
    return float(astray and not ranked.seen.points_back(best)) * ranked.seen.query.smallness


def unnamed(ranked: Ranked) -> float:
    """1 when a person is asked about, and the sentence neither names that person nor points back; less with every
    sentence more in the library."""
    return float(ranked.seen.unnamed(int(ranked.order[0]))) * ranked.seen.query.smallness


def kind_expected(ranked: Ranked) -> float:
    """1 when the question asks for a person, place, date or number."""
    return float(ranked.seen.query.expects in FIGURES | NAMED)


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


FIGURES = frozenset({AnswerType.DATE, AnswerType.NUMBER})
NAMED = frozenset({AnswerType.PERSON, AnswerType.PLACE})

FEW = 5
"""From this count on a question has so many words that one may be missing."""

MANY = 8
"""From this count on it has so many that even the one it hangs on may be put in other words."""

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
    unheard_name,
    missing_action,
    missing_things,
    missing_core,
    missing_core_around,
    missing_core_of_few,
    missing_ordinary,
    missing_count,
    rivalry,
    nobody_named,
    nobody,
    nowhere_named,
    nowhere,
    no_date,
    no_number,
    figure_apart,
    figure_astray,
    unnamed,
    name_apart,
    kind_expected,
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


def _lacks(ranked: Ranked, expects: AnswerType, signal: str) -> float:
    """Whether a kind is asked for that the sentence lacks, and also the one before it if it points back («Тогда …»)."""
    if ranked.seen.query.expects is not expects or _signal(ranked, signal):
        return 0.0
    best = int(ranked.order[0])
    before = np.flatnonzero(ranked.seen.candidates == ranked.seen.candidates[best] - 1)
    return float(not (ranked.seen.points_back(best) and len(before) and ranked.signals[before[0], _COLUMNS[signal]]))


def _has_place_itself(ranked: Ranked) -> bool:
    """«**Какой детский сад** передал игрушки?»: the sentence has the very place, and need not say where it is."""
    core = [number for number, one in enumerate(_wanted(ranked)) if one.core and not one.action]
    return bool(core) and float(_here(ranked)[core].max()) >= SYNONYM


def _apart(ranked: Ranked) -> float:
    return 1.0 - beside_answer(ranked.seen, int(ranked.order[0])).share


def _wanted(ranked: Ranked) -> tuple[Wanted, ...]:
    return ranked.seen.query.wanted


def _signal(ranked: Ranked, name: str) -> float:
    return float(ranked.signals[ranked.order[0], _COLUMNS[name]])


def _missing(matches: Floats, ranked: Ranked) -> Floats:
    return np.asarray(1.0 - _said(matches, ranked))


def _said(matches: Floats, ranked: Ranked) -> Floats:
    """How sure one may be that each word is said."""
    return said(matches, ranked.seen.query.smallness)


def _here(ranked: Ranked) -> Floats:
    """How far the best sentence answers for each word, with the one before it where it points back («Об этом …»)."""
    seen, best = ranked.seen, int(ranked.order[0])
    return np.asarray(np.maximum(seen.own[best], seen.before[best]) if seen.points_back(best) else seen.own[best])


def _around(ranked: Ranked) -> Floats:
    return np.asarray(ranked.seen.paragraph[ranked.order[0]])


_COLUMNS = {signal.__name__: column for column, signal in enumerate(SIGNALS)}
