"""What a sentence makes of an agreement: signed, prolonged, ended, agreed on or planned."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.wordlists import words as word_list

_NEAR = 4
_FACTUAL = {
    Happening.SIGN: "подписано",
    Happening.PROLONG: "продлено",
    Happening.END: "прекращено",
}


def status_of(own: Sequence[Event]) -> str | None:
    """The status that the events of a document give it, the weightiest first; ``None`` where nothing happens to it."""
    stated = [_FACTUAL[event.what] for event in own if event.what in _FACTUAL and event.done]
    if stated:
        return max(stated, key=list(_FACTUAL.values()).index)
    if any(event.what is Happening.AGREE for event in own):
        return "договорились"
    if any(event.what is Happening.DRAFT or (event.what is Happening.SIGN and event.ahead) for event in own):
        return "планируется"
    return None


def is_only_ahead(own: Sequence[Event]) -> bool:
    """Told as still to be signed."""
    signings = [event for event in own if event.what is Happening.SIGN]
    return bool(signings) and all(event.ahead for event in signings)


def ends_relation(happenings: Sequence[Event], sentence: Sentence) -> bool:
    """«Бонн разорвал *побратимские отношения* с Минском»: with the relation ends the agreement about it."""
    ended = [event.position for event in happenings if event.what is Happening.END and event.done]
    relations = word_list("agreement_relations")
    return any(sentence.lemmas(i) & relations for position in ended for i in range(position + 1, position + _NEAR))
