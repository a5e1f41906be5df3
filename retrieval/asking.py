"""From what was typed to a question that can be searched: spelling, then earlier turns, then question words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval import question as questions
from retrieval.followups import resolve
from retrieval.models import Turn
from retrieval.question import Question
from retrieval.spelling import Change, Speller, spoken


@dataclass(frozen=True, slots=True)
class Understood:
    """``asked`` as typed; ``read_as`` with spelling put right, ``None`` if nothing was; ``standalone`` with what
    earlier turns add, whose ``subject`` is named; ``small_talk`` the kind of a message that is no question."""

    asked: str
    read_as: str | None
    standalone: str
    subject: str | None
    literal: bool
    small_talk: str | None
    changes: tuple[Change, ...]
    question: Question


def understand(
    asked: str, history: Sequence[Turn] = (), speller: Speller | None = None, people: Sequence[str] = ()
) -> Understood:
    """Read a question. Without a ``speller`` the words are taken as typed; ``people`` are names that may be meant."""
    said = spoken(asked).strip()
    small_talk = questions.small_talk(said) if said or not asked.strip() else "signs"
    reading = speller.read(said) if speller and not small_talk else None
    text = reading.text if reading else said
    followed = resolve(text, history, people)
    return Understood(
        asked=asked,
        read_as=text if reading and reading.changed else None,
        standalone=followed.text,
        subject=followed.subject,
        literal=bool(reading and reading.literal),
        small_talk=small_talk,
        changes=reading.changes if reading else (),
        question=questions.understand(followed.text),
    )
