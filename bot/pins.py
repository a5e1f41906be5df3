"""Passages that admins have pinned to a question: whoever asks it in any words of the same lemmas gets them first."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.kept import Kept
from bot.library import Library
from bot.storage.pins import Pin, PinStore
from bot.storage.turns import Option
from retrieval.lemmas import lemmas

log = logging.getLogger(__name__)


class Pins:
    def __init__(self, store: PinStore, library: Library, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._library = library
        self._now = now
        self._known = Kept(self._read)

    async def find(self, question: str) -> Option | None:
        """The pinned passage, if its article is still there and still says the same."""
        known = await self._known.get()
        if not known:
            return None
        pin = known.get(question_key(question))
        if pin is None:
            return None
        option = pin.option
        passage = self._library.passage(option.article_id, option.start, option.end, option.quotation)
        return None if passage is None else option

    async def all(self) -> tuple[Pin, ...]:
        """The latest first."""
        return tuple(sorted((await self._known.get()).values(), key=lambda pin: -pin.pinned_at))

    async def pin(self, question: str, option: Option) -> None:
        """In the place of what was pinned to the question before."""
        pin = Pin(question_key(question), question, option, int(self._now()))
        await self._store.put(pin)
        self._known.look_again()
        log.info("pinned article=%s start=%d", option.article_id, option.start)

    async def unpin(self, number: int) -> bool:
        """``number``: when it was pinned, as a list shows it. Whether there was one."""
        pin = next((pin for pin in (await self._known.get()).values() if pin.pinned_at == number), None)
        if pin is None:
            return False
        await self._store.drop(pin.lemmas)
        self._known.look_again()
        return True

    async def _read(self) -> dict[str, Pin]:
        return {pin.lemmas: pin for pin in await self._store.all()}


def question_key(question: str) -> str:
    """Its words without their forms and order: «Кто подписал соглашение?» and «соглашение кто подписал» are one."""
    return " ".join(sorted(set(lemmas(question)))) or question.casefold().strip()
