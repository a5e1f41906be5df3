"""People by a name in any form or spelling: «жевлакова», «Сергею Жевлакову», «Zhevlakov», «;tdkfrjd», «Жевлакав»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from retrieval.facts.declension import CASES, GENDERS, surname_in_case
from retrieval.facts.tables import pairs, rows
from retrieval.lemmas import fold, parses
from retrieval.models import Person

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"(.)\1+")
_LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")

_EQUAL, _SOUNDS_ALIKE, _BEGINS, _NEAR = 1.0, 0.9, 0.7, 0.6
_ONE_TYPO, _TWO_TYPOS = 5, 8
"""Letters a word must have for one typo, or two, to be forgiven."""

_SHORTEST_BEGINNING = 4


def find_people(people: Sequence[Person], query: str) -> list[Person]:
    """People whose name has every word of ``query``, best first; where no one has all, those whose surname fits."""
    for words in (_words(query), _words(query.lower().translate(_LAYOUT))):
        for found in (_ranked(people, words, len(words)), _ranked(people, words, 1)):
            if found:
                return found
    return []


def is_named(person: Person, query: str) -> bool:
    """Whether every word of ``query`` is a part of the name, in any case and alphabet, with nothing mistyped."""
    parts = _words(person.name)
    asked = _words(query)
    return bool(asked) and all(
        any(_likeness(word, part, part == parts[-1]) >= _SOUNDS_ALIKE for part in parts) for word in asked
    )


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _ranked(people: Sequence[Person], words: Sequence[str], least: int) -> list[Person]:
    scores: list[tuple[float, Person]] = []
    for person in people:
        parts = _words(person.name)
        fits = [max((_likeness(word, part, part == parts[-1]) for part in parts), default=0.0) for word in words]
        enough = sum(fit > 0 for fit in fits) >= least and (least > 1 or len(words) == 1 or _has_surname(words, parts))
        if words and enough:
            scores.append((sum(fits), person))
    return [person for _, person in sorted(scores, key=lambda scored: -scored[0])]


def _has_surname(words: Iterable[str], parts: Sequence[str]) -> bool:
    return any(_likeness(word, parts[-1], True) > 0 for word in words)


@lru_cache(maxsize=50_000)
def _likeness(word: str, part: str, is_last: bool) -> float:
    """How well a word of the query fits a part of a name in any of its cases, 0…1."""
    if len(word) == 1:
        return _NEAR if part.startswith(word) and not is_last else 0.0
    forms = _forms(part, is_last)
    if word in forms:
        return _EQUAL
    sounds, own = {_sound(form) for form in forms}, _sound(word)
    if own in sounds:
        return _SOUNDS_ALIKE
    if len(word) >= _SHORTEST_BEGINNING and part.startswith(word):
        return _BEGINS
    allowed = (len(word) >= _ONE_TYPO) + (len(word) >= _TWO_TYPOS)
    distance = min(min(OSA.distance(word, form) for form in forms), min(OSA.distance(own, sound) for sound in sounds))
    return _NEAR / distance if 0 < distance <= allowed else 0.0


@lru_cache(maxsize=20_000)
def _forms(part: str, is_last: bool) -> frozenset[str]:
    """A part of a name in every case, folded."""
    forms = {part}
    if is_last:
        forms.update(surname_in_case(part, case, gender) for case in CASES for gender in GENDERS)
    for parse in parses(part):
        if ("Name" in parse.tag or "Patr" in parse.tag) and parse.tag.case == "nomn":
            forms.update(form.word for form in parse.lexeme if form.tag.number != "plur")
    return frozenset(fold(form) for form in forms)


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """Latin letters that spellings of one name share: «Жевлаков», «Zhevlakov» → «zevlakov»."""
    letters = pairs("romanisation")
    latin = "".join(letters.get(letter, letter) for letter in word).replace("-", "")
    for spelling, sound in rows("latin_sounds"):
        latin = latin.replace(spelling, sound.replace("-", ""))
    return _DOUBLED.sub(r"\1", latin)
