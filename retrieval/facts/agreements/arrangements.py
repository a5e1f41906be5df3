"""Agreed without a document: «договорились установить побратимские отношения между А и Б»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.facts.agreements.documents import Document, Reference
from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.parties import parties_of
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.wordlists import words as word_list

_BEGINNINGS = frozenset({"установить", "устанавливать", "наладить", "развивать", "заключить", "основать", "создать"})
_FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was agreed, in the words of the source, and between whom."""

    kind: str
    parties: tuple[str, ...]


def arrangement(sentence: Sentence, happenings: Sequence[Event]) -> Arrangement | None:
    """The arrangement a sentence tells of; none unless it names the parties and what is to be between them."""
    for event in happenings:
        if event.what is not Happening.AGREE:
            continue
        subject = _subject(sentence, event.position)
        if subject is None:
            continue
        parties = parties_of(sentence, subject, [event], (0, len(sentence.words)))
        if len(parties) >= _FEWEST_PARTIES:
            return Arrangement(subject.kind or "", parties)
    return None


def _subject(sentence: Sentence, verb: int) -> Document | None:
    """«установить побратимские отношения» or «о сотрудничестве», as if it were a document's complement."""
    for position in range(verb + 1, min(len(sentence.words), verb + 6)):
        if sentence.lemma(position) in _BEGINNINGS:
            case, start = "accs", position
        elif sentence.low(position) in ("о", "об"):
            case, start = "loct", position
        else:
            continue
        group = sentence.group(position + 1, case)
        if group is not None and group.head.lemma in word_list("agreement_relations"):
            end = group.position + 1
            return Document(start, start, end, "договоренность", Reference.NAMED, sentence.text(start, end))
    return None
