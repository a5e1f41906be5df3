"""Whole answers that were given lately: many people ask the same, of a button or of the day."""

from __future__ import annotations

from msgspec import Struct

from retrieval.models import Answer, NoAnswer, Turn
from retrieval.remembering import Remembered

MOST = 500

Asked = tuple[str, tuple[Turn, ...], bool]
"""A question word for word, the turns before it as far as they may matter, and whether it is taken literally."""


class Given(Struct, frozen=True):
    """``leans``: see ``retrieval.followups.FollowUp``."""

    outcome: Answer | NoAnswer
    leans: bool


class Answered:
    def __init__(self) -> None:
        self._given = Remembered[Asked, Given](MOST)

    def recall(self, question: str, history: tuple[Turn, ...] | None, literal: bool) -> Answer | NoAnswer | None:
        """A question that leans on nothing said before is the same whatever that was, or will turn out to be
        (``None``)."""
        given = self._given.recall((question, (), literal))
        if given is not None and given.leans and history != ():
            given = None
        if given is None and history:
            given = self._given.recall((question, history, literal))
        return None if given is None else given.outcome

    def keep(self, question: str, history: tuple[Turn, ...], literal: bool, given: Given) -> None:
        self._given.keep((question, history if given.leans else (), literal), given)
