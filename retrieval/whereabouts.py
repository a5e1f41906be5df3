"""Where «там», «туда» and «оттуда» of a follow-up are: the place that the turn before speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from retrieval.bending import PLURAL, bent
from retrieval.lemmas import Token, fold, lemma, parses, tokens
from retrieval.lexicons import words
from retrieval.mentions import mentions
from retrieval.models import AnswerType, Turn
from retrieval.question import question_words, understand

PREPOSITIONS = {"в": "в", "во": "в", "на": "на"}

CASES = {"там": ("loct", "{}"), "туда": ("accs", "{}"), "оттуда": ("gent", "из")}
"""Case of the place, and its preposition («{}»: the one it came with)."""


class Place(Struct, frozen=True):
    """``name`` in the nominative («город Чаплыгин»), ``gender`` in pymorphy's names or ``PLURAL``, ``preposition`` «в»
    or «на»."""

    name: str
    gender: str
    preposition: str = "в"

    def instead_of(self, there: str) -> str:
        """What stands for «там», «туда», «оттуда»: «в городе Чаплыгине»."""
        case, preposition = CASES[fold(there)]
        bent_words = (bent(word, case, self.gender) for word in self.name.split(" "))
        return " ".join([preposition.format(self.preposition), *bent_words])


def place_of(turn: Turn) -> Place | None:
    """The place that a question names, or its quotation if it asked where; «в селе» before a bare name."""
    if understand(turn.standalone).expects is AnswerType.PLACE and turn.passage:
        found = next(_stated(turn.passage.text), None)
        if found:
            return found
    return next(_stated(turn.standalone), None) or next(_named(turn.standalone), None)


def _stated(text: str) -> Iterator[Place]:
    """Places with their prepositions: «в школьном музее», «в городе Чаплыгине»; what is asked for is none."""
    found = tokens(text)
    asked = question_words(found).taken
    for at, token in enumerate(found[:-1]):
        if fold(token.text) in PREPOSITIONS and at not in asked:
            phrase = _phrase(found, at + 1, text)
            if phrase and _is_place(phrase):
                yield _place(phrase, PREPOSITIONS[fold(token.text)])


def _phrase(found: Sequence[Token], start: int, text: str) -> list[str]:
    """Adjectives, a noun and a name behind it («городе Чаплыгине») that may stand in the locative."""
    phrase: list[str] = []
    nouns = 0
    for at in range(start, len(found)):
        word = found[at].text
        tags = [reading.tag for reading in parses(word.lower()) if "loct" in reading.tag]
        apart = at > start and text[found[at - 1].end : found[at].start] != " "
        if apart or not tags or (nouns and not word[:1].isupper()):
            break
        phrase.append(word)
        nouns += any(tag.POS == "NOUN" for tag in tags)
    return phrase if nouns else []


def _is_place(phrase: Sequence[str]) -> bool:
    known = {lemma(noun) for noun in words("place_nouns.txt")}
    return any(lemma(word.lower()) in known or _is_town(word) for word in phrase)


def _is_town(word: str) -> bool:
    return word[:1].isupper() and any("Geox" in reading.tag for reading in parses(word.lower()))


def _named(text: str) -> Iterator[Place]:
    """Towns without a preposition: «глава Липецка»."""
    found = tokens(text)
    asked = question_words(found).taken  # «Куда» is a river as well
    towns = [mention.words[0] for mention in mentions(text) if mention.town]
    for word in [*towns, *(token.text for at, token in enumerate(found) if at not in asked and _is_town(token.text))]:
        yield _place([word], "в")


def _place(phrase: Sequence[str], preposition: str) -> Place:
    readings = [reading for word in phrase for reading in parses(word.lower()) if reading.tag.POS == "NOUN"]
    noun = next((reading.tag for reading in readings if "loct" in reading.tag), readings[0].tag if readings else None)
    gender = "masc" if noun is None else PLURAL if noun.number == PLURAL else str(noun.gender or "masc")
    return Place(" ".join(bent(word, "nomn", gender) for word in phrase), gender, preposition)
