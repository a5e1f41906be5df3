"""A head noun and the adjectives that agree with it: the piece of grammar under phrases, parties and kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from retrieval.facts.morphology import Reading, is_part, readings

_CYRILLIC = re.compile(r"[А-ЯЁа-яёІіЇїЄє]")
_MODIFIERS = ("ADJF", "PRTF")
_HEADS = ("NOUN", *_MODIFIERS)  # «исполняющий обязанности», «учёный»: an adjective may stand as a noun
_BETWEEN = ("ADVB", "CONJ", "NUMR", "PRCL")
_CONNECTORS = ("PREP", "CONJ", "PRCL")
_PERSONAL = frozenset({"Name", "Patr", "Surn"})
_MAX_MODIFIERS = 10


class Group(Struct, frozen=True):
    """A head and the modifiers that agree with it, as positions of words; ``head`` is one reading of it."""

    position: int
    head: Reading
    modifiers: tuple[int, ...]


def find_group(words: Sequence[str], start: int, case: str | None = None) -> Group | None:
    """The longest run «modifiers + head» from ``start``: «учёного совета» is one group, not «учёный» alone."""
    best: Group | None = None
    if start >= len(words) or is_part(words[start], *_CONNECTORS):
        return None
    for position in range(start, min(len(words), start + _MAX_MODIFIERS)):
        word = words[position]
        if word == "," and position > start:
            continue  # «торгово-экономическом, научно-техническом сотрудничестве»
        if not _CYRILLIC.match(word):
            break
        group = _group_at(words, start, position, case)
        if group is not None and (best is None or _is_better(group, best)):
            best = group
        if not _may_precede_head(word):
            break
    return best


def _is_better(later: Group, earlier: Group) -> bool:
    """A noun with agreeing modifiers beats an adjective read as a noun; between nouns the first one is the head."""
    return later.head.part == "NOUN" and earlier.position in later.modifiers


def _may_precede_head(word: str) -> bool:
    return any(reading.part in _MODIFIERS or looks_adjectival(reading) for reading in readings(word)) or is_part(
        word, *_BETWEEN
    )


def _may_modify(reading: Reading, head: Reading) -> bool:
    return reading.part in _MODIFIERS or (looks_adjectival(reading) and not head.grammemes & _PERSONAL)


def looks_adjectival(reading: Reading) -> bool:
    """«Горецким районом»: the dictionary knows some adjectives of places only as surnames."""
    return "Surn" in reading.grammemes and reading.lemma.endswith(("ский", "цкий"))


def _group_at(words: Sequence[str], start: int, position: int, case: str | None) -> Group | None:
    if is_part(words[position], *_CONNECTORS):
        return None  # «в», «с» and «и» are also nouns to the dictionary: names of letters
    candidates = [reading for reading in readings(words[position]) if _may_head(reading)]
    if case is not None and any(reading.case == case for reading in candidates):
        candidates = [reading for reading in candidates if reading.case == case]
    before = [i for i in range(start, position) if words[i] != "," and not is_part(words[i], *_BETWEEN)]
    for head in sorted(candidates, key=_head_rank):
        if all(agreeing(words[i], head) for i in before):
            return Group(position, head, tuple(before))
    return None


def _may_head(reading: Reading) -> bool:
    return reading.part in _HEADS and reading.case is not None and "Apro" not in reading.grammemes


def _head_rank(reading: Reading) -> tuple[bool, float]:
    return (reading.part != "NOUN", -reading.score)


def agreeing(word: str, head: Reading) -> Reading | None:
    """The reading of a modifier that agrees with the head. «новым главой»: a man's office keeps a man's adjective."""
    fitting = [
        reading
        for reading in readings(word)
        if _may_modify(reading, head) and ("Fixd" in reading.grammemes or _agree(reading, head))
    ]
    same_gender = [reading for reading in fitting if reading.gender == head.gender]
    return next(iter(same_gender or fitting), None)


def _agree(modifier: Reading, head: Reading) -> bool:
    if modifier.case != head.case or modifier.number != head.number:
        return False
    if modifier.part in _MODIFIERS and ("anim" if not head.animate else "inan") in modifier.grammemes:
        return False  # «того» is an accusative of the living only
    return modifier.number == "plur" or modifier.gender == head.gender or (head.animate and modifier.gender != "neut")
