"""What ``ask`` gives back, put together: how the question was read, and what was found."""

from __future__ import annotations

from retrieval.asking import Understood
from retrieval.models import Answer, Match, NoAnswer, Suggestion, Turn


def answer(understood: Understood, sure: float, matches: tuple[Match, ...]) -> Answer:
    """``matches``: best first, one at least."""
    best = matches[0]
    return Answer(
        passage=best.passage,
        confidence=sure,
        highlights=best.highlights,
        alternatives=matches[1:],
        turn=Turn(understood.asked, understood.standalone, understood.subject, best.passage),
        understood=understood.read_as,
        literal=understood.literal,
        subject=understood.subject,
        expects=understood.question.expects,
    )


def no_answer(
    understood: Understood, sure: float, near: tuple[Suggestion, ...], nearest: tuple[Match, ...]
) -> NoAnswer:
    """``near``: what may be asked instead, ``nearest`` what may be read."""
    return NoAnswer(
        confidence=sure,
        suggestions=near,
        turn=Turn(understood.asked, understood.standalone, understood.subject),
        understood=understood.read_as,
        literal=understood.literal,
        subject=understood.subject,
        expects=understood.question.expects,
        unclear=understood.unclear,
        nearest=nearest,
    )
