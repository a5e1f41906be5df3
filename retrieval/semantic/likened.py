"""Candidates with their likeness to the question: their order, and what it tells about the best one.

A question of which no article has the words (English ones, mostly) can be judged by likeness alone; so each likeness
counts once as it is, and once more by the share of the question in such words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from retrieval.corpus import Corpus
from retrieval.index import Floats
from retrieval.query import Query
from retrieval.ranking import Ranked, rank
from retrieval.semantic.encoders import Vectors
from retrieval.semantic.weights import SemanticWeights

MOST_ALIKE = 20
"""Sentences that join the candidates for their likeness alone."""

NO_WORD = -1
"""A number that no lemma has."""


@dataclass(frozen=True, slots=True)
class Likened(Ranked):
    """``likeness`` has a cosine for each candidate, in the rows of ``seen``; ``usual`` is the mean over all passages:
    cosines of one encoder lie close together, and how high depends on the question and its language."""

    likeness: Floats
    usual: float


Likeness = Callable[[Likened], Floats]
Sign = Callable[[Likened], float]


def rank_likened(
    query: Query, corpus: Corpus, words: Mapping[str, float], cosines: Vectors, weights: SemanticWeights
) -> Likened | None:
    """Order the candidates by words and likeness; ``None`` for a question without words. ``cosines``: one a passage."""
    if not query.wanted:
        return None
    most = np.argpartition(-cosines, MOST_ALIKE)[:MOST_ALIKE] if len(cosines) > MOST_ALIKE else np.arange(len(cosines))
    ranked = rank(_readable(query), corpus, words, also=most.astype(np.int32))
    if ranked is None:
        return None
    likeness = cosines[ranked.seen.candidates].astype(np.float64)
    likened = Likened(ranked.seen, ranked.signals, ranked.scores, ranked.order, likeness, float(cosines.mean()))
    return reordered(likened, weights.ranking)


def reordered(likened: Likened, weights: Mapping[str, float]) -> Likened:
    """The same candidates, with what likeness adds to their scores."""
    scores = likened.scores + sum(one(likened) * weights.get(one.__name__, 0.0) for one in LIKENESSES)
    return replace(likened, scores=scores, order=np.lexsort((likened.seen.candidates, -scores)))


def alike(likened: Likened) -> Floats:
    """Cosine of the sentence with the question, above the usual."""
    return likened.likeness - likened.usual


def alike_unheard(likened: Likened) -> Floats:
    """The same, by the share of the question in words that no article has."""
    return alike(likened) * unheard(likened)


LIKENESSES: tuple[Likeness, ...] = (alike, alike_unheard)


def best_alike(likened: Likened) -> float:
    """Likeness of the best sentence, above the usual."""
    return float(alike(likened)[likened.order[0]])


def stands_out(likened: Likened) -> float:
    """How far the best sentence is more alike than all of other paragraphs (negative: less)."""
    paragraphs = likened.seen.corpus.paragraph_of[likened.candidates]
    others = likened.order[paragraphs != paragraphs[0]]
    best = float(likened.likeness[likened.order[0]])
    return best - float(likened.likeness[others].max()) if len(others) else best - likened.usual


def unheard(likened: Likened) -> float:
    """Share of the question, by importance, in words that no article has."""
    silent = np.array([not one.weights for one in likened.seen.query.wanted], dtype=np.float64)
    return float(likened.seen.share @ silent)


def best_alike_unheard(likened: Likened) -> float:
    """Likeness of the best sentence by the share of the question in words that no article has."""
    return best_alike(likened) * unheard(likened)


def stands_out_unheard(likened: Likened) -> float:
    """How far it stands out, by the same share."""
    return stands_out(likened) * unheard(likened)


SIGNS: tuple[Sign, ...] = (best_alike, stands_out, unheard, best_alike_unheard, stands_out_unheard)
"""What likeness tells about whether the best sentence answers at all."""


def signs(likened: Likened, sure: float) -> Floats:
    """The log-odds of the words' confidence, then all of ``SIGNS``."""
    return np.array([log_odds(sure), *(sign(likened) for sign in SIGNS)])


def likened_confidence(likened: Likened, sure: float, weights: SemanticWeights) -> float:
    """Probability, 0…1, that the best sentence answers; ``sure`` is what it is by the words alone."""
    strengths = np.array([weights.words, *(weights.confidence.get(sign.__name__, 0.0) for sign in SIGNS)])
    return 1.0 / (1.0 + math.exp(-float(np.clip(signs(likened, sure) @ strengths + weights.bias, -30.0, 30.0))))


def log_odds(probability: float) -> float:
    """Inverse of the logistic function, kept within ±``30``."""
    within = min(max(probability, 1e-13), 1 - 1e-13)
    return math.log(within / (1 - within))


def _readable(query: Query) -> Query:
    """A query that has rows to look at even if no lemma of the corpus counts for any of its words."""
    if query:
        return query
    return replace(query, ids=np.array([NO_WORD], dtype=np.int32), worth=np.zeros((2, len(query.wanted))))
