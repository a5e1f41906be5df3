"""Words written as they are heard: «дагаварились», «юлецу», «што».

Two spellings that sound alike have one key, however many letters differ. The rules are those of the school grammar:
unstressed vowels fall together, consonants lose or take on voice at the end and before others, some are mute.
"""

from __future__ import annotations

import re

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
    """The key of a folded word: «улицу» and «юлецу» have the same. Several words may stand each on a line."""
    for cluster, heard in _CLUSTERS:
        word = cluster.sub(heard, word)
    word = _BEFORE_VOICELESS.sub(lambda found: found.group().translate(_DEVOICED), word)
    word = _VOICING.sub(lambda found: found.group().translate(_TO_VOICED), word)
    return _DOUBLED.sub(r"\1", word.translate(_VOWELS))
