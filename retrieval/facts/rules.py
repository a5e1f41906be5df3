"""Names by rules: dictionary, endings and the order of words.

Needs nothing but pymorphy3. It finds fewer foreign names than the trained finder, and serves where that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from retrieval.facts.context import is_animate_noun
from retrieval.facts.declension import surname_keys, surname_readings
from retrieval.facts.finder import Found
from retrieval.facts.guards import lone_words, without_places
from retrieval.facts.name_kinds import (
    is_common,
    is_first,
    is_known_first,
    is_known_place,
    is_patronymic,
    is_surname,
    looks_like_surname,
)
from retrieval.facts.names import first_name_readings
from retrieval.facts.tokens import Sentence
from retrieval.lemmas import parses


class RuleFinder:
    """Full names by their shape, then the surnames that stand alone."""

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Found]:
        full = [found for sentence in sentences for found in full_names(sentence)]
        lone = lone_words(text, sentences, full, full, _is_lone_surname)
        return without_places(text, sentences, [*full, *lone])


_MIN_FIRST = 0.05
_LONE_FIRST = 0.4
_LONE_SURNAME = 0.3

Pattern = Callable[[Sentence, int], int | None]
"""The index after the name's last token, when a name of this shape begins at the index; else ``None``."""


def full_names(sentence: Sentence) -> Iterator[Found]:
    """Names of two words and more, first names with initials, and first names alone, from left to right."""
    i = 0
    while i < len(sentence.tokens):
        stop = next((stop for pattern in PATTERNS if (stop := pattern(sentence, i))), None)
        if stop:
            yield Found(sentence.tokens[i].start, sentence.tokens[stop - 1].end)
        i = stop or i + 1


def initials_surname(sentence: Sentence, i: int) -> int | None:
    """«С. Жевлаков», «С.В. Жевлаков»; after two initials any word is a surname: «В.В. Бык»."""
    stop = i
    while stop < i + 2 and _is_initial(sentence, stop):
        stop += 1
    named = _may_be_surname(sentence, stop) or (stop == i + 2 and _is_capitalised(sentence, stop))
    fits = stop > i and named and not is_patronymic(sentence.word(stop))
    return stop + 1 if fits else None


def first_patronymic(sentence: Sentence, i: int) -> int | None:
    """«Сергей Викторович Жевлаков», «Сергей Викторович»."""
    if not (_may_be_first(sentence, i) and _is_capitalised(sentence, i + 1) and is_patronymic(sentence.word(i + 1))):
        return None
    return i + 3 if _may_be_surname(sentence, i + 2) else i + 2


def first_initial_surname(sentence: Sentence, i: int) -> int | None:
    """«Сергей В. Жевлаков»."""
    fits = _may_be_first(sentence, i) and _is_initial(sentence, i + 1) and _may_be_surname(sentence, i + 2)
    return i + 3 if fits else None


def first_surname(sentence: Sentence, i: int) -> int | None:
    """«Сергею Жевлакову», when some case and gender fits both; «Хилари Клинтон», when one is sure."""
    if not (_may_be_first(sentence, i) and _is_capitalised(sentence, i + 1)):
        return None
    first, last = sentence.word(i), sentence.word(i + 1)
    if _may_be_surname(sentence, i + 1) and set(first_name_readings(first)) & set(surname_readings(last)):
        return i + 2
    if not parses(last.lower())[0].is_known or (is_known_first(first) and is_surname(last)):
        return i + 2
    return None


def surname_initials(sentence: Sentence, i: int) -> int | None:
    """«Жевлаков С. В.»"""
    if not (_may_be_surname(sentence, i) and _is_initial(sentence, i + 1) and is_surname(sentence.word(i))):
        return None
    stop = i + 3 if _is_initial(sentence, i + 2) else i + 2
    return None if _may_be_surname(sentence, stop) else stop


def surname_first(sentence: Sentence, i: int) -> int | None:
    """«Жевлаков Сергей Викторович»."""
    last, first = sentence.word(i), sentence.word(i + 1)
    if not (_may_be_surname(sentence, i) and _is_capitalised(sentence, i + 1) and is_known_first(first)):
        return None
    if not is_surname(last) or not set(first_name_readings(first)) & set(surname_readings(last)):
        return None
    if _is_capitalised(sentence, i + 2) and is_patronymic(sentence.word(i + 2)):
        return i + 3
    return None if first_surname(sentence, i + 1) else i + 2  # «Администрации Стаханова Сергей Жевлаков»


def lone_first(sentence: Sentence, i: int) -> int | None:
    """«Наташа», where the word is hardly anything else."""
    word = sentence.word(i)
    if not (_may_be_first(sentence, i) and is_known_first(word)) or is_surname(word) or is_known_place(word):
        return None
    ambiguous = i == sentence.first_word and is_common(word)
    return None if ambiguous or _best_share(word, "Name") < _LONE_FIRST else i + 1


PATTERNS: tuple[Pattern, ...] = (
    initials_surname,
    first_patronymic,
    first_initial_surname,
    first_surname,
    surname_initials,
    surname_first,
    lone_first,
)
"""In this order: the longer name first."""


def _is_lone_surname(sentence: Sentence, i: int, known: frozenset[str]) -> bool:
    """A capitalised word alone: a surname named in full elsewhere, a sure one, or one after a role."""
    word = sentence.word(i)
    if surname_keys(word) & known:
        return True
    if is_surname(word) and i != sentence.first_word and not is_known_place(word):
        return _best_share(word, "Surn") >= _LONE_SURNAME or _follows_role(sentence, i)
    if is_surname(word) and i == sentence.first_word:
        best = parses(word.lower())[0]
        return best.is_known and "Surn" in best.tag and not is_common(word)
    return _follows_role(sentence, i) and not parses(word.lower())[0].is_known


def _follows_role(sentence: Sentence, i: int) -> bool:
    before = sentence.word(i - 1)
    return bool(before) and before[0].islower() and is_animate_noun(before)


def _is_initial(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.tokens) and sentence.tokens[i].is_initial


def _is_capitalised(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.tokens) and sentence.tokens[i].is_capitalised


def _may_be_first(sentence: Sentence, i: int) -> bool:
    word = sentence.word(i)
    return _is_capitalised(sentence, i) and is_first(word) and _best_share(word, "Name") >= _MIN_FIRST


def _may_be_surname(sentence: Sentence, i: int) -> bool:
    return _is_capitalised(sentence, i) and looks_like_surname(sentence.word(i))


def _best_share(word: str, grammeme: str) -> float:
    return max((parse.score for parse in parses(word.lower()) if grammeme in parse.tag), default=0.0)
