"""From what is stored to a knowledge that answers.

A few articles are read whole, each time: that takes less than a second and cannot go wrong. A large archive is kept in
a snapshot beside the database; a start maps it and adds or takes out only what has changed since, and so does every
publication while the bot runs. Whatever is wrong with the snapshot, the archive is read anew, a handful of articles at
a time, so that it is never in memory as a whole.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.rereading import Rereading, Watch, in_the_log
from bot.storage.articles import ArticleStore, StoredArticle
from retrieval import facts, outlines
from retrieval.analysis import PreparedArticle, StaleAnalysis
from retrieval.facts.records import ArticleFacts
from retrieval.facts.stored import VERSION as FACTS_VERSION
from retrieval.facts.stored import is_current
from retrieval.knowledge import KnowledgeBase
from retrieval.outlines import Outline
from retrieval.snapshot import SnapshotProblem, load, save

log = logging.getLogger(__name__)
Result = TypeVar("Result")

MANY = 2000
"""Articles from which on a snapshot is kept: below, everything is read in about a second."""

FEW = 2000
"""Changes that are made to what stands; more of them are quicker to read anew."""

HANDFUL = 200

Anew = Callable[[Sequence[StoredArticle]], Sequence[StoredArticle]]
"""What makes analyses of an older version anew; called off the loop."""


class Built(Struct, frozen=True):
    """``stamps`` say of which make of each article the knowledge is; ``renewed`` articles had been analysed by an
    earlier version; ``saved``: the snapshot on disk is this very knowledge."""

    knowledge: KnowledgeBase
    stamps: Mapping[str, str]
    renewed: int = 0
    saved: bool = True


class Builder:
    """``snapshot`` is where a large archive keeps its index; ``watch`` is told of articles that are analysed anew."""

    def __init__(
        self, articles: ArticleStore, snapshot: Path, threshold: float | None = None, watch: Watch = in_the_log
    ) -> None:
        self._articles = articles
        self._snapshot = snapshot
        self._threshold = threshold
        self._watch = watch
        self._loop = asyncio.get_running_loop()

    async def build(self, standing: Built | None = None) -> Built:
        """The knowledge of all that is published now. ``standing`` is what was built before."""
        stamps = await self._articles.stamps()
        async with Rereading(self._articles, len(stamps), self._watch) as rereading:
            built = await self._build(standing, stamps, partial(self._read_again, rereading))
        if not rereading.done:
            return built
        return replace(built, stamps=await self._articles.stamps(), renewed=rereading.done)

    def _read_again(self, rereading: Rereading, stored: Sequence[StoredArticle]) -> Sequence[StoredArticle]:
        return self._fetched(rereading.read([one.article for one in stored]))

    async def save(self, built: Built) -> Built:
        """Saves a large archive and gives the same knowledge, mapped from the file. Raises ``OSError``."""
        note = json.dumps({"facts": FACTS_VERSION, "stamps": built.stamps})
        await asyncio.to_thread(lambda: save(built.knowledge.snapshot(), self._snapshot, note))
        return await asyncio.to_thread(self._loaded_again) or built

    def _loaded_again(self) -> Built | None:
        mapped = self._load()
        if mapped is not None:
            mapped.knowledge.ready()
        return mapped

    async def _build(self, standing: Built | None, stamps: Mapping[str, str], anew: Anew) -> Built:
        if len(stamps) < MANY:
            return await self._read_all(stamps, anew)
        if standing is None or len(standing.stamps) < MANY:
            standing = await asyncio.to_thread(self._load)
        if standing is not None and await asyncio.to_thread(_changes, standing.stamps, stamps) <= FEW:
            return await self._changed(standing, stamps, anew)
        return await self._read_in_handfuls(stamps, anew)

    async def _read_all(self, stamps: Mapping[str, str], anew: Anew) -> Built:
        stored = await self._articles.published()
        return Built(await asyncio.to_thread(_build, stored, self._threshold, anew), stamps)

    async def _changed(self, standing: Built, stamps: Mapping[str, str], anew: Anew) -> Built:
        gone, new = await asyncio.to_thread(_gone_and_new, standing.stamps, stamps)
        if not gone and not new:
            return standing
        stored = await self._articles.published_among(new)
        knowledge = await asyncio.to_thread(self._change, standing.knowledge, gone, stored, anew)
        return Built(knowledge, stamps, saved=False)

    def _change(
        self, knowledge: KnowledgeBase, gone: Sequence[str], stored: Sequence[StoredArticle], anew: Anew
    ) -> KnowledgeBase:
        outlines = _current(stored, _outlined, anew)
        if gone:
            knowledge = knowledge.without(gone, self._facts)
        if outlines:
            knowledge = knowledge.with_more(outlines, self._facts)
        knowledge.ready()
        return knowledge

    async def _read_in_handfuls(self, stamps: Mapping[str, str], anew: Anew) -> Built:
        knowledge = await asyncio.to_thread(lambda: self._knowledge_of(self.outlines(anew)))
        return Built(knowledge, stamps, saved=False)

    def _knowledge_of(self, outlines: Iterator[Outline]) -> KnowledgeBase:
        knowledge = KnowledgeBase((), facts=self._facts, threshold=self._threshold).with_more(outlines, self._facts)
        knowledge.ready()
        return knowledge

    def outlines(self, anew: Anew) -> Iterator[Outline]:
        """Off the loop: every published article, as far as the index asks for it."""
        number = 0
        while rows := self._fetched(self._articles.published_after(number, HANDFUL)):
            number = rows[-1][0]
            yield from _current([stored for _, stored in rows], _outlined, anew)

    def _facts(self) -> list[ArticleFacts]:
        """Off the loop: the facts of all articles, as far as they are of this version."""
        found: list[ArticleFacts] = []
        for text in self._fetched(self._articles.facts()):
            try:
                found.append(facts.load(text))
            except facts.OutdatedFacts:
                continue
        return found

    def _fetched(self, reading: Coroutine[None, None, Result]) -> Result:
        """What the database gives, for a thread that is not the loop's."""
        return asyncio.run_coroutine_threadsafe(reading, self._loop).result()

    def _load(self) -> Built | None:
        try:
            snapshot, note = load(self._snapshot)
            made = json.loads(note)
            if made["facts"] != FACTS_VERSION:
                return None
        except FileNotFoundError:
            return None
        except (SnapshotProblem, OSError) as problem:
            log.warning("snapshot of no use, the archive is read anew: %s: %s", type(problem).__name__, problem)
            return None
        knowledge = KnowledgeBase((), snapshot=snapshot, facts=self._facts, threshold=self._threshold)
        return Built(knowledge, made["stamps"])


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    return len(before.items() ^ after.items())


def _gone_and_new(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[list[str], list[str]]:
    gone = [one for one, stamp in before.items() if after.get(one) != stamp]
    return gone, [one for one, stamp in after.items() if before.get(one) != stamp]


def _current(stored: Sequence[StoredArticle], read: Callable[[StoredArticle], Result], anew: Anew) -> Sequence[Result]:
    """What is read of each; those whose analysis is of an older version are analysed anew first, all at once."""
    found: dict[int, Result] = {}
    for place, one in enumerate(stored):
        try:
            found[place] = read(one)
        except (StaleAnalysis, facts.OutdatedFacts):
            continue
    stale = [place for place in range(len(stored)) if place not in found]
    renewed = anew([stored[place] for place in stale]) if stale else ()
    found.update(zip(stale, map(read, renewed), strict=True))
    return [found[place] for place in range(len(stored))]


def _outlined(stored: StoredArticle) -> Outline:
    if not is_current(stored.facts):
        raise facts.OutdatedFacts
    return Outline.stored(stored.article, stored.analysis)


def _build(stored: Sequence[StoredArticle], threshold: float | None, anew: Anew) -> KnowledgeBase:
    loaded = _current(stored, _load, anew)
    articles = [one.article for one in stored]
    prepared, found = [one for one, _ in loaded], [one for _, one in loaded]
    return KnowledgeBase(articles, prepared=prepared, facts=found, threshold=threshold)


def _load(stored: StoredArticle) -> tuple[PreparedArticle, ArticleFacts]:
    return outlines.load(stored.article, stored.analysis), facts.load(stored.facts)
