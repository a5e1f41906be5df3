"""How long the bot takes to start, and how much memory: `python -m benchmarks.start`.

Prints medians of five fresh processes each: what is imported whatever the bot does, aiogram as it is and with its
models postponed (``bot/lazy_models.py``), and the whole product from process start to its first answer, in the
terminal (to the end of the process) and at a Bot API server on this machine (to the request that carries the answer).
Beside the time by the clock stands that of the processor, which says more on a busy machine. A run before them writes
the bytecode and the database and sets the menus at Telegram, as any start but the first finds them.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from urllib.parse import parse_qs

RUNS = 5
QUESTION = "Кто подписал соглашение?"
TOKEN = "42:" + "a" * 35
LONGEST = 60.0
QUIET = 0.3
"""Seconds without a request, but for updates, after which a bot has done what it does at its start."""

DICTIONARY = "from pymorphy3 import MorphAnalyzer; MorphAnalyzer(lang='ru').parse('слово')"
POSTPONED = "from bot.lazy_models import import_aiogram; import_aiogram()"


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    processor_seconds: float
    megabytes: float


def run(arguments: list[str], folder: str) -> Cost:
    """One process to its end, with a question on its standard input."""
    started = time.perf_counter()
    with _process(arguments, folder, "") as process:
        assert process.stdin is not None
        process.stdin.write(f"{QUESTION}\n".encode())
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    seconds = time.perf_counter() - started
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def answer(folder: str) -> Cost:
    """One bot at Telegram, to its first answer."""
    with _served() as telegram:
        telegram.ask(QUESTION)
        return _answered(telegram, folder)


def _answered(telegram: _Telegram, folder: str) -> Cost:
    started = time.perf_counter()
    with _process(["-m", "bot"], folder, TOKEN, telegram.address) as process:
        if not telegram.answered.wait(LONGEST):
            raise SystemExit("no answer came")
        cost = Cost(time.perf_counter() - started, *_so_far(process.pid))
        # A first start has menus to set.
        while time.monotonic() < telegram.last_heard + QUIET:
            time.sleep(QUIET / 10)
        process.send_signal(signal.SIGTERM)
        return cost


@contextmanager
def _process(arguments: list[str], folder: str, token: str, address: str = "") -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "DATABASE_PATH": str(Path(folder) / "bot.sqlite3"),
        "BOT_TOKEN": token,
        "TELEGRAM_API_URL": address,
        "LOG_LEVEL": "WARNING",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    ) as process:
        yield process


def _so_far(process: int) -> tuple[float, float]:
    """Processor seconds and peak MB of a process that runs on."""
    values = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK"), int(peak) / 1024


class _Telegram(ThreadingHTTPServer):
    """As much of the Bot API as one answer needs."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Requests)
        self.waiting: SimpleQueue[dict[str, object]] = SimpleQueue()
        self.answered = Event()
        self.last_heard = 0.0

    def handle_error(self, *_: object) -> None:
        """The bot has stopped while it was being answered."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def ask(self, question: str) -> None:
        number = time.time_ns() // 1_000_000
        person = {"id": 7, "is_bot": False, "first_name": "Анна"}
        message = {"message_id": 1, "date": int(time.time()), "chat": CHAT, "from": person, "text": question}
        self.waiting.put({"update_id": number % 2**31, "message": message})

    def result(self, method: str) -> object:
        if method == "getMe":
            return {"id": 42, "is_bot": True, "first_name": "Бот", "username": "some_bot"}
        if method == "getUpdates":
            return [] if self.waiting.empty() else [self.waiting.get()]
        self.last_heard = time.monotonic()
        if method == "sendMessage":
            self.answered.set()
            return {"message_id": 2, "date": int(time.time()), "chat": CHAT}
        return True


CHAT = {"id": 7, "type": "private", "first_name": "Анна"}


class _Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Telegram

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode(errors="replace"))
        if self.path.endswith("getUpdates") and self.server.waiting.empty():
            self.server.answered.wait(min(float(asked.get("timeout", ["0"])[0]), 5.0))
            time.sleep(QUIET)
        content = json.dumps({"ok": True, "result": self.server.result(self.path.rpartition("/")[2])}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        with suppress(ConnectionError):  # the bot has stopped
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nobody asked."""


@contextmanager
def _served() -> Iterator[_Telegram]:
    with _Telegram() as telegram:
        telegram.daemon_threads = True
        Thread(target=telegram.serve_forever, daemon=True).start()
        try:
            yield telegram
        finally:
            telegram.shutdown()


def main() -> None:
    rows: dict[str, Callable[[str], Cost]] = {
        "numpy and the dictionary": lambda folder: run(["-c", f"import numpy; {DICTIONARY}"], folder),
        "import aiogram, as it is": lambda folder: run(["-c", "import aiogram"], folder),
        "import aiogram, models postponed": lambda folder: run(["-c", POSTPONED], folder),
        "start to first answer, terminal": lambda folder: run(["-m", "bot"], folder),
        "start to first answer, polling": answer,
    }
    print(f"{'':36}{'seconds':>9}{'processor':>11}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, measured in rows.items():
            measured(folder)
            costs = zip(*(astuple(measured(folder)) for _ in range(RUNS)), strict=True)
            seconds, processor, megabytes = map(statistics.median, costs)
            print(f"{name:36}{seconds:9.2f}{processor:11.2f}{megabytes:7.0f}")


if __name__ == "__main__":
    main()
