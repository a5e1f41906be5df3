"""What is stored of a question and its answer."""

from __future__ import annotations

from bot.storage.turns import NewTurn, Option, StoredTurn
from retrieval.models import Answer, NoAnswer, Passage

OPTIONS = 4
"""Passages offered for one question, the first among them."""


def options_of(found: Answer | NoAnswer, pinned: Option | None) -> tuple[Option, ...]:
    """What an admin has pinned comes before anything found."""
    first = () if pinned is None else (pinned,)
    if isinstance(found, NoAnswer):
        return first
    matches = [(found.passage, found.highlights), *((match.passage, match.highlights) for match in found.alternatives)]
    others = (_option(passage, highlights) for passage, highlights in matches)
    places = {(option.article_id, option.start) for option in first}
    return (*first, *(option for option in others if (option.article_id, option.start) not in places))[:OPTIONS]


def _option(passage: Passage, highlights: tuple[tuple[int, int], ...]) -> Option:
    return Option(passage.article_id, passage.start, passage.end, passage.text, highlights)


def stored_as(number: int, new: NewTurn, instead_of: StoredTurn | None) -> StoredTurn:
    return StoredTurn(
        id=number,
        chat=new.chat,
        person=new.person,
        asked_at=new.asked_at,
        question=new.question,
        standalone=new.standalone,
        understood=new.understood,
        literal=new.literal,
        subject=new.subject,
        answered=bool(new.options),
        question_message=new.question_message,
        options=new.options,
        answer_message=None if instead_of is None else instead_of.answer_message,
        thread=new.thread,
        pinned=new.pinned,
    )
