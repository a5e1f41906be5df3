"""Updates answered over HTTP, beside a bare aiogram echo: `python -m benchmarks.updates [--count 1500]`.

Both run as processes of their own against the same server, which hands updates out as Telegram does (getUpdates, a
hundred at a time) and takes the answers. First as many as each can answer: seconds from the first handed out to the
last answered. Then fifty a second: how long each waits for its answer. The bot stores every update before it confirms
it, answers from the seeds, and stores every turn; the echo stores nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from aiohttp import web

from benchmarks.tables import table

TOKEN = "42:" + "b" * 35
ANSWERING = frozenset({"sendmessage", "editmessagetext"})
QUESTIONS = (
    "Кто подписал соглашение?",
    "Где установлен бюст Стаханова?",
    "Когда приехала делегация?",
    "Кто такой Котов?",
)
PEOPLE = 200
HANDED_OUT = 100
PER_SECOND, SECONDS = 50, 20
LONGEST = 180.0


@dataclass(slots=True)
class Telegram:
    """As much of the Bot API as is needed. ``sent`` and ``answered`` are times by chat and message."""

    waiting: asyncio.Queue[dict[str, object]] = field(default_factory=asyncio.Queue)
    handed_out: dict[int, list[float]] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    messages: int = 1000
    first: float = 0.0
    last: float = 0.0
    wanted: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        asked = {**request.query, **(await request.post())}
        if method == "getme":
            return _reply({"id": 42, "is_bot": True, "first_name": "Бот", "username": "some_bot"})
        if method == "getupdates":
            return _reply(await self._updates(float(str(asked.get("timeout", 0)))))
        if method in ANSWERING:
            return _reply(self._take(int(str(asked["chat_id"]))))
        return _reply(True)

    async def _updates(self, seconds: float) -> list[dict[str, object]]:
        self.ready.set()
        updates: list[dict[str, object]] = []
        try:
            updates.append(await asyncio.wait_for(self.waiting.get(), max(0.01, min(seconds, 5.0))))
        except TimeoutError:
            return []
        while len(updates) < HANDED_OUT and not self.waiting.empty():
            updates.append(self.waiting.get_nowait())
        now = time.perf_counter()
        self.first = self.first or now
        for update in updates:
            self.handed_out.setdefault(_chat_of(update), []).append(now)
        return updates

    def _take(self, chat: int) -> dict[str, object]:
        self.messages += 1
        self.last = time.perf_counter()
        if self.handed_out.get(chat):
            self.latencies.append(self.last - self.handed_out[chat].pop(0))
        if len(self.latencies) >= self.wanted:
            self.enough.set()
        return {"message_id": self.messages, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}

    def begin(self) -> None:
        self.first = self.last = 0.0
        self.handed_out.clear()
        self.latencies.clear()


def update(number: int) -> dict[str, object]:
    person = 1000 + number % PEOPLE
    sender = {"id": person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": person, "type": "private", "first_name": "Анна"},
        "from": sender,
        "text": QUESTIONS[number % len(QUESTIONS)],
    }
    return {"update_id": number, "message": message}


@dataclass(frozen=True, slots=True)
class Measured:
    """Updates a second at full load, and milliseconds of processor time each, which other programs disturb less;
    milliseconds of an answer at fifty a second."""

    rate: float
    processor: float
    median: float
    worst: float


async def measure(arguments: list[str], count: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        async with _served() as (telegram, address), _running(arguments, address, folder) as bot:
            await asyncio.wait_for(telegram.ready.wait(), 60)
            await _answered(telegram, 1, PEOPLE)
            telegram.begin()
            before = _processor_seconds(bot)
            await _answered(telegram, 1 + PEOPLE, count)
            processor = (_processor_seconds(bot) - before) / count * 1000
            rate = count / (telegram.last - telegram.first)
            telegram.begin()
            for number in range(PER_SECOND * SECONDS):
                telegram.waiting.put_nowait(update(1 + PEOPLE + count + number))
                await asyncio.sleep(1 / PER_SECOND)
            await _until(telegram, PER_SECOND * SECONDS)
            median, worst = (float(np.percentile(telegram.latencies, share)) * 1000 for share in (50, 99))
            return Measured(rate, processor, median, worst)


async def _answered(telegram: Telegram, first: int, count: int) -> None:
    for number in range(first, first + count):
        telegram.waiting.put_nowait(update(number))
    await _until(telegram, count)


async def _until(telegram: Telegram, count: int) -> None:
    telegram.wanted = count
    telegram.enough.clear()
    await asyncio.wait_for(telegram.enough.wait(), LONGEST)


@asynccontextmanager
async def _served() -> AsyncIterator[tuple[Telegram, str]]:
    telegram = Telegram()
    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", telegram.serve)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield telegram, f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _running(arguments: list[str], address: str, folder: str) -> AsyncIterator[int]:
    """The process's id."""
    environment: Mapping[str, str] = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATABASE_PATH": str(Path(folder) / "bot.sqlite3"),
        "MESSAGES_PER_SECOND": "1000",
        "QUESTIONS_PER_MINUTE": "100000",
        "LOG_LEVEL": "WARNING",
    }
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, env=environment, cwd=folder)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 30)


def _processor_seconds(process: int) -> float:
    """User and system time so far."""
    values = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def _reply(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _chat_of(one: dict[str, object]) -> int:
    message = one["message"]
    assert isinstance(message, dict)
    return int(message["chat"]["id"])


def main(count: int = 1500) -> None:
    echo = asyncio.run(measure(["-m", "benchmarks.echo"], count))
    bot = asyncio.run(measure(["-m", "bot"], count))
    rows = [
        (name, f"{one.rate:.0f}", f"{one.rate / echo.rate:.0%}", *_in_milliseconds(one))
        for name, one in (("aiogram echo", echo), ("this bot", bot))
    ]
    print(table(("bot", "updates/s", "of echo", "cpu ms each", "p50 ms at 50/s", "p99 ms at 50/s"), rows))


def _in_milliseconds(one: Measured) -> tuple[str, ...]:
    return f"{one.processor:.2f}", f"{one.median:.1f}", f"{one.worst:.1f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1500)
    return parser.parse_args()


if __name__ == "__main__":
    main(_options().count)
