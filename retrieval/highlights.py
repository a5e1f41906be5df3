"""What is shown bold in a quotation: the words that matched, and the answer itself where the type gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from retrieval.analysis import DATE, LOCATED, NUMBER, PERSON, PLACE, YEAR, indexed_words, marked_words
from retrieval.models import AnswerType, Span

ANSWERING_MARKS = {
    AnswerType.PERSON: frozenset({PERSON}),
    AnswerType.PLACE: frozenset({PLACE, LOCATED}),
    AnswerType.DATE: frozenset({DATE, YEAR}),
    AnswerType.NUMBER: frozenset({NUMBER}),
}

SENTENCES_REMEMBERED = 2000
"""The same sentences are quoted again and again, and take longer to read than to compare."""

Word = tuple[Span, frozenset[str], frozenset[str]]
"""Where it stands, its lemmas and their kinds."""


def highlights(text: str, matches: Callable[[str], bool], expects: AnswerType) -> tuple[Span, ...]:
    """Spans of ``text`` to show bold, in order and not overlapping.

    ``matches`` says whether a lemma counts as one of the question's. Neighbouring bold words become one span.
    """
    answering = ANSWERING_MARKS.get(expects, frozenset())
    words = _marked_words(text) if answering else _plain_words(text)
    spans = (span for span, lemmas, marks in words if any(map(matches, lemmas)) or not marks.isdisjoint(answering))
    return _joined(text, spans)


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def _marked_words(text: str) -> tuple[Word, ...]:
    return tuple(
        ((token.start, token.end), frozenset(lemma for lemma, _ in found), frozenset(mark for _, mark in found))
        for token, found in marked_words(text)
    )


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def _plain_words(text: str) -> tuple[Word, ...]:
    """Words without their kinds, which take most of the time to tell."""
    none: frozenset[str] = frozenset()
    return tuple(((token.start, token.end), frozenset(lemmas), none) for token, lemmas in indexed_words(text))


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start].isspace():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
