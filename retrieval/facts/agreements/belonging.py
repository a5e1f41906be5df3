"""Several documents in one sentence: which events and which words belong to which of them."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.facts.agreements.documents import Document
from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.sentence import Sentence
from retrieval.models import Span


def events_of(
    sentence: Sentence, document: Document, found: Sequence[Document], happenings: Sequence[Event]
) -> list[Event]:
    """Events that concern this document: all of the sentence for an only one, else those nearest to it.

    A participle or a verbal noun («подписанное», «расторжение») belongs to the document beside it.
    """
    if document.background:
        close = range(document.start - 3, document.end + 4)
        relative = _relative_clause(sentence, document)
        return [
            event
            for event in happenings
            if event.position in relative or (event.part in ("PRTF", "NOUN") and event.position in close)
        ]
    foreground = [each for each in found if not each.background]
    return [
        event
        for event in happenings
        if _nearest(sentence, event, foreground) is document or _is_shared(event, foreground)
    ]


def _relative_clause(sentence: Sentence, document: Document) -> range:
    """«благодаря договору, *который подписали Минск и Бонн*»"""
    after = document.end + 1
    if sentence.low(document.end) != "," or not any(sentence.lemma(i) == "который" for i in (after, after + 1)):
        return range(0)
    return range(*sentence.clause(after))


def _nearest(sentence: Sentence, event: Event, found: Sequence[Document]) -> Document:
    start, end = sentence.clause(event.position)
    same = [each for each in found if start <= each.position < end] or list(found)
    return min(same, key=lambda each: abs(each.position - event.position))


def _is_shared(event: Event, found: Sequence[Document]) -> bool:
    """«подписали соглашение о дружбе и меморандум о намерениях»: one verb for both."""
    signs = event.what is Happening.SIGN and event.part == "VERB"
    return signs and all(each.position > event.position for each in found)


def share_of(sentence: Sentence, document: Document, found: Sequence[Document]) -> Span:
    """The words that speak of this document: up to its neighbours in the sentence."""
    earlier = [each.end for each in found if each.position < document.position]
    later = [each.start for each in found if each.position > document.position]
    if not earlier and not later:
        return 0, len(sentence.words)
    clause_start, clause_end = sentence.clause(document.position)
    begins = document.start if any(end > clause_start for end in earlier) else clause_start
    return begins if earlier else 0, min([*later, clause_end if later else len(sentence.words)])
