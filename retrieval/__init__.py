"""Text → sentences → index → the sentence that answers, or none."""

from contextlib import suppress

from retrieval.analysis import PreparedArticle, prepare
from retrieval.knowledge import KnowledgeBase
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

with suppress(ImportError):  # the readers are on their way
    from retrieval.reading import load_articles  # type: ignore[attr-defined,unused-ignore]

__all__ = [
    "Agreement",
    "Answer",
    "AnswerType",
    "Article",
    "KnowledgeBase",
    "Match",
    "NoAnswer",
    "Passage",
    "Person",
    "PreparedArticle",
    "Proof",
    "Signatory",
    "Suggestion",
    "Turn",
    "load_articles",
    "prepare",
]
