"""The use cases of an admin who wants to know: numbers over some days, and what people asked in vain."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct

from bot.ask import Asking
from bot.catalogue import Catalogue, Size
from bot.library import Library
from bot.pins import question_key
from bot.storage.insight import DayCount, InsightStore, Unhelped
from bot.storage.turns import Numbers

DAY = 86400
LONGEST_DAYS = 365
TOP_ARTICLES = 5
MOST_SPANS = 45
"""Bars that a picture has room for: of more days, several share one."""


class Span(Struct, frozen=True):
    """Some days, usually one, beginning with ``first``."""

    first: date
    answered: int
    unanswered: int


class Overview(Struct, frozen=True):
    numbers: Numbers
    size: Size
    spans: tuple[Span, ...]
    articles: tuple[tuple[str, int], ...]


class Gap(Struct, frozen=True):
    """A question in its latest wording, how often it was asked in vain, and how often the answer was voted down."""

    question: str
    unanswered: int
    useless: int


class Insight:
    def __init__(
        self,
        store: InsightStore,
        asking: Asking,
        catalogue: Catalogue,
        library: Library,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._asking = asking
        self._catalogue = catalogue
        self._library = library
        self._now = now

    async def overview(self, days: int) -> Overview:
        """The last ``days``, today among them."""
        today = int(self._now()) // DAY
        first = today - days + 1
        return Overview(
            numbers=await self._asking.numbers(days),
            size=self._catalogue.size(),
            spans=_spans(await self._store.by_day(first * DAY), first, today),
            articles=tuple(await self._store.by_article(first * DAY, TOP_ARTICLES)),
        )

    async def gaps(self, days: int) -> tuple[Gap, ...]:
        """The most frequent first. Wordings with the same lemmas are one question."""
        unhelped = await self._store.unhelped(int(self._now()) - days * DAY)
        return await self._library.think(lambda: _gaps(unhelped))


def read_days(typed: str | None, usual: int) -> int | None:
    """A number of days as typed behind a command; none for what is no such number."""
    if not (typed or "").strip():
        return usual
    typed = str(typed).strip()
    if not (typed.isascii() and typed.isdigit()):
        return None
    return int(typed) if 1 <= int(typed[:6]) <= LONGEST_DAYS else None


def _spans(counts: Sequence[DayCount], first: int, today: int) -> tuple[Span, ...]:
    by_day = {one.day: one for one in counts}
    width = -(-(today - first + 1) // MOST_SPANS)
    spans = []
    for start in range(first, today + 1, width):
        days = [by_day[day] for day in range(start, start + width) if day in by_day]
        answered = sum(one.answered for one in days)
        asked = sum(one.asked for one in days)
        spans.append(Span(datetime.fromtimestamp(start * DAY, UTC).date(), answered, asked - answered))
    return tuple(spans)


def _gaps(unhelped: Sequence[Unhelped]) -> tuple[Gap, ...]:
    groups: dict[str, list[Unhelped]] = {}
    for one in unhelped:
        groups.setdefault(question_key(one.question), []).append(one)
    found = [
        Gap(
            group[0].question,
            sum(not one.answered for one in group),
            sum(one.answered for one in group),
        )
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda gap: -(gap.unanswered + gap.useless)))
