"""A second process that thinks while more is asked than the event loop can bear (``bot/burden.py``).

It is never needed: before it is ready, and whatever becomes of it, the library thinks for itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from types import TracebackType

from bot.burden import Burden
from bot.line import THINKER, Line, line_to_thinker
from bot.meanwhile import meanwhile
from retrieval.answered import Given
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Turn

log = logging.getLogger(__name__)

LOOKS_EVERY_SECONDS = 5.0
"""Whether it still answers, and is still of use."""


class Relief:
    """No process is left when its context is. ``thinker``: the interpreter's arguments that start one."""

    def __init__(
        self,
        burden: Burden | None = None,
        thinker: Sequence[str] = THINKER,
        looks_every: float = LOOKS_EVERY_SECONDS,
    ) -> None:
        self._burden = burden or Burden()
        self._thinker = thinker
        self._looks_every = looks_every
        self._knowledge: KnowledgeBase | None = None
        self._line: Line | None = None
        self._serving: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Relief:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)

    def thought(self, knowledge: KnowledgeBase, seconds: float) -> None:
        """The bot has thought about a question for so long; where that becomes too much, help is begun."""
        self._burden.thought(seconds)
        if self._burden.is_heavy and knowledge.is_small and (self._serving is None or self._serving.done()):
            self._serving = asyncio.create_task(self._serve(knowledge), name="relief")

    def is_ready(self, knowledge: KnowledgeBase) -> bool:
        """Whether it answers from exactly this, and is wanted: while little is asked, the loop is quicker by itself."""
        return self._line is not None and self._knowledge is knowledge and self._burden.is_heavy

    async def ask(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Given | None:
        """What it makes of a question; none if it falls meanwhile."""
        if self._line is None:
            return None
        self._burden.relieved()
        return await self._line.ask(question, history, literal=literal)

    def end(self) -> None:
        """What is under way is still answered; nothing new is asked."""
        if self._line is not None:
            self._line.finish()
            self._line = None
        elif self._serving is not None and not self._serving.done():
            self._serving.cancel()  # it has only begun

    async def _serve(self, knowledge: KnowledgeBase) -> None:
        try:
            async with line_to_thinker(knowledge, self._thinker) as line:
                log.info("relief begun")
                self._burden.begin()
                self._knowledge, self._line = knowledge, line
                async with meanwhile(self._look(line)):
                    await line.carry()
            log.info("relief over")
        except Exception as lost:  # whatever it is, the answers go on without
            self._burden.fell()
            log.warning("relief lost, the bot thinks for itself: %s: %s", type(lost).__name__, lost)
        finally:
            self._knowledge = self._line = None

    async def _look(self, line: Line) -> None:
        while True:
            await asyncio.sleep(self._looks_every)
            line.look()
            if self._line is line and self._burden.is_over:
                self.end()
