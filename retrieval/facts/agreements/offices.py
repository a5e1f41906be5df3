"""Parties from the offices of those who signed: «губернатор Псковской области» signs for Псковская область."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.lists import read_list
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.morphology import readings
from retrieval.facts.phrases import head_word, nominative
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Signatory

_SIGN_FOR_NOBODY_NAMED = frozenset({"министр", "замминистра", "посол", "консул", "генконсул", "депутат"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def parties_by_office(signatories: Iterable[Signatory]) -> tuple[str, ...]:
    """The bodies or territories that the signatories hold office in, each once; none unless at least two
    are known by name («глава администрации» alone says nothing)."""
    found = (body_of(signatory.role) for signatory in signatories if signatory.role is not None)
    bodies = dict.fromkeys(body for body in found if body is not None and body.lower() != body)
    return tuple(bodies) if len(bodies) > 1 else ()


def named_by_office(
    sentence: Sentence, happenings: Iterable[Event], offices: Mapping[str, str]
) -> tuple[Signatory, ...]:
    """«президент академии и ректор МГУ подписали …»: those whom the article names with just these offices.

    ``offices``: name → office; an office that two people share names nobody.
    """
    names = {office.lower(): name for name, office in offices.items()}
    shared = {office for office in names if sum(each.lower() == office for each in offices.values()) > 1}
    found: dict[str, Signatory] = {}
    for event in happenings:
        if event.what is Happening.SIGN and event.done and event.part == "VERB":
            for position in range(*sentence.clause(event.position)):
                for phrase in read_list(sentence, position, ("nomn",)):
                    office = sentence.text(phrase.start, phrase.end).lower()
                    if office in names and office not in shared and sentence.name_at(phrase.end) is None:
                        found[office] = Signatory(names[office], offices[names[office]])
    return tuple(found.values())


def body_of(role: str) -> str | None:
    """«заместитель главы администрации Липецкой области» → «администрация Липецкой области»."""
    if head_word(role) in _SIGN_FOR_NOBODY_NAMED:
        return None
    for word in list(_WORD.finditer(role))[1:]:
        rest = nominative(role[word.start() :], case="gent")
        head = head_word(rest)
        if head is None:
            return rest if word.group().isupper() else None
        following = _WORD.match(role, word.end() + 1)
        is_last = following is None or following.group().isupper()
        if head in word_list("agreement_actors") or _is_proper(word.group(), is_last):
            return rest
    return None


def _is_proper(word: str, is_last: bool) -> bool:
    """A capitalised noun, or an adjective with no noun after it («мэр Полевского», «глава Липецкой ТПП»)."""
    if not word[0].isupper():
        return False
    return is_last or word.isupper() or not all(reading.part == "ADJF" for reading in readings(word))
