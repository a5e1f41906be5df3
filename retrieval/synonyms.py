"""Equivalents of words and of phrases: «мэр» ↔ «глава города».

The vocabulary of the subject stands in ``lexicons/synonyms.txt``, with phrases and weights; that of the language at
large in ``lexicons/thesaurus.txt``. Single words are lemmas there already, so that reading them runs no morphology.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from retrieval.lemmas import fold, is_function_word, lemma, parses, tokens
from retrieval.lexicons import lines

Phrase = tuple[str, ...]
"""Lemmas of one entry of a group, function words left out."""

DEFAULT_WEIGHT = 0.7

SAME_SENSE, NEAR_SENSE = 0.7, 0.45
"""What a word of the thesaurus counts for."""

HEAD_OF_PHRASE, PART_OF_PHRASE = 0.85, 0.4
"""A single word of an equivalent phrase says less than the phrase: «сад» is not yet «детский сад», and a mere
«детский» or, of «глава города», «город» says little."""

HEADS = frozenset({"NOUN", "VERB", "INFN"})

PHRASES_REMEMBERED = 20_000


def equivalents(lemmas: Sequence[str]) -> list[dict[str, float]]:
    """For each lemma of a question, the other lemmas that answer for it and how much (0…1), best weight kept.

    A phrase is found where its words stand side by side; its equivalents then go to each of its words.
    """
    found: list[dict[str, float]] = [{} for _ in lemmas]
    for at in range(len(lemmas)):
        for size in range(1, min(_longest_phrase(), len(lemmas) - at) + 1):
            for other, weight in _others(tuple(lemmas[at : at + size])):
                for position in range(at, at + size):
                    _raise(found[position], other, weight)
    return found


def _raise(weights: dict[str, float], other: str, weight: float) -> None:
    weights[other] = max(weight, weights.get(other, 0.0))


@lru_cache(maxsize=PHRASES_REMEMBERED)
def _others(phrase: Phrase) -> tuple[tuple[str, float], ...]:
    """Lemmas of the rest of the groups of a phrase. Made when asked for: a question has a few of the thousands."""
    weights: dict[str, float] = {}
    for line in _groups().get(phrase, ()):
        weight, _, answering = _cut(line)
        for other in map(_phrase, answering):
            if other != phrase:
                _add(weights, phrase, other, weight)
    for line in _thesaurus().get(phrase[0], ()) if len(phrase) == 1 else ():
        weight, _, words = _cut_thesaurus(line)
        for near in words:
            if near != phrase[0]:
                weights.setdefault(near, weight)
    return tuple(weights.items())


def _add(weights: dict[str, float], phrase: Phrase, other: Phrase, weight: float) -> None:
    head = _head(other)
    for at, word in enumerate(other):
        share = 1.0 if len(other) == 1 else HEAD_OF_PHRASE if at == head else PART_OF_PHRASE
        if word not in phrase:
            _raise(weights, word, weight * share)


def _head(phrase: Phrase) -> int:
    """Place of the first noun or verb: «детский **сад**», «**глава** города»."""
    if len(phrase) == 1:
        return 0
    parts = [str(parses(word)[0].tag.POS) for word in phrase]
    return next((at for at, part in enumerate(parts) if part in HEADS), 0)


@cache
def _groups() -> dict[Phrase, list[str]]:
    """Every phrase that may be asked → its lines of ``synonyms.txt``."""
    found: dict[Phrase, list[str]] = {}
    for line in lines("synonyms.txt"):
        _, asked, _ = _cut(line)
        for phrase in dict.fromkeys(map(_phrase, asked)):
            found.setdefault(phrase, []).append(line)
    return found


@cache
def _longest_phrase() -> int:
    return max(map(len, _groups()))


def _cut(line: str) -> tuple[float, list[str], list[str]]:
    """Weight, what may be asked and what then answers: the same, unless an arrow divides them."""
    head, colon, rest = line.partition(":")
    weight = float(head) if colon else DEFAULT_WEIGHT
    left, arrow, right = (rest if colon else line).partition("→")
    asked = left.split(",")
    return weight, asked, right.split(",") if arrow else asked


def _phrase(entry: str) -> Phrase:
    written = entry.strip()
    if " " not in written and "«" not in written:
        return (fold(written),)
    content = [token.text for token in tokens(written) if not is_function_word(token.text)]
    return tuple(lemma(word) for word in content)


@cache
def _thesaurus() -> dict[str, list[str]]:
    """Every word that may be asked → its lines of ``thesaurus.txt``."""
    found: dict[str, list[str]] = {}
    for line in lines("thesaurus.txt"):
        _, asked, _ = _cut_thesaurus(line)
        for word in asked:
            found.setdefault(word, []).append(line)
    return found


def _cut_thesaurus(line: str) -> tuple[float, list[str], list[str]]:
    left, arrow, right = line.removeprefix("~").partition("→")
    asked = left.split()
    return NEAR_SENSE if line.startswith("~") else SAME_SENSE, asked, right.split() if arrow else asked
