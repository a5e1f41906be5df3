"""The trials: short in ``make test``, in full by ``make e2e``. Each is seeded and bounded, and gives figures."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from bot_process import BotProcess, running
from made_up_updates import MadeUp, update_types
from unreliable_telegram import Faults, Shown, UnreliableTelegram, buttons
from verdict import judge

QUESTIONS = (
    "Кто подписал соглашение об установлении побратимских отношений?",
    "Где установлен бюст Стаханова?",
    "Какие города установили побратимские отношения?",
    "Кто возглавлял делегацию города Стаханова?",
    "Как добраться до Марса?",
    "Когда делегация посетила район?",
    "Что подписали главы администраций?",
)
UNHURRIED = {"MESSAGES_PER_SECOND": "1000", "QUESTIONS_PER_MINUTE": "100000", "BACKUP_HOURS": "0"}


@dataclass(frozen=True, slots=True)
class Figures:
    """``passed`` is what counts; the rest is for the table."""

    trial: str
    passed: bool
    seconds: float
    measured: dict[str, object]


@dataclass
class Load:
    """People who ask, and press 👍 under what they got."""

    server: UnreliableTelegram
    rng: random.Random
    chats: range
    asked: list[tuple[int, int]]
    pressed: dict[str, tuple[int, int]]

    def ask(self, chat: int | None = None) -> None:
        chat = self.rng.choice(self.chats) if chat is None else chat
        self.asked.append((chat, self.server.say(self.rng.choice(QUESTIONS), chat)))

    def press(self) -> None:
        shown = self.rng.choice(self.server.posts) if self.server.posts else None
        if shown is not None and (key := self._vote(shown)):
            self.pressed[key] = (shown.chat, shown.number)

    def _vote(self, shown: Shown) -> str | None:
        votes = [data for text, data in buttons(shown).items() if "👍" in text]
        return self.server.press(shown, votes[0]) if votes else None

    async def run(self, per_second: float) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self.rng.expovariate(per_second))
            self.ask()
            if self.rng.random() < 0.3:
                self.press()


async def crashes(database: Path, kills: int, seed: int = 1) -> Figures:
    """``kill -9`` at random moments under load; then everything has to have been answered, once."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    async with UnreliableTelegram(seed).serving() as server:
        load = Load(server, rng, range(1000, 1030), [], {})
        asking = asyncio.create_task(load.run(per_second=4))
        async with running(server.address, database, **UNHURRIED) as bot:
            for _ in range(kills):
                await _kill_once(bot, server, rng)
            asking.cancel()
            await server.until(lambda: _all_answered(server, database, load), 120)
            code = await bot.stop()
        verdict = judge(server, database, load.asked)
        votes = _votes(database)
    unanswered = sum(1 for key in load.pressed if not server.answered_presses[key])
    missing = len(set(load.pressed.values()) - votes)
    measured = {"kills": kills, **asdict(verdict), "presses": len(load.pressed), "presses_unanswered": unanswered}
    passed = verdict.is_clean and not unanswered and not missing and code == 0 and "Traceback" not in bot.log
    return Figures("crashes", passed, _since(started), {**measured, "votes_missing": missing})


async def _kill_once(bot: BotProcess, server: UnreliableTelegram, rng: random.Random) -> None:
    polls = server.polls
    await server.until(lambda: server.polls > polls or bot.has_ended, 60)
    bot.must_run()
    await asyncio.sleep(rng.uniform(0, 0.8))
    await bot.kill()
    await bot.start()


def _all_answered(server: UnreliableTelegram, database: Path, load: Load) -> bool:
    if server.unconfirmed:
        return False
    return _count_waiting(database) == 0


def _count_waiting(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM inbox WHERE NOT done").fetchone()[0])


def _votes(database: Path) -> set[tuple[int, int]]:
    """Chat and number of each answer that was voted on."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT chat_id, answer_message FROM votes JOIN turns ON turns.id = votes.turn_id WHERE useful"
        )
        return {(int(chat), int(message)) for chat, message in rows}


async def failures(database: Path, updates: int, outage: float, seed: int = 2) -> Figures:
    """429, 5xx, dropped connections and an outage."""
    started = time.monotonic()
    rng = random.Random(seed)  # noqa: S311
    faults = Faults(too_many=0.1, server_errors=0.1, dropped=0.05)
    async with UnreliableTelegram(seed, faults).serving() as server:
        load = Load(server, rng, range(2000, 2000 + max(10, updates // 8)), [], {})
        async with running(server.address, database, **UNHURRIED) as bot:
            for _ in range(updates):
                load.ask()
            await server.until(lambda: len(server.posts) > updates // 4, 60)
            server.outage(outage)
            await server.until(lambda: _all_answered(server, database, load), 300)
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
        load = Load(server, rng, range(3000, 3000 + chats), [], {})
        async with running(server.address, database, **UNHURRIED) as bot:
            for _ in range(each):
                for chat in load.chats:
                    load.ask(chat)
            await server.until(lambda: _all_answered(server, database, load), 300)
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
        await server.until(lambda: server.polls or bot.has_ended, 60)
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
        load = Load(server, rng, range(10_000, 10_000 + chats), [], {})
        async with running(server.address, database, **UNHURRIED) as bot:
            asked = 0
            while asked < questions:
                for _ in range(min(200, questions - asked)):
                    load.ask(load.chats[asked % chats])
                    asked += 1
                await server.until(lambda asked=asked: len(server.posts) >= asked - 100, 120)
                samples.append(_footprint(bot))
            await server.until(lambda: _all_answered(server, database, load), 120)
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
