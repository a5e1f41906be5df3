"""From what was typed to a question that can be searched: courtesy, spelling, earlier turns, then question words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retrieval import question as questions
from retrieval.courtesy import Message, question_in
from retrieval.followups import FollowUp, resolve
from retrieval.models import Passage, Turn
from retrieval.question import Question
from retrieval.spelling import Change, Speller, spoken

_read = lru_cache(maxsize=2000)(questions.understand)
"""Many people ask the same question."""


@dataclass(frozen=True, slots=True)
class Understood:
    """``asked`` as typed; ``read_as`` with spelling put right, ``None`` if nothing was; ``standalone`` with what
    earlier turns add, whose ``subject`` is named; ``small_talk`` the kind of a message that is no question;
    ``unclear`` a pronoun that stands for nobody; ``quoted`` passages beside which something else is asked for;
    ``leans``: whether other turns before it might have made something else of the question."""

    asked: str
    read_as: str | None
    standalone: str
    subject: str | None
    literal: bool
    small_talk: str | None
    changes: tuple[Change, ...]
    question: Question
    unclear: str | None = None
    quoted: tuple[Passage, ...] = ()
    leans: bool = field(default=False, compare=False)


def understand(
    asked: str, history: Sequence[Turn] = (), speller: Speller | None = None, people: Sequence[str] = ()
) -> Understood:
    """Read a question. Without a ``speller`` the words are taken as typed; ``people`` are names that may be meant."""
    said = spoken(asked).strip()
    small_talk = questions.small_talk(said) if said or not asked.strip() else "signs"
    message = question_in(said)
    reading = speller.read(message.question) if speller and not small_talk else None
    text = question_in(reading.text).question if reading and reading.changed else message.question
    followed = FollowUp(text) if small_talk else _followed(Message(text, message.said), history, people)
    return Understood(
        asked=asked,
        read_as=text if reading and reading.changed else None,
        standalone=followed.text,
        subject=followed.subject,
        literal=bool(reading and reading.literal),
        small_talk=small_talk,
        changes=reading.changes if reading else (),
        question=_read(followed.text),
        unclear=followed.unclear,
        quoted=followed.quoted,
        leans=followed.leans,
    )


def _followed(message: Message, history: Sequence[Turn], people: Sequence[str]) -> FollowUp:
    """The question completed from earlier turns, and what they leave open from the sentences before it."""
    followed = resolve(message.question, history, people)
    if followed.unclear is None or not message.said:
        return followed
    return resolve(message.question, [Turn(message.said, message.said)], people)
