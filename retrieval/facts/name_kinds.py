"""What a word may be, by the dictionary and by its look: a first name, a patronymic, a surname, a place, or none."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import parses

_PATRONYMIC = re.compile(r"(ович|евич)(а|у|ем|е)?$|(ильич|кузьмич|лукич|фомич)(а|у|ом|е)?$")
_SURNAME_SUFFIX = re.compile(
    r"(ов|ев|ёв|ин|ын|ск|цк)(а|у|ым|е|ой|ою|ий|ая|ого|ому|им|ом|ую|)$"
    r"|(енко|чук|ук|юк|ян|дзе|швили|ко|ич|вич|ман|берг|штейн|ер|ец|их|ых|ик|ак|як)(а|у|ом|ем|е|)$"
)

_COMPOUND_TAIL = 5
"""Letters of the known word that a compound ends with."""


def is_first(word: str) -> bool:
    """Whether the word may be a first name."""
    return any("Name" in parse.tag for parse in parses(word.lower()))


@lru_cache(maxsize=20_000)
def is_known_first(word: str) -> bool:
    """Whether the dictionary knows it as a first name of one person: «Иванов» are not several men called Иван."""
    return any("Name" in parse.tag and parse.is_known and parse.tag.number != "plur" for parse in parses(word.lower()))


@lru_cache(maxsize=20_000)
def is_patronymic(word: str) -> bool:
    folded = word.lower()
    return is_known_as(word, "Patr") or bool(_PATRONYMIC.search(folded)) or ends_as_patronymic(folded)


def is_surname(word: str) -> bool:
    """Whether the dictionary, or its guess by the ending, has it as a surname."""
    return any("Surn" in parse.tag for parse in parses(word.lower()))


@lru_cache(maxsize=20_000)
def looks_like_surname(word: str) -> bool:
    """Whether a capitalised word may be a surname next to a first name or an initial; adverbs and places are none."""
    if is_surname(word):
        return True
    if is_patronymic(word):
        return False
    readings = parses(word.lower())
    if any("Geox" in parse.tag or "Orgn" in parse.tag for parse in readings if parse.is_known):
        return bool(_SURNAME_SUFFIX.search(word.lower()))
    best = readings[0]
    return not best.is_known or bool(_SURNAME_SUFFIX.search(word.lower())) or best.tag.POS in ("NOUN", "ADJF")


def share_of(word: str, grammeme: str) -> float:
    """Share of a word's readings that carry the grammeme, 0…1."""
    return float(sum(parse.score for parse in parses(word.lower()) if grammeme in parse.tag))


def is_known_as(word: str, grammeme: str) -> bool:
    return any(grammeme in parse.tag and parse.is_known for parse in parses(word.lower()))


def is_known_place(word: str) -> bool:
    return is_known_as(word, "Geox")


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """A word of the dictionary that is no name of any kind: «маэстро», «королевских»."""
    readings = parses(word.lower())
    names = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")
    return readings[0].is_known and not any(name in parse.tag for parse in readings for name in names)


@lru_cache(maxsize=20_000)
def is_compound(word: str) -> bool:
    """An unknown word that ends with a common one and is no surname: «Рыбохрана», «Викиновости»."""
    low = word.lower()
    best = parses(low)[0]
    if best.is_known or is_surname(word) or best.tag.POS != "NOUN" or "anim" in best.tag:
        return False
    return any(
        parses(low[cut:])[0].is_known and is_common(low[cut:]) for cut in range(2, len(low) - _COMPOUND_TAIL + 1)
    )


def ends_as_patronymic(word: str) -> bool:
    return word.lower().endswith(tuple(word_list("patronymic_endings")))
