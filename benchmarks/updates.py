"""Updates answered over HTTP, beside a bare aiogram echo: `python -m benchmarks.updates [--rounds 8]`.

Each bot runs in a process of its own; this one is Telegram for it, hands updates out as Telegram does (getUpdates, a
hundred at a time) and takes the answers. First as many as each can answer: seconds from the first handed out to the
last answered. Then fifty a second: how long each waits from being sent to being answered. All are up from beginning to
end and take turns, a second or two each, and a bot's pace is compared with that of the echo in the same round: a
machine that is shared with others may become half as fast within a minute.

The bot stores every update before it confirms it, answers from the seeds, and stores every turn and every answer; the
echo stores nothing. Nobody asks twice in a row: Telegram's pace of a message a second in a chat must not be what is
measured, so 1500 people ask in turn, and their later questions are read together with the earlier ones. Three loads:
questions that others have asked before, as those on buttons and those of the day are (their answers are remembered,
``retrieval/knowledge.py``; a second question, read after the first, seldom is); one in five is new; and every question
is new.
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
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from aiohttp import web

from benchmarks.questions import asked_before, different, mostly_asked_before
from benchmarks.tables import table

ECHO = "aiogram echo"
TOKEN = "42:" + "b" * 35
ANSWERING = frozenset({"sendmessage", "editmessagetext"})
PEOPLE = 1500
WARMING_UP = 500
"""Updates after which a bot goes on as it will: what is made at first is made, and who helps under load is there."""
HANDED_OUT = 100
AT_ONCE = 1500
PER_SECOND, SECONDS = 50, 2
"""What a bot is given in its turn."""

ROUNDS = 8
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


@dataclass(slots=True)
class Measured:
    """A bot that is up. ``rates``: updates a second at full load, a turn each; ``processor``: milliseconds of processor
    time for an update, which other programs disturb less; ``latencies``: milliseconds of each answer at fifty a
    second."""

    telegram: Telegram
    process: int
    updates: Iterator[dict[str, object]]
    rates: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    async def warm_up(self) -> None:
        await self._at_once(WARMING_UP)

    async def hurry(self) -> None:
        before = _processor_seconds(self.process)
        await self._at_once(AT_ONCE)
        self.processor.append((_processor_seconds(self.process) - before) / AT_ONCE * 1000)
        self.rates.append(AT_ONCE / (self.telegram.last - self.telegram.first))

    async def stroll(self) -> None:
        self.telegram.begin()
        started = time.perf_counter()
        for place, one in enumerate(self._next(PER_SECOND * SECONDS)):
            await asyncio.sleep(max(0.0, started + place / PER_SECOND - time.perf_counter()))
            self.telegram.send(one)
        await self.telegram.answered(PER_SECOND * SECONDS)
        self.latencies += [seconds * 1000 for seconds in self.telegram.latencies]

    async def _at_once(self, count: int) -> None:
        self.telegram.begin()
        for one in self._next(count):
            self.telegram.send(one)
        await self.telegram.answered(count)

    def _next(self, count: int) -> Iterator[dict[str, object]]:
        return islice(self.updates, count)


async def measure(bots: Mapping[str, tuple[Sequence[str], Sequence[str]]], rounds: int) -> dict[str, Measured]:
    """``bots``: the interpreter's arguments that start one, and what it is asked."""
    async with AsyncExitStack() as stack:
        up = {name: await stack.enter_async_context(started(*bot)) for name, bot in bots.items()}
        for bot in up.values():
            await bot.warm_up()
        for number in range(rounds):
            for bot in up.values():
                await bot.hurry()
            _show(2 * rounds, number + 1)
        for number in range(rounds, 2 * rounds):
            for bot in up.values():
                await bot.stroll()
            _show(2 * rounds, number + 1)
        return up


@asynccontextmanager
async def started(arguments: Sequence[str], questions: Sequence[str]) -> AsyncIterator[Measured]:
    updates = (update(number, question) for number, question in enumerate(questions, start=1))
    with tempfile.TemporaryDirectory() as folder:
        async with _served() as (telegram, address), _running(arguments, address, folder) as process:
            await asyncio.wait_for(telegram.ready.wait(), 60)
            yield Measured(telegram, process, updates)


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


def _show(all_rounds: int, done: int) -> None:
    """In place, for whoever watches."""
    if sys.stderr.isatty():
        print(f"\r{done} of {all_rounds}", end="\n" if done == all_rounds else "", file=sys.stderr, flush=True)


def main(rounds: int = ROUNDS) -> None:
    asked = WARMING_UP + rounds * (AT_ONCE + PER_SECOND * SECONDS)
    known, usual, new = asked_before(asked), mostly_asked_before(asked, NEW_EVERY), different(asked)
    bots: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        ECHO: (["-m", "benchmarks.echo"], usual),
        "this bot, questions asked before": (["-m", "bot"], known),
        f"this bot, one question in {NEW_EVERY} new": (["-m", "bot"], usual),
        "this bot, every question new": (["-m", "bot"], new),
    }
    measured = asyncio.run(measure(bots, rounds))
    rows = [(name, *_columns(one, measured[ECHO])) for name, one in measured.items()]
    print(table(("bot", "updates/s", "of echo", "cpu ms each", "p50 ms at 50/s", "p99 ms at 50/s", "of echo"), rows))


def _columns(one: Measured, echo: Measured) -> tuple[str, ...]:
    shares = [rate / beside for rate, beside in zip(one.rates, echo.rates, strict=True)]
    median, worst = np.percentile(one.latencies, [50, 99])
    return (
        f"{statistics.median(one.rates):.0f}",
        f"{statistics.median(shares):.0%}",
        f"{statistics.median(one.processor):.2f}",
        f"{median:.1f}",
        f"{worst:.1f}",
        f"{worst / np.percentile(echo.latencies, 99):.1f}×",
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    return parser.parse_args()


if __name__ == "__main__":
    main(_options().rounds)
