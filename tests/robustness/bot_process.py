"""The real process, started as an operator starts it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from unreliable_telegram import PATIENCE, TOKEN

ROOT = Path(__file__).parents[2]


class BotProcess:
    """One process after another on the same database; ``log`` is what all of them wrote to standard error, ``kills``
    when each was killed (``time.monotonic``)."""

    def __init__(self, address: str, database: Path, **settings: str) -> None:
        self.log_path = database.with_suffix(".log")
        self.process: asyncio.subprocess.Process | None = None
        self.kills: list[float] = []
        self.database = database
        self.folder = database.parent
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = {
            **inherited,
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": address,
            "DATABASE_PATH": str(database),
            "TMPDIR": str(database.parent),
            **settings,
        }

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8")

    async def start(self) -> None:
        with self.log_path.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"), env=self.environment, cwd=self.folder, stderr=log
            )

    async def says(self, words: str, seconds: float = PATIENCE) -> None:
        """Waits until the log holds the words."""
        async with asyncio.timeout(seconds):
            while words not in self.log:
                self.must_run()
                await asyncio.sleep(0.05)

    @property
    def has_ended(self) -> bool:
        return self.process is not None and self.process.returncode is not None

    def must_run(self) -> None:
        assert not self.has_ended, f"the bot ended: {self.log[-2000:]}"

    async def kill(self) -> None:
        """As a crash does: at once, with nothing tidied up."""
        self.kills.append(time.monotonic())
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), timeout=PATIENCE)


@asynccontextmanager
async def running(address: str, database: Path, **settings: str) -> AsyncIterator[BotProcess]:
    bot = BotProcess(address, database, **settings)
    await bot.start()
    try:
        yield bot
    finally:
        if bot.process is not None and bot.process.returncode is None:
            await bot.kill()
