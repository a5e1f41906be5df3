"""One mention of a name, taken apart and brought to the nominative.

«Сергеем Викторовичем Жевлаковым» → first «Сергей», patronymic «Викторович», last «Жевлаков», ablative, masculine.
Parts are told by dictionary and order; the case and gender are those on which all parts and the surroundings agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from retrieval.facts.declension import (
    CASES,
    GENDERS,
    CaseGender,
    cased_like,
    genders_of,
    plain_case,
    surname_in_case,
    surname_nominative,
    surname_readings,
)
from retrieval.facts.name_kinds import (
    ends_as_patronymic,
    is_common,
    is_known_as,
    is_known_first,
    is_patronymic,
    share_of,
)
from retrieval.facts.tokens import INITIAL
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import parses

_PART = re.compile(r"[А-ЯЁA-Z]\.|[А-ЯЁа-яёA-Za-z][А-ЯЁа-яёA-Za-z’'-]*")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_SURNAME_LOOK = re.compile(r"(ов|ев|ин|ын|ск|енк|юк|чук)(а|у|ым|е|ой|ий|ая|ого|ому|им|ом|о|)$")
_ROMAN = re.compile(r"[IVX]+")
_INDECLINABLE_FIRST = re.compile(r"[иоэ]$")

# Weights of the parts of a name when cases are compared: a patronymic is the surest, a surname the least.
_PART_WEIGHT = {"first": 1.0, "patronymic": 1.5, "last": 0.7}
_MISFIT = -1.2
"""What a case costs that one of the parts cannot stand in."""

_UNDECLINED = 0.2
"""How likely an unknown first name in -и, -о, -э stands in any case: «Аркади», «Сейджи»."""

_OTHER_READING = 1.6
"""How far below the best a reading may score and still be taken when it makes two mentions one person."""


class Part(StrEnum):
    """What a word of a name is."""

    INITIAL = "initial"
    FIRST = "first"
    PATRONYMIC = "patronymic"
    PARTICLE = "particle"
    MIDDLE = "middle"
    LAST = "last"


class Name(Struct, frozen=True):
    """A name in the nominative; an initial keeps its dot («С.»)."""

    last: str | None = None
    first: str | None = None
    patronymic: str | None = None

    def __str__(self) -> str:
        return " ".join(part for part in (self.first, self.patronymic, self.last) if part)


class NameReading(Struct, frozen=True):
    """One way to read a mention: the case and gender it stands in, and the name it then is."""

    case: str
    gender: str
    name: Name
    score: float


def name_words(text: str) -> list[str]:
    """Words of a mention, initials with their dots: «С.В. Жевлаков» → «С.», «В.», «Жевлаков»."""
    return [_calm(word) for word in _PART.findall(text)]


def _calm(word: str) -> str:
    """«ЖЕВЛАКОВ» as «Жевлаков»: headlines and lists shout."""
    return cased_like(word.lower(), word) if len(word) > 3 and word.isupper() else word


def read_name(text: str, hints: Mapping[CaseGender, float] | None = None) -> tuple[NameReading, ...]:
    """Readings of a mention, best first; ``hints`` are what the surroundings say of its case and gender."""
    words = name_words(text)
    if not _CYRILLIC.search(text):
        return (NameReading("nomn", "masc", _foreign(text), 1.0),)
    parts = name_parts(tuple(words))
    own = _own_scores(tuple(words))
    scores = {key: own[key] + (hints.get(key, 0.0) if hints else 0.0) for key in own}
    best = sorted(scores, key=lambda key: (-scores[key], key[0] != "nomn", key[1] != "masc"))
    close = [key for key in best if scores[key] >= scores[best[0]] - _OTHER_READING]
    return tuple(NameReading(*key, _name(words, parts, *key), scores[key]) for key in close)


def _foreign(text: str) -> Name:
    words = name_words(text)
    return Name(last=words[-1] if words else text, first=words[0] if len(words) > 1 else None)


@lru_cache(maxsize=20_000)
def _own_scores(words: tuple[str, ...]) -> dict[CaseGender, float]:
    """How well each case and gender fits the parts by themselves."""
    fits = [_part_readings(word, part) for word, part in zip(words, name_parts(words), strict=True)]
    weighed = [(readings, weight) for readings, weight in fits if weight]
    return {
        (case, gender): sum(weight * readings.get((case, gender), _MISFIT) for readings, weight in weighed)
        for case in CASES
        for gender in GENDERS
    }


def _part_readings(word: str, part: Part) -> tuple[Mapping[CaseGender, float], float]:
    if part is Part.FIRST:
        return first_name_readings(word), _PART_WEIGHT["first"]
    if part is Part.PATRONYMIC:
        return _readings_of(word, "Patr") or surname_readings(word), _PART_WEIGHT["patronymic"]
    if part in (Part.LAST, Part.MIDDLE):
        return surname_readings(word), _PART_WEIGHT["last"]
    return {}, 0.0


@lru_cache(maxsize=20_000)
def first_name_readings(word: str) -> dict[CaseGender, float]:
    """Cases and genders of a first name; one that the dictionary lacks declines like a surname."""
    found = _readings_of(word, "Name")
    if is_known_first(word):
        return found
    guessed = {key: weight / 2 for key, weight in found.items()}
    for key, weight in surname_readings(word).items():
        guessed[key] = max(guessed.get(key, 0.0), weight if not found else weight / 2)
    if _INDECLINABLE_FIRST.search(word.lower()):
        for case in CASES:
            guessed[case, "masc"] = max(guessed.get((case, "masc"), 0.0), _UNDECLINED)
    return guessed


def _readings_of(word: str, grammeme: str) -> dict[CaseGender, float]:
    found: dict[CaseGender, float] = {}
    for parse in parses(word.lower()):
        if grammeme not in parse.tag or parse.tag.number == "plur":
            continue
        for gender in genders_of(parse.tag.gender):
            key = plain_case(parse.tag.case), gender
            found[key] = max(found.get(key, 0.0), parse.score)
            if "Fixd" in parse.tag:
                for case in CASES:
                    found.setdefault((case, gender), 0.1)
    return found


def name_parts(words: tuple[str, ...]) -> tuple[Part, ...]:
    """What each word of a mention is: «Жевлаков», «Сергей», «Викторович» → last, first, patronymic."""
    parts = [_sure_part(words, i) for i in range(len(words))]
    _undo_lone_patronymic(words, parts)
    rest = [i for i, part in enumerate(parts) if part is None]
    chosen = dict(zip(rest, _rest_of_name(words, parts, rest), strict=True))
    return tuple(part or chosen[i] for i, part in enumerate(parts))


def _sure_part(words: Sequence[str], i: int) -> Part | None:
    if i > 0 and _ROMAN.fullmatch(words[i]):
        return Part.LAST  # «Пётр I»
    if INITIAL.fullmatch(words[i]) or len(words[i]) == 1:
        return Part.INITIAL
    if i > 0 and is_patronymic(words[i]):
        return Part.PATRONYMIC
    if 0 < i < len(words) - 1 and words[i].lower() in word_list("name_particles"):
        return Part.PARTICLE
    return None


def _undo_lone_patronymic(words: Sequence[str], parts: list[Part | None]) -> None:
    """«Слободан Милошевич»: what looks like a patronymic and ends a two-word name is a surname if unknown."""
    full = [i for i, part in enumerate(parts) if part is not Part.INITIAL]
    ends_so = len(full) == 2 and parts[full[1]] is Part.PATRONYMIC
    if ends_so and not is_known_as(words[full[1]], "Patr") and not ends_as_patronymic(words[full[1]]):
        parts[full[1]] = None


def _rest_of_name(words: Sequence[str], parts: Sequence[Part | None], rest: Sequence[int]) -> list[Part]:
    if not rest:
        return []
    if len(rest) == 1:
        return [_only_part(words, parts, rest[0])]
    if len(rest) == 2:
        return _two_parts(words, parts, rest)
    return [Part.FIRST, *([Part.MIDDLE] * (len(rest) - 2)), Part.LAST]


def _only_part(words: Sequence[str], parts: Sequence[Part | None], i: int) -> Part:
    if Part.PATRONYMIC in parts:
        return Part.FIRST if i + 1 < len(parts) and parts[i + 1] is Part.PATRONYMIC else Part.LAST
    if Part.INITIAL in parts or not is_known_first(words[i]):
        return Part.LAST
    return Part.FIRST if share_of(words[i], "Name") > share_of(words[i], "Surn") else Part.LAST


def _two_parts(words: Sequence[str], parts: Sequence[Part | None], rest: Sequence[int]) -> list[Part]:
    if Part.PATRONYMIC in parts:
        swapped = rest[1] == parts.index(Part.PATRONYMIC) - 1
    else:
        swapped = _is_surname_first(words[rest[0]], words[rest[1]])
    return [Part.LAST, Part.FIRST] if swapped else [Part.FIRST, Part.LAST]


def _is_surname_first(one: str, other: str) -> bool:
    """«Жевлаков Сергей», «Коваль Оксана»."""
    if not is_known_first(other) or is_known_as(other, "Surn"):
        return False
    if is_known_first(one) or is_known_first(one.partition("-")[0]):  # «Жан-Люк Бернар», but «Ким Елена»
        return is_known_as(one, "Surn") and not set(first_name_readings(one)) & set(first_name_readings(other))
    return is_known_as(one, "Surn") or is_common(one) or bool(_SURNAME_LOOK.search(one.lower()))


def _name(words: Sequence[str], parts: Sequence[Part], case: str, gender: str) -> Name:
    patronymic = last = None
    given: list[str] = []
    initials: list[str] = []
    particles: list[str] = []
    for word, part in zip(words, parts, strict=True):
        if part in (Part.FIRST, Part.MIDDLE):
            given.append(first_nominative(word, case, gender))
        elif part is Part.PATRONYMIC:
            patronymic = first_nominative(word, case, gender, "Patr")
        elif part is Part.LAST:
            last = surname_nominative(word, case, gender) if _CYRILLIC.search(word) else word
        elif part is Part.INITIAL:
            initials.append(word.rstrip(".") + ".")
        elif part is Part.PARTICLE:
            particles.append(word)
    first = " ".join(given) or None
    if particles and last:
        last = " ".join([*particles, last])
    if initials and first is None:
        first = initials.pop(0)
    return Name(last, first, patronymic or (initials[0] if initials else None))


@lru_cache(maxsize=20_000)
def first_nominative(word: str, case: str, gender: str, grammeme: str = "Name") -> str:
    """A first name or (``Patr``) a patronymic in the nominative."""
    if case == "nomn":
        return word
    fitting = [
        parse
        for parse in parses(word.lower())
        if grammeme in parse.tag and parse.tag.number != "plur" and gender in genders_of(parse.tag.gender)
    ]
    for parse in fitting:
        if "Fixd" not in parse.tag and plain_case(parse.tag.case) == case:
            found = parse.inflect({"nomn", "sing"})
            return cased_like(found.word if found else word.lower(), word)
    if any("Fixd" in parse.tag for parse in fitting):
        return word
    if _INDECLINABLE_FIRST.search(word.lower()) and not is_known_first(word):
        return word
    return surname_nominative(word, case, gender)


def name_in_genitive(name: Name, gender: str) -> str:
    """«Сергей Жевлаков» → «Сергея Жевлакова»; initials stay."""
    first = _given_in_genitive(name.first, "Name", gender)
    patronymic = _given_in_genitive(name.patronymic, "Patr", gender)
    last = surname_in_case(name.last, "gent", gender) if name.last else None
    return str(Name(last, first, patronymic))


def _given_in_genitive(name: str | None, grammeme: str, gender: str) -> str | None:
    for parse in parses(name.lower()) if name and not name.endswith(".") else ():
        if grammeme in parse.tag and parse.tag.case == "nomn" and gender in genders_of(parse.tag.gender):
            found = parse.inflect({"gent", "sing"})
            return cased_like(found.word, name) if found and name else name
    return name


def is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def read_as_surname(word: str) -> tuple[NameReading, ...]:
    """Readings of a lone word as a surname, whatever else it may be: «Данна» is a first name too."""
    weights = sorted(surname_readings(word).items(), key=lambda reading: -reading[1])
    return tuple(NameReading(*key, Name(last=surname_nominative(word, *key)), weight) for key, weight in weights)
