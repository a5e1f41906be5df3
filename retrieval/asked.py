"""A question by its words, and words put together to a question again: what follow-ups are read and completed with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from retrieval.lemmas import Token, fold, tokens
from retrieval.models import AnswerType
from retrieval.question import is_stop_word, question_words

OPENINGS = frozenset({"а", "и", "ну", "но", "тогда", "так"})

_WHICH = frozenset(
    {
        "какой",
        "какая",
        "какое",
        "какие",
        "каком",
        "какого",
        "какую",
        "каких",
        "сколько",
        "чей",
        "чья",
        "чье",
        "чьи",
        "чьей",
        "чьих",
    }
)
_EDGES = " ,.?!…—–-"


class Asked(Struct, frozen=True):
    """A question by its words: ``content`` are positions of the words that count, ``asking`` of the question words,
    ``named`` of the noun that a question word asks about («в каком музее», «сколько лет»)."""

    text: str
    found: tuple[Token, ...]
    asking: frozenset[int]
    named: frozenset[int]
    content: tuple[int, ...]
    expects: AnswerType


def read(text: str) -> Asked:
    found = tuple(tokens(text))
    words = question_words(found)
    content = tuple(at for at, token in enumerate(found) if at not in words.taken and not is_stop_word(token.text))
    named = frozenset(at for at in content if at and at - 1 in words.taken and fold(found[at - 1].text) in _WHICH)
    return Asked(text, found, words.taken, named, content, words.expects)


def names(asked: Asked) -> list[int]:
    return [at for at in asked.content if asked.found[at].text[:1].isupper() and at > 0]


def join(asked: Asked, positions: Sequence[int]) -> str:
    """Words of a question at these positions, with what stood between neighbours."""
    joined = ""
    for at in positions:
        neighbour = at > 0 and at - 1 in positions
        gap = asked.text[asked.found[at - 1].end : asked.found[at].start] if neighbour else " "
        joined += gap + asked.found[at].text
    return joined.strip(_EDGES)


def with_words(text: str, token: Token, words: str) -> str:
    """``text`` with ``words`` in the place of a token."""
    return text[: token.start] + words + text[token.end :]


def sentence(text: str) -> str:
    """One question: no opening «а», single spaces, a capital, one mark at the end."""
    words = re.sub(r"\s+", " ", text).strip(_EDGES)
    first, _, rest = words.partition(" ")
    words = rest if fold(first) in OPENINGS and rest else words
    return f"{words[:1].upper()}{words[1:]}?"
