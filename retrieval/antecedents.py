"""What a pronoun of a follow-up may stand for: persons and things named in the turns before.

«он» a man, else a thing of that gender; «оно» a thing («соглашение»); «она», «они» likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct
from pymorphy3.analyzer import Parse

from retrieval.bending import PLURAL, bent, gender_of
from retrieval.lemmas import lemma, parses, tokens
from retrieval.mentions import Mention, mentions
from retrieval.models import AnswerType, Turn
from retrieval.question import is_stop_word, understand

_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})

MOST_TOGETHER = 3
"""Persons that «они» may stand for at most."""


class Antecedent(Struct, frozen=True):
    """``name`` in the nominative, as shown to a person; ``gender`` in pymorphy's names or ``PLURAL``; ``person``:
    named («Иван Петров»), ``animate``: somebody, named or not («директор»). ``members``: of several persons each;
    ``complement``: what follows and does not bend («глава **Приозёрска**»)."""

    name: str
    gender: str
    person: bool
    animate: bool
    members: tuple[Antecedent, ...] = ()
    complement: str = ""

    def in_case(self, case: str) -> str:
        """The name in a case («gent»); words that do not bend stay."""
        if self.members:
            return " и ".join(member.in_case(case) for member in self.members)
        words = self.name.removesuffix(self.complement).split(" ")
        return " ".join(bent(word, case, self.gender) for word in words) + self.complement


def antecedents(turn: Turn, people: Sequence[str]) -> Iterator[Antecedent]:
    """Everything that one turn speaks of, the likeliest first: what the question names, then whom the quotation names;
    the other way about after «кто …?»."""
    asked_about = f"{turn.standalone} {turn.subject or ''}"
    named = list(_persons(mentions(asked_about), people))
    asked = _asked_case(turn.standalone)
    likely = [person for person in _quoted(turn, people, {asked or "nomn", "nomn"}) if person not in named]
    quoted = list(dict.fromkeys([*likely, *(one for one in _quoted(turn, people, _CASES) if one not in named)]))
    things = sorted([*_towns(asked_about), *_things(turn.standalone), *_things(turn.subject or "")], key=_is_lifeless)
    if asked:
        yield from [*_together([*named, *likely[:1]]), *quoted, *named, *things, *_together(likely)]
    else:
        yield from [*_together(named), *named, *things, *quoted, *_together(likely), *_quoted_things(turn)]


def _asked_case(question: str) -> str | None:
    """The case of «кто» in a question for a person, which the answer is likely to share; ``None``: no such question."""
    if understand(question).expects is not AnswerType.PERSON:
        return None
    readings = (parses(token.text.lower())[0] for token in tokens(question))
    return next((str(reading.tag.case) for reading in readings if reading.normal_form == "кто"), "nomn")


def _is_lifeless(thing: Antecedent) -> bool:
    return not thing.animate


def _together(persons: Sequence[Antecedent]) -> Iterator[Antecedent]:
    """Several persons, for «они»."""
    distinct = list(dict.fromkeys(persons))[:MOST_TOGETHER]
    if len(distinct) > 1:
        name = " и ".join(person.name for person in distinct)
        yield Antecedent(name, PLURAL, person=True, animate=True, members=tuple(distinct))


def _persons(found: Iterable[Mention], people: Sequence[str]) -> Iterator[Antecedent]:
    """The persons of some mentions, those in the nominative first."""
    for mention in sorted(found, key=lambda mention: "nomn" not in mention.cases):
        if not mention.town:
            yield _person(mention.words, people)


def _quoted(turn: Turn, people: Sequence[str], cases: Set[str]) -> Iterator[Antecedent]:
    """Persons whom the quotation names in full in some of the ``cases``, those near to words of the question first."""
    if turn.passage is None:
        return
    near = _places_of(turn.standalone, turn.passage.text)

    def distance(mention: Mention) -> int:
        return min((abs(mention.start - place) for place in near), default=0)

    found = sorted(mentions(turn.passage.text), key=distance)
    persons = _persons((mention for mention in found if not mention.cases.isdisjoint(cases)), people)
    yield from (person for person in persons if " " in person.name)


def _places_of(question: str, quotation: str) -> list[int]:
    """Where words of the question stand in the quotation: numbers of its tokens."""
    sought = {term.lemma for term in understand(question).terms}
    return [at for at, token in enumerate(tokens(quotation)) if lemma(token.text) in sought]


def _person(words: Sequence[str], people: Sequence[str]) -> Antecedent:
    lemmas = {lemma(word) for word in words}
    listed = next((name for name in people if lemmas <= {lemma(word) for word in name.split()}), None)
    if listed:
        return Antecedent(listed, gender_of(listed.split(), nominative=True), person=True, animate=True)
    gender = gender_of(words, nominative=False)
    return Antecedent(" ".join(bent(word, "nomn", gender) for word in words), gender, person=True, animate=True)


def _towns(text: str) -> Iterator[Antecedent]:
    for mention in mentions(text):
        if mention.town:
            yield Antecedent(bent(mention.words[0], "nomn", "masc"), "masc", person=False, animate=False)


def _things(text: str) -> Iterator[Antecedent]:
    """Nouns of a question with the adjectives before them: «партнерское соглашение», the first ones first."""
    words = [token.text for token in tokens(text)]
    names = {mention.start + at for mention in mentions(text) for at in range(len(mention.words))}
    for at, word in enumerate(words):
        reading = parses(word.lower())[0]
        if reading.tag.POS == "NOUN" and at not in names and not is_stop_word(word):
            yield _thing(words[:at], word, reading, words[at + 1 :])


def _quoted_things(turn: Turn) -> Iterator[Antecedent]:
    """Objects of the quotation behind the words of the question: the picture, after «Что подарил мэр?»."""
    if turn.passage is None:
        return
    found = [token.text for token in tokens(turn.passage.text)]
    places = _places_of(turn.standalone, turn.passage.text)
    for at in range(min(places, default=len(found)), len(found)):
        reading = parses(found[at].lower())[0]
        object_of_verb = reading.tag.POS == "NOUN" and reading.tag.case in ("accs", "nomn")
        if object_of_verb and at not in places and found[at].islower() and not is_stop_word(found[at]):
            yield _thing([], found[at], reading, [])


def _thing(before: Sequence[str], noun: str, reading: Parse, after: Sequence[str]) -> Antecedent:
    adjectives: list[str] = []
    for word in reversed(before):
        if parses(word.lower())[0].tag.POS != "ADJF" or is_stop_word(word):
            break
        adjectives.insert(0, word)
    gender = PLURAL if reading.tag.number == PLURAL else str(reading.tag.gender or "masc")
    animate = "anim" in reading.tag
    complement = f" {after[0]}" if animate and after and _is_genitive_name(after[0]) else ""
    shown = " ".join(bent(word, "nomn", gender) for word in (*adjectives, noun)) + complement
    return Antecedent(shown, gender, person=False, animate=animate, complement=complement)


def _is_genitive_name(word: str) -> bool:
    return word[:1].isupper() and any("gent" in reading.tag for reading in parses(word.lower()))
