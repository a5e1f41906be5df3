"""What stands in the log, and what does not."""

from __future__ import annotations

import logging
import subprocess
import sys
from urllib.parse import quote

import aiohttp
import pytest

from bot.logs import HidingFormatter

TOKEN = "123456789:" + "A" * 35


def failure(message: str) -> logging.LogRecord:
    try:
        raise ZeroDivisionError("on purpose, 123:secret")
    except ZeroDivisionError:
        return logging.LogRecord("bot", logging.ERROR, "f.py", 1, message, (), sys.exc_info())


def test_a_failure_brings_its_traceback_without_the_secret() -> None:
    line = HidingFormatter(["123:secret"]).format(failure("error id=1"))
    assert "Traceback" in line
    assert "123:secret" not in line


def test_beside_a_conversation_a_failure_is_one_line() -> None:
    line = HidingFormatter(["123:secret"], brief=True).format(failure("error id=1\nmore"))
    assert line.endswith("ERROR bot error id=1 more: ZeroDivisionError('on purpose, [secret]')")
    assert "\n" not in line


@pytest.mark.parametrize("form", [TOKEN, quote(TOKEN, safe=""), TOKEN.partition(":")[2]])
def test_a_secret_is_known_in_every_form(form: str) -> None:
    line = HidingFormatter([TOKEN, "other-secret"]).format(failure(f"https://host/bot{form}/getMe other-secret"))
    assert "https://host/bot[secret]/getMe [secret]" in line


async def test_an_error_about_an_address_does_not_tell_the_token() -> None:
    """aiohttp puts the whole address into what it raises."""
    async with aiohttp.ClientSession() as session:
        try:
            await session.get(f"http://127.0.0.1:1:2/bot{TOKEN}/getMe")
        except (aiohttp.ClientError, ValueError):
            error = sys.exc_info()
    record = logging.LogRecord("bot", logging.ERROR, "f.py", 1, "%s", (error[1],), error)
    assert TOKEN in str(error[1])
    line = HidingFormatter([TOKEN]).format(record)
    assert TOKEN.partition(":")[2] not in line


def test_what_nobody_caught_is_logged_and_not_printed() -> None:
    script = (
        "from bot.logs import start_logging\n"
        f"start_logging('INFO', ['{TOKEN}'])\n"
        f"raise RuntimeError('http://host/bot{TOKEN}/getMe')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert "CRITICAL bot.logs" in done.stderr
    assert "bot[secret]/getMe" in done.stderr
    assert TOKEN not in done.stderr
