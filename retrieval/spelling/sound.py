"""Words written as they are heard: «дагаварились», «юлецу», «што».

Two spellings that sound alike have one key, however many letters differ. The rules are those of the school grammar:
unstressed vowels fall together, consonants lose or take on voice at the end and before others, some are mute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from retrieval.spelling.reading import Vocabulary

SHORTEST = 3
"""Letters from which a word is recognised by its sound."""

_CLUSTERS = (
    (re.compile(r"ть?ся\b"), "ца"),
    (re.compile(r"[тд]ь?с"), "ц"),
    (re.compile(r"([сз])[тд]([нлц])"), r"\1\2"),
    (re.compile(r"лнц"), "нц"),
    (re.compile(r"вств"), "ств"),
    (re.compile(r"[сзжш]ч"), "щ"),
    (re.compile(r"\bч(?=т)"), "ш"),
    (re.compile(r"ш(?=н)"), "ч"),
    (re.compile(r"([ое])г(?=о\b)"), r"\1в"),
    (re.compile(r"[ьъ]"), ""),
)
_VOWELS = str.maketrans("оеэяыю", "аииииу")
_VOICED, _VOICELESS = "бвгджз", "пфктшс"
_DEVOICED = str.maketrans(_VOICED, _VOICELESS)
_BEFORE_VOICELESS = re.compile(r"[бвгджз]+(?=[пфктшсхцчщ]|\b)")
_VOICING = re.compile(r"[пктшс](?=[бгджз])")
_TO_VOICED = str.maketrans("пктшс", "бгджз")
_DOUBLED = re.compile(r"([^аиу])\1+")


def sound(word: str) -> str:
    """The key of a folded word: «улицу» and «юлецу» have the same."""
    for cluster, heard in _CLUSTERS:
        word = cluster.sub(heard, word)
    word = _BEFORE_VOICELESS.sub(lambda found: found.group().translate(_DEVOICED), word)
    word = _VOICING.sub(lambda found: found.group().translate(_TO_VOICED), word)
    return _DOUBLED.sub(r"\1", word.translate(_VOWELS))


class Sounds:
    """Finds the words of a vocabulary, and ``others`` beside it, that sound as a word does."""

    def __init__(self, vocabulary: Vocabulary, others: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._table: dict[str, list[str]] = {}
        for word in {*vocabulary.forms, *vocabulary.lemmas, *others}:
            if len(word) >= SHORTEST and word.isalpha():
                self._table.setdefault(sound(word), []).append(word)

    def meant(self, word: str) -> str | None:
        """The word that a folded, unknown one sounds like; of several the nearest in letters, then the commonest."""
        alike = self._table.get(sound(word), ()) if len(word) >= SHORTEST else ()
        return min(alike, key=lambda one: (OSA.distance(word, one), -self._vocabulary.count(one), one), default=None)
