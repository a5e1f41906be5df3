"""Questions that buttons offer. A button has room for a number only, so each has one; numbers never change."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.storage.settings import PromptStore
from retrieval.models import Suggestion

REMEMBERED = 2000


class Example(Struct, frozen=True):
    """A question, or an article, that a button offers; ``prompt`` is the number of the question."""

    text: str
    prompt: int | None = None
    article_id: str | None = None


class Prompts:
    def __init__(self, store: PromptStore) -> None:
        self._store = store
        self._numbers: dict[str, int] = {}

    async def offer(self, suggestions: Sequence[Suggestion]) -> tuple[Example, ...]:
        """Suggestions made ready for buttons."""
        numbers = await self._numbered([one.text for one in suggestions if one.article_id is None])
        return tuple(Example(one.text, numbers.get(one.text), one.article_id) for one in suggestions)

    async def question(self, prompt: int) -> str | None:
        """The question behind a button."""
        return await self._store.question(prompt)

    async def _numbered(self, questions: Sequence[str]) -> dict[str, int]:
        """The same few are near to most of what is not answered."""
        known = {one: self._numbers[one] for one in questions if one in self._numbers}
        if len(known) < len(questions):
            known = dict(zip(questions, await self._store.numbers(questions), strict=True))
            if len(self._numbers) >= REMEMBERED:
                self._numbers.clear()
            self._numbers.update(known)
        return known
