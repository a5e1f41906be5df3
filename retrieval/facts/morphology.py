"""Readings of a word as pymorphy gives them, typed and cached: what phrases and agreements are taken apart with.

A *reading* is one way to understand a form: «главы» is the genitive singular and the nominative plural.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from pymorphy3.analyzer import Parse

from retrieval.lemmas import parses

_CASES = ("gent", "datv", "ablt", "loct")
_AFTER_SK = ("ом", "а", "у", "е")


class Reading:
    """One reading of a word form: part of speech, case, number, gender in pymorphy's names, or ``None``."""

    __slots__ = ("_parse", "animate", "case", "gender", "grammemes", "lemma", "number", "part", "score")

    def __init__(self, parse: Parse) -> None:
        tag = parse.tag
        self._parse = parse
        self.part: str | None = None if tag.POS is None else str(tag.POS)
        self.case: str | None = None if tag.case is None else str(tag.case)
        self.number: str | None = None if tag.number is None else str(tag.number)
        self.gender: str | None = None if tag.gender is None else str(tag.gender)
        self.grammemes: frozenset[str] = frozenset(map(str, tag.grammemes))
        self.animate = "anim" in self.grammemes
        self.lemma: str = parse.normal_form.replace("ё", "е")
        self.score: float = parse.score

    def inflected(self, grammemes: Iterable[str]) -> str | None:
        """The form with these grammemes, lower case, or ``None`` where the word has none such."""
        asked = {grammeme for grammeme in grammemes if grammeme}
        if "Supr" in self.grammemes:  # «высшее» must not become «высочайшее»
            asked.add("Supr")
            forms = [str(form.word) for form in self._parse.lexeme if asked <= form.tag.grammemes]
            return max(forms, key=lambda form: _shared_beginning(form, str(self._parse.word)), default=None)
        found = self._parse.inflect(asked)
        return None if found is None else str(found.word)


def _shared_beginning(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Readings of a form, likeliest first; guesses are left out where the dictionary knows the word."""
    found = parses(word.lower())
    known = [parse for parse in found if parse.is_known]
    return tuple(Reading(parse) for parse in known or _without_abbreviations(word, found)) + _town_readings(word)


def _without_abbreviations(word: str, guesses: Sequence[Parse]) -> Sequence[Parse]:
    """«Алчевска», written with an ending, is no abbreviation, as pymorphy guesses first."""
    declined = [parse for parse in guesses if "Abbr" not in parse.tag]
    return guesses if any(map(str.isupper, word[1:])) else declined or guesses


def _town_readings(word: str) -> tuple[Reading, ...]:
    """«с Алчевском» looks like an adjective alone where the dictionary lacks the town."""
    ending = next((each for each in _AFTER_SK if word.lower().endswith((f"ск{each}", f"цк{each}"))), None)
    if ending is None or not word[0].isupper() or any("Geox" in parse.tag for parse in parses(word.lower())):
        return ()
    towns = [parse for parse in parses(word.lower()[: -len(ending)]) if "Geox" in parse.tag]
    forms = (town.inflect({case, "sing"}) for town in towns[:1] for case in _CASES)
    return tuple(Reading(form) for form in forms if form is not None and form.word == word.lower())


def lemma_of(word: str) -> str:
    """The likeliest dictionary form, ё written as е."""
    return readings(word)[0].lemma


def is_part(word: str, *parts: str) -> bool:
    """Whether the likeliest reading is one of these parts of speech."""
    return readings(word)[0].part in parts


def has_case(word: str, case: str, *parts: str) -> bool:
    """Whether some reading stands in this case (and is one of ``parts``, when given)."""
    return any(reading.case == case and (not parts or reading.part in parts) for reading in readings(word))
