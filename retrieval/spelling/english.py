"""An English question → a Russian one, by a lexicon of the subject and transliterated names.

Not a translator: word by word, phrases first, with enough grammar (``grammar.py``) for a person to read the result. A
word that neither the lexicon nor the articles know stays as it is, and so counts as missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace
from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.lexicons import rows
from retrieval.spelling.capitals import cased
from retrieval.spelling.grammar import Kind, Piece, compose
from retrieval.spelling.letters import CYRILLIC
from retrieval.spelling.reading import Change, Vocabulary

PieceKey = tuple[str, ...]

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[-'’][A-Za-zÀ-ɏ]+)*|[^\W_]+(?:-[^\W_]+)*")
_DATE = re.compile(
    r"\b(?:on )?(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?P<day>\d{1,2})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
"""“on June 19" is «19 июня»."""

_NAMED_AFTER = re.compile(
    r"\b(?:after )?(?:who|whom|what) (?P<verb>is|was|are|were) (?P<named>.+?)"
    r" (?:named|called) (?:after|for)(?=[?!.…]*$)",
    re.IGNORECASE,
)
"""“Who is the museum named after?" asks for «в честь кого»."""

_POSSESSIVE = re.compile(r"['’]s?$")
_VERB = re.compile(r"(?P<base>[^(]+?)\s*(?:\((?P<forms>[^)]*)\))?$")

SPOKEN_SHARE = 0.5
"""Share of the words that must be English; the rest are mostly names."""

SHORTEST_TYPO = 7
"""Letters from which one slip in an English word is believed."""

_TENSES = {"did": "past", "will": "futr", "shall": "futr", "do": "pres", "does": "pres"}
_BEFORE_NOUNS = frozenset({"the", "a", "an", "of", "in", "at", "with", "for", "by", "this", "that", "his", "her"})
_PAST = frozenset({"was", "were", "been", "had"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


class English:
    """Reads English questions; ``transliterated`` gives the Russian word of a name in Latin letters, or ``None``."""

    def __init__(self, vocabulary: Vocabulary, transliterated: Callable[[str], str | None]) -> None:
        self._vocabulary = vocabulary
        self._transliterated = transliterated

    def knows(self, word: str) -> bool:
        """Whether a word is one of the lexicon's."""
        return bool(_found((_plain(word),)))

    def is_spoken(self, text: str) -> bool:
        """Whether a question is English: at least half of its words, one of them a word of content."""
        if CYRILLIC.search(text):
            return False
        found = _words(text)
        pieces = [piece for piece in self._pieces(found) if piece.kind is not Kind.NAME]
        if not any(piece.kind in _CONTENT for piece in pieces):
            return False
        return sum(piece.size for piece in pieces) >= SPOKEN_SHARE * len(found)

    def read(self, text: str) -> tuple[str, list[Change]]:
        """The question in Russian, as one change."""
        end = re.search(r"[?!.…]*$", text.strip())
        dated = _DATE.sub(r"\g<day> \g<month>", _NAMED_AFTER.sub(r"in honor of whom \g<verb> \g<named> named", text))
        made = compose(list(self._pieces(_words(dated))))
        russian = made[:1].upper() + made[1:] + (end.group() if end else "")
        return russian, [Change(text, russian, "en")]

    def _pieces(self, found: Sequence[str]) -> Iterator[Piece]:
        at = 0
        verb_due = False
        while at < len(found):
            described = at > 0 and _plain(found[at - 1]) in _BEFORE_NOUNS
            piece = self._longest(found, at, verb_due and not described)
            yield piece
            at += piece.size
            auxiliary = piece.kind is Kind.SILENT and piece.tense is not None
            verb_due = (verb_due or auxiliary or piece.text == "кто") and piece.kind is not Kind.VERB

    def _longest(self, found: Sequence[str], at: int, verb_due: bool) -> Piece:
        """``verb_due``: an auxiliary is still without its verb («did the delegation visit»)."""
        for size in range(min(_longest_phrase(), len(found) - at), 0, -1):
            words = found[at : at + size]
            if size == 1 and self._is_name(words[0]):
                break
            pieces = _found(tuple(map(_plain, words)))
            if pieces:
                return _fitting(pieces, found[at + size :], verb_due)
        return self._name(found[at])

    def _is_name(self, word: str) -> bool:
        """Whether the articles have this very word in Latin letters."""
        return word[:1].isupper() and word.lower() in self._vocabulary.forms

    def _name(self, word: str) -> Piece:
        plain = _POSSESSIVE.sub("", word)
        if plain.isdigit():
            return Piece(Kind.FIXED, plain)
        made = self._transliterated(plain.lower()) if plain.isascii() else None
        if made and (word[:1].isupper() or self._vocabulary.has(made)):
            return Piece(Kind.NAME, cased(made, word, self._vocabulary))
        slipped = _misspelled(plain.lower())
        return _found((slipped,))[0] if slipped else Piece(Kind.NAME, plain)


_CONTENT = frozenset({Kind.QUESTION, Kind.NOUN, Kind.VERB, Kind.ADJECTIVE})


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word.lower()) or word.lower()


def _fitting(pieces: Sequence[Piece], following: Sequence[str], verb_due: bool) -> Piece:
    """Of several readings, the verb where one is due, an adjective only before a noun («school museum»)."""
    verbs = [piece for piece in pieces if piece.kind is Kind.VERB]
    if verb_due and verbs:
        return verbs[0]
    next_pieces = _found((_plain(following[0]),)) if following else ()
    before_noun = any(piece.kind is Kind.NOUN for piece in next_pieces)
    fitting = [piece for piece in pieces if (piece.kind is Kind.ADJECTIVE) == before_noun]
    return (fitting or list(pieces))[0]


def _found(words: PieceKey) -> tuple[Piece, ...]:
    return _lexicon().get(words, ())


@cache
def _misspelled(word: str) -> str | None:
    """The word of the lexicon that is one slip away."""
    if len(word) < SHORTEST_TYPO:
        return None
    choices = [key[0] for key in _lexicon() if len(key) == 1 and len(key[0]) >= SHORTEST_TYPO - 1]
    found = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else None


@cache
def _longest_phrase() -> int:
    return max(map(len, _lexicon()))


@cache
def _lexicon() -> dict[PieceKey, tuple[Piece, ...]]:
    """English words → their readings, the first line of the file first."""
    found: dict[PieceKey, list[Piece]] = {}
    for row in rows("english.tsv"):
        for words, piece in _entries(row):
            key = tuple(words.split())
            found.setdefault(key, []).append(_sized(piece, len(key)))
    return {key: tuple(pieces) for key, pieces in found.items()}


def _sized(piece: Piece, size: int) -> Piece:
    return replace(piece, size=size)


def _entries(row: tuple[str, ...]) -> Iterator[tuple[str, Piece]]:
    kind, phrases, russian = row[0], row[1].split(";"), row[2] if len(row) > 2 else ""
    for phrase in phrases:
        for words, piece in _READERS[kind](phrase.strip(), russian):
            yield words, replace(piece, case=row[3]) if len(row) > 3 else piece


def _question(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    said = set(phrase.split())
    yield phrase, Piece(Kind.QUESTION, russian, passive=not _PASSIVE.isdisjoint(said), past=not _PAST.isdisjoint(said))


def _left_out(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    passive, past = phrase in _PASSIVE, phrase in _PAST
    yield phrase, Piece(Kind.SILENT, russian, tense=_TENSES.get(phrase), passive=passive, past=past)


def _as_it_stands(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    yield phrase, Piece(Kind.FIXED, russian)


def _preposition(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    preposition, case = russian.split(",")
    yield phrase, Piece(Kind.PREPOSITION, preposition.replace("∅", ""), case=case.strip())


def _noun(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    yield phrase, Piece(Kind.NOUN, russian)
    for plural in _plurals(phrase):
        yield plural, Piece(Kind.NOUN, russian, plural=True)


def _plurals(noun: str) -> Iterator[str]:
    if noun.endswith("y") and noun[-2] not in "aeou":
        yield noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "ch", "sh")):
        yield noun + "es"
    else:
        yield noun + "s"


def _adjective(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    yield phrase, Piece(Kind.ADJECTIVE, russian)


def _noun_before_noun(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    noun, adjective = russian.split(",")
    yield phrase, Piece(Kind.ADJECTIVE, adjective.strip())
    yield from _noun(phrase, noun.strip())


def _verb(phrase: str, russian: str) -> Iterator[tuple[str, Piece]]:
    written = _VERB.match(phrase)
    if written is None:
        return
    base = written["base"]
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    yield base, Piece(Kind.VERB, russian)
    yield _third_person(head) + tail, Piece(Kind.VERB, russian, tense="pres")
    yield head.removesuffix("e") + "ing" + tail, Piece(Kind.VERB, russian, tense="ing")
    forms = (written["forms"] or "").split()
    for form in forms if len(forms) != len(base.split()) or not tail else [" ".join(forms)]:
        yield form, Piece(Kind.VERB, russian, tense="past")


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")


_READERS: dict[str, Callable[[str, str], Iterator[tuple[str, Piece]]]] = {
    "q": _question,
    "x": _left_out,
    "p": _preposition,
    "i": _as_it_stands,
    "n": _noun,
    "d": _noun_before_noun,
    "a": _adjective,
    "v": _verb,
}
