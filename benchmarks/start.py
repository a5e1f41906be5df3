"""How long the bot takes to start, and how much memory: `python -m benchmarks.start`.

Prints medians of five fresh processes each: aiogram imported as it is, aiogram imported with its models postponed
(``bot/lazy_models.py``), and the whole product from process start to its first answer in the terminal. A run before
them writes the bytecode and the database, as any start but the first finds them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
QUESTION = "Кто подписал соглашение?\n"


def run(arguments: list[str], folder: str) -> tuple[float, float]:
    """Seconds and peak MB of one process."""
    environment = {**os.environ, "DATABASE_PATH": str(Path(folder) / "bot.sqlite3"), "BOT_TOKEN": ""}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdin is not None
        process.stdin.write(QUESTION.encode())
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    rows = {
        "import aiogram, as it is": ["-c", "import aiogram"],
        "import aiogram, models postponed": ["-c", "from bot.lazy_models import import_aiogram; import_aiogram()"],
        "start to first answer, terminal": ["-m", "bot"],
    }
    print(f"{'':36}{'seconds':>9}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in rows.items():
            run(arguments, folder)
            seconds, megabytes = zip(*(run(arguments, folder) for _ in range(RUNS)), strict=True)
            print(f"{name:36}{statistics.median(seconds):9.2f}{statistics.median(megabytes):7.0f}")


if __name__ == "__main__":
    main()
