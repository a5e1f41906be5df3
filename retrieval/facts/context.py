"""What the words around a name say of its case and gender: «с Котовым», «главы Котова», «приехала Громова»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pymorphy3.analyzer import Parse

from retrieval.facts.declension import GENDERS, CaseGender, plain_case
from retrieval.facts.tables import pairs
from retrieval.facts.tokens import Sentence
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import fold, parses

_PREPOSITION = 0.8
_ROLE_NOUN = 2.6
"""More than a name tells by itself: «директор школы Александра Белова» is a woman. Set on news texts, flat to 4."""

_ADJECTIVE = 0.5
_LISTED = 0.4
"""A name that begins a sentence or a line of a list is most likely its subject."""

_BULLETS = frozenset({"", "•", "·", "*", "-", "–", "—", ")"})
_PAST_VERB = 0.4
_NEAR = 6
_PHRASE_ENDS = frozenset({"VERB", "INFN", "GRND", "PREP", "CONJ"})
_SURE_VERB = 0.3
_SHORTEST_ROLE = 3
_LIKELY = 0.1
"""Readings this much less likely than the best are not believed («главе»: of a book .81, of a town .13)."""


def case_hints(sentence: Sentence, first: int, stop: int) -> dict[CaseGender, float]:
    """Weights for the case and gender of the name that takes the tokens ``first`` … ``stop - 1``."""
    hints: dict[CaseGender, float] = {}
    before = sentence.word(first - 1).lower()
    if before in _BULLETS:
        listed = {("nomn", gender): _LISTED for gender in GENDERS}
        return added(listed, _from_verb(sentence, first, stop))
    if before in pairs("case_cues"):
        for gender in GENDERS:
            hints[pairs("case_cues")[before], gender] = _PREPOSITION
    else:
        hints = _from_role(sentence, first)
    return added(added(hints, _from_adjective(sentence, first)), _from_verb(sentence, first, stop))


def added(hints: Mapping[CaseGender, float], others: Mapping[CaseGender, float]) -> dict[CaseGender, float]:
    """Weights of both together."""
    return {key: hints.get(key, 0.0) + others.get(key, 0.0) for key in hints.keys() | others.keys()}


def _from_role(sentence: Sentence, first: int) -> dict[CaseGender, float]:
    """«главе Липецка Иванову»: the nearest animate noun to the left stands in the name's case."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        word = sentence.word(i)
        if not word[0].isalpha() or (i < first - 1 and _ends_phrase(sentence, i)):
            break
        if (word[0].islower() or i == sentence.first_word) and is_animate_noun(word):
            hints = _as_hints(word)
            above = sentence.word(i - 1)
            if {case for case, _ in hints} <= {"gent", "accs"} and above and is_animate_noun(above):
                hints = added(hints, _as_hints(above))  # «заместитель мэра Ху Цзинь»: of either, as its form allows
            return hints
    return {}


def _ends_phrase(sentence: Sentence, i: int) -> bool:
    """«арбитр *из Ярославля* Д. Мухортов»: where somebody is from is part of the phrase."""
    part = parses(sentence.word(i).lower())[0].tag.POS
    return part in _PHRASE_ENDS and not (part == "PREP" and sentence.word(i + 1)[:1].isupper())


def _as_hints(word: str) -> dict[CaseGender, float]:
    genders = ("femn",) if is_womans(word) else GENDERS
    return {(case, gender): _ROLE_NOUN * score for case, score in animate_cases(word) for gender in genders}


@lru_cache(maxsize=20_000)
def is_womans(word: str) -> bool:
    """«супруга», «учительница»: no noun for a man."""
    readings = [parse.tag for parse in parses(word.lower()) if parse.tag.POS == "NOUN" and "anim" in parse.tag]
    return {tag.gender for tag in readings if tag.number == "sing"} == {"femn"}


def _from_adjective(sentence: Sentence, first: int) -> dict[CaseGender, float]:
    """«известная Ванга», «юному Павлу»: an adjective right before the name agrees with it."""
    word = sentence.word(first - 1)
    if not word or not word[0].islower():
        return {}
    hints: dict[CaseGender, float] = {}
    for parse in parses(word):
        if parse.tag.POS in ("ADJF", "PRTF") and parse.tag.number == "sing" and parse.tag.gender in GENDERS:
            hints[plain_case(parse.tag.case), str(parse.tag.gender)] = _ADJECTIVE
    return hints


def _from_verb(sentence: Sentence, first: int, stop: int) -> dict[CaseGender, float]:
    hints: dict[CaseGender, float] = {}
    for i in (stop, stop + 1, first - 1):
        for gender in past_genders(sentence.word(i).lower()):
            hints["nomn", gender] = hints.get(("nomn", gender), 0.0) + _PAST_VERB
    return hints


@lru_cache(maxsize=20_000)
def past_genders(word: str) -> tuple[str, ...]:
    """The gender of a subject that a verb in the past tells: «приехала» → («femn»,)."""
    if not word:
        return ()
    found = [
        parse.tag.gender
        for parse in parses(word)
        if parse.tag.POS == "VERB" and parse.tag.tense == "past" and parse.score > _SURE_VERB
    ]
    return tuple(gender for gender in dict.fromkeys(found) if gender in GENDERS)


def animate_cases(word: str) -> Iterator[tuple[str, float]]:
    """Cases in which a noun for one person can stand, with their shares of its readings."""
    for parse in parses(word.lower()):
        if parse.tag.POS == "NOUN" and "anim" in parse.tag and parse.tag.number == "sing":
            yield plain_case(parse.tag.case), parse.score


@lru_cache(maxsize=20_000)
def is_animate_noun(word: str) -> bool:
    """A noun for a person by what one does or is: «глава», «шахтёр», «представитель»; names are none."""
    if len(word) < _SHORTEST_ROLE:
        return False
    readings = parses(word.lower())
    likely = [parse for parse in readings if parse.score >= readings[0].score * _LIKELY]
    return any(
        parse.tag.POS == "NOUN"
        and "anim" in parse.tag
        and parse.tag.number == "sing"
        and fold(parse.normal_form) not in word_list("not_roles")
        and (_is_known_as_role(parse, word) or fold(parse.normal_form) in word_list("offices"))
        for parse in likely
    )


def _is_known_as_role(parse: Parse, word: str) -> bool:
    named = any(name in parse.tag for name in ("Name", "Surn", "Patr", "Geox", "Abbr", "Init"))
    return (parse.is_known or "-" in word) and not named


def lemma_in(word: str, lexicon: str) -> bool:
    """Whether some dictionary form of the word stands in a word list."""
    listed = word_list(lexicon)
    return any(fold(parse.normal_form) in listed for parse in parses(word.lower())) if word else False
