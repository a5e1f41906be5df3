"""Text → sentences → index → the sentence that answers, or none."""

from retrieval.models import (
    Agreement,
    Answer,
    AnswerType,
    Article,
    Match,
    NoAnswer,
    Passage,
    Person,
    Proof,
    Signatory,
    Suggestion,
    Turn,
)

__all__ = [
    "Agreement",
    "Answer",
    "AnswerType",
    "Article",
    "Match",
    "NoAnswer",
    "Passage",
    "Person",
    "Proof",
    "Signatory",
    "Suggestion",
    "Turn",
]
