"""Capitals of corrected words: where one was written, or where the articles always write one."""

from __future__ import annotations

from retrieval.lemmas import lemma, morphology, parses
from retrieval.spelling.reading import Vocabulary

_NAMES = frozenset({"Surn", "Name", "Patr", "Geox"})


def cased(word: str, written: str, vocabulary: Vocabulary) -> str:
    """``word`` with a capital in every part, when it was ``written`` so or is a name of the articles."""
    if not (written[:1].isupper() or is_name(word, vocabulary)):
        return word
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def is_name(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the articles have a word as a name only: «котов», where they speak of Kotov and of no cats."""
    common, name = lemma(word), lemma(word.capitalize())
    if common == name:
        return word in vocabulary.names and may_be_name(word)
    return common not in vocabulary.lemmas and name in vocabulary.lemmas


def may_be_name(word: str) -> bool:
    """Whether the dictionary knows a word as a name, or does not know it at all."""
    return not morphology().word_is_known(word.lower()) or is_shaped_as_name(word)


def is_first_of_all_name(word: str) -> bool:
    """Whether the dictionary knows a word and reads it as a name before anything else («Москве»)."""
    return bool(morphology().word_is_known(word.lower()) and _NAMES & parses(word.lower())[0].tag.grammemes)


def is_shaped_as_name(word: str) -> bool:
    """Whether some reading of a word, guessed ones too, is a name («Хабибуллин»)."""
    return any(_NAMES & reading.tag.grammemes for reading in parses(word.lower()))
