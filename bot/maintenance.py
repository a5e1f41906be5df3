"""``python -m bot backup|restore|check``: the database from the shell, for an operator and for cron."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.backups import make_backup
from bot.config import Settings
from bot.instance import only_one
from bot.problems import CANNOT_RUN, WRONG_SETTING
from bot.storage.copies import Contents, check, copy, restore
from bot.storage.database import DatabaseProblem
from bot.texts import Words


def maintain(arguments: Sequence[str], settings: Settings, words: Words) -> int:
    """Does what the arguments say; the exit code. Raises ``AlreadyRunning`` for what the running bot would disturb."""
    match arguments:
        case ["backup"]:
            return _try(settings.database_path, words, lambda: _back_up(settings, words))
        case ["backup", file]:
            return _try(settings.database_path, words, lambda: _copy(settings, Path(file), words))
        case ["restore", file]:
            return _try(Path(file), words, lambda: _restore(settings, Path(file), words))
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


def _counts(contents: Contents) -> dict[str, str]:
    return {
        "articles": str(contents.articles),
        "questions": str(contents.questions),
        "votes": str(contents.votes),
    }
