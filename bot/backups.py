"""Backups: made on a schedule and on demand, checked, the oldest dropped."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from bot.config import Settings
from bot.storage.copies import Contents, copy
from bot.storage.database import DatabaseProblem

log = logging.getLogger(__name__)

PREFIX, SUFFIX = "bot-", ".sqlite3"
HOUR = 3600.0
AGAIN_SECONDS = 600.0


class Backup(Struct, frozen=True):
    """A checked copy; ``size`` in bytes."""

    path: Path
    size: int
    contents: Contents


def folder_of(settings: Settings) -> Path:
    return settings.backup_path or settings.database_path.parent / "backups"


async def back_up(settings: Settings) -> Backup:
    """Makes a backup now and drops what is older than the last ``BACKUP_KEEP``. Raises ``DatabaseProblem``."""
    return await asyncio.to_thread(make_backup, settings)


def make_backup(settings: Settings) -> Backup:
    """As ``back_up``, for who has no loop."""
    folder = folder_of(settings)
    path = folder / f"{PREFIX}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{SUFFIX}"
    contents = copy(settings.database_path, path)
    for old in backups(folder)[: -settings.backup_keep]:
        old.unlink(missing_ok=True)
    log.info("backup articles=%d questions=%d", contents.articles, contents.questions)
    return Backup(path, path.stat().st_size, contents)


def backups(folder: Path) -> list[Path]:
    """Oldest first; a name tells its time."""
    return sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))


@asynccontextmanager
async def backing_up(settings: Settings) -> AsyncIterator[None]:
    """Makes a backup every ``BACKUP_HOURS``, counted from the last one there is; never with 0."""
    if not settings.backup_hours:
        yield
        return
    task = asyncio.create_task(_back_up_regularly(settings))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _back_up_regularly(settings: Settings) -> None:
    while True:
        await asyncio.sleep(_seconds_until_due(settings))
        try:
            await back_up(settings)
        except (DatabaseProblem, OSError) as error:
            log.error("backup failed: %s", error)
            await asyncio.sleep(AGAIN_SECONDS)


def _seconds_until_due(settings: Settings) -> float:
    made = backups(folder_of(settings))
    if not made:
        # Not right at the start: a first start is busy enough, and a crash loop should not fill the disk.
        return min(HOUR, settings.backup_hours * HOUR)
    return max(0.0, made[-1].stat().st_mtime + settings.backup_hours * HOUR - time.time())
