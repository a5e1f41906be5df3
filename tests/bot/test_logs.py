"""What stands in the log, and what does not."""

from __future__ import annotations

import logging
import sys

from bot.logs import HidingFormatter


def failure(message: str) -> logging.LogRecord:
    try:
        raise ZeroDivisionError("on purpose, 123:secret")
    except ZeroDivisionError:
        return logging.LogRecord("bot", logging.ERROR, "f.py", 1, message, (), sys.exc_info())


def test_a_failure_brings_its_traceback_without_the_secret() -> None:
    line = HidingFormatter("123:secret").format(failure("error id=1"))
    assert "Traceback" in line
    assert "123:secret" not in line


def test_beside_a_conversation_a_failure_is_one_line() -> None:
    line = HidingFormatter("123:secret", brief=True).format(failure("error id=1\nmore"))
    assert line.endswith("ERROR bot error id=1 more: ZeroDivisionError('on purpose, [token]')")
    assert "\n" not in line
