"""Words of one root by the rules of word formation: «подписать» → «подписание», «подпись»; «липецкий» → «Липецк».

A rule swaps one ending for another. What it makes counts only when the dictionary has that very word as a lemma of the
right part of speech; names, which no dictionary lists, are let through for adjectives of places only.
Inhabitants of towns and countries are listed in ``lexicons/demonyms.tsv``.
Rules: a school course of Russian word formation. Pairs that the rules join wrongly: ``lexicons/false_kin.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from retrieval.lemmas import fold, morphology, parses
from retrieval.lexicons import rows

SHORTEST_STEM = 3
"""Letters that both words must share: «дом» and «домна» share three and no meaning, so short stems get fewer rules."""

DEMONYM_WEIGHT = 0.85
"""An inhabitant, the town and its adjective, as a list has them."""

GUESSED_WEIGHT = 0.6
"""The same by rule: the weight that adjectives of unlisted places have."""

_CACHED = 50_000

_INHABITANT = re.compile(r"(?P<stem>.{4,}?)(?:(?P<people>чанин|чанка|анин|янин)|ец|ца|цев)")
"""«ольховчанин», «ольховец»; the last two are what the morphology makes of «ольховец» and «ольховцев»."""

_TOWN = re.compile(r"(?P<stem>.{4,}?)(?:о|а|ка|ск|ский|ье|ия)?")

_ENDINGS_OF_TOWNS = ("", "о", "а", "к", "ка", "ск", "ье", "ия", "ский")
_ENDINGS_OF_INHABITANTS = ("ец", "ца", "цев", "чанин", "анин", "янин")

_ALTERNATIONS = (
    ("вл", "в"), ("бл", "б"), ("пл", "п"), ("мл", "м"), ("фл", "ф"),
    ("щ", "ст"), ("щ", "т"), ("жд", "д"), ("ж", "д"), ("ч", "т"), ("ш", "с"), ("ж", "з"), ("щ", "ск"),
)  # fmt: skip
"""Consonants before «-ение» and «-ять»/«-ивать» against those before «-ить»: «возглавление» — «возглавить»."""


def kin_of(lemma: str) -> dict[str, float]:
    """Lemmas of the same root with weights 0…1: how well one answers for the other. Itself left out."""
    return dict(_kin_of(lemma))


@lru_cache(maxsize=_CACHED)
def _kin_of(lemma: str) -> tuple[tuple[str, float], ...]:
    weights: dict[str, float] = {}
    for other, weight in _derived(lemma):
        if other != lemma and frozenset((lemma, other)) not in _false_kin():
            weights[other] = max(weight, weights.get(other, 0.0))
    return tuple(weights.items())


def _derived(lemma: str) -> Iterator[tuple[str, float]]:
    part = _part_of_speech(lemma)
    for from_part, ending, to_part, new_ending, weight in _rules():
        if part == from_part and lemma.endswith(ending):
            yield from _swapped(lemma, ending, to_part, new_ending, weight)
    if part == "ADJF":
        yield from _places(lemma)
    elif part == "NOUN" and _may_be_a_place(lemma):
        yield lemma.rstrip("аеио") + "ский", 0.6
    yield from ((other, DEMONYM_WEIGHT) for other in _demonyms().get(lemma, ()))
    yield from ((other, GUESSED_WEIGHT) for other in _inhabited(lemma))


def _swapped(lemma: str, ending: str, to_part: str, new_ending: str, weight: float) -> Iterator[tuple[str, float]]:
    stem = lemma.removesuffix(ending)
    made = stem + new_ending
    if len(stem) >= SHORTEST_STEM and _is_lemma(made, to_part):
        yield made, weight


def _places(adjective: str) -> Iterator[tuple[str, float]]:
    """«Липецкий» → «Липецк», «измалковский» → «Измалково»: names that stand in no dictionary."""
    for ending, new_endings in (("цкий", ("цк", "ц", "ка")), ("ский", ("", "о", "а", "ск", "ье", "ия", "ка"))):
        stem = adjective.removesuffix(ending)
        if stem != adjective and len(stem) >= SHORTEST_STEM + 1:
            yield from ((stem + new_ending, 0.6) for new_ending in new_endings)


def _inhabited(lemma: str) -> Iterator[str]:
    """«Ольховцы», «ольховчане» → «Ольхово», «ольховский» and back, for towns that no list has."""
    inhabitant = _INHABITANT.fullmatch(lemma)
    if inhabitant and (inhabitant["people"] or not _is_known(lemma)):
        stem = inhabitant["stem"]
        yield from (stem + ending for ending in _ENDINGS_OF_TOWNS)
        return
    town = _TOWN.fullmatch(lemma)
    if town and not _is_known(lemma):
        yield from (town["stem"] + ending for ending in _ENDINGS_OF_INHABITANTS)


def _may_be_a_place(noun: str) -> bool:
    return "Geox" in parses(noun)[0].tag or not _is_known(noun)


def _is_known(word: str) -> bool:
    return bool(morphology().word_is_known(word))


@cache
def _demonyms() -> dict[str, tuple[str, ...]]:
    """A word of ``demonyms.tsv`` → the other words of its lines."""
    found: dict[str, tuple[str, ...]] = {}
    for (line,) in rows("demonyms.tsv"):
        same = line.split()
        for word in same:
            found[word] = (*found.get(word, ()), *(other for other in same if other != word))
    return found


@cache
def _rules() -> tuple[tuple[str, str, str, str, float], ...]:
    """Part of speech and ending → part of speech and ending, weight; every row of the lexicon in both directions."""
    found: list[tuple[str, str, str, str, float]] = []
    for left, left_ending, right, right_ending, weight in rows("word_formation.tsv"):
        for one, other in _alternating(left_ending, right_ending):
            found.append((left, one, right, other, float(weight)))
            found.append((right, other, left, one, float(weight)))
    return tuple(found)


def _alternating(left: str, right: str) -> Iterator[tuple[str, str]]:
    """One pair of endings, or one for each alternation: «=» stands for the plain consonant, «~» for the changed one."""
    if left[0] not in "=~":
        yield left.replace("∅", ""), right.replace("∅", "")
        return
    for changed, plain in (("", ""), *_ALTERNATIONS):
        consonant = {"=": plain, "~": changed}
        yield consonant[left[0]] + left[1:], consonant[right[0]] + right[1:]


@lru_cache(maxsize=_CACHED)
def _part_of_speech(lemma: str) -> str:
    return str(parses(lemma)[0].tag.POS)


@lru_cache(maxsize=_CACHED)
def _is_lemma(word: str, part: str) -> bool:
    if not morphology().word_is_known(word):
        return False
    return any(str(reading.tag.POS) == part and fold(reading.normal_form) == word for reading in parses(word))


@cache
def _false_kin() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in rows("false_kin.tsv"))
