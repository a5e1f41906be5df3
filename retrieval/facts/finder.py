"""Where names of persons stand in a text: the interface of finders.

A finder gives spans; what they mean (nominative, role, one person or two) is decided elsewhere and alike for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field

from retrieval.facts.declension import CaseGender
from retrieval.facts.tokens import Sentence


class Found(Struct, frozen=True):
    """A name's place in the article, and what the finder knows of its case and gender."""

    start: int
    end: int
    hints: Mapping[CaseGender, float] = field(default_factory=dict)


class NameFinder(Protocol):
    """Finds names of persons."""

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        """Places of names in ``text``, in order, not overlapping; ``sentences`` are all of the text that counts."""
        ...
