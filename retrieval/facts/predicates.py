"""Offices that a verb gives: «Иван Петров избран мэром города», «Директором школы стала Оксана Коваль».

The office stands in the instrumental, beside the verb on its other side or right after it. What will be, or is denied,
gives none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from retrieval.facts.noun_phrases import is_modifier, is_person_head, part_of_speech
from retrieval.facts.places import Place
from retrieval.facts.tokens import Sentence
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import fold, parses
from retrieval.models import Span

_CASE = "ablt"
_VERBS = ("VERB", "PRTS")
_MOST_MODIFIERS = 4
_FARTHEST = 12
_PARTED_BY = frozenset(",;:()—–«»")


def office_told(sentence: Sentence, place: Place, others: Sequence[Place]) -> Span | None:
    """Tokens of an office from its first modifier to its head, that a verb beside the name gives; the name is the
    verb's subject."""
    if place.case != "nomn":
        return None
    if _gives_office(sentence, place.stop):
        return _office_from(sentence, place, place.stop + 1)
    if _gives_office(sentence, place.first - 1):
        return _office_before(sentence, place, place.first - 2, others)
    return None


def _gives_office(sentence: Sentence, i: int) -> bool:
    return i > 0 and is_office_verb(sentence.word(i).lower()) and fold(sentence.word(i - 1)) != "не"


@lru_cache(maxsize=20_000)
def is_office_verb(word: str) -> bool:
    """«избран», «стала», «работает»: told as a fact."""
    return bool(word) and any(
        parse.tag.POS in _VERBS and parse.tag.tense != "futr" and fold(parse.normal_form) in word_list("office_verbs")
        for parse in parses(word)[:1]
    )


def _office_from(sentence: Sentence, place: Place, first: int) -> Span | None:
    head = first
    while head < first + _MOST_MODIFIERS and is_modifier(sentence.word(head), _CASE):
        head += 1
    return (first, head + 1) if _is_office(sentence, place, head) else None


def _office_before(sentence: Sentence, place: Place, i: int, others: Sequence[Place]) -> Span | None:
    """The nearest office to the left in the clause: «*Директором* школы с этого года назначена …»."""
    for head in range(i, max(-1, i - _FARTHEST), -1):
        word = sentence.word(head)
        if word in _PARTED_BY or any(other.first <= head < other.stop for other in others):
            return None
        if part_of_speech(word) in ("VERB", "PRTS") and head != i:
            return None
        if _is_office(sentence, place, head):
            first = head
            while first > 0 and is_modifier(sentence.word(first - 1), _CASE):
                first -= 1
            return first, head + 1
    return None


def _is_office(sentence: Sentence, place: Place, i: int) -> bool:
    word = sentence.word(i)
    lower = bool(word) and (word[0].islower() or i == sentence.first_word)
    return lower and is_person_head(word, _CASE, place.gender)
