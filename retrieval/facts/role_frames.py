"""Roles in turns of phrase: «делегация города во главе с …», «администрацией района в лице …», «возглавляет который …».

The phrases stand in ``lexicons/role_frames.tsv``; each says which noun goes before the body's name in the genitive.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from retrieval.facts.context import lemma_in
from retrieval.facts.noun_phrases import genitive, is_modifier, is_stop, is_verb, phrase_text
from retrieval.facts.places import Place
from retrieval.facts.tables import rows
from retrieval.facts.tokens import Sentence
from retrieval.lemmas import fold, parses

_FARTHEST = 30
_NEAR = 12
_MOST_MODIFIERS = 4


def framed_role(sentence: Sentence, place: Place, *, has_role: bool) -> str | None:
    """The role that a turn of phrase gives; ``has_role`` when the name has one beside it, and «в лице» adds nothing."""
    for frame, words, role in _frames():
        if frame == "on_behalf" and has_role:
            continue
        body = _headed_body(sentence, place, words[0]) if frame == "headed" else None
        if body is None and (frame != "headed" or place.case == "nomn"):
            body = _framed_body(sentence, place, words)
        if body:
            return f"{role} {body}"
    return None


@cache
def _frames() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return tuple((frame, tuple(words.split()), role) for frame, words, role in rows("role_frames"))


def _framed_body(sentence: Sentence, place: Place, words: Sequence[str]) -> str | None:
    """«BODY во главе с NAME», «BODY во главе с мэром города NAME», «BODY возглавил мэр NAME»."""
    for end in range(place.first, max(0, place.first - _NEAR), -1):
        start = end - len(words)
        if start >= 0 and all(fold(sentence.word(start + n)) == word for n, word in enumerate(words)):
            return _body_before(sentence, start)
        if is_stop(sentence, end - 1) or is_verb(sentence.word(end - 1)):
            return None
    return None


def _headed_body(sentence: Sentence, place: Place, verb: str) -> str | None:
    """«BODY, возглавляет которое NAME», «BODY, которое возглавляет NAME», «NAME возглавляет BODY»."""
    if fold(sentence.word(place.stop)) == verb and place.case == "nomn":
        return _body_after(sentence, place.stop + 1)
    one, two = place.first - 2, place.first - 1
    pair = {fold(sentence.word(one)): two, fold(sentence.word(two)): one}
    if verb in pair and _is_relative(sentence.word(pair[verb])) and sentence.word(place.first - 3) == ",":
        return _antecedent(sentence, place.first - 3, sentence.word(pair[verb]))
    return None


def _body_after(sentence: Sentence, first: int) -> str | None:
    stop = first
    while stop < len(sentence.tokens) and not is_stop(sentence, stop) and not is_verb(sentence.word(stop)):
        stop += 1
    head = next((i for i in range(first, stop) if lemma_in(sentence.word(i), "bodies")), None)
    if head is None or head - first > _MOST_MODIFIERS:
        return None
    return _phrase(sentence, head, stop)


def _antecedent(sentence: Sentence, comma: int, relative: str) -> str | None:
    """The nearest body of the pronoun's gender before the comma, with all that follows it up to there."""
    gender = parses(relative.lower())[0].tag.gender
    for i in range(comma - 1, max(-1, comma - _FARTHEST), -1):
        if is_verb(sentence.word(i)):
            return None
        if lemma_in(sentence.word(i), "bodies") and _has_gender(sentence.word(i), gender):
            return _phrase(sentence, i, comma)
    return None


def _body_before(sentence: Sentence, stop: int) -> str | None:
    """The noun phrase that ends before the token ``stop``, in the genitive."""
    for i in range(stop - 1, max(-1, stop - _FARTHEST), -1):
        word = sentence.word(i)
        if is_stop(sentence, i) or is_verb(word):
            return None
        if lemma_in(word, "bodies") and not _is_governed(sentence, i):
            return _phrase(sentence, i, stop)
    return None


def _is_governed(sentence: Sentence, i: int) -> bool:
    """«администрации» in «главы администрации …» is governed, in «с администрацией» is not: a body before a body."""
    first = _with_modifiers(sentence, i)
    return lemma_in(sentence.word(first - 1), "bodies") and any(
        parse.tag.case == "gent" for parse in parses(sentence.word(i).lower())
    )


def _is_relative(word: str) -> bool:
    return bool(word) and parses(word.lower())[0].normal_form == "который"


def _has_gender(word: str, gender: str | None) -> bool:
    return any(parse.tag.POS == "NOUN" and parse.tag.gender == gender for parse in parses(word.lower()))


def _with_modifiers(sentence: Sentence, head: int) -> int:
    cases = {str(parse.tag.case) for parse in parses(sentence.word(head).lower()) if parse.tag.POS == "NOUN"}
    first = head
    while first > 0 and any(is_modifier(sentence.word(first - 1), case) for case in cases):
        first -= 1
    return first


def _phrase(sentence: Sentence, head: int, stop: int) -> str:
    return genitive(phrase_text(sentence, _with_modifiers(sentence, head), stop))
