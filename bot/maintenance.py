"""``python -m bot import|backup|restore|check``: the database from the shell, for an operator and for cron."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.app import build_import
from bot.backups import make_backup
from bot.config import Settings
from bot.importing import ImportBar, Tally, summary
from bot.instance import only_one
from bot.problems import CANNOT_RUN, WRONG_SETTING
from bot.storage.copies import Contents, check, copy, restore
from bot.storage.database import DatabaseProblem
from bot.texts import Words

STOPPED = 130
"""What a shell reports of a program stopped with Ctrl-C."""


def maintain(arguments: Sequence[str], settings: Settings, words: Words) -> int:
    """Does what the arguments say; the exit code. Raises ``AlreadyRunning`` for what the running bot would disturb."""
    match arguments:
        case ["backup"]:
            return _try(settings.database_path, words, lambda: _back_up(settings, words))
        case ["backup", file]:
            return _try(settings.database_path, words, lambda: _copy(settings, Path(file), words))
        case ["restore", file]:
            return _try(Path(file), words, lambda: _restore(settings, Path(file), words))
        case ["import", folder]:
            return _import(Path(folder), settings, words)
        case ["check"]:
            return _try(settings.database_path, words, lambda: _check(settings.database_path, words))
        case ["check", file]:
            return _try(Path(file), words, lambda: _check(Path(file), words))
    print(words.plain("usage"), file=sys.stderr)
    return WRONG_SETTING


def _try(path: Path, words: Words, work: Callable[[], str]) -> int:
    try:
        print(work())
    except (DatabaseProblem, OSError) as problem:
        reason = " ".join(str(problem).split())
        print(words.plain("copy-unusable", {"path": str(path), "reason": reason}), file=sys.stderr)
        return CANNOT_RUN
    return 0


def _back_up(settings: Settings, words: Words) -> str:
    backup = make_backup(settings)
    return words.plain("copy-made", {"path": str(backup.path), **_counts(backup.contents)})


def _copy(settings: Settings, file: Path, words: Words) -> str:
    return words.plain("copy-made", {"path": str(file), **_counts(copy(settings.database_path, file))})


def _restore(settings: Settings, file: Path, words: Words) -> str:
    with only_one(settings.database_path):
        contents, kept = restore(file, settings.database_path)
    return words.plain("copy-restored", {"path": str(file), "kept": str(kept), **_counts(contents)})


def _check(path: Path, words: Words) -> str:
    return words.plain("database-sound", {"path": str(path), **_counts(check(path))})


def _import(folder: Path, settings: Settings, words: Words) -> int:
    bar = ImportBar(words)
    with only_one(settings.database_path):
        try:
            tally = asyncio.run(_take_in(folder, settings, bar))
        except KeyboardInterrupt:
            print("\n" + words.plain("import-stopped"), file=sys.stderr)
            return STOPPED
        except OSError as problem:
            reason = problem.strerror or words.plain("import-no-folder")
            print(words.plain("copy-unusable", {"path": str(folder), "reason": reason}), file=sys.stderr)
            return CANNOT_RUN
    print("\n".join(summary(words, tally)))
    return 0


async def _take_in(folder: Path, settings: Settings, bar: ImportBar) -> Tally:
    async with build_import(settings) as importing:
        return await importing.run(folder, bar.draw)


def _counts(contents: Contents) -> dict[str, str]:
    return {
        "articles": str(contents.articles),
        "questions": str(contents.questions),
        "votes": str(contents.votes),
    }
