"""Measures a ``KnowledgeBase`` on questions with known answers: the right sentence first, or none where none is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Match, Turn
from retrieval.question_sets import Asked

LOOKED_AT = 10
"""Passages of a search that are looked through for a right one."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question. ``place`` counts from 1 where the first right passage stands, 0: nowhere.
    ``near``: the first passage stands in the right paragraph. ``honest``: answered rightly, or rightly not at all."""

    asked: Asked
    place: int
    near: bool
    answered: bool
    honest: bool
    confidence: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages of the answerable questions (hit1, hit3, mrr, paragraph), of all (honest, by kind), time of a
    question in milliseconds. ``auc``: how well confidence tells answerable questions from others, if there are any."""

    questions: int
    answerable: int
    hit1: float
    hit3: float
    mrr: float
    paragraph: float
    honest: float
    auc: float | None
    p50: float
    p99: float
    kinds: dict[str, str]

    def table(self) -> str:
        """One figure a line, for a terminal."""
        rows = [(name, value) for name, value in asdict(self).items() if name != "kinds" and value is not None]
        rows += list(self.kinds.items())
        return "\n".join(f"{name:14} {value:>8}" for name, value in rows)


def evaluate(knowledge: KnowledgeBase, asked: Sequence[Asked], progress: Progress = lambda done, of: None) -> Figures:
    """Ask every question twice: as a search, which always finds something, and as a question, which may not."""
    outcomes: list[Outcome] = []
    for one in asked:
        outcomes.append(_try(knowledge, one))
        progress(len(outcomes), len(asked))
    return figures(outcomes)


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Sum outcomes up."""
    answerable = [one for one in outcomes if one.asked.answerable]
    others = [one.confidence for one in outcomes if not one.asked.answerable]
    times = sorted(one.milliseconds for one in outcomes) or [0.0]
    return Figures(
        questions=len(outcomes),
        answerable=len(answerable),
        hit1=_percent(one.place == 1 for one in answerable),
        hit3=_percent(0 < one.place <= 3 for one in answerable),
        mrr=round(100 * _mean([1 / one.place if one.place else 0.0 for one in answerable]), 1),
        paragraph=_percent(one.near for one in answerable),
        honest=_percent(one.honest for one in outcomes),
        auc=_area([one.confidence for one in answerable], others),
        p50=round(times[len(times) // 2], 2),
        p99=round(times[int(len(times) * 0.99)], 2),
        kinds=_by_kind(outcomes),
    )


def _try(knowledge: KnowledgeBase, asked: Asked) -> Outcome:
    history: list[Turn] = []
    for earlier in asked.context:
        history.append(knowledge.ask(earlier, history).turn)
    start = time.perf_counter()
    found = knowledge.ask(asked.question, history)
    spent = 1000 * (time.perf_counter() - start)
    matches = knowledge.search(found.turn.standalone, LOOKED_AT)
    place = _place(matches, asked)
    answered = isinstance(found, Answer)
    right = isinstance(found, Answer) and asked.is_right(found.passage)
    near = bool(matches) and (place == 1 or asked.is_near(matches[0].passage))
    return Outcome(asked, place, near, answered, right if asked.answerable else not answered, found.confidence, spent)


def _place(matches: Sequence[Match], asked: Asked) -> int:
    return next((place for place, match in enumerate(matches, 1) if asked.is_right(match.passage)), 0)


def _by_kind(outcomes: Sequence[Outcome]) -> dict[str, str]:
    kinds = dict.fromkeys(one.asked.kind for one in outcomes)
    of_kind = {kind: [one.honest for one in outcomes if one.asked.kind == kind] for kind in kinds}
    return {kind: f"{sum(honest)}/{len(honest)}" for kind, honest in of_kind.items()}


def _area(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """Area under the ROC curve: how often a question with an answer has the higher confidence."""
    if not inside or not outside:
        return None
    wins = sum((one > other) + (one == other) / 2 for one in inside for other in outside)
    return round(wins / (len(inside) * len(outside)), 4)


def _percent(flags: Iterable[bool]) -> float:
    return round(100 * _mean([float(flag) for flag in flags]), 1)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
