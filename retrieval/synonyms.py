"""Equivalents of words and of phrases: «мэр» ↔ «глава города».

The vocabulary of the subject stands in ``lexicons/synonyms.txt``, with phrases and weights; that of the language at
large in ``lexicons/thesaurus.txt``, where everything is a lemma already, so that reading it runs no morphology.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.lemmas import is_function_word, lemma, parses, tokens
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


def equivalents(lemmas: Sequence[str]) -> list[dict[str, float]]:
    """For each lemma of a question, the other lemmas that answer for it and how much (0…1), best weight kept.

    A phrase is found where its words stand side by side; its equivalents then go to each of its words.
    """
    found: list[dict[str, float]] = [{} for _ in lemmas]
    groups = _groups()
    for at in range(len(lemmas)):
        for size in range(1, min(_longest_phrase(), len(lemmas) - at) + 1):
            for other, weight in groups.get(tuple(lemmas[at : at + size]), ()):
                for position in range(at, at + size):
                    _raise(found[position], other, weight)
    return found


def _raise(weights: dict[str, float], other: str, weight: float) -> None:
    weights[other] = max(weight, weights.get(other, 0.0))


@cache
def _groups() -> dict[Phrase, tuple[tuple[str, float], ...]]:
    """For each entry of the lexicon, the lemmas of the rest of its groups."""
    weights: dict[Phrase, dict[str, float]] = {}
    for line in lines("synonyms.txt"):
        weight, asked, answering = _group(line)
        for phrase in asked:
            for other in answering:
                if other != phrase:
                    _add(weights.setdefault(phrase, {}), phrase, other, weight)
    for weight, asked_words, answering_words in _thesaurus():
        for word in asked_words:
            others = weights.setdefault((word,), {})
            for near in answering_words:
                if near != word:
                    others.setdefault(near, weight)
    return {phrase: tuple(found.items()) for phrase, found in weights.items()}


def _thesaurus() -> Iterator[tuple[float, list[str], list[str]]]:
    for line in lines("thesaurus.txt"):
        left, arrow, right = line.removeprefix("~").partition("→")
        asked = left.split()
        yield NEAR_SENSE if line.startswith("~") else SAME_SENSE, asked, right.split() if arrow else asked


def _add(weights: dict[str, float], phrase: Phrase, other: Phrase, weight: float) -> None:
    head = _head(other)
    for at, word in enumerate(other):
        share = 1.0 if len(other) == 1 else HEAD_OF_PHRASE if at == head else PART_OF_PHRASE
        if word not in phrase:
            _raise(weights, word, weight * share)


def _head(phrase: Phrase) -> int:
    """Place of the first noun or verb: «детский **сад**», «**глава** города»."""
    parts = [str(parses(word)[0].tag.POS) for word in phrase]
    return next((at for at, part in enumerate(parts) if part in HEADS), 0)


def _group(line: str) -> tuple[float, list[Phrase], list[Phrase]]:
    """Weight, what may be asked and what then answers: the same, unless an arrow divides them."""
    head, colon, rest = line.partition(":")
    weight = float(head) if colon else DEFAULT_WEIGHT
    left, arrow, right = (rest if colon else line).partition("→")
    asked = _phrases(left)
    return weight, asked, _phrases(right) if arrow else asked


def _phrases(listed: str) -> list[Phrase]:
    return [_phrase(entry) for entry in listed.split(",")]


def _phrase(entry: str) -> Phrase:
    content = [token.text for token in tokens(entry) if not is_function_word(token.text)]
    return tuple(lemma(word) for word in content)


@cache
def _longest_phrase() -> int:
    return max(map(len, _groups()))
