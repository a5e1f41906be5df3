"""Which word of a question its answer hangs on: «какой **адрес** у музея», «где **учился** Котов», «**мэр** Липецка».

A sentence may name everybody whom the question names and still not answer it; without this one word (or its kin) it
hardly ever does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from retrieval.lemmas import Token, fold, is_name, lemma, parses
from retrieval.lexicons import words
from retrieval.models import AnswerType

WORDS_REMEMBERED = 20_000

PREDICATES = frozenset({"VERB", "INFN", "PRTS", "ADJS", "GRND"})
COUNTED = frozenset({"сколько", "скольки", "какой", "каков", "который", "чей"})
"""Question words that ask about a noun, by lemma; all others ask about a verb."""

TOLD_BY_TYPE = {AnswerType.PLACE: "place_nouns.txt", AnswerType.DATE: "time_nouns.txt"}
"""Nouns that an answer need not repeat: «в каком городе» is answered by the city's name."""

REPEATED = frozenset({"адрес"})
"""The place's noun that an answer does repeat, or else gives a street and a number."""

SUBORDINATE = frozenset({"который", "где", "когда", "что", "чтобы", "если", "пока"})


class Clause(Struct, frozen=True):
    """The main clause of a question: ``content`` are positions in ``found`` of words that count, question words left
    out, which stand at ``asking``."""

    found: Sequence[Token]
    content: Sequence[int]
    asking: frozenset[int]
    expects: AnswerType


def core_of(text: str, clause: Clause) -> int | None:
    """Position of the core word; ``None`` when the question has none («Кто такой Котов?»)."""
    if clause.expects is AnswerType.DEFINITION or not clause.content:
        return None
    main = Clause(clause.found, _of_main_clause(text, clause), clause.asking, clause.expects)
    if not _asks_about_noun(main):
        return _before_whether(main) or _first(main, nouns=False)
    noun = _first(main, nouns=True)
    told = noun is not None and lemma(main.found[noun].text) in _told_by_type(clause.expects)
    return _first(main, nouns=False) if told else noun


def _of_main_clause(text: str, clause: Clause) -> list[int]:
    """Words before the first subordinate clause («… картины, которую подарил Жевлаков»), all of them if none."""
    opened = [
        at
        for at, token in enumerate(clause.found)
        if at and lemma(token.text.lower()) in SUBORDINATE and "," in text[clause.found[at - 1].start : token.start]
    ]
    end = next((at for at in opened if any(word < at for word in clause.content)), len(clause.found))
    return [at for at in clause.content if at < end]


def _asks_about_noun(main: Clause) -> bool:
    """«Сколько **детей** …», not «сколько **стоит** …»."""
    asked = [at for at in main.asking if lemma(main.found[at].text.lower()) in COUNTED]
    following = next((at for at in main.content if asked and at > asked[0]), None)
    return following is not None and _part(main.found[following].text) not in PREDICATES


def _first(main: Clause, *, nouns: bool) -> int | None:
    """The first common noun after the question word, or the first verb; the other one where there is none."""
    common = [at for at in main.content if not _is_named(main.found[at].text, first=at == 0)]
    noun = next((at for at in common if _part(main.found[at].text) == "NOUN"), None)
    verb = next((at for at in common if _part(main.found[at].text) in PREDICATES), None)
    first, second = (noun, verb) if nouns else (verb, noun)
    return first if first is not None else second


@lru_cache(WORDS_REMEMBERED)
def _part(word: str) -> str:
    """Part of speech by the likeliest reading."""
    return str(parses(word.lower())[0].tag.POS)


def _is_named(word: str, *, first: bool) -> bool:
    return word[:1].isupper() and (not first or is_name(word))


def _before_whether(main: Clause) -> int | None:
    """«**Поможет** ли договор …?»"""
    after = (at for at, token in enumerate(main.found) if at and fold(token.text) == "ли")
    return next((at - 1 for at in after if at - 1 in main.content), None)


def _told_by_type(expects: AnswerType) -> frozenset[str]:
    listed = TOLD_BY_TYPE.get(expects)
    return frozenset(fold(word) for word in words(listed)) - REPEATED if listed else frozenset()
