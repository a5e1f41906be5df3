"""Parties from the offices of those who signed: «губернатор Псковской области» signs for Псковская область."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from msgspec import Struct

from retrieval.facts.agreements.drafts import alike
from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.homes import Places
from retrieval.facts.agreements.lists import read_list
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.morphology import readings
from retrieval.facts.phrases import head_word, nominative
from retrieval.facts.records import NameMention
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Signatory

_SIGN_FOR_NOBODY_NAMED = frozenset({"министр", "замминистра", "посол", "консул", "генконсул", "депутат"})
_GENITIVE_ENDINGS = ("а", "я", "ы", "и")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Offices(Struct, frozen=True):
    """What the article calls its people, each one's longest role first."""

    roles: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, mentions: Iterable[NameMention]) -> Offices:
        """The offices that the mentions of an article give."""
        found: dict[str, set[str]] = {}
        for mention in mentions:
            found.setdefault(mention.name, set()).update(mention.roles)
        return cls({name: tuple(sorted(roles, key=_by_weight)) for name, roles in found.items()})

    def fullest(self, signatories: Iterable[Signatory]) -> tuple[Signatory, ...]:
        """The signatories with the article's longest wording of the office that the sentence gives, or of any."""
        return tuple(replace(each, role=self._fullest(each)) for each in signatories)

    def holders(self) -> dict[str, Signatory]:
        """Office (lower case) → who holds it, for the offices of one person only."""
        pairs = [(role.lower(), name) for name, roles in self.roles.items() for role in roles]
        count = Counter(role for role, _ in pairs)
        return {role: Signatory(name, self.roles[name][0]) for role, name in pairs if count[role] == 1}

    def _fullest(self, signatory: Signatory) -> str | None:
        known = self.roles.get(signatory.name, ())
        if signatory.role is None:
            return next(iter(known), None)
        return next((role for role in known if role.startswith(f"{signatory.role} ")), signatory.role)


def _by_weight(role: str) -> tuple[bool, int]:
    """«глава делегации» is an errand; the longest of the offices tells most."""
    return "делегаци" in role, -len(role)


def parties_by_office(signatories: Iterable[Signatory], places: Places) -> tuple[str, ...]:
    """The bodies or places that the signatories hold office in, each once; none unless at least two
    are known by name («глава администрации» alone says nothing, «глава района» in an article of one district does)."""
    signing = list(signatories)
    known = [_stands_for(signatory) for signatory in signing]
    others = [body for body in known if body is not None]
    bodies = [body or _only_one(signatory, places, others) for signatory, body in zip(signing, known, strict=True)]
    found = dict.fromkeys(body for body in bodies if body is not None)
    return tuple(found) if len(found) > 1 else ()


def _only_one(signatory: Signatory, places: Places, others: Iterable[str]) -> str | None:
    """«глава *района*»: the only district of the article; «мэр *Ирпеня*»: as the article calls the town elsewhere."""
    if signatory.role is None or signatory.side is not None or head_word(signatory.role) in _SIGN_FOR_NOBODY_NAMED:
        return None
    kind = body_of(signatory.role)
    return places.town_of(signatory.role) if kind is None else places.only(kind, others)


def bodies_of(signatories: Iterable[Signatory]) -> tuple[str, ...]:
    """Whom the signatories are said to sign for, where the sentence names it."""
    found = (_stands_for(signatory) for signatory in signatories)
    return tuple(body for body in found if body is not None)


def _stands_for(signatory: Signatory) -> str | None:
    """The side that the sentence itself gives («со стороны Липецкого района»), else the body of the office."""
    side = signatory.side
    if side is not None and _is_named_actor(side):
        return side
    body = None if signatory.role is None else body_of(signatory.role)
    return body if body is not None and _is_telling(body) else None


def _is_named_actor(side: str) -> bool:
    if side.lower() == side:
        return False
    place = any("Geox" in reading.grammemes and reading.case == "nomn" for reading in readings(side))
    return place or head_word(side) in word_list("agreement_actors")


def named_by_office(sentence: Sentence, happenings: Iterable[Event], offices: Offices) -> tuple[Signatory, ...]:
    """«президент академии и ректор МГУ подписали …»: those whom the article names with just these offices.

    An office that two people share names nobody.
    """
    holders = offices.holders()
    found: dict[str, Signatory] = {}
    for event in happenings:
        if event.what is Happening.SIGN and event.done and event.part == "VERB":
            for position in range(*sentence.clause(event.position)):
                for phrase in read_list(sentence, position, ("nomn",)):
                    office = sentence.text(phrase.start, phrase.end).lower()
                    if office in holders and sentence.name_at(phrase.end) is None:
                        found[office] = holders[office]
    return tuple(found.values())


def other_side(signatories: Iterable[Signatory], parties: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """«соглашение с Бонном подписали мэр Минска … и мэр Бонна …»: the partner is named, the office tells the other."""
    found = [_stands_for(each) or _only_one(each, places, parties) for each in signatories]
    others = [body for body in found if body is not None and not alike(body, parties[0])]
    return (others[0], parties[0]) if len(set(others)) == 1 else ()


def body_of(role: str) -> str | None:
    """«заместитель главы администрации Липецкой области» → «администрация Липецкой области»."""
    if head_word(role) in _SIGN_FOR_NOBODY_NAMED:
        return None
    for word in list(_WORD.finditer(role))[1:]:
        if word.group() == "и":
            continue  # «директор и тренер «Зари»»
        if role[word.start() - 1] == "«":
            return f"«{nominative(role[word.start() :].rstrip('»'), case='gent')}»"  # «президент «Химика»»
        rest = nominative(role[word.start() :], case="gent")
        if rest == word.group() and _stays_genitive(rest):
            return None
        head = head_word(rest)
        if head is None:
            return rest if word.group().isupper() else None
        following = _WORD.match(role, word.end() + 1)
        is_last = following is None or following.group().isupper()
        if head in word_list("agreement_actors") or _is_proper(word.group(), is_last):
            return rest
    return None


def _stays_genitive(name: str) -> bool:
    """«мэр Ирпеня»: a town the dictionary does not know, whose nominative can only be guessed."""
    known = any("Geox" in reading.grammemes and reading.case == "nomn" for reading in readings(name))
    return name.endswith(_GENITIVE_ENDINGS) and not known


def _is_telling(body: str) -> bool:
    """Not «администрация», nor «Дума» alone, of which there are many."""
    return body.lower() != body and body.lower() not in word_list("agreement_actors")


def _is_proper(word: str, is_last: bool) -> bool:
    """A capitalised noun, or an adjective with no noun after it («мэр Полевского», «глава Липецкой ТПП»)."""
    if not word[0].isupper():
        return False
    return is_last or word.isupper() or not all(reading.part == "ADJF" for reading in readings(word))
