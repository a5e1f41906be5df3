"""What ``ask`` gives back, put together: how the question was read, and what was found."""

from __future__ import annotations

from msgspec import Struct

from retrieval.asking import Understood
from retrieval.models import Answer, Match, NoAnswer, Suggestion, Turn


class Findings(Struct, frozen=True):
    """``matches``, best first, when the articles answer; what is ``near`` to ask when they do not, and ``nearest`` to
    read."""

    confidence: float
    matches: tuple[Match, ...] = ()
    near: tuple[Suggestion, ...] = ()
    nearest: tuple[Match, ...] = ()


def outcome(understood: Understood, found: Findings) -> Answer | NoAnswer:
    return _answer(understood, found) if found.matches else _no_answer(understood, found)


def _answer(understood: Understood, found: Findings) -> Answer:
    best = found.matches[0]
    return Answer(
        passage=best.passage,
        confidence=found.confidence,
        highlights=best.highlights,
        alternatives=found.matches[1:],
        turn=Turn(understood.asked, understood.standalone, understood.subject, best.passage),
        understood=understood.read_as,
        literal=understood.literal,
        subject=understood.subject,
        expects=understood.question.expects,
    )


def _no_answer(understood: Understood, found: Findings) -> NoAnswer:
    return NoAnswer(
        confidence=found.confidence,
        suggestions=found.near,
        turn=Turn(understood.asked, understood.standalone, understood.subject),
        understood=understood.read_as,
        literal=understood.literal,
        subject=understood.subject,
        expects=understood.question.expects,
        unclear=understood.unclear,
        nearest=found.nearest,
    )
