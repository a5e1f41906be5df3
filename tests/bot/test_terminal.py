"""The chat in the terminal, as a person without a token meets it: real processes, piped and on a terminal."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal import plain

QUOTE = "│ С липецкой стороны соглашение подписал глава Измалковского района"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_PATH": str(tmp_path / "bot.sqlite3"), "BOT_TOKEN": "", "PYTHONUTF8": "1"}


def talk(environment: dict[str, str], *lines: str) -> str:
    """What is printed when the lines are piped in."""
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_piped_questions_are_answered_and_buttons_pressed_by_number(environment: dict[str, str]) -> None:
    printed = talk(environment, "Кто подписал соглашение с липецкой стороны?", "1", "/people", "", "погода на Марсе")
    answer, context, people, nothing = printed.split("\n› ")
    assert QUOTE in answer
    assert "Источник: Стаханов установил побратимские отношения" in answer
    assert "[1] Контекст" in answer
    assert "[1] Свернуть" in context
    assert QUOTE in context
    assert "Сергей Жевлаков" in people
    assert nothing.startswith("погода на Марсе\nНе нашёл")
    assert "\x1b" not in printed


def test_what_was_asked_is_remembered_by_the_next_run(environment: dict[str, str]) -> None:
    talk(environment, "Кто такой Олег Королев?")
    assert "Кто такой Олег Королев?" in talk(environment, "/history")


def test_a_question_that_is_not_unicode_breaks_nothing(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        input="Кто такой Королев?".encode("cp1251") + b"\n/help\n",
        capture_output=True,
        timeout=60,
        env=environment,
        check=True,
    )
    assert "/people" in done.stdout.decode()


def test_a_reader_that_has_seen_enough_is_no_mistake(environment: dict[str, str]) -> None:
    script = f"printf 'Кто такой Котов?\n/people\n/help\n' | {sys.executable} -m bot | head -1; exit ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, env=environment)  # noqa: S607
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "› Кто такой Котов?\n"


def test_a_terminal_gets_colours_and_a_greeting_and_sigterm_ends_it(environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "bot"], stdin=theirs, stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while b"Ctrl+D" not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    os.close(ours)
    assert "Здравствуйте" in shown.decode()
    assert b"\x1b[36m[1]" in shown


def test_markup_is_readable_without_colours() -> None:
    html = '<blockquote>Кто &lt;он&gt;?\n<b>Глава</b></blockquote>\n<a href="https://example.org">ОстроВ</a>'
    assert plain(html) == "│ Кто <он>?\n│ Глава\nОстроВ (https://example.org)"
    assert plain("<b>Глава</b>", colours=True) == "\x1b[1mГлава\x1b[0m"
