"""What goes wrong while the bot runs: a full disk, a second bot elsewhere, a token taken back. Told in a line, nothing
lost, and over as soon as the cause is."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bot_process import ROOT, BotProcess, running
from duty import Polling
from unreliable_telegram import TOKEN, UnreliableTelegram
from verdict import judge

from bot.config import Settings
from bot.problems import AddressTaken
from bot.running import run

QUESTIONS = ("Кто подписал соглашение?", "Где установлен бюст Стаханова?", "Кто возглавлял делегацию?")
FULL = 8192
"""Bytes that a file may have: less than a database needs for anything."""

ON_A_FULL_DISK = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({FULL}, {FULL}))
os.execv(sys.executable, [sys.executable, "-m", "bot"])
"""


def limit_files(bot: BotProcess, size: int) -> None:
    """As a disk that is full, and then is not."""
    assert bot.process is not None
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


async def test_a_full_disk_costs_no_question(
    server: UnreliableTelegram, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(server.address, database) as bot:
        asked = [(100, server.say(QUESTIONS[0]))]
        await server.shown()
        await server.until(lambda: not server.unconfirmed)
        limit_files(bot, FULL)
        asked += [(chat, server.say(question, chat)) for chat in (200, 300) for question in QUESTIONS]
        await bot.says("Не получается записать")
        limit_files(bot, resource.RLIM_INFINITY)
        await server.until(lambda: len(server.posts) >= len(asked))
        assert await bot.stop() == 0
    verdict = judge(server, database, asked)
    assert verdict.is_clean, verdict


def test_a_first_start_on_a_full_disk_is_one_line(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "TMPDIR": str(tmp_path)}
    environment |= {"DATABASE_PATH": str(tmp_path / "bot.sqlite3"), "LOG_LEVEL": "WARNING"}
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK],
        env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )
    assert done.returncode in (1, 2)
    (line,) = done.stderr.splitlines()
    assert line.startswith("DATABASE_PATH: ")


async def test_a_second_bot_elsewhere_is_named_and_outlived(
    server: UnreliableTelegram, polling: Polling, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.polling.CONFLICT_SECONDS", 0.1)
    server.other_polls = True
    server.say(QUESTIONS[0])
    async with polling(server):
        await server.until(lambda: server.polls >= 2)
        assert server.unconfirmed
        server.other_polls = False
        await server.shown()
    assert "Где-то ещё работает бот с этим же токеном" in caplog.text


async def test_a_token_taken_back_ends_the_bot_with_a_line(server: UnreliableTelegram, database: Path) -> None:
    async with running(server.address, database) as bot:
        server.say(QUESTIONS[0])
        await server.shown()
        server.token = "1" + TOKEN
        server.arrive({"message": {}})
        assert bot.process is not None
        assert await bot.process.wait() == 2
    assert bot.log.splitlines()[-1].startswith("BOT_TOKEN: ")
    assert "Traceback" not in bot.log


async def test_a_webhook_address_in_use(
    server: UnreliableTelegram, make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(AddressTaken) as raised:
        await run(
            make_settings(
                server,
                webhook_url="https://bot.example.org/telegram",
                webhook_secret="s" * 32,
                webhook_listen=server.address.removeprefix("http://"),
            )
        )
    assert raised.value.variable == "WEBHOOK_LISTEN"
