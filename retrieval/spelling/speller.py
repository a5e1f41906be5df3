"""The order in which a question is read: letters, layout, language, then single words."""

from __future__ import annotations

from retrieval.spelling.reading import Reading, Vocabulary


class Speller:
    """Reads questions against one vocabulary; builds its tables at the first question that needs them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, question: str) -> Reading:
        """The question as meant."""
        return Reading(question)
