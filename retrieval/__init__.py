"""Text → sentences → index → the sentence that answers, or none."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from retrieval.reading import load_articles

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


def __getattr__(name: str) -> object:
    """``load_articles`` brings the readers of files with it; a search has no need of them."""
    if name == "load_articles":
        from retrieval.reading import load_articles

        return load_articles
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
