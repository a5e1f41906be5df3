"""Russian sentences out of Russian words in English order: cases after prepositions and verbs, agreement, tense.

Only what short questions need. A word that the morphology cannot bend stays in its dictionary form.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from msgspec import Struct
from pymorphy3.analyzer import Parse

from retrieval.kinship import kin_of
from retrieval.lemmas import fold, morphology, parses
from retrieval.lexicons import rows


class Kind(StrEnum):
    """What a piece of a sentence is."""

    QUESTION = "question"
    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    VERB = "verb"
    PREPOSITION = "preposition"
    FIXED = "fixed"
    SILENT = "silent"


class Piece(Struct, frozen=True):
    """One English word or phrase, read: ``text`` in its Russian dictionary form, ``case`` the one a preposition asks
    for (pymorphy's name), ``tense`` past, pres, futr or ing, ``size`` in English words."""

    kind: Kind
    text: str
    case: str = "nomn"
    plural: bool = False
    tense: str | None = None
    passive: bool = False
    size: int = 1
    past: bool = False


@dataclass(slots=True)
class _Clause:
    """What has been said so far: the case that the next noun takes, and what the verb agrees with."""

    case: str = "nomn"
    last_case: str = "nomn"
    gender: str = "masc"
    plural: bool = False
    tense: str | None = None
    passive: bool = False
    past: bool = False
    infinitive: bool = False
    out: list[str] = field(default_factory=list)


_NOMINAL = frozenset({Kind.NOUN, Kind.NAME, Kind.ADJECTIVE})


def compose(pieces: Sequence[Piece]) -> str:
    """A readable Russian sentence, without a capital and without a full stop."""
    clause = _Clause()
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end].kind in _NOMINAL:
            end += 1
        if end > at:
            _say_nouns(clause, pieces[at:end])
        else:
            _say(clause, pieces[at], pieces[at + 1 :])
            end = at + 1
        at = end
    return _euphonic(" ".join(word for word in clause.out if word))


def _euphonic(text: str) -> str:
    """«во встрече», «об образовании», «пять лет»."""
    text = re.sub(r"\bо (?=[аоуэи])", "об ", text)
    return re.sub(r"\bгодов\b", "лет", re.sub(r"\b([вс]) (?=\1[бвгджзклмнпрстфхцчшщ])", r"\1о ", text))


def _say(clause: _Clause, piece: Piece, following: Sequence[Piece]) -> None:
    match piece.kind:
        case Kind.SILENT:
            clause.tense = piece.tense or clause.tense
            clause.case = "nomn" if piece.tense else clause.case
            clause.passive = clause.passive or piece.passive
            clause.past = clause.past or piece.past
        case Kind.PREPOSITION:
            _say_preposition(clause, piece, following)
        case Kind.VERB:
            clause.out.append(_verb(clause, piece))
            clause.case = "nomn" if clause.passive else _case_behind(piece.text)
        case Kind.QUESTION:
            _say_question(clause, piece, following)
        case _:
            clause.out.append(piece.text)
            _agree_with_pronoun(clause, piece.text)
            clause.case = clause.last_case if piece.text in ("и", "или") else clause.case


def _agree_with_pronoun(clause: _Clause, word: str) -> None:
    """“he signed" is «он подписал», “they signed" «они подписали»."""
    tag = parses(word)[0].tag
    if tag.POS == "NPRO" and tag.case == "nomn":
        clause.plural = tag.number == "plur"
        clause.gender = str(tag.gender or "masc")


def _say_preposition(clause: _Clause, piece: Piece, following: Sequence[Piece]) -> None:
    """«to» somebody is a dative, «to» a place a direction, «to do» an infinitive."""
    if piece.text == "в" and following and following[0].kind is Kind.VERB and following[0].tense is None:
        clause.infinitive = True
        return
    receiver = next((other for other in following if other.kind in (Kind.NOUN, Kind.NAME)), None)
    to_somebody = piece.case == "accs" and piece.text == "в" and receiver is not None and _is_animate(receiver.text)
    clause.case = "datv" if to_somebody else piece.case
    clause.out.append("" if to_somebody else piece.text)


def _say_question(clause: _Clause, piece: Piece, following: Sequence[Piece]) -> None:
    """“which zone did they visit": what is asked about is the object."""
    auxiliary = any(other.kind is Kind.SILENT and other.tense for other in following)
    clause.passive = clause.passive or piece.passive
    clause.past = clause.past or piece.past
    clause.case = "accs" if auxiliary and _asks_which(piece, following) else "nomn"
    clause.case = "loct" if piece.text.endswith(" о") else clause.case
    clause.case = piece.case if piece.case != "nomn" else clause.case
    many = piece.text == "сколько" and bool(following) and following[0].kind is Kind.NOUN
    clause.case = "gent" if many else clause.case
    clause.gender = "neut" if piece.text == "что" else clause.gender
    clause.out.append(_question(piece, following, clause.case))


def _question(piece: Piece, following: Sequence[Piece], case: str) -> str:
    nouns = [other for other in following if other.kind is not Kind.SILENT][:1]
    if piece.text == "кто такой" and nouns:
        return _who_is(nouns[0])
    described = piece.text == "что такое" and any(other.kind is Kind.PREPOSITION for other in following)
    if not described and not _asks_which(piece, following):
        return piece.text
    head = next((other for other in following if other.kind is Kind.NOUN), (nouns or following)[0])
    return _bent("какой", _agreement(_head_of(head.text), head.plural, case))


def _who_is(somebody: Piece) -> str:
    """«кто такая Анна», but «кто мэр»."""
    if somebody.kind is not Kind.NAME:
        return "кто"
    readings = [reading for reading in parses(somebody.text.lower()) if "Name" in reading.tag and "nomn" in reading.tag]
    return "кто такая" if readings and readings[0].tag.gender == "femn" else "кто такой"


def _asks_which(piece: Piece, following: Sequence[Piece]) -> bool:
    """“what gift", “which museum", but not “what is the gift" and “what Ivanov gave"."""
    described = list(itertools.takewhile(lambda other: other.kind in _NOMINAL, following))
    which = piece.text == "какой" or any(other.kind is Kind.NOUN for other in described)
    return piece.text in ("что", "какой") and bool(described) and which


def _verb(clause: _Clause, piece: Piece) -> str:
    words = piece.text.split(" ")
    at = next((i for i, word in enumerate(words) if parses(word)[0].tag.POS == "INFN"), 0)
    return " ".join([*words[:at], _conjugated(clause, piece, words[at]), *words[at + 1 :]])


def _conjugated(clause: _Clause, piece: Piece, infinitive: str) -> str:
    """A verb without «-s» beside one person is a past where Russian lets it be («who spread the news»)."""
    verb = parses(infinitive)[0]
    if clause.infinitive:
        clause.infinitive = False
        return infinitive
    if piece.tense == "ing":
        return action_of(infinitive) or infinitive
    number = {"plur"} if clause.plural else {"sing"}
    person = number | ({clause.gender} if not clause.plural else set())
    if piece.tense == "past" and clause.passive:
        passive = verb.inflect({"PRTS", "past", *person})
        if passive:
            return str(passive.word)
    happens_now = clause.passive and not clause.past and "impf" in verb.tag
    tense = clause.tense or ("pres" if happens_now else piece.tense)
    tense = tense or ("pres" if clause.plural or "impf" in verb.tag else "past")
    if tense == "pres" and "perf" in verb.tag:
        verb = parses(_imperfective().get(infinitive, infinitive))[0]
    now = verb.inflect({"3per", *number}) if tense == "futr" or (tense == "pres" and "impf" in verb.tag) else None
    form = now or verb.inflect({"past", *person})
    return str(form.word) if form else infinitive


def _case_behind(verb: str) -> str:
    """The case of a verb's object: «достичь цели», «помочь городу», «руководить школой»."""
    return _verb_cases().get(verb, "accs")


@cache
def _imperfective() -> dict[str, str]:
    """Perfective verbs → those that have a present."""
    return {pair[0]: pair[1] for pair in rows("aspect_pairs.tsv")}


@cache
def _verb_cases() -> dict[str, str]:
    return {verb: case for case, listed in rows("verb_cases.tsv") for verb in listed.split()}


def action_of(verb: str) -> str | None:
    """«подписать» → «подписание», where Russian has such a noun."""
    nouns = [word for word, weight in kin_of(verb).items() if word.endswith("ие") and weight >= 0.9]
    return next(iter(nouns), None)


def _say_nouns(clause: _Clause, pieces: Sequence[Piece]) -> None:
    """Nouns side by side: the last common one is the head, those before it follow in the genitive, names stand last."""
    common = [piece for piece in pieces if piece.kind is Kind.NOUN]
    names = [piece for piece in pieces if piece.kind is Kind.NAME]
    predicates = _predicates(pieces)
    described_by = pieces[: len(pieces) - len(predicates)]
    adjectives = [piece.text for piece in described_by if piece.kind is Kind.ADJECTIVE]
    head = common[-1] if common else None
    plural = bool(head and head.plural)
    tag_of = head.text if head else (names[0].text if names else "что")
    grammemes = _agreement(_head_of(tag_of), plural, clause.case)
    if head and names and described_by[-1] is head:
        described = [_adjective_of(name.text) for name in names]
        adjectives += [word for word in described if word]
        names = [name for name, word in zip(names, described, strict=True) if not word]
    clause.out += [_bent(word, grammemes) for word in adjectives]
    if head:
        clause.out.append(declined(head.text, clause.case, plural))
        clause.out += [declined(piece.text, "gent", piece.plural) for piece in common[:-1]]
    clause.out += [_name(name.text, _case_of_name(name, head, pieces, clause.case)) for name in names]
    clause.out += [_short(piece.text, grammemes) for piece in predicates]
    clause.last_case = clause.case
    if clause.case == "nomn":
        clause.plural = "plur" in grammemes
        clause.gender = next(iter(grammemes & {"masc", "femn", "neut"}), "masc")
    clause.case = "accs" if clause.case == "nomn" and not clause.passive else "nomn"


def _predicates(pieces: Sequence[Piece]) -> list[Piece]:
    """The adjectives that end a phrase: “the agreement valid" of “is the agreement valid"."""
    behind = list(itertools.takewhile(lambda piece: piece.kind is Kind.ADJECTIVE, reversed(pieces)))
    return behind[::-1] if len(behind) < len(pieces) else []


def _short(adjective: str, grammemes: set[str]) -> str:
    """«соглашение действительно», «город известен»."""
    number = grammemes & {"sing", "plur"}
    gender = set() if "plur" in number else grammemes & {"masc", "femn", "neut"}
    form = parses(adjective)[0].inflect({"ADJS", *number, *gender})
    return str(form.word) if form else _bent(adjective, grammemes)


def _case_of_name(name: Piece, head: Piece | None, pieces: Sequence[Piece], case: str) -> str:
    """«mayor Ivanov» agrees, «Stakhanov delegation» is the delegation of Stakhanov."""
    return "gent" if head is not None and pieces.index(name) < pieces.index(head) else case


def _adjective_of(place: str) -> str | None:
    """«Липецк» → «липецкий», so that “Lipetsk region" is «липецкая область»."""
    kin = kin_of(fold(place))
    return next((word for word in kin if word.endswith(("ский", "цкий"))), None)


def in_case(phrase: str, case: str) -> str:
    """A noun with the adjectives before it, in another case (pymorphy's name) and the same number."""
    plural = parses(_head_of(phrase).lower())[0].tag.number == "plur"
    return declined(phrase, case, plural)


def declined(phrase: str, case: str, plural: bool) -> str:
    """A noun phrase in a case: the head is its first noun, adjectives before it agree, the rest stays."""
    words = phrase.split(" ")
    at = words.index(_head_of(phrase))
    grammemes = _agreement(words[at], plural, case)
    return " ".join([*(_bent(word, grammemes) for word in words[: at + 1]), *words[at + 1 :]])


def _head_of(phrase: str) -> str:
    words = phrase.split(" ")
    return next((word for word in words if _dictionary_form(word).tag.POS == "NOUN"), words[-1])


def _dictionary_form(word: str) -> Parse:
    """«солдат» is first of all a genitive plural; as a dictionary form it is one soldier."""
    readings = parses(word.lower())
    nominative = [reading for reading in readings if reading.tag.POS == "NOUN" and reading.tag.case == "nomn"]
    same = [reading for reading in nominative if fold(reading.normal_form) == fold(word)]
    sure = readings[0].tag.POS == "NOUN" or len(same) == len(readings)
    return (same or nominative or list(readings))[0] if sure else readings[0]


def _agreement(noun: str, plural: bool, case: str) -> set[str]:
    """Grammemes that adjectives share with a noun."""
    tag = _dictionary_form(noun).tag
    many = plural or tag.number == "plur"
    grammemes = {"plur", case} if many else {"sing", case, str(tag.gender or "masc")}
    return grammemes | ({"anim" if "anim" in tag else "inan"} if case == "accs" and "femn" not in grammemes else set())


def _bent(word: str, grammemes: set[str]) -> str:
    """A noun or an adjective with these grammemes; as it is, when the morphology finds none."""
    wanted = grammemes
    best = _dictionary_form(word)
    if best.tag.POS == "NOUN":
        wanted = grammemes & {"sing", "plur", *_CASES}
    form = best.inflect(wanted) or best.inflect(wanted - {"anim", "inan"})
    made = str(form.word) if form else word
    return made.capitalize() if word[:1].isupper() else made


def _name(name: str, case: str) -> str:
    """A name in a case; the reading of the dictionary form as a name comes first."""
    if case == "nomn":
        return name
    likely = [reading for reading in parses(name.lower()) if _is_name(reading)]
    form = likely[0].inflect({case, "sing"}) if likely else None
    return str(form.word).capitalize() if form else name


def _is_name(reading: Parse) -> bool:
    return reading.tag.case == "nomn" and bool({"Surn", "Name", "Geox", "Patr"} & reading.tag.grammemes)


def _is_animate(word: str) -> bool:
    head = _head_of(word)
    return bool(morphology().word_is_known(head.lower())) and "anim" in parses(head.lower())[0].tag


_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
