"""``python -m bot``: Telegram by long polling with BOT_TOKEN, without it a chat in the terminal.

Exit codes: 0 stopped as asked, 2 a setting has to be put right (one line on standard error says which).
"""

from __future__ import annotations

import sys

from bot.lazy_models import import_aiogram

import_aiogram()

import asyncio  # noqa: E402 - aiogram has to be imported first, above

from aiogram.exceptions import TelegramUnauthorizedError  # noqa: E402

from bot.config import Settings, WrongSettings, read_settings  # noqa: E402
from bot.library import SeedsMissing  # noqa: E402
from bot.logs import start_logging  # noqa: E402
from bot.storage.database import DatabaseProblem  # noqa: E402
from bot.texts import Words, load_texts  # noqa: E402

WRONG_SETTING = 2


def main() -> int:
    try:
        settings = read_settings()
    except WrongSettings as wrong:
        return _explain(wrong)
    words = load_texts().in_language(settings.default_language)
    _start_logging(settings)
    try:
        asyncio.run(_run(settings))
    except KeyboardInterrupt:
        return 0
    except TelegramUnauthorizedError:
        return _stop(words.plain("token-refused"))
    except DatabaseProblem as problem:
        return _stop(words.plain(problem.key, {"path": str(settings.database_path), "reason": str(problem)}))
    except SeedsMissing as problem:
        return _stop(words.plain("seeds-missing", {"path": str(settings.seeds_path), "reason": str(problem)}))
    return 0


async def _run(settings: Settings) -> None:
    if settings.bot_token is None:
        from bot.terminal import chat

        await chat(settings)
    else:
        from bot.polling import poll

        await poll(settings)


def _start_logging(settings: Settings) -> None:
    token = settings.bot_token
    # In a terminal the log would stand between question and answer: only what went wrong is worth that.
    level = settings.log_level if token or settings.log_level == "DEBUG" else "WARNING"
    start_logging(level, token.get_secret_value() if token else None)


def _explain(wrong: WrongSettings) -> int:
    words: Words = load_texts().in_language(None)
    for variable in wrong.variables:
        hint = words.plain(f"setting-{variable.lower().replace('_', '-')}")
        _stop(words.plain("settings-wrong", {"variable": variable, "hint": hint}))
    return WRONG_SETTING


def _stop(line: str) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return WRONG_SETTING


if __name__ == "__main__":
    sys.exit(main())
