"""Words and their dictionary forms: the one place where the morphology is loaded.

Everything that compares words (index, question, spelling, names) goes through ``tokens``, ``fold`` and ``lemma``, so
that both sides of a comparison are read alike. The dictionary of pymorphy3 is loaded at the first word, not at import.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pymorphy3_dicts_ru
from msgspec import Struct
from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

from retrieval import tags

WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:-[^\W_]+)*|[^\W\d_]+(?:['’ʼ-](?:[^\W_]+))*\d*", re.UNICODE)
"""A number («75-летия», «1,5») or a word («торгово-экономический», «об'єднання»)."""

CACHED_WORDS = 300_000
"""A word costs ~80 µs cold and ~0.2 µs cached; a district newspaper's century has about this many forms."""

FUNCTION_PARTS = frozenset({"PREP", "CONJ", "PRCL", "INTJ", "NPRO"})
EMPTY_LEMMAS = frozenset({"быть", "являться", "мочь", "стать", "тот", "это", "также", "так"})
"""Copulas and pointing words that are no function word by their part of speech, and still say nothing."""

SURNAME = re.compile(r"(?P<base>.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ы|ых|ыми|о|ом)?")
"""The possessive surnames and place names with all their case forms, after folding («Котовым» → «котов»)."""

ADJECTIVAL = re.compile(r"(?P<base>.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ою|ие|их|ими|ое)")
"""Names that decline as adjectives; the dictionary guesses verbs for unknown ones («Жулинскую» → «жулинсковать»)."""

NAME_GRAMMEMES = frozenset({"Name", "Geox", "Patr"})
PERSON_OR_PLACE = NAME_GRAMMEMES | {"Surn"}

NO_WORD = "∅"
"""Read by the analyser as no word of any kind."""

SURE_NAME = 0.15
"""Share of a capitalised word's readings that must be names before it is read as one («Котов»: .29, the cats: .57)."""


class Token(Struct, frozen=True):
    """One word: ``source[start:end] == text``."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Words and numbers of ``text`` in order; punctuation is left out, hyphenated words stay whole."""
    return [Token(found.group(), found.start(), found.end()) for found in WORD.finditer(text)]


def fold(word: str) -> str:
    """Lower case, «ё» as «е»: how words are compared everywhere."""
    return word.lower().replace("ё", "е")


@cache
def morphology() -> MorphAnalyzer:
    """The analyser, loaded once (30 ms, 15 MB)."""
    tags.postpone()
    # The place of the dictionary is given, or every installed package would be looked through for dictionaries.
    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@lru_cache(maxsize=CACHED_WORDS)
def parses(word: str) -> tuple[Parse, ...]:
    """Readings of a word, most probable first. ``word`` in lower case."""
    try:
        return tuple(morphology().parse(word))
    except ValueError:  # the analyser asks for the Unicode name of a letter, and a few ancient ones have none
        return tuple(reading._replace(word=word, normal_form=word) for reading in morphology().parse(NO_WORD))


@lru_cache(maxsize=CACHED_WORDS)
def lemma(word: str) -> str:
    """Dictionary form, folded: «подписали» → «подписать».

    A capital letter says that a name is possible: «Котов» → «котов», «котов» → «кот». All forms of a possessive
    surname, a woman's too, get one lemma («Громовой», «Громов» → «громов»), since no form tells which one it is.
    """
    readings = parses(word.lower())
    surname = _surname(word, readings)
    if surname:
        return surname
    if word[:1].isupper():
        return fold(_named(readings).normal_form)
    return fold(readings[0].normal_form)


def lemmas(text: str) -> list[str]:
    """Lemmas of all words of ``text``, function words too."""
    return [lemma(token.text) for token in tokens(text)]


@lru_cache(maxsize=CACHED_WORDS)
def other_lemmas(word: str) -> tuple[str, ...]:
    """Dictionary forms of the less probable readings («котов»: «котов» beside «кот»), the first one left out."""
    forms = dict.fromkeys(fold(reading.normal_form) for reading in parses(word.lower()))
    forms.setdefault(lemma(word.capitalize()))
    forms.pop(lemma(word), None)
    return tuple(forms)


@lru_cache(maxsize=CACHED_WORDS)
def is_function_word(word: str) -> bool:
    """Whether a word only joins or points («в», «который», «быть»), by its part of speech."""
    reading = parses(word.lower())[0]
    if reading.tag.POS in FUNCTION_PARTS or "Apro" in reading.tag:
        return True
    return fold(reading.normal_form) in EMPTY_LEMMAS


def is_name(word: str) -> bool:
    """Whether a capitalised word is a name even where a capital says nothing: at the beginning of a question."""
    folded = word.lower()
    readings = parses(folded)
    first_of_all = bool(PERSON_OR_PLACE & readings[0].tag.grammemes)
    return first_of_all or is_surname(word) or not morphology().word_is_known(folded)


def is_surname(word: str) -> bool:
    """Whether a capitalised word is read as a surname («Королеву»: of Korolev or of a queen, so it may be)."""
    return word[:1].isupper() and _surname(word, parses(word.lower())) is not None


def _surname(word: str, readings: tuple[Parse, ...]) -> str | None:
    folded = fold(word)
    known = morphology().word_is_known(word.lower())
    found = SURNAME.fullmatch(folded)
    if found and (not known or _read_as_surname(word, readings)):
        return found["base"]
    found = ADJECTIVAL.fullmatch(folded)
    return f"{found['base']}ий" if found and not known else None


def _read_as_surname(word: str, readings: tuple[Parse, ...]) -> bool:
    share = sum(reading.score for reading in readings if "Surn" in reading.tag)
    return word[:1].isupper() and share >= SURE_NAME


def _named(readings: tuple[Parse, ...]) -> Parse:
    """A first name or place that is nearly as probable as the first reading («Олега» is never a common noun); of two
    names the singular («Ульяны» is of Ulyana, not several Ulyans)."""
    likely = [reading for reading in readings if reading.score >= readings[0].score / 2]
    names = [reading for reading in likely if NAME_GRAMMEMES & reading.tag.grammemes]
    singular = [reading for reading in names if reading.tag.number == "sing"]
    return (singular or names or likely)[0]
