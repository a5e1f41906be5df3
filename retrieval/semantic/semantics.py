"""All that a ``KnowledgeBase`` with an encoder knows of meanings: the vectors of its passages, and what they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from retrieval.asking import Understood
from retrieval.corpus import Corpus
from retrieval.explanation import Candidate, Explanation, Part
from retrieval.index import Floats
from retrieval.query import Query
from retrieval.ranking import Ranked, rank
from retrieval.semantic.encoders import Encoder, Vectors, encode_sentences
from retrieval.semantic.likened import (
    LIKENESSES,
    SIGN_NAMES,
    Cosines,
    Likened,
    goes_by_words,
    likened_confidence,
    rank_likened,
    signs,
)
from retrieval.semantic.weights import SemanticWeights, fitted_for

REMEMBERED = 512
"""Questions whose vectors are kept: suggestions are tried again and again."""

LONGEST_QUESTION = 500
"""Letters that an encoder is given of a question: what is longer is a text, and costs time."""

TRANSLATIONS = frozenset({"en", "uk"})
"""Rules of spelling that translate. The encoder was taught other languages; a word-by-word translation it was not."""


class Semantics:
    """An encoder, and the vectors of all passages of one corpus in its order."""

    def __init__(self, encoder: Encoder, vectors: Vectors, weights: SemanticWeights | None = None) -> None:
        """Raises ``UnfittedEncoder`` when no ``weights`` are given and none are known."""
        self._vectors = vectors
        self._weights = weights or fitted_for(encoder.name)
        self._of_question = lru_cache(maxsize=REMEMBERED)(encoder.encode_question)

    @classmethod
    def of_corpus(
        cls,
        encoder: Encoder,
        corpus: Corpus,
        stored: Mapping[str, Vectors],
        weights: SemanticWeights | None = None,
    ) -> Semantics:
        """With ``stored`` vectors by the articles' ids; those that are missing, or too many or few, are made now."""
        of_articles = [_of_article(encoder, corpus, article_id, stored) for article_id in corpus.articles]
        filled = [vectors for vectors in of_articles if len(vectors)]
        together = np.concatenate(filled) if filled else np.zeros((0, 0), dtype=np.float32)
        return cls(encoder, together.astype(np.float32, copy=False), weights)

    def rank(self, understood: Understood, query: Query, corpus: Corpus, words: Mapping[str, float]) -> Ranked | None:
        """Order the candidates of a question; ``words`` are the weights of the other signals."""
        if not len(self._vectors) or goes_by_words(query):
            return rank(query, corpus, words)
        vector = self._of_question(meant(understood)[:LONGEST_QUESTION])
        cosines = Cosines.of(vector, self._vectors, self._weights.common)
        return rank_likened(query, corpus, words, cosines, self._weights.ranking)

    def confidence(self, ranked: Ranked, sure: float) -> float:
        """How sure one may be of the best sentence, ``sure`` being what the words say."""
        return likened_confidence(ranked, sure, self._weights) if isinstance(ranked, Likened) else sure

    def explain(self, explanation: Explanation, ranked: Ranked | None) -> Explanation:
        """What likeness adds to an explanation by words."""
        if not isinstance(ranked, Likened):
            return explanation
        sure = self.confidence(ranked, explanation.confidence)
        added = {one.__name__: one(ranked) for one in LIKENESSES}
        rows = zip(explanation.candidates, ranked.order.tolist(), strict=False)
        return replace(
            explanation,
            candidates=tuple(self._with_likeness(candidate, added, row) for candidate, row in rows),
            doubts=self._parts(ranked, explanation.confidence),
            confidence=sure,
            rule="answered" if sure >= explanation.threshold else "below_threshold",
        )

    def _with_likeness(self, candidate: Candidate, added: Mapping[str, Floats], row: int) -> Candidate:
        weights = self._weights.ranking
        more = [_part(name, float(values[row]), weights.get(name, 0.0)) for name, values in added.items()]
        return replace(candidate, parts=_weightiest([*candidate.parts, *more]))

    def _parts(self, ranked: Likened, sure: float) -> tuple[Part, ...]:
        strengths, values = self._weights.confidence, signs(ranked, sure).tolist()
        parts = [_part(name, value, strengths.get(name, 0.0)) for name, value in zip(SIGN_NAMES, values, strict=True)]
        return (Part("bias", 1.0, self._weights.bias), *_weightiest(parts))


def meant(understood: Understood) -> str:
    """What the encoder is given: the question as read, but as asked where reading it meant translating it."""
    translated = any(change.rule in TRANSLATIONS for change in understood.changes)
    return understood.asked if translated and understood.subject is None else understood.standalone


def _of_article(encoder: Encoder, corpus: Corpus, article_id: str, stored: Mapping[str, Vectors]) -> Vectors:
    vectors = stored.get(article_id)
    if vectors is not None and len(vectors) == corpus.count_of(article_id):
        return vectors
    return encode_sentences(encoder, [passage.text for passage in corpus.passages(article_id)])


def _part(name: str, value: float, weight: float) -> Part:
    return Part(name, value, value * weight)


def _weightiest(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(sorted((part for part in parts if part.contribution), key=lambda part: -abs(part.contribution)))
