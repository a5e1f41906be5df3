"""``python -m bot``: Telegram with BOT_TOKEN, without it a chat in the terminal. ``python -m bot COMMAND …``: see
``bot/maintenance.py``.

Exit codes: 0 stopped as asked, 2 a setting has to be put right (one line on standard error says which), 1 the bot
cannot run for another reason.
"""

from __future__ import annotations

import signal
import sys

from bot import garbage

garbage.never()
# A stop that comes while modules are still being imported is as good as any other.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

from bot.lazy_models import import_aiogram  # noqa: E402 - after the lines above

import_aiogram()

import asyncio  # noqa: E402 - aiogram has to be imported first, above
from collections.abc import Sequence  # noqa: E402

from bot.config import Settings, WrongSettings, read_settings  # noqa: E402
from bot.library import SeedsMissing  # noqa: E402
from bot.logs import start_logging  # noqa: E402
from bot.problems import WRONG_SETTING, Problem  # noqa: E402
from bot.storage.database import DatabaseProblem  # noqa: E402
from bot.texts import Words, load_texts  # noqa: E402

GIVES_WAY_SECONDS = 0.0005
"""How long one thread may keep the others waiting, a tenth of Python's default: a question that is being thought about
would hold up the event loop that long whenever it comes back from the network, a dozen times for each answer."""


def main(arguments: Sequence[str] = ()) -> int:
    sys.setswitchinterval(GIVES_WAY_SECONDS)
    try:
        settings = read_settings()
    except WrongSettings as wrong:
        return _explain(wrong)
    words = load_texts().in_language(settings.default_language)
    _start_logging(settings)
    try:
        return _obey(arguments, settings, words)
    except KeyboardInterrupt:
        return 0
    except Problem as problem:
        return _stop(words.plain(problem.key, problem.values), problem.code)
    except DatabaseProblem as problem:
        return _stop(words.plain(problem.key, {"path": str(settings.database_path), "reason": str(problem)}))
    except SeedsMissing as problem:
        return _stop(words.plain("seeds-missing", {"path": str(settings.seeds_path), "reason": str(problem)}))


def _obey(arguments: Sequence[str], settings: Settings, words: Words) -> int:
    if arguments:
        from bot.maintenance import maintain  # the bot itself does without

        garbage.from_now_on()
        return maintain(arguments, settings, words)
    asyncio.run(_run(settings))
    return 0


async def _run(settings: Settings) -> None:
    if settings.bot_token is None:
        from bot.terminal import chat as answer
    else:
        from bot.running import run as answer
    garbage.from_now_on()
    await answer(settings)


def _start_logging(settings: Settings) -> None:
    token = settings.bot_token
    # In a terminal the log would stand between question and answer: only what went wrong is worth that.
    level = settings.log_level if token or settings.log_level == "DEBUG" else "WARNING"
    talking = token is None and level != "DEBUG" and sys.stderr.isatty()
    secrets = [secret.get_secret_value() for secret in (token, settings.webhook_secret) if secret]
    start_logging(level, secrets, brief=talking)


def _explain(wrong: WrongSettings) -> int:
    words: Words = load_texts().in_language(None)
    for variable in wrong.variables:
        hint = words.plain(f"setting-{variable.lower().replace('_', '-')}")
        _stop(words.plain("settings-wrong", {"variable": variable, "hint": hint}))
    return WRONG_SETTING


def _stop(line: str, code: int = WRONG_SETTING) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
