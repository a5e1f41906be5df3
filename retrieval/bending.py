"""Names and nouns in another case, and whether a name is a man's or a woman's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pymorphy3.analyzer import Parse

from retrieval.lemmas import fold, parses

PERSONAL = frozenset({"Name", "Surn", "Patr"})
GENDERS = frozenset({"masc", "femn", "neut"})

PLURAL = "plur"
"""Stands for a gender where several are meant."""

POSSESSIVE_SURNAME = re.compile(r"(?P<base>.{2,}(?:ов|ев|ёв|ин|ын))(?:а|у|ым|е|ой)?")
"""Surnames that the dictionary lacks and takes for a plural («Коршунников» for several «коршунник»)."""

SURNAME_ENDINGS = (
    {"nomn": "", "gent": "а", "datv": "у", "accs": "а", "ablt": "ым", "loct": "е"},
    {"nomn": "а", "gent": "ой", "datv": "ой", "accs": "у", "ablt": "ой", "loct": "ой"},
)
"""Case endings of such surnames: a man's, a woman's."""


def bent(word: str, case: str, gender: str) -> str:
    """A noun, adjective or name in a case of pymorphy's («gent») and a gender or ``PLURAL``; else as it is."""
    if word[:1].isupper() and not any("Surn" in reading.tag for reading in parses(word.lower())):
        surname = POSSESSIVE_SURNAME.fullmatch(word)
        if surname and not any(PERSONAL & reading.tag.grammemes for reading in parses(word.lower())):
            return surname["base"] + SURNAME_ENDINGS[gender == "femn"].get(case, "")
    number = {PLURAL} if gender == PLURAL else {"sing"}
    for reading in sorted(parses(word.lower()), key=lambda reading: not _fits(reading, word, gender)):
        if reading.tag.POS not in ("NOUN", "ADJF"):
            continue
        adjective = {gender} & GENDERS if reading.tag.POS == "ADJF" else set()
        form = reading.inflect({case, *number, *adjective})
        if form:
            return _cased(form.word, word)
    return word


def in_nominative(phrase: str) -> str:
    """A noun phrase with its adjectives and its first noun in the nominative; what follows them stays."""
    words = phrase.split(" ")
    parts = [parses(word.lower())[0] for word in words]
    head = next((at for at, part in enumerate(parts) if part.tag.POS == "NOUN"), None)
    if head is None or any(part.tag.POS != "ADJF" for part in parts[:head]):
        return phrase
    if any("nomn" in reading.tag for reading in parses(words[head].lower())):
        return phrase
    tag = parts[head].tag
    gender = PLURAL if tag.number == PLURAL else str(tag.gender or "masc")
    return " ".join([*(bent(word, "nomn", gender) for word in words[: head + 1]), *words[head + 1 :]])


def gender_of(words: Sequence[str], *, nominative: bool) -> str:
    """The gender that the words of a name agree on; «Евгения» alone may be Evgeny's genitive."""
    return max(("masc", "femn"), key=lambda gender: sum(_likely(word, gender, nominative) for word in words))


def _likely(word: str, gender: str, nominative: bool) -> float:
    """How well a word of a name fits a gender: 1 for a reading of it, a little less in another case
    than the nominative, nothing when the name is known to stand in the nominative."""
    surname = POSSESSIVE_SURNAME.fullmatch(word)
    if surname and not any("Surn" in reading.tag for reading in parses(word.lower())):
        ending = word[len(surname["base"]) :]
        cases = [case for case, other in SURNAME_ENDINGS[gender == "femn"].items() if other == ending]
        return max((_weight(case == "nomn", nominative) for case in cases), default=0.0)
    readings = [reading for reading in parses(word.lower()) if PERSONAL & reading.tag.grammemes]
    fitting = [reading for reading in readings if str(reading.tag.gender) == gender]
    return max((_weight("nomn" in reading.tag, nominative) for reading in fitting), default=0.0)


def _weight(in_nominative: bool, nominative: bool) -> float:
    return 1.0 if in_nominative else (0.0 if nominative else 0.9)


def _fits(reading: Parse, word: str, gender: str) -> bool:
    named = bool(PERSONAL & reading.tag.grammemes) or not word[:1].isupper()
    own = None if reading.tag.gender is None else str(reading.tag.gender)
    return named and (own in (gender, None) or gender == PLURAL)


def _cased(made: str, written: str) -> str:
    form = made if "ё" in fold(written) or "ё" in written.lower() else fold(made)
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
