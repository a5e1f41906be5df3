"""How sure one may be that the best sentence answers: a calibrated number, 0…1.

A score orders the sentences of one question and says nothing about whether any of them answers; that is told by what
of the question is *missing* around the best one, by how far it stands out, and by whether anything of the expected
kind is there at all. ``doubts`` collects those; a logistic function fitted on questions with and without an answer
makes one number of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from operator import mul

import numpy as np

from retrieval.best import Best
from retrieval.index import Floats
from retrieval.models import AnswerType
from retrieval.query import SYNONYM
from retrieval.ranking import Ranked

Doubt = Callable[[Best], float]


def covered(best: Best) -> float:
    """Share of the question, by importance, in the best sentence."""
    return _sum(best.said, best.asked.share)


def covered_around(best: Best) -> float:
    """Share of the question in its paragraph."""
    return _sum(best.said_around, best.asked.share)


def titled(best: Best) -> float:
    """Share that its article's title has and the paragraph does not."""
    return best.signal("titled")


def sentence_score(best: Best) -> float:
    """BM25 of the sentence by first letters, as a share."""
    return best.signal("sentence_prefixes")


def paragraph_score(best: Best) -> float:
    """BM25 of the paragraph by first letters, as a share."""
    return best.signal("paragraph_prefixes")


def worst_missing(best: Best) -> float:
    """Importance of the weightiest word that the paragraph lacks, 1 for a word as rare as can be."""
    return _most(best.missing_around, best.asked.rarity)


def worst_missing_here(best: Best) -> float:
    """The same for the sentence itself."""
    return _most(best.missing, best.asked.rarity)


def unseen(best: Best) -> float:
    """Share of the question in words that no article has."""
    return _sum(best.asked.share, best.asked.unheard)


def unseen_count(best: Best) -> float:
    """How many words of the question no article has (on a log scale)."""
    return math.log1p(sum(not one.weights for one in best.wanted))


def missing_of_few(best: Best) -> float:
    """Share of the weightiest word that the sentence lacks, felt in questions of few words and less with each more."""
    few = max(0.0, (FEW - len(best.wanted)) / (FEW - 1))
    return few * _most(best.missing, best.asked.share)


def missing_names(best: Best) -> float:
    """How many names of the question the paragraph lacks (on a log scale)."""
    return math.log1p(_sum(best.missing_around, best.asked.named))


def missing_names_here(best: Best) -> float:
    """How many names of the question the sentence and its paragraph's title lack (on a log scale)."""
    return math.log1p(_sum(best.missing, best.asked.named))


def unheard_name(best: Best) -> float:
    """1 when the question has a name that no article has; less with every sentence more in the library."""
    unheard = any(one.capitalised and not one.weights for one in best.wanted)
    return float(unheard) * best.smallness


def missing_action(best: Best) -> float:
    """Share of the question in verbs that the sentence lacks («родился»)."""
    return _sum(best.missing, map(mul, best.asked.actions, best.asked.share))


def missing_things(best: Best) -> float:
    """Share of the question in words that are neither verbs nor names, that the sentence lacks."""
    return _sum(best.missing, map(mul, best.asked.things, best.asked.share))


def missing_core(best: Best) -> float:
    """How far the sentence lacks the word that the answer hangs on («какой **адрес**», «где **учился**»), 0…1."""
    lacking = [missing if match >= SYNONYM else 1.0 for match, missing in zip(best.here, best.missing, strict=True)]
    return min(1.0, _sum(lacking, best.asked.hanging))


def missing_core_around(best: Best) -> float:
    """How far the whole paragraph lacks it."""
    return min(1.0, _sum(best.missing_around, map(mul, best.asked.core, best.asked.rarity)))


def missing_core_of_few(best: Best) -> float:
    """The same for the sentence, felt in short questions and in small libraries, which tell little of anybody."""
    short = max(0.0, (MANY - len(best.wanted)) / (MANY - 1))
    return short * best.smallness * missing_core(best)


def missing_ordinary(best: Best) -> float:
    """How much of what is no name the sentence lacks, 1 for all: a name alone is no answer."""
    total = sum(best.asked.ordinary)
    return _sum(best.missing, best.asked.ordinary) / total if total else 0.0


def missing_count(best: Best) -> float:
    """Part of the question's words that the sentence lacks, each counting the same."""
    return sum(best.missing) / len(best.missing)


def rivalry(best: Best) -> float:
    """Share of the question in words that stand nearer to another person than to the one asked about."""
    return best.seen.rivalry(best.row)


def nobody_named(best: Best) -> float:
    """1 when «кто» is asked and the sentence names nobody new."""
    return _lacks(best, AnswerType.PERSON, "person")


def nobody(best: Best) -> float:
    """1 when «кто» is asked and the sentence does not even have a noun for someone."""
    return _lacks(best, AnswerType.PERSON, "someone")


def nowhere_named(best: Best) -> float:
    """1 when «где» is asked and the sentence has no new place's name."""
    return 0.0 if _has_place_itself(best) else _lacks(best, AnswerType.PLACE, "place")


def nowhere(best: Best) -> float:
    """1 when «где» is asked and no word of the sentence says where."""
    return 0.0 if _has_place_itself(best) else _lacks(best, AnswerType.PLACE, "somewhere")


def no_date(best: Best) -> float:
    """1 when «когда» is asked and the sentence has no new date."""
    return _lacks(best, AnswerType.DATE, "date")


def no_number(best: Best) -> float:
    """1 when «сколько» is asked and the sentence has no new number."""
    return _lacks(best, AnswerType.NUMBER, "number")


def figure_apart(best: Best) -> float:
    """Share of the question that does not stand in one clause with a date or number that may answer it."""
    return 1.0 - best.beside.share if best.expects in FIGURES else 0.0


def name_apart(best: Best) -> float:
    """The same for names and places."""
    return 1.0 - best.beside.share if best.expects in NAMED else 0.0


def figure_astray(best: Best) -> float:
    """1 when a date or number is asked for and no clause has one together with a word of the question; less with every
    sentence more in the library, since right answers are so as well (8 of 100)."""
    astray = best.expects in FIGURES and best.beside.astray
    return float(astray and not best.points_back) * best.smallness


def unnamed(best: Best) -> float:
    """1 when a person is asked about, and the sentence neither names that person nor points back; less with every
    sentence more in the library."""
    return float(best.seen.unnamed(best.row)) * best.smallness


def kind_expected(best: Best) -> float:
    """1 when the question asks for a person, place, date or number."""
    return float(best.expects in FIGURES | NAMED)


def margin(best: Best) -> float:
    """How far the best sentence stands out from the best one of another paragraph."""
    ranked = best.ranked
    paragraphs = best.seen.paragraphs
    others = ranked.order[paragraphs[ranked.order] != paragraphs[best.row]]
    return float(ranked.scores[best.row] - ranked.scores[others[0]]) if len(others) else ALONE


def score(best: Best) -> float:
    """The ranking's own score of the best sentence."""
    return float(best.ranked.scores[best.row])


def words(best: Best) -> float:
    """How many words the question has (on a log scale): chance alone covers a short one."""
    return math.log1p(len(best.wanted))


def one_word(best: Best) -> float:
    """1 for a question of a single word: a search rather than a question."""
    return float(len(best.wanted) == 1)


FIGURES = frozenset({AnswerType.DATE, AnswerType.NUMBER})
NAMED = frozenset({AnswerType.PERSON, AnswerType.PLACE})

FEW = 5
"""From this count on a question has so many words that one may be missing."""

MANY = 8
"""From this count on it has so many that even the one it hangs on may be put in other words."""

SUREST = 30.0
"""Log-odds beyond which nothing changes any more."""

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
    best = Best(ranked)
    return np.array([doubt(best) for doubt in DOUBTS])


def confidence(ranked: Ranked, weights: Mapping[str, float], bias: float) -> float:
    """Probability, 0…1, that the best sentence answers."""
    best = Best(ranked)
    odds = bias + sum(strength * _BY_NAME[name](best) for name, strength in weights.items() if strength)
    return 1.0 / (1.0 + math.exp(-min(max(odds, -SUREST), SUREST)))


def _sum(numbers: Iterable[float], others: Iterable[float]) -> float:
    """Of the products."""
    return float(sum(map(mul, numbers, others)))


def _most(numbers: Iterable[float], others: Iterable[float]) -> float:
    """The greatest product."""
    return float(max(map(mul, numbers, others)))


def _lacks(best: Best, expects: AnswerType, signal: str) -> float:
    """Whether a kind is asked for that the sentence lacks, and also the one before it if it points back («Тогда …»)."""
    if best.expects is not expects or best.signal(signal):
        return 0.0
    if not best.points_back:
        return 1.0
    return float(not best.signal_before(signal))


def _has_place_itself(best: Best) -> bool:
    """«**Какой детский сад** передал игрушки?»: the sentence has the very place, and need not say where it is."""
    core = [number for number, one in enumerate(best.wanted) if one.core and not one.action]
    return any(best.here[number] >= SYNONYM for number in core)


_BY_NAME = {doubt.__name__: doubt for doubt in DOUBTS}
