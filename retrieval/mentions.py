"""Persons and towns named in a text, told apart by the words beside them.

A town may be called after a person: «глава Приозёрска Иван Петров» names one person, «город Чапаев» none. Good enough
to understand follow-up questions; the people of the articles are found by ``retrieval.facts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from retrieval.bending import PERSONAL, POSSESSIVE_SURNAME
from retrieval.lemmas import ADJECTIVAL, Token, fold, lemma, morphology, parses, tokens
from retrieval.lexicons import rows

WORDS_REMEMBERED = 20_000

SURE_NAME = 0.25
"""Share of a capitalised word's readings that must be personal names."""

WHERE = frozenset({"в", "во", "из"})
"""Prepositions after which a lone name is a town's («в Чапаеве»)."""


class Mention(Struct, frozen=True):
    """Names side by side: ``words`` as they stand, ``start`` the number of the first among the tokens of the text."""

    words: tuple[str, ...]
    start: int
    town: bool

    @property
    def cases(self) -> frozenset[str]:
        """Cases, in pymorphy's names, that the names may stand in together, in the singular."""
        readings = [parses(word.lower()) for word in self.words]
        each = [{str(one.tag.case) for one in ways if one.tag.number == "sing"} for ways in readings]
        return frozenset(set.intersection(*each))


def mentions(text: str) -> list[Mention]:
    """Names of persons in order, and names that look like a person's but are a town's."""
    found = tokens(text)
    runs = [run for run in _runs(found, text) if any(is_personal(found[at].text) for at in run)]
    return [Mention(tuple(found[at].text for at in run), run[0], _is_town(found, run, text)) for run in runs]


@lru_cache(WORDS_REMEMBERED)
def is_personal(word: str) -> bool:
    """Whether a word can be a person's name: not also a more probable common word or place."""
    readings = parses(word.lower())
    share = sum(reading.score for reading in readings if PERSONAL & reading.tag.grammemes)
    named = share >= SURE_NAME or lemma(word) != lemma(word.lower()) or _is_unknown_surname(word)
    return word[:1].isupper() and named


def _is_unknown_surname(word: str) -> bool:
    return bool(POSSESSIVE_SURNAME.fullmatch(word)) and not morphology().word_is_known(word.lower())


def _runs(found: Sequence[Token], text: str) -> Iterator[list[int]]:
    """Positions of names side by side: «Иваном Петровым» is one person."""
    run: list[int] = []
    for at, token in enumerate(found):
        adjacent = bool(run) and text[found[run[-1]].end : token.start] == " "
        if adjacent and _continues(found[run[-1]].text, token.text):
            run.append(at)
            continue
        if run:
            yield run
        run = [at] if is_personal(token.text) else []
    if run:
        yield run


def _continues(left: str, right: str) -> bool:
    """Whether two names share a case and a gender; «Приозёрска Иван» are a town and a man. Behind a first name an
    unknown adjective is a surname («Наталья Жилинская»)."""
    surname = ADJECTIVAL.fullmatch(fold(right)) and not morphology().word_is_known(right.lower())
    first_name = any("Name" in reading.tag for reading in parses(left.lower()))
    if not right[:1].isupper() or not (is_personal(right) or (surname and first_name)):
        return False
    return not _shapes(left).isdisjoint(_shapes(right))


def _shapes(word: str) -> set[tuple[str, str]]:
    return {(str(reading.tag.case), str(reading.tag.gender)) for reading in parses(word.lower()) if reading.tag.case}


def _is_town(found: Sequence[Token], run: Sequence[int], text: str) -> bool:
    """Whether a lone name is a town's: after «город», «в», «глава», or one of two with a district («А и Б район»)."""
    if len(run) > 1:
        return False
    at = run[0]
    before = fold(found[at - 1].text) if at else ""
    gap = text[found[at - 1].end : found[at].start] if at else ""
    if before in _words("shortened") and gap.startswith("."):
        return True
    if gap != " ":
        return _is_beside_place(found, at)
    return before in WHERE or lemma(before) in _words("town") | _words("governed") or _is_beside_place(found, at)


def _is_beside_place(found: Sequence[Token], at: int) -> bool:
    """«Чапаев и Никольский район», «Никольским районом и Чапаевом», «Липецк и Чапаев»."""
    nouns = _words("town")
    joined = [at + 2, at + 3] if fold(_text(found, at + 1)) == "и" else []
    joined += [at - 2] if fold(_text(found, at - 1)) == "и" else []
    words = [_text(found, other) for other in joined]
    return any(lemma(word.lower()) in nouns or _is_towns_name(word) for word in words)


def _is_towns_name(word: str) -> bool:
    return word[:1].isupper() and "Geox" in parses(word.lower())[0].tag


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if 0 <= at < len(found) else ""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row_kind, listed in rows("town_words.tsv") if row_kind == kind for word in listed.split())
