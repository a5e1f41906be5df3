"""The data that travels through the library. Frozen and slotted: an index never changes under a reader.

A *passage* is one sentence of an article and knows where it stands: ``article.text[start:end] == passage.text``.
Spans inside a passage (what is shown bold) count characters from the passage's own beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Half-open range of characters: ``text[start:end]``."""


class AnswerType(StrEnum):
    """What kind of thing a question asks for: «кто» a person, «сколько» a number …"""

    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    NUMBER = "number"
    PURPOSE = "purpose"
    DEFINITION = "definition"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned text and what is known of its origin. Paragraphs are kept apart by line breaks.

    ``published`` is the date as the source gives it («19 июня», «2011»); ``published_estimated`` marks one that was
    worked out from the text, and is shown as such. Unknown is ``None``, never a guess.
    """

    id: str
    title: str
    text: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    published_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: ``article.text[start:end] == text``. ``position`` counts passages of the article from 0,
    ``paragraph`` its paragraphs."""

    article_id: str
    start: int
    end: int
    text: str
    paragraph: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found by a search. ``score`` orders the matches of one question and means nothing across questions."""

    passage: Passage
    score: float
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a chat and what came of it; earlier turns are what follow-up questions lean on.

    ``question`` as asked, ``standalone`` as it was read after spelling and follow-up resolution,
    ``subject`` what was carried over from earlier turns («Сергей Жевлаков»), ``passage`` the quotation, if any.
    """

    question: str
    standalone: str
    subject: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something near, offered instead of an answer: a question that the articles do answer, or an article."""

    text: str
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentence that answers. ``confidence`` is calibrated to 0…1.

    ``understood``: the question as read, when spelling or language changed it, else ``None``.
    ``literal``: true when the unchanged question makes sense too, so that the reader may ask for it.
    ``subject``: what a follow-up carried over («про: …»), else ``None``.
    ``alternatives``: further passages, best first, the answer itself left out.
    """

    passage: Passage
    confidence: float
    highlights: tuple[Span, ...]
    alternatives: tuple[Match, ...]
    turn: Turn
    understood: str | None = None
    literal: bool = False
    subject: str | None = None
    expects: AnswerType = AnswerType.OTHER


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The articles do not answer. ``confidence`` is that of the best passage, which was too low to quote.

    ``unclear``: a pronoun of the question that stands for nobody who was spoken of, and so nothing was searched for.
    ``nearest``: passages on the matter, best first, which a person who asks for them may be shown as what they are.
    """

    confidence: float
    suggestions: tuple[Suggestion, ...]
    turn: Turn
    understood: str | None = None
    literal: bool = False
    subject: str | None = None
    expects: AnswerType = AnswerType.OTHER
    unclear: str | None = None
    nearest: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that shows one value of one field: («role», «глава Липецка», passage)."""

    field: str
    value: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the articles: canonical nominative name, roles as the sources word them (nominative),
    and every mentioning passage in the order of the articles. ``forms`` are the spellings found in the texts."""

    name: str
    roles: tuple[str, ...]
    mentions: tuple[Passage, ...]
    forms: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()


class AgreementStatus(StrEnum):
    """What became of an agreement, the later told counting more. Values are the words of ``Agreement.status``."""

    PLANNED = "планируется"
    ARRANGED = "договорились"
    SIGNED = "подписано"
    PROLONGED = "продлено"
    ENDED = "прекращено"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which role, for which party; unknown is ``None``."""

    name: str
    role: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that the articles speak of; every field as the sources word it, unknown is ``None`` or empty.

    ``kind`` is the document's own complement («о сотрудничестве»), ``date`` has a year only if the text has one,
    ``signatories`` are nominative names, ``signed_by`` the same with role and side,
    ``status`` a value of ``AgreementStatus``, or an admin's own words,
    ``proofs`` one entry for each field and source: two that disagree are both kept.
    """

    kind: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    date: str | None
    term: str | None
    scope: tuple[str, ...]
    evidence: tuple[Passage, ...]
    signed_by: tuple[Signatory, ...] = ()
    place: str | None = None
    renewal: str | None = None
    status: str | None = None
    proofs: tuple[Proof, ...] = ()
