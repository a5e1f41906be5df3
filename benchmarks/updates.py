"""Updates answered over HTTP, beside a bare aiogram echo: `python -m benchmarks.updates [--count 1500]`.

Each bot runs in a process of its own; this one is Telegram for it, hands updates out as Telegram does (getUpdates, a
hundred at a time) and takes the answers. First as many as each can answer: seconds from the first handed out to the
last answered. Then fifty a second: how long each waits from being sent to being answered. The bots take turns, a few
times over, so that what else the machine does falls on all.

The bot stores every update before it confirms it, answers from the seeds, and stores every turn and every answer; the
echo stores nothing. Nobody asks twice in a row: Telegram's pace of a message a second in a chat must not be what is
measured, so 1500 people ask in turn, and a third of the updates are a person's second question, which is read
together with the first. Three loads: questions that others have asked before, as those on buttons and those of the day
are (their answers are remembered, ``retrieval/knowledge.py``; a second question, read after the first, seldom is); one
in five is new; and every question is new.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from aiohttp import web

from benchmarks.questions import asked_before, different, mostly_asked_before
from benchmarks.tables import table

TOKEN = "42:" + "b" * 35
ANSWERING = frozenset({"sendmessage", "editmessagetext"})
PEOPLE = 1500
WARMING_UP = 500
"""Updates after which a bot goes on as it will: what is made at first is made, and who helps under load is there."""
HANDED_OUT = 100
PER_SECOND, SECONDS = 50, 10
ROUNDS = 2
NEW_EVERY = 5
LONGEST = 180.0


@dataclass(slots=True)
class Telegram:
    """As much of the Bot API as is needed. ``sent``: when each chat's unanswered messages were sent, oldest first;
    ``first`` handed out and ``last`` answered: times."""

    waiting: asyncio.Queue[dict[str, object]] = field(default_factory=asyncio.Queue)
    sent: dict[int, list[float]] = field(default_factory=dict)
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
        self.first = self.first or time.perf_counter()
        return updates

    def send(self, update: dict[str, object]) -> None:
        self.sent.setdefault(_chat_of(update), []).append(time.perf_counter())
        self.waiting.put_nowait(update)

    async def answered(self, count: int) -> None:
        """Returns when so many are answered since ``begin``."""
        self.wanted = count
        if len(self.latencies) < count:
            self.enough.clear()
            await asyncio.wait_for(self.enough.wait(), LONGEST)

    def _take(self, chat: int) -> dict[str, object]:
        self.messages += 1
        self.last = time.perf_counter()
        if self.sent.get(chat):
            self.latencies.append(self.last - self.sent[chat].pop(0))
        if len(self.latencies) >= self.wanted:
            self.enough.set()
        return {"message_id": self.messages, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}

    def begin(self) -> None:
        self.first = self.last = 0.0
        self.sent.clear()
        self.latencies.clear()


def update(number: int, question: str) -> dict[str, object]:
    person = 1000 + number % PEOPLE
    sender = {"id": person, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": person, "type": "private", "first_name": "Анна"},
        "from": sender,
        "text": question,
    }
    return {"update_id": number, "message": message}


@dataclass(frozen=True, slots=True)
class Measured:
    """Updates a second at full load, and milliseconds of processor time each, which other programs disturb less;
    milliseconds of each answer at fifty a second."""

    rate: float
    processor: float
    latencies: tuple[float, ...]


async def measure(arguments: Sequence[str], questions: Sequence[str]) -> Measured:
    updates = [update(number, question) for number, question in enumerate(questions, start=1)]
    warming, rest = updates[:WARMING_UP], updates[WARMING_UP:]
    load, steady = rest[: -PER_SECOND * SECONDS], rest[-PER_SECOND * SECONDS :]
    with tempfile.TemporaryDirectory() as folder:
        async with _served() as (telegram, address), _running(arguments, address, folder) as bot:
            await asyncio.wait_for(telegram.ready.wait(), 60)
            await _at_once(telegram, warming)
            before = _processor_seconds(bot)
            await _at_once(telegram, load)
            processor = (_processor_seconds(bot) - before) / len(load) * 1000
            rate = len(load) / (telegram.last - telegram.first)
            await _steadily(telegram, steady)
            return Measured(rate, processor, tuple(seconds * 1000 for seconds in telegram.latencies))


async def _at_once(telegram: Telegram, updates: Sequence[dict[str, object]]) -> None:
    telegram.begin()
    for one in updates:
        telegram.send(one)
    await telegram.answered(len(updates))


async def _steadily(telegram: Telegram, updates: Sequence[dict[str, object]]) -> None:
    telegram.begin()
    started = time.perf_counter()
    for place, one in enumerate(updates):
        await asyncio.sleep(max(0.0, started + place / PER_SECOND - time.perf_counter()))
        telegram.send(one)
    await telegram.answered(len(updates))


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
async def _running(arguments: Sequence[str], address: str, folder: str) -> AsyncIterator[int]:
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
    asked = WARMING_UP + count + PER_SECOND * SECONDS
    known, usual, new = asked_before(asked), mostly_asked_before(asked, NEW_EVERY), different(asked)
    bots = {
        "aiogram echo": (["-m", "benchmarks.echo"], usual),
        "this bot, questions asked before": (["-m", "bot"], known),
        f"this bot, one question in {NEW_EVERY} new": (["-m", "bot"], usual),
        "this bot, every question new": (["-m", "bot"], new),
    }
    measured: dict[str, list[Measured]] = {name: [] for name in bots}
    for _ in range(ROUNDS):
        for name, (arguments, questions) in bots.items():
            measured[name].append(asyncio.run(measure(arguments, questions)))
    echo = measured["aiogram echo"]
    rows = [(name, *_columns(runs, echo)) for name, runs in measured.items()]
    print(table(("bot", "updates/s", "of echo", "cpu ms each", "p50 ms at 50/s", "p99 ms at 50/s", "of echo"), rows))


def _columns(runs: Sequence[Measured], echo: Sequence[Measured]) -> tuple[str, ...]:
    rate, processor = _rate(runs), statistics.median(one.processor for one in runs)
    median, worst = _latency(runs, 50), _latency(runs, 99)
    return (
        f"{rate:.0f}",
        f"{rate / _rate(echo):.0%}",
        f"{processor:.2f}",
        f"{median:.1f}",
        f"{worst:.1f}",
        f"{worst / _latency(echo, 99):.1f}×",
    )


def _rate(runs: Sequence[Measured]) -> float:
    return statistics.median(one.rate for one in runs)


def _latency(runs: Sequence[Measured], percent: int) -> float:
    return float(np.percentile([latency for one in runs for latency in one.latencies], percent))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1500)
    return parser.parse_args()


if __name__ == "__main__":
    main(_options().count)
