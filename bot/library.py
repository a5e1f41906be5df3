"""Owns the knowledge the bot answers from: loads it from the database, and swaps it when articles change.

An index is never changed, only replaced: a new one is built aside, in a thread, and takes the place of the old with
one assignment, so a question is answered wholly from the old articles or wholly from the new.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.building import MANY, Builder, Built
from bot.relief import Relief
from bot.rereading import Watch, in_the_log
from bot.storage.articles import ArticleStore, NewArticle, Original, StoredArticle
from bot.storage.settings import SettingStore
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Article, NoAnswer, Passage, Turn
from retrieval.reading.archive import Refused
from retrieval.reading.errors import ReadError
from retrieval.reading.sandbox import ReadFile, Sandbox
from retrieval.rehearsal import KINDS

if TYPE_CHECKING:
    from bot.meanings import Meanings

log = logging.getLogger(__name__)
Result = TypeVar("Result")

History = Callable[[], Awaitable[Sequence[Turn]]]
"""Fetches the turns before a question, oldest first."""

SEEDED = "seeds-imported"

QUIET_SECONDS = 30.0
"""How long nothing changes before a large archive is saved."""


class SeedsMissing(Exception):
    """The folder of the first articles is not there, or holds a file that cannot be read."""


class Library:
    """Use ``open`` before anything else and ``close`` at the end."""

    def __init__(
        self,
        articles: ArticleStore,
        settings: SettingStore,
        snapshot: Path,
        threshold: float | None = None,
        meanings: Meanings | None = None,
        watch: Watch = in_the_log,
        relief: Relief | None = None,
    ) -> None:
        """``snapshot``, ``watch``: see ``Builder``; ``meanings`` make it answer by likeness of meaning too; ``relief``
        thinks in its stead under load."""
        self._articles = articles
        self._settings = settings
        self._builder = Builder(articles, snapshot, threshold, watch)
        self._meanings = meanings
        self._building = asyncio.Lock()
        # One thread: Python would not find two answers at once anyway, and what the index builds on its first use is
        # then built once.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="knowledge")
        self._gathering = ThreadPoolExecutor(max_workers=1, thread_name_prefix="facts")
        self._knowledge = KnowledgeBase(())
        self._built: Built | None = None
        self._saving: asyncio.Task[None] | None = None
        # A start answers at once; what only a misspelt word asks for is made meanwhile.
        self._readying: asyncio.Task[None] | None = None
        self.gone: dict[str, Article] = {}
        self._swapped = asyncio.Event()
        self._rehearsed: KnowledgeBase | None = None
        self._relief = relief

    @property
    def knowledge(self) -> KnowledgeBase:
        """What stands now. Keep the reference through one answer; take it anew for the next."""
        return self._knowledge

    @property
    def origins(self) -> Mapping[str, Article]:
        """Every article that has answered since the start, as it is at the moment of looking. A question asked just
        before an article was removed, or published, still finds the source of its quotation here."""
        return _Origins(self)

    async def open(self, seeds: Path) -> None:
        """Reads the seeds if this database never had them, then builds the index."""
        if await self._settings.get(SEEDED) is None:
            await self._import_seeds(seeds)
            await self._settings.put(SEEDED, str(seeds))
        await self.rebuild()

    def close(self) -> None:
        for task in (self._saving, self._readying):
            if task is not None:
                task.cancel()
        for thread in (self._thread, self._gathering):
            thread.shutdown(wait=True, cancel_futures=True)

    async def ask(
        self, knowledge: KnowledgeBase, question: str, history: History, *, literal: bool = False
    ) -> Answer | NoAnswer:
        """What ``knowledge`` says, at once where that is a matter of a millisecond: the way to the thread and back, and
        two threads that take Python's lock from each other, cost more. Where the turns before cannot matter, they are
        not fetched."""
        found = knowledge.recall(question, None, literal=literal)
        if found is not None:
            return found
        if self._relief is not None and self._relief.is_ready(knowledge):
            found = await self._relieved(self._relief, knowledge, question, history, literal=literal)
            if found is not None:
                return found
        quick = knowledge is self._rehearsed and knowledge.is_quick(question)
        if quick:
            await _others()
        leans = not quick or knowledge.leans(question, literal=literal)
        turns = await history() if leans else ()
        found = knowledge.recall(question, turns, literal=literal) if leans else None
        if found is not None:
            return found
        thinking = partial(_timed, partial(knowledge.ask, question, turns, literal=literal))
        return self._noted(knowledge, *await (_at_once if quick else self.think)(thinking))

    async def _relieved(
        self, relief: Relief, knowledge: KnowledgeBase, question: str, history: History, *, literal: bool
    ) -> Answer | NoAnswer | None:
        """What the other process says, if it still does; that tells as well whether the turns before matter."""
        turns: Sequence[Turn] = ()
        given = await relief.ask(question, turns, literal=literal)
        if given is not None and given.leans:
            turns = await history()
            given = await relief.ask(question, turns, literal=literal) if turns else given
        if given is None:
            return None
        knowledge.remember(question, turns, given, literal=literal)
        return given.outcome

    def _noted(self, knowledge: KnowledgeBase, found: Result, seconds: float) -> Result:
        """What was thought of, and that it took so long: where that becomes too much, it is done elsewhere."""
        if self._relief is not None and knowledge is self._knowledge:
            self._relief.thought(knowledge, seconds)
        return found

    async def rehearse(self) -> None:
        """Makes what the first questions of their kinds would wait for; those that people ask go in between. Of a large
        archive ``rebuild`` makes ready what takes long."""
        knowledge = self._knowledge
        for question, history in KINDS if knowledge.is_small else ():
            await self.think(partial(knowledge.ask, question, history))
        self._rehearsed = knowledge if knowledge is self._knowledge else None

    async def think(self, work: Callable[[], Result]) -> Result:
        """Runs work on the knowledge off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def gather(self, work: Callable[[], Result]) -> Result:
        """The same for people and agreements, which of a large archive take a while to be brought together: questions
        do not wait behind them."""
        return await asyncio.get_running_loop().run_in_executor(self._gathering, work)

    async def add(self, readings: Sequence[NewArticle]) -> None:
        """Publishes articles that were read: stored together, answerable when this returns."""
        await self._articles.add(readings, int(time.time()))
        await self.rebuild()

    async def rebuild(self) -> None:
        """Builds the knowledge anew from what is stored and swaps it in."""
        async with self._building:
            built = await self._builder.build(self._built)
            self._swap(built, await self._with_meanings(built.knowledge))
            log.info("knowledge articles=%d reread=%d", len(built.stamps), built.renewed)
        if not built.saved:
            self._save_soon()
        elif len(built.stamps) >= MANY:
            self._readying = asyncio.create_task(asyncio.to_thread(built.knowledge.ready), name="words of the archive")

    def passage(self, article_id: str, start: int, end: int, quotation: str) -> Passage | None:
        """The passage at a place, if its article is still there and still says the same."""
        passage = self.passage_at(article_id, start)
        return passage if passage is not None and (passage.end, passage.text) == (end, quotation) else None

    def passage_at(self, article_id: str, start: int) -> Passage | None:
        """The passage that begins at a place of an article, if there is one."""
        if article_id not in self._knowledge.articles:
            return None
        return self._knowledge.passage_at(article_id, start)

    async def swapped(self) -> None:
        """Returns when the knowledge has next been replaced."""
        await self._swapped.wait()

    async def _with_meanings(self, knowledge: KnowledgeBase) -> KnowledgeBase:
        return await self._meanings.join(knowledge, self.rebuild) if self._meanings else knowledge

    def _swap(self, built: Built, knowledge: KnowledgeBase) -> None:
        before, after = self._knowledge.articles, built.knowledge.articles
        stamps = self._built.stamps if self._built else {}
        gone = {one: before[one] for one in stamps.keys() - built.stamps.keys()}
        self.gone = {one: article for one, article in {**self.gone, **gone}.items() if one not in after}
        self._built, self._knowledge, self._rehearsed = built, knowledge, None
        if self._relief is not None:
            self._relief.end()
        self._swapped.set()
        self._swapped = asyncio.Event()

    def _save_soon(self) -> None:
        """A large archive is saved when nothing has changed for a while; what changes meanwhile is saved next time."""
        if self._saving is None or self._saving.done():
            self._saving = asyncio.create_task(self._save(), name="snapshot")

    async def _save(self) -> None:
        while self._built is not None and not self._built.saved:
            built = self._built
            await asyncio.sleep(QUIET_SECONDS)
            if self._built is not built:
                continue
            try:
                mapped = await self._builder.save(built)
            except OSError as error:
                log.warning("snapshot not saved, the next start takes longer: %s", error)
                return
            async with self._building:
                if self._built is built:
                    self._swap(mapped, await self._with_meanings(mapped.knowledge))

    async def _import_seeds(self, folder: Path) -> None:
        readings = await _read_seeds(folder)
        await self._articles.add(readings, int(time.time()))
        log.info("seeds imported=%d", len(readings))


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What comes of it, and the seconds of this thread's own time it took."""
    started = time.thread_time()
    return work(), time.thread_time() - started


async def _at_once(work: Callable[[], Result]) -> Result:
    await _others()
    done = work()
    await _others()
    return done


async def _others() -> None:
    """Lets them go on: an answer that is made on the loop is made in steps of a few milliseconds."""
    await asyncio.sleep(0)


class _Origins(Mapping[str, Article]):
    """Looks at what the library has now, not at what it had when the question came in."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, article_id: str) -> Article:
        standing = self._library.knowledge.articles
        return standing[article_id] if article_id in standing else self._library.gone[article_id]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._library.gone, **self._library.knowledge.articles})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def new_article_id() -> str:
    """Short enough for a button, long enough for a million articles."""
    return secrets.token_hex(6)


async def _read_seeds(folder: Path) -> list[NewArticle]:
    """Every file, in the order of names, hidden ones left out; read in a worker, as uploads are."""
    try:
        files = await asyncio.to_thread(_files_in, folder)
        async with Sandbox() as sandbox:
            return [seed for path in files for seed in await _read_seed(sandbox, path)]
    except (OSError, ReadError) as error:
        raise SeedsMissing(str(error)) from error


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


async def _read_seed(sandbox: Sandbox, path: Path) -> list[NewArticle]:
    content = await asyncio.to_thread(path.read_bytes)
    original = Original(path.name, content)
    articles = [_article_of(outcome) for outcome in await sandbox.read(path.name, content)]
    studied = [(article, await sandbox.study(article)) for article in articles]
    return [NewArticle(StoredArticle(article, study.prepared, study.facts), original) for article, study in studied]


def _article_of(outcome: ReadFile | Refused) -> Article:
    if isinstance(outcome, Refused):
        raise outcome.error
    return outcome.draft.article(new_article_id())
