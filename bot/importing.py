"""``python -m bot import FOLDER``: an archive of files into the library, with a progress bar.

Files are read in worker processes and stored a handful at a time, each handful in one transaction. So whatever stops
the import, Ctrl-C or kill -9, the next run goes on: a file whose bytes, or an article whose text, is there already is
passed over.
"""

from __future__ import annotations

import asyncio
import hashlib
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bot.library import new_article_id
from bot.processors import processors
from bot.progress import Bar
from bot.storage.articles import NewArticle, Original, StoredArticle
from bot.storage.fingerprints import FingerprintStore
from bot.storage.shelf import ShelfStore
from bot.texts import Words
from bot.uploads import contents_of
from retrieval.likeness import text_key
from retrieval.reading import ReadError, Refused
from retrieval.reading.reader import LARGEST
from retrieval.reading.sandbox import ReadFile, Sandbox

WORKERS = 2
"""Processes that read; each needs a processor and some 300 MB."""

HANDFUL = 20
"""Articles stored at once: at most so many are read again after a kill."""


@dataclass(slots=True)
class Tally:
    """``known``: passed over as they are in the library already; ``refused``: files and why."""

    files: int = 0
    done: int = 0
    added: int = 0
    known: int = 0
    refused: list[tuple[str, ReadError]] = field(default_factory=list)


Watch = Callable[[Tally], None]


class Importing:
    def __init__(self, shelf: ShelfStore, fingerprints: FingerprintStore, now: Callable[[], float] = time.time) -> None:
        self._shelf = shelf
        self._fingerprints = fingerprints
        self._now = now
        self._files: set[str] = set()
        self._texts: set[str] = set()
        self._read: list[NewArticle] = []
        self._writing = asyncio.Lock()

    async def run(self, folder: Path, watch: Watch) -> Tally:
        """Every file below ``folder``, hidden ones left out. Raises ``OSError`` for a folder that cannot be listed."""
        files = await asyncio.to_thread(files_in, folder)
        self._files, self._texts = await self._fingerprints.files(), await self._fingerprints.texts()
        tally = Tally(files=len(files))
        watch(tally)
        queue = iter(files)
        async with self._storing(), asyncio.TaskGroup() as group:
            for _ in range(min(WORKERS, processors())):
                group.create_task(self._work(queue, tally, watch))
        await self._fingerprints.texts()  # of the new ones too, so that no upload has to wait for it
        return tally

    async def _work(self, queue: Iterable[Path], tally: Tally, watch: Watch) -> None:
        async with Sandbox() as sandbox:
            for path in queue:
                await self._take(sandbox, path, tally)
                tally.done += 1
                watch(tally)
                if len(self._read) >= HANDFUL:
                    await self._store()

    async def _take(self, sandbox: Sandbox, path: Path, tally: Tally) -> None:
        try:
            data = await asyncio.to_thread(_bytes_of, path)
            contents = await asyncio.to_thread(contents_of, data)
            digests = [hashlib.sha256(content).hexdigest() for content in contents]
            if self._files.issuperset(digests):
                tally.known += len(contents)
                return
            outcomes = await sandbox.read(path.name, data)
        except ReadError as error:
            tally.refused.append((path.name, error))
            return
        except OSError:
            tally.refused.append((path.name, ReadError()))
            return
        for outcome, content, digest in zip(outcomes, contents, digests, strict=True):
            await self._study(sandbox, outcome, Original(outcome_name(outcome), content), digest, tally)

    async def _study(
        self, sandbox: Sandbox, outcome: ReadFile | Refused, original: Original, digest: str, tally: Tally
    ) -> None:
        if isinstance(outcome, Refused):
            tally.refused.append((outcome.name, outcome.error))
            return
        key = text_key(outcome.draft.text)
        if digest in self._files or key in self._texts:
            tally.known += 1
            return
        # Claimed before the wait: the other worker may have the same text in hand.
        self._files.add(digest)
        self._texts.add(key)
        article = outcome.draft.article(new_article_id())
        try:
            study = await sandbox.study(article)
        except ReadError as error:
            tally.refused.append((original.file_name, error))
            return
        self._read.append(NewArticle(StoredArticle(article, study.prepared, study.facts), original))
        tally.added += 1

    @asynccontextmanager
    async def _storing(self) -> AsyncIterator[None]:
        """What was read is stored, also when the import is stopped."""
        try:
            yield
        finally:
            await self._store()

    async def _store(self) -> None:
        """A handful on its way into the database is not stopped half-way."""
        await asyncio.shield(self._store_now())

    async def _store_now(self) -> None:
        async with self._writing:
            read = list(self._read)
            if read:
                await self._shelf.add_imported(read, int(self._now()))
                del self._read[: len(read)]


def files_in(folder: Path) -> list[Path]:
    """In the order of names. Raises ``NotADirectoryError``, and ``FileNotFoundError``."""
    if not folder.is_dir():
        raise NotADirectoryError(str(folder)) if folder.exists() else FileNotFoundError(str(folder))
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def outcome_name(outcome: ReadFile | Refused) -> str:
    return outcome.name if isinstance(outcome, Refused) else outcome.draft.name


class ImportBar:
    """Progress on standard error."""

    def __init__(self, words: Words, out: TextIO = sys.stderr) -> None:
        self._words = words
        self._bar = Bar(out)

    def draw(self, tally: Tally) -> None:
        counts = {"done": tally.done, "files": tally.files, "added": tally.added}
        self._bar.draw(tally.done, tally.files, self._words.plain("import-progress", counts))


def summary(words: Words, tally: Tally) -> Sequence[str]:
    """What came of it, and each file that could not be read with the reason."""
    counts = {"added": tally.added, "known": tally.known, "refused": len(tally.refused)}
    reasons = [f"{name}: {_reason(words, error)}" for name, error in tally.refused]
    return [words.plain("import-done", counts), *reasons]


def _reason(words: Words, error: ReadError) -> str:
    from bot.views.uploads import problem

    return problem(words, error)


def _bytes_of(path: Path) -> bytes:
    """As much as is read at all; one byte more tells the reader that it is too much."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
