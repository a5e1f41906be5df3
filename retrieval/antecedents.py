"""What a pronoun of a follow-up may stand for: persons and things named in the turns before.

«он» a man, else a thing of that gender; «оно» a thing («соглашение»); «она», «они» likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pymorphy3.analyzer import Parse

from retrieval.lemmas import Token, fold, lemma, morphology, parses, tokens
from retrieval.models import AnswerType, Turn
from retrieval.question import is_stop_word, understand

_PERSONAL = frozenset({"Name", "Surn", "Patr"})
_GENDERS = frozenset({"masc", "femn", "neut"})

POSSESSIVE_SURNAME = re.compile(r"(?P<base>.{2,}(?:ов|ев|ёв|ин|ын))(?:а|у|ым|е|ой)?")
"""Surnames that the dictionary lacks and takes for a plural («Коршунников» for several «коршунник»)."""

SURNAME_ENDINGS = (
    {"nomn": "", "gent": "а", "datv": "у", "accs": "а", "ablt": "ым", "loct": "е"},
    {"nomn": "а", "gent": "ой", "datv": "ой", "accs": "у", "ablt": "ой", "loct": "ой"},
)
"""Case endings of such surnames: a man's, a woman's."""

SURE_NAME = 0.25
"""Share of a capitalised word's readings that must be personal names."""

PLURAL = "plur"
"""Stands for a gender where several are meant."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """``name`` in the nominative, as shown to a person; ``gender`` in pymorphy's names or ``PLURAL``; ``person``:
    named («Иван Петров»), ``animate``: somebody, named or not («директор»)."""

    name: str
    gender: str
    person: bool
    animate: bool

    def in_case(self, case: str) -> str:
        """The name in a case («gent»); words that do not bend stay."""
        return " ".join(_bent(word, case, self.gender) for word in self.name.split(" "))


def antecedents(turn: Turn, people: Sequence[str]) -> Iterator[Antecedent]:
    """Everything that one turn speaks of, the likeliest first: what the question names, then whom the quotation names;
    the other way about after «кто …?»."""
    asked_for_somebody = understand(turn.standalone).expects is AnswerType.PERSON
    quoted = list(_persons(turn.passage.text, people)) if turn.passage else []
    named = list(_persons(turn.standalone, people)) + list(_persons(turn.subject or "", people))
    full_names = [person for person in quoted if " " in person.name]
    things = [*_things(turn.standalone), *_things(turn.subject or "")]
    things.sort(key=lambda thing: not thing.animate)
    yield from [*full_names, *named, *things] if asked_for_somebody else [*named, *things, *full_names]


def _persons(text: str, people: Sequence[str]) -> Iterator[Antecedent]:
    """Persons named in a text, those in the nominative first."""
    found = [run for run in _runs(tokens(text), text) if any(_personal(token.text) for token in run)]
    found.sort(key=lambda run: not any(_stands_in_nominative(token.text) for token in run))
    for run in found:
        yield _person([token.text for token in run], people)


def _runs(found: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """Names side by side: «Иваном Петровым» is one person."""
    run: list[Token] = []
    for token in found:
        adjacent = bool(run) and text[run[-1].end : token.start] == " " and _stand_together(run[-1].text, token.text)
        if token.text[:1].isupper() and _personal(token.text) and (adjacent or not run):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if token.text[:1].isupper() and _personal(token.text) else []
    if run:
        yield run


def _stand_together(left: str, right: str) -> bool:
    """Whether two names share a case and a gender; «Приозёрска Иван» are a town and a man."""
    shapes = [
        {(str(reading.tag.case), str(reading.tag.gender)) for reading in parses(word.lower()) if reading.tag.case}
        for word in (left, right)
    ]
    return not shapes[0].isdisjoint(shapes[1])


def _person(words: Sequence[str], people: Sequence[str]) -> Antecedent:
    lemmas = {lemma(word) for word in words}
    listed = next((name for name in people if lemmas <= {lemma(word) for word in name.split()}), None)
    if listed:
        return Antecedent(listed, _gender_of(listed.split(), nominative=True), person=True, animate=True)
    gender = _gender_of(words, nominative=False)
    return Antecedent(" ".join(_bent(word, "nomn", gender) for word in words), gender, person=True, animate=True)


def _gender_of(words: Sequence[str], *, nominative: bool) -> str:
    """The gender that the words of a name agree on; «Евгения» alone may be Evgeny's genitive."""
    return max(("masc", "femn"), key=lambda gender: sum(_likely(word, gender, nominative) for word in words))


def _likely(word: str, gender: str, nominative: bool) -> float:
    """How well a word of a name fits a gender: 1 for a reading of it, a little less in another case
    than the nominative, nothing when the name is known to stand in the nominative."""
    surname = POSSESSIVE_SURNAME.fullmatch(word)
    if surname and not any("Surn" in reading.tag for reading in parses(word.lower())):
        ending = word[len(surname["base"]) :]
        cases = [case for case, other in SURNAME_ENDINGS[gender == "femn"].items() if other == ending]
        return max((_weight(case == "nomn", nominative) for case in cases), default=0.0)
    readings = [reading for reading in parses(word.lower()) if _PERSONAL & reading.tag.grammemes]
    fitting = [reading for reading in readings if str(reading.tag.gender) == gender]
    return max((_weight("nomn" in reading.tag, nominative) for reading in fitting), default=0.0)


def _weight(in_nominative: bool, nominative: bool) -> float:
    return 1.0 if in_nominative else (0.0 if nominative else 0.9)


def _things(text: str) -> Iterator[Antecedent]:
    """Nouns of a question with the adjectives before them: «партнерское соглашение», the first ones first."""
    words = [token.text for token in tokens(text)]
    for at, word in enumerate(words):
        reading = parses(word.lower())[0]
        if reading.tag.POS == "NOUN" and not is_stop_word(word) and not _personal(word):
            yield _thing(words[:at], word, reading)


def _thing(before: Sequence[str], noun: str, reading: Parse) -> Antecedent:
    adjectives: list[str] = []
    for word in reversed(before):
        if parses(word.lower())[0].tag.POS != "ADJF" or is_stop_word(word):
            break
        adjectives.insert(0, word)
    several = reading.tag.number == PLURAL
    gender = PLURAL if several else str(reading.tag.gender or "masc")
    shown = [_bent(word, "nomn", gender) for word in (*adjectives, noun)]
    return Antecedent(" ".join(shown), gender, person=False, animate="anim" in reading.tag)


def _personal(word: str) -> bool:
    """Whether a word can be a person's name: not also a more probable common word or place."""
    readings = parses(word.lower())
    share = sum(reading.score for reading in readings if _PERSONAL & reading.tag.grammemes)
    named = share >= SURE_NAME or lemma(word) != lemma(word.lower()) or _is_unknown_surname(word)
    return word[:1].isupper() and named


def _is_unknown_surname(word: str) -> bool:
    return bool(POSSESSIVE_SURNAME.fullmatch(word)) and not morphology().word_is_known(word.lower())


def _stands_in_nominative(word: str) -> bool:
    return any("nomn" in reading.tag and "sing" in reading.tag for reading in parses(word.lower())[:1])


def _bent(word: str, case: str, gender: str) -> str:
    if word[:1].isupper() and not any("Surn" in reading.tag for reading in parses(word.lower())):
        surname = POSSESSIVE_SURNAME.fullmatch(word)
        if surname and not any(_PERSONAL & reading.tag.grammemes for reading in parses(word.lower())):
            return surname["base"] + SURNAME_ENDINGS[gender == "femn"].get(case, "")
    number = {PLURAL} if gender == PLURAL else {"sing"}
    for reading in sorted(parses(word.lower()), key=lambda reading: not _fits(reading, word, gender)):
        if reading.tag.POS not in ("NOUN", "ADJF"):
            continue
        adjective = {gender} & _GENDERS if reading.tag.POS == "ADJF" else set()
        form = reading.inflect({case, *number, *adjective})
        if form:
            return _cased(form.word, word)
    return word


def _fits(reading: Parse, word: str, gender: str) -> bool:
    named = bool(_PERSONAL & reading.tag.grammemes) or not word[:1].isupper()
    own = None if reading.tag.gender is None else str(reading.tag.gender)
    return named and (own in (gender, None) or gender == PLURAL)


def _cased(made: str, written: str) -> str:
    form = made if "ё" in fold(written) or "ё" in written.lower() else fold(made)
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
