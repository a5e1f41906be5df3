"""Why an answer is what it is: how the question was read, what spoke for each candidate, and which rule decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from retrieval.asking import Understood
from retrieval.confidence import DOUBTS, confidence, doubts
from retrieval.models import AnswerType, Passage
from retrieval.query import Wanted
from retrieval.ranking import Ranked
from retrieval.signals import SIGNALS
from retrieval.spelling import Change
from retrieval.weights import Weights

SHOWN = 5
"""Candidates in an explanation."""

WIDTH = 100
"""Columns of its lines."""

SLIGHT = 0.005
"""Contributions below it are not worth a line."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one signal (or doubt) was, and what it added to the sum."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its score and the parts that make it up, the weightiest first."""

    passage: Passage
    score: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """``rule``: small_talk, who_is_meant, no_known_word, below_threshold or answered. ``words`` are those that were
    searched for; ``doubts`` the parts of the confidence."""

    asked: str
    read_as: str | None
    standalone: str
    subject: str | None
    changes: tuple[Change, ...]
    expects: AnswerType
    words: tuple[Wanted, ...]
    candidates: tuple[Candidate, ...]
    doubts: tuple[Part, ...]
    confidence: float
    threshold: float
    rule: str

    def table(self) -> str:
        """All of it as text for a terminal."""
        return "\n".join([*self._reading(), *self._searched(), *self._ranked(), *self._decision()])

    def _reading(self) -> list[str]:
        lines = [f"asked       {self.asked}"]
        if self.read_as:
            lines.append(f"read as     {self.read_as}")
        lines += [f"  {change.rule:9} {change.before} → {change.after}" for change in self.changes]
        if self.subject:
            lines.append(f"carried     {self.subject} → {self.standalone}")
        return [*lines, f"expects     {self.expects}"]

    def _searched(self) -> list[str]:
        rows = [f"  {one.lemma:24} {one.importance:6.2f} {one.frequency:9}" for one in self.words]
        return ["", f"  {'word':24} {'weight':>6} {'sentences':>9}", *rows] if rows else []

    def _ranked(self) -> list[str]:
        lines: list[str] = []
        for place, one in enumerate(self.candidates, 1):
            lines += ["", f"{place}. {one.score:7.2f}  [{one.passage.article_id}:{one.passage.position}]"]
            lines += [f"  {_short(one.passage.text)}", f"  {_sum(one.parts)}"]
        return lines

    def _decision(self) -> list[str]:
        sure = f"confidence  {self.confidence:.3f}, threshold {self.threshold:.2f}"
        return ["", sure, f"  {_sum(self.doubts)}", f"rule        {self.rule}"]


def explain(understood: Understood, ranked: Ranked | None, weights: Weights, threshold: float) -> Explanation:
    """Put an explanation together. ``ranked`` is ``None`` where nothing was searched or nothing found."""
    sure = confidence(ranked, weights.confidence, weights.bias) if ranked else 0.0
    return Explanation(
        asked=understood.asked,
        read_as=understood.read_as,
        standalone=understood.standalone,
        subject=understood.subject,
        changes=understood.changes,
        expects=understood.question.expects,
        words=ranked.seen.query.wanted if ranked else (),
        candidates=_candidates(ranked, weights) if ranked else (),
        doubts=_doubts(ranked, weights) if ranked else (),
        confidence=sure,
        threshold=threshold,
        rule=_rule(understood, ranked, sure, threshold),
    )


def _rule(understood: Understood, ranked: Ranked | None, sure: float, threshold: float) -> str:
    if understood.small_talk:
        return f"small_talk ({understood.small_talk})"
    if understood.unclear:
        return f"who_is_meant ({understood.unclear})"
    if ranked is None:
        return "no_known_word"
    return "answered" if sure >= threshold else "below_threshold"


def _candidates(ranked: Ranked, weights: Weights) -> tuple[Candidate, ...]:
    names = [signal.__name__ for signal in SIGNALS]
    found: list[Candidate] = []
    for row in ranked.order[:SHOWN]:
        passage = ranked.seen.corpus.passage(int(ranked.seen.candidates[row]))
        parts = _parts(names, ranked.signals[row].tolist(), weights.ranking)
        found.append(Candidate(passage, float(ranked.scores[row]), parts))
    return tuple(found)


def _doubts(ranked: Ranked, weights: Weights) -> tuple[Part, ...]:
    bias = Part("bias", 1.0, weights.bias)
    return (bias, *_parts([doubt.__name__ for doubt in DOUBTS], doubts(ranked).tolist(), weights.confidence))


def _parts(names: Sequence[str], values: Sequence[float], weights: Mapping[str, float]) -> tuple[Part, ...]:
    parts = [Part(name, value, value * weights.get(name, 0.0)) for name, value in zip(names, values, strict=True)]
    return tuple(sorted((part for part in parts if part.contribution), key=lambda part: -abs(part.contribution)))


def _sum(parts: Sequence[Part]) -> str:
    written = "  ".join(f"{part.name} {part.contribution:+.2f}" for part in parts if abs(part.contribution) >= SLIGHT)
    return "\n  ".join(wrap(written, WIDTH))


def _short(text: str) -> str:
    return "\n  ".join(wrap(text, WIDTH))
