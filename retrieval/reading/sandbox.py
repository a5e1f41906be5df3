"""Untrusted bytes are read in a worker process, with a deadline and a limit on memory.

Whatever a file does (hangs, eats memory, kills its parser), the caller gets a typed error and the next file a fresh
worker. An archive loses only the file that did it. The worker stays for many files, since starting one takes half a
second; it is replaced after ``FILES_PER_WORKER``, so that what leaks goes with it.

    async with Sandbox(seconds=20, megabytes=1024) as sandbox:
        for outcome in await sandbox.read("газеты.zip", data, with_facts=True):
            ...                                   # ReadFile (draft, study) or Refused (name, error)
        study = await sandbox.study(article)      # before publishing: final identifier and text
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from math import ceil
from types import TracebackType

from msgspec import Struct

from retrieval.children import begin, exit_code
from retrieval.models import Article
from retrieval.reading import wire
from retrieval.reading.archive import Refused
from retrieval.reading.drafts import Draft
from retrieval.reading.errors import ReaderCrashed, ReadError, TookTooLong, TookTooMuchMemory
from retrieval.reading.study import Study

log = logging.getLogger(__name__)

SECONDS = 30.0
MEGABYTES = 1536
"""Address space; the name finder and its libraries map about half of it without using it."""

START_SECONDS = 60.0
"""Until the worker has imported what it needs; it takes half a second on an idle machine."""

WORKER = ("-m", "retrieval.reading.worker")
FILES_PER_WORKER = 200
LONGEST_LINE = 64 * 2**20

LAST = ("done", "failed")

Progress = Callable[[int, int], None]


class ReadFile(Struct, frozen=True):
    """A draft, and what was worked out of it if that was asked for (its articles' identifier is «draft»)."""

    draft: Draft
    study: Study | None = None


Outcome = ReadFile | Refused


class Sandbox:
    """One worker at a time; calls wait for each other. ``seconds`` is the limit for one file, not for an archive.
    ``worker`` are the interpreter's arguments that start one."""

    def __init__(
        self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES, worker: Sequence[str] = WORKER
    ) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._arguments = (*worker, str(megabytes))
        self._process: asyncio.subprocess.Process | None = None
        self._served = 0
        self._lock = asyncio.Lock()

    async def __aenter__(self) -> Sandbox:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def read(
        self, name: str, data: bytes, *, with_facts: bool = False, progress: Progress | None = None
    ) -> tuple[Outcome, ...]:
        """Every file that ``data`` holds. ``progress`` is called with (read so far, of how many).

        Raises a ``ReadError`` where the only file, or the archive as a whole, cannot be read.
        """
        async with self._lock:
            reading = _Reading(name, data, with_facts, progress)
            while not reading.done:
                await self._go_on(reading)
            return tuple(reading.outcomes)

    async def study(self, article: Article) -> Study:
        """Analyses an article under its final identifier. Raises a ``ReadError``."""
        request = {"task": "study", "article": wire.from_article(article), "seconds": ceil(self._seconds)}
        found: Study | None = None
        async with self._lock, aclosing(self._events(request, b"")) as events:
            async for event in events:
                if event["event"] == "studied":
                    found = wire.to_study(wire.mapping(event["study"]))
                elif event["event"] == "failed":
                    raise wire.to_error(wire.mapping(event["error"]))
        if found is None:
            raise ReaderCrashed
        return found

    async def close(self) -> None:
        """Ends the worker, if there is one."""
        process, self._process, self._served = self._process, None, 0
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()

    async def _go_on(self, reading: _Reading) -> None:
        """Reads on from the first file without an outcome; a file that stops the worker is refused."""
        request = reading.request(self._seconds)
        try:
            async with aclosing(self._events(request, reading.data)) as events:
                async for event in events:
                    reading.take(event)
        except (TookTooLong, ReaderCrashed) as error:
            reading.refuse(error)

    async def _events(self, request: wire.Message, data: bytes) -> AsyncGenerator[wire.Message, None]:
        """Events of one request. Raises ``TookTooLong`` and ``ReaderCrashed``, the worker gone."""
        process = await self._worker()
        finished = False
        try:
            await _send(process, wire.encode(request) + data)
            event: wire.Message = {"event": "sent"}
            while event["event"] not in LAST:
                event = await self._event(process, self._seconds)
                finished = event["event"] == "done" or (event["event"] == "failed" and not event["gone"])
                yield event
            self._served += 1
        except wire.BadMessage as error:
            raise ReaderCrashed from error
        except ReaderCrashed:
            log.warning("the worker has ended by itself: exit code %s", await exit_code(process))
            raise
        finally:
            if not finished or self._served >= FILES_PER_WORKER:
                await self.close()

    async def _event(self, process: asyncio.subprocess.Process, seconds: float) -> wire.Message:
        assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
        try:
            async with asyncio.timeout(seconds):
                line = await process.stdout.readline()
        except TimeoutError as error:
            raise TookTooLong({"seconds": ceil(seconds)}) from error
        except ValueError as error:
            raise TookTooMuchMemory({"megabytes": self._megabytes}) from error
        if not line.endswith(b"\n"):
            raise ReaderCrashed
        return wire.decode(line)

    async def _worker(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        await self.close()
        self._process = await begin(self._arguments, LONGEST_LINE)
        await self._event(self._process, START_SECONDS)
        return self._process


class _Reading:
    """What is known so far of one file or archive that is being read."""

    def __init__(self, name: str, data: bytes, with_facts: bool, progress: Progress | None) -> None:
        self.data = data
        self.done = False
        self.outcomes: list[Outcome] = []
        self._name = name
        self._with_facts = with_facts
        self._progress = progress
        self._names: list[str] = []

    def request(self, seconds: float) -> wire.Message:
        return {
            "task": "read",
            "name": self._name,
            "size": len(self.data),
            "start": len(self.outcomes),
            "facts": self._with_facts,
            "seconds": ceil(seconds),
        }

    def take(self, event: wire.Message) -> None:
        kind = event["event"]
        if kind == "files":
            self._names = [wire.text(name) for name in wire.rows(event["names"])]
        elif kind == "draft":
            study = None if event["study"] is None else wire.to_study(wire.mapping(event["study"]))
            self._add(ReadFile(wire.to_draft(wire.mapping(event["draft"])), study))
        elif kind == "refused":
            self._add(Refused(wire.text(event["name"]), wire.to_error(wire.mapping(event["error"]))))
        elif kind == "failed":
            log.info("not read: %s", event["error"])
            self.refuse(wire.to_error(wire.mapping(event["error"])))
        elif kind == "done":
            self.done = True

    def refuse(self, error: ReadError) -> None:
        """The file in hand is at fault; if it is the only one, or none was begun, so is the whole."""
        at = len(self.outcomes)
        if len(self._names) < 2 or at >= len(self._names):
            raise error
        self._add(Refused(self._names[at], error))
        self.done = len(self.outcomes) == len(self._names)

    def _add(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        if self._progress is not None:
            self._progress(len(self.outcomes), len(self._names))


async def read_safely(
    name: str,
    data: bytes,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    with_facts: bool = False,
    progress: Progress | None = None,
) -> tuple[Outcome, ...]:
    """``Sandbox.read`` with a worker of its own, which ends with it."""
    async with Sandbox(seconds=seconds, megabytes=megabytes) as sandbox:
        return await sandbox.read(name, data, with_facts=with_facts, progress=progress)


async def _send(process: asyncio.subprocess.Process, message: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - it was opened as a pipe
    try:
        process.stdin.write(message)
        await process.stdin.drain()
    except (BrokenPipeError, ConnectionResetError) as error:
        raise ReaderCrashed from error
