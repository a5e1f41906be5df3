"""What spelling hands over: the question as read, and every change that led to it."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct

from retrieval.lemmas import fold, lemma


class Vocabulary(Struct, frozen=True):
    """The words of an index: forms and lemmas in lower case, ё as е, with their counts; ``names`` those of them that
    are written with a capital inside sentences (surnames, first names, places)."""

    forms: Mapping[str, int]
    lemmas: Mapping[str, int]
    names: Set[str] = frozenset()

    def has(self, word: str) -> bool:
        """Whether a folded word stands in the articles, as a form or as a lemma."""
        return word in self.forms or word in self.lemmas

    def has_some_form(self, word: str) -> bool:
        """Whether the articles have a word in this form or another."""
        return self.has(fold(word)) or lemma(word.capitalize()) in self.lemmas or lemma(word.lower()) in self.lemmas

    def count(self, word: str) -> int:
        """How often a folded form stands in the articles; a lemma that is no form there counts once."""
        return self.forms.get(word, 1 if word in self.lemmas else 0)


class Change(Struct, frozen=True):
    """One word or phrase read otherwise than written. ``rule``: typo, layout, translit, uk, en, hyphen, space."""

    before: str
    after: str
    rule: str


class Reading(Struct, frozen=True):
    """A question as read. ``changed`` only when words changed: case, spacing and «ё» are no change.

    ``literal``: the unchanged question makes sense too (an unknown word may be somebody's name), so that the reader
    may be offered it.
    """

    text: str
    changed: bool = False
    literal: bool = False
    changes: tuple[Change, ...] = ()
