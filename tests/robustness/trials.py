"""The trials: short in ``make test``, in full by ``make e2e``. Each is seeded and bounded, and gives figures."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from bot_process import BotProcess, running
from load import ADMINS, CALM, QUESTIONS, Load, Zeal
from made_up_updates import MadeUp, update_types
from unreliable_telegram import TOKEN, Faults, UnreliableTelegram
from verdict import judge, strays

UNHURRIED = {"MESSAGES_PER_SECOND": "1000", "QUESTIONS_PER_MINUTE": "100000", "BACKUP_HOURS": "0"}
SECRET = TOKEN.partition(":")[2]
LIFE, LONGEST_LIFE = 0.8, 2.5
"""Seconds until the next ``kill -9``, and until something has happened that it may interrupt, at most."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``passed`` is what counts; the rest is for the table."""

    trial: str
    passed: bool
    seconds: float
    measured: dict[str, object]


async def crashes(database: Path, kills: int, seed: int = 1, zeal: Zeal = CALM) -> Figures:
    """``kill -9`` at random moments under load; then everything has to have been answered, once, every article that was
    to be published is there and no other."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    async with UnreliableTelegram(seed).serving() as server:
        load = Load(server, rng, range(1000, 1030), zeal)
        settings = {**UNHURRIED, "ADMIN_IDS": ",".join(map(str, ADMINS))}
        async with running(server.address, database, **settings) as bot:
            await _up(bot, server, polls=0)
            working = asyncio.create_task(load.run())
            broken = 0
            for _ in range(kills):
                broken += await _kill_once(bot, server, load)
            # Had the people stopped at a mistake of the trial's own, nothing would have been tried.
            assert not working.done(), working.exception()
            working.cancel()
            await _at_least_one_of_each(server, load)
            await server.until(lambda: _all_answered(server, database) and not load.unanswered_presses(), 300)
            code = await bot.stop()
        verdict, shelf = judge(server, database, load.asked), load.shelf(database)
        missing, stray = load.missing_votes(database), strays(server, database, load.asked, bot.kills)
    faults = {"exit_code": code, "tracebacks": bot.log.count("Traceback"), "secrets_told": bot.log.count(SECRET)}
    passed = verdict.is_clean and shelf.is_clean and not (missing or broken or any(faults.values()))
    measured = {
        "kills": kills,
        **asdict(verdict),
        "votes": len(set(load.voted.values())),
        "votes_missing": missing,
        "strays": [asdict(one) for one in stray],
        "articles": asdict(shelf),
        "broken_promises": broken,
        **faults,
    }
    return Figures("crashes", passed, _since(started), measured)


async def _kill_once(bot: BotProcess, server: UnreliableTelegram, load: Load) -> int:
    """At a random moment. How many publications that people had been told of did not survive it."""
    with suppress(TimeoutError):
        await _something_happens(server, load)
    await asyncio.sleep(load.rng.uniform(0, LIFE))
    bot.must_run()
    await bot.kill()
    broken = load.broken_promises(bot.database)
    polls = server.polls
    await bot.start()
    await _up(bot, server, polls)
    return broken


async def _something_happens(server: UnreliableTelegram, load: Load) -> None:
    """A publication begins, or some answers are given; or nothing, for a life as short as may be."""
    chance = load.rng.random()
    if chance < 0.25:
        await server.until(load.publish, LONGEST_LIFE)
    elif chance < 0.6:
        enough = len(server.posts) + load.rng.randint(1, 12)
        await server.until(lambda: len(server.posts) >= enough, LONGEST_LIFE)


async def _up(bot: BotProcess, server: UnreliableTelegram, polls: int) -> None:
    """The bot takes updates; it had asked for them ``polls`` times before."""
    await server.until(lambda: server.polls > polls or bot.has_ended)
    bot.must_run()


async def _at_least_one_of_each(server: UnreliableTelegram, load: Load) -> None:
    """However short the trial was: a question, a vote and a publication are among what has to hold."""
    load.ask()
    load.send_article()
    await server.until(load.vote)
    await server.until(load.publish)


def _all_answered(server: UnreliableTelegram, database: Path) -> bool:
    return not server.unconfirmed and _count_waiting(database) == 0


def _count_waiting(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM inbox WHERE NOT done").fetchone()[0])


async def failures(database: Path, updates: int, outage: float, seed: int = 2) -> Figures:
    """429, 5xx, dropped connections and an outage."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311
    faults = Faults(too_many=0.1, server_errors=0.1, dropped=0.05)
    async with UnreliableTelegram(seed, faults).serving() as server:
        load = Load(server, rng, range(2000, 2000 + max(10, updates // 8)))
        async with running(server.address, database, **UNHURRIED) as bot:
            for _ in range(updates):
                load.ask()
            await server.until(lambda: len(server.posts) > updates // 4)
            server.outage(outage)
            await server.until(lambda: _all_answered(server, database), 300)
            code = await bot.stop()
        verdict = judge(server, database, load.asked)
        sends = server.calls["sendMessage"]
    measured = {**asdict(verdict), "send_requests": sends, "edit_requests": server.calls["editMessageText"]}
    return Figures("failures", verdict.is_clean and code == 0, _since(started), measured)


async def crowd(database: Path, chats: int, each: int, seed: int = 3) -> Figures:
    """Many chats at once, each with many questions; Telegram's second for a message in a chat is kept."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311
    async with UnreliableTelegram(seed).serving() as server:
        load = Load(server, rng, range(3000, 3000 + chats))
        async with running(server.address, database, **UNHURRIED) as bot:
            for _ in range(each):
                for chat in load.chats:
                    load.ask(chat)
            await server.until(lambda: _all_answered(server, database), 300)
            code = await bot.stop()
        verdict = judge(server, database, load.asked)
        waits = sorted(_waits(server, load))
    latency = {"p50_s": _at(waits, 0.5), "p99_s": _at(waits, 0.99), "finding_p99_ms": _finding(database)}
    measured = {**asdict(verdict), **latency}
    return Figures("crowd", verdict.is_clean and code == 0, _since(started), measured)


def _waits(server: UnreliableTelegram, load: Load) -> list[float]:
    """From each question to its answer: order is kept, so the n-th answers the n-th."""
    waits: list[float] = []
    for chat in load.chats:
        shown = [message for _, message in sorted(server.messages[chat].items())]
        questions = [message for message in shown if not message.by_bot]
        answers = [message for message in shown if message.by_bot]
        waits += [answer.seen - question.seen for question, answer in zip(questions, answers, strict=False)]
    return waits


def _finding(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        rows = sorted(row[0] for row in connection.execute("SELECT milliseconds FROM turns"))
    return int(_at(rows, 0.99))


async def mutations(database: Path, updates: int, seed: int = 5) -> Figures:
    """Updates of every type, whole and broken; then a question."""
    started = time.monotonic()
    made = MadeUp(seed)
    async with UnreliableTelegram(seed).serving() as server, running(server.address, database, **UNHURRIED) as bot:
        await server.until(lambda: server.polls or bot.has_ended)
        for kind in update_types():
            server.arrive(made.update(kind))
        for _ in range(updates):
            server.arrive(made.mutated())
        await server.until(lambda: not server.unconfirmed or bot.has_ended, 300)
        server.say(QUESTIONS[0], chat=987_654)
        await server.shown(987_654, seconds=300)
        await server.until(lambda: _count_waiting(database) == 0, 300)
        code = await bot.stop()
    unhandled = sum(bot.log.count(words) for words in ("Traceback", "error id=", "given up"))
    measured = {"updates": updates + len(update_types()), "unhandled": unhandled}
    return Figures("mutations", code == 0 and not unhandled, _since(started), measured)


async def soak(database: Path, questions: int, chats: int = 1500, seed: int = 4) -> Figures:
    """A day in small: memory and file handles of the last quarter against the first."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311
    samples: list[tuple[int, int]] = []
    async with UnreliableTelegram(seed).serving() as server:
        load = Load(server, rng, range(10_000, 10_000 + chats))
        async with running(server.address, database, **UNHURRIED) as bot:
            asked = 0
            while asked < questions:
                for _ in range(min(200, questions - asked)):
                    load.ask(load.chats[asked % chats])
                    asked += 1
                await server.until(lambda asked=asked: len(server.posts) >= asked - 100)
                samples.append(_footprint(bot))
            await server.until(lambda: _all_answered(server, database))
            samples.append(_footprint(bot))
            code = await bot.stop()
        verdict = judge(server, database, load.asked)
    quarter = max(1, len(samples) // 4)
    # The first quarter begins when caches are warm: what is looked at is growth, not the start.
    first, last = samples[quarter // 4 : quarter + 1], samples[-quarter:]
    memory = [_mean([sample[0] for sample in part]) for part in (first, last)]
    handles = [max(sample[1] for sample in part) for part in (first, last)]
    growth = memory[1] / memory[0] - 1
    passed = verdict.is_clean and code == 0 and growth <= 0.05 and handles[1] <= handles[0] + 2
    measured = {
        **asdict(verdict),
        "memory_mb": [round(value / 1024) for value in memory],
        "growth_percent": round(growth * 100, 1),
        "handles": handles,
        "questions_per_second": round(questions / _since(started)),
    }
    return Figures("soak", passed, _since(started), measured)


def _footprint(bot: BotProcess) -> tuple[int, int]:
    """Resident kilobytes and open files."""
    assert bot.process is not None
    folder = Path("/proc") / str(bot.process.pid)
    status = (folder / "status").read_text()
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return resident, len(list((folder / "fd").iterdir()))


def _mean(values: list[int]) -> float:
    return sum(values) / len(values)


def _at(values: list[float], share: float) -> float:
    return round(values[min(len(values) - 1, int(len(values) * share))], 2) if values else 0.0


def _since(started: float) -> float:
    return round(time.monotonic() - started, 1)
