"""What is shown bold in a quotation: the words that matched, and the answer itself where the type gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from retrieval.analysis import COMMON, DATE, LOCATED, NUMBER, PERSON, PLACE, YEAR, indexed_words, marked_words
from retrieval.lemmas import Token
from retrieval.models import AnswerType, Span

ANSWERING_MARKS = {
    AnswerType.PERSON: frozenset({PERSON}),
    AnswerType.PLACE: frozenset({PLACE, LOCATED}),
    AnswerType.DATE: frozenset({DATE, YEAR}),
    AnswerType.NUMBER: frozenset({NUMBER}),
}


def highlights(text: str, matching: Collection[str], expects: AnswerType) -> tuple[Span, ...]:
    """Spans of ``text`` to show bold, in order and not overlapping.

    ``matching`` holds the lemmas that count as words of the question. Neighbouring bold words become one span.
    """
    answering = ANSWERING_MARKS.get(expects, frozenset())
    spans: list[Span] = []
    words = marked_words(text) if answering else _plain_words(text)
    for token, found in words:
        if any(lemma in matching or mark in answering for lemma, mark in found):
            spans.append((token.start, token.end))
    return _joined(text, spans)


def _plain_words(text: str) -> Iterator[tuple[Token, list[tuple[str, str]]]]:
    """Words without their kinds, which take most of the time to tell."""
    for token, lemmas in indexed_words(text):
        yield token, [(lemma, COMMON) for lemma in lemmas]


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start].isspace():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
