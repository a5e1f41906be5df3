"""Agreed without a document: «договорились установить побратимские отношения между А и Б»."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from retrieval.facts.agreements.documents import Document, Reference, complement_end
from retrieval.facts.agreements.events import Event, Happening, events
from retrieval.facts.agreements.parties import parties_of
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.groups import Group
from retrieval.facts.wordlists import words as word_list

_BEGINNINGS = frozenset({"установить", "устанавливать", "наладить", "развивать", "заключить", "основать", "создать"})
_MUTUAL = frozenset({"взаимный", "совместный", "обоюдный"})
_MUTUAL_ACTIONS = frozenset({"обмен", "объединение", "признание"})
_FEWEST_PARTIES = 2
_NEAR = 4  # words after «договорились»


class Arrangement(Struct, frozen=True):
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


def agreed_on(sentence: Sentence) -> str | None:
    """«договорились *о подготовке инженеров*»: what was agreed on, in the words of the source."""
    for event in events(sentence):
        for position in range(event.position + 1, event.position + _NEAR):
            if event.what is Happening.AGREE and sentence.low(position) in ("о", "об"):
                end = complement_end(sentence, position + 1, "loct")
                return None if end is None else sentence.text(position, end)
    return None


def _is_between_parties(sentence: Sentence, group: Group, start: int) -> bool:
    """«о сотрудничестве», «об обмене студентами», «о взаимном признании дипломов», not «о встрече»."""
    if group.head.lemma in word_list("agreement_relations") or group.head.lemma in _MUTUAL_ACTIONS:
        return True
    return any(sentence.lemma(i) in _MUTUAL for i in range(start, group.position))


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
        if group is not None and _is_between_parties(sentence, group, position + 1):
            end = group.position + 1
            if case == "loct" and group.head.lemma not in word_list("agreement_relations"):
                end = complement_end(sentence, position + 1, case) or end
            return Document(start, start, end, "договоренность", Reference.NAMED, sentence.text(start, end))
    return None
