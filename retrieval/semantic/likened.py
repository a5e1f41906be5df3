"""Candidates with their likeness to the question: their order, and what it tells about the best one.

A question of which no article has the words (English ones, mostly) can be judged by likeness alone; so each likeness
counts once as it is, and once more by the share of the question in such words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from retrieval.corpus import Corpus
from retrieval.index import Floats, Ids
from retrieval.query import Query
from retrieval.ranking import Ranked, rank
from retrieval.semantic.encoders import Vectors
from retrieval.semantic.weights import SemanticWeights

MOST_ALIKE = 20
"""Sentences that join the candidates for their likeness alone."""

NO_WORD = -1
"""A number that no lemma has."""


class Likened(Ranked, frozen=True):
    """``likeness`` has a cosine for each candidate, in the rows of ``seen``; ``usual`` is that of just any sentence."""

    likeness: Floats
    usual: float


def goes_by_words(query: Query) -> bool:
    """Whether likeness has no say: a lone word that the articles have («Жевлаков») is looked up; its meaning by itself
    is like everything and nothing. So is a question without words."""
    return len(query.wanted) <= 1 and all(one.weights for one in query.wanted)


Likeness = Callable[[Likened], Floats]
Sign = Callable[[Likened], float]


class Cosines(Struct, frozen=True):
    """How like a question is to every passage of a corpus, in its order, and to just any sentence."""

    passages: Vectors
    usual: float

    @classmethod
    def of(cls, question: Vectors, passages: Vectors, common: Sequence[float]) -> Cosines:
        """Of vectors; ``common`` stands in ``SemanticWeights``."""
        # Of vectors that are nothing but finite, OpenBLAS says now and then that something was invalid
        # (https://github.com/numpy/numpy/issues/24067): it reckons with what is left in its own memory as well.
        with np.errstate(invalid="ignore"):
            return cls(np.asarray(passages @ question), float(question @ np.array(common, dtype=np.float32)))


def rank_likened(
    query: Query, corpus: Corpus, words: Mapping[str, float], cosines: Cosines, ranking: Mapping[str, float]
) -> Likened | None:
    """Order the candidates by words and likeness; ``None`` in an empty corpus. ``words`` are the weights of the
    signals, ``ranking`` those of likeness; the query has at least one word."""
    ranked = rank(_readable(query), corpus, words, also=_most_alike(cosines.passages))
    if ranked is None:
        return None
    likeness = cosines.passages[ranked.seen.candidates].astype(np.float64)
    likened = Likened(ranked.seen, ranked.signals, ranked.scores, ranked.order, likeness, cosines.usual)
    return reordered(likened, ranking)


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


SIGN_NAMES = ("words", "words_unheard", *(sign.__name__ for sign in SIGNS))


def signs(likened: Likened, sure: float) -> Floats:
    """In the order of ``SIGN_NAMES``: the log-odds of ``sure``, which is the confidence by words alone; the same by the
    share of words that no article has; then all of ``SIGNS``."""
    words = log_odds(sure)
    return np.array([words, words * unheard(likened), *(sign(likened) for sign in SIGNS)])


def likened_confidence(likened: Likened, sure: float, weights: SemanticWeights) -> float:
    """Probability, 0…1, that the best sentence answers; ``sure`` is what it is by the words alone."""
    strengths = np.array([weights.confidence.get(name, 0.0) for name in SIGN_NAMES])
    return 1.0 / (1.0 + math.exp(-float(np.clip(signs(likened, sure) @ strengths + weights.bias, -30.0, 30.0))))


def log_odds(probability: float) -> float:
    """Inverse of the logistic function, kept within ±``30``."""
    within = min(max(probability, 1e-13), 1 - 1e-13)
    return math.log(within / (1 - within))


def _most_alike(cosines: Vectors) -> Ids:
    if len(cosines) <= MOST_ALIKE:
        return np.arange(len(cosines), dtype=np.int32)
    return np.argpartition(-cosines, MOST_ALIKE)[:MOST_ALIKE].astype(np.int32)


def _readable(query: Query) -> Query:
    """A query that has rows to look at even if no lemma of the corpus counts for any of its words."""
    if query:
        return query
    return replace(query, ids=np.array([NO_WORD], dtype=np.int32), worth=np.zeros((2, len(query.wanted))))
