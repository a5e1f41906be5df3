"""Messages that ask nothing of the articles: courtesy and chatter (``small_talk``), wishes for a list or for help
(``wish``).

Both are recognised only when they are the whole message. The phrases stand in ``lexicons/small_talk.tsv`` (with
``small_talk_asides.txt``) and ``lexicons/wishes.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from retrieval.lemmas import fold
from retrieval.lexicons import lines, rows
from retrieval.spelling.layout import to_cyrillic

LONGEST_PHRASE = 7
"""Words of the longest phrase that is looked for."""

POLITE = frozenset({"greeting", "thanks", "apology", "acknowledgement", "praise"})
"""Kinds of words that may stand before a question or a wish and are no part of it."""

COURTESIES = frozenset({"greeting", "thanks", "farewell"})
"""Kinds whose words are recognised with one slip («здравствуте»)."""

FILLER, ASIDE = "filler", "aside"
"""Kinds of words that ask nothing by themselves («а что?»), and of words that come with others («дорогой бот»)."""

SHORTEST_MISSPELT = 6
"""Letters from which a slip is believed; short words are too near to everything."""

MESSAGES_REMEMBERED = 2000
"""Asked several times on the way to an answer, and many people write the same."""

_ELONGATED = re.compile(r"(\w)\1{2,}")
_LATIN = re.compile(r"[A-Za-z]")
_ALTERNATIVE = re.compile(r"[^\s|\[\]]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@lru_cache(maxsize=MESSAGES_REMEMBERED)
def small_talk(text: str) -> str | None:
    """The kind of a message that is no question («greeting», «thanks», …), or ``None``.

    Only when the whole message is that: «Привет! Кто подписал соглашение?» is a question. A message typed on the wrong
    keyboard layout («ghbdtn») is read as meant. A message without a letter or digit is «signs», one of filling words
    alone («а что?») «filler».
    """
    said = words_of(text)
    if not said:
        return "signs" if text.strip() else None
    return _kind_of(said) or (_kind_of(words_of(to_cyrillic(text))) if _LATIN.search(text) else None)


@lru_cache(maxsize=MESSAGES_REMEMBERED)
def wish(text: str) -> str | None:
    """What a message wants to be shown: people, agreements, sources, history, help, or a ``human``; else ``None``.

    Only when the whole message is that: «Какие соглашения подписали горняки?» is a question.
    """
    return _wished(words_of(text)) or (_wished(words_of(to_cyrillic(text))) if _LATIN.search(text) else None)


def words_of(text: str) -> list[str]:
    """Words of a message, folded; letters held down are taken once («привееет»)."""
    return _WORD.findall(_ELONGATED.sub(r"\1", fold(text)).replace("’", "'"))


def phrase(said: Sequence[str], at: int, size: int) -> str:
    """``size`` words from ``at`` on; empty past the end."""
    return " ".join(said[at : at + size]) if at + size <= len(said) else ""


def kind_of_phrase(said: str) -> str | None:
    """The kind of one phrase of the lexicon."""
    return _talk()[1].get(said)


@lru_cache(maxsize=10_000)
def misspelt(word: str) -> str | None:
    """The kind of the courtesy word one slip away («здравствуте»)."""
    if len(word) < SHORTEST_MISSPELT:
        return None
    _, phrases = _talk()
    courtesies = ((other, kind) for other, kind in phrases.items() if kind in COURTESIES and " " not in other)
    return next((kind for other, kind in courtesies if OSA.distance(word, other, score_cutoff=1) <= 1), None)


def _kind_of(said: Sequence[str]) -> str | None:
    """The latest kind in the lexicon among phrases that cover all of ``said``, words aside left out of account."""
    kinds, phrases = _talk()
    found: set[str] = set()
    at = 0
    while at < len(said):
        length = next((size for size in range(LONGEST_PHRASE, 0, -1) if phrase(said, at, size) in phrases), 0)
        kind = phrases[phrase(said, at, length)] if length else misspelt(said[at])
        if kind is None:
            return None
        found.add(kind)
        at += max(length, 1)
    telling = found if found == {FILLER} else found - {FILLER, ASIDE}
    return max(telling, key=kinds.index, default=None)


def _wished(said: Sequence[str]) -> str | None:
    """The wish whose pattern is all that is said, words aside left out."""
    asides, wishes = _wishes()
    words = [word for word in _behind_courtesy(said) if word not in asides]
    spoken = "".join(f"{word} " for word in words)
    # Few questions have no other words than a wish: a pattern takes far longer to be made than all else does here.
    fitting = (one for one in wishes if words and one.words.issuperset(words))
    return next((one.kind for one in fitting if _pattern(one.written).fullmatch(spoken)), None)


def _behind_courtesy(said: Sequence[str]) -> Sequence[str]:
    """What is said after a greeting or thanks."""
    for size in range(min(LONGEST_PHRASE, len(said)), 0, -1):
        if kind_of_phrase(phrase(said, 0, size)) in POLITE:
            return _behind_courtesy(said[size:])
    return said


@cache
def _talk() -> tuple[list[str], dict[str, str]]:
    kinds: list[str] = []
    phrases: dict[str, str] = {}
    for kind, listed in rows("small_talk.tsv"):
        kinds.append(kind)
        phrases.update(dict.fromkeys(map(fold, listed.split("; ")), kind))
    return kinds, dict.fromkeys(map(fold, _asides()), ASIDE) | phrases


def _asides() -> list[str]:
    return [one for line in lines("small_talk_asides.txt") for one in line.split("; ")]


class _Wish(Struct, frozen=True):
    """A line of the lexicon, and all words that may be in it."""

    kind: str
    written: str
    words: frozenset[str]


@cache
def _wishes() -> tuple[frozenset[str], list[_Wish]]:
    listed = rows("wishes.tsv")
    asides = frozenset(word for kind, words in listed if kind == ASIDE for word in words.split())
    wishes = [(kind, fold(written)) for kind, written in listed if kind != ASIDE]
    return asides, [_Wish(kind, written, frozenset(_ALTERNATIVE.findall(written))) for kind, written in wishes]


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """«[покажи|дай] список людей» → a pattern of words that are each followed by a space."""
    cells = (f"(?:(?:{cell[1:-1]}) )?" if cell.startswith("[") else f"(?:{cell}) " for cell in written.split())
    return re.compile("".join(cells))
