"""What a start does without: each of these would cost it time and memory that nobody sees go."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

IMPORTED = """
import atexit, sys

atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from bot.__main__ import main

main()
"""

NOT_FOR_AN_ANSWER = {
    "PIL",
    "aiogram.types.giveaway",
    "aiohttp",
    "lxml",
    "multiprocessing.pool",
    "numpy.ma",
    "numpy.random",
    "prometheus_client",
    "retrieval.facts.agreements.reading",
    "retrieval.facts.trained",
    "retrieval.semantic",
    "slovnet",
}

TRUSTED = """
from bot.lazy_models import import_aiogram

import_aiogram()
from bot.app import _http
from bot.config import Settings

session = _http(Settings(_env_file=None))
session._trusting.result()
import aiohttp.connector, ssl

unread = aiohttp.connector._SSL_CONTEXT_VERIFIED
print(unread.cert_store_stats()["x509"], unread.verify_mode == ssl.CERT_REQUIRED)
trusting = session._connector_init["ssl"]
print(trusting.cert_store_stats()["x509"] > 100, trusting.verify_mode == ssl.CERT_REQUIRED, trusting.check_hostname)
"""


def run(script: str, said: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BOT_TOKEN": "", "LOG_LEVEL": "WARNING", **variables}
    return subprocess.run(
        [sys.executable, "-c", script], input=said, env=environment, capture_output=True, text=True, check=True
    )


def test_a_first_answer_imports_nothing_that_is_for_something_else(seeded: Path, tmp_path: Path) -> None:
    database = shutil.copy(seeded, tmp_path / "bot.sqlite3")
    done = run(IMPORTED, "Кто подписал соглашение?\n", DATABASE_PATH=str(database))
    assert "Соглашения" in done.stdout
    assert NOT_FOR_AN_ANSWER & set(done.stderr.split()) == set()


def test_certificates_are_read_once_for_telegram_and_by_nobody_else() -> None:
    assert run(TRUSTED).stdout.split("\n") == ["0 True", "True True True", ""]
