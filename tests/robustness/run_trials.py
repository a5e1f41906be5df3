"""``make e2e``: the trials in full, and a line of figures for each.

``python tests/robustness/run_trials.py [NAME …]`` runs some of them. Exit code 1 when one failed, and its log is kept.
Three crashing bots run side by side, each with a database of its own: most of their time goes into waiting.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import trials
from load import RUSH

Trial = Callable[[Path], Awaitable[trials.Figures]]

FULL: dict[str, tuple[Trial, ...]] = {
    "crashes": (
        lambda database: trials.crashes(database, kills=70, seed=1),
        lambda database: trials.crashes(database, kills=70, seed=2),
        lambda database: trials.crashes(database, kills=60, seed=3, zeal=RUSH),
    ),
    "failures": (lambda database: trials.failures(database, updates=1000, outage=20),),
    "crowd": (lambda database: trials.crowd(database, chats=100, each=20),),
    "mutations": (lambda database: trials.mutations(database, updates=5000),),
    "soak": (lambda database: trials.soak(database, questions=20_000),),
}
"""Those in one row run side by side."""


async def run(names: Sequence[str]) -> bool:
    started, passed = time.monotonic(), True
    for name in names or FULL:
        passed = all(await asyncio.gather(*(_try(name, trial) for trial in FULL[name]))) and passed
    print("all of it" if not names else "together", f"{time.monotonic() - started:.0f} s")
    return passed


async def _try(name: str, trial: Trial) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bot.sqlite3"
        figures = await trial(database)
        if not figures.passed:
            kept = Path(tempfile.gettempdir()) / f"trial-{name}-{Path(folder).name}.log"
            shutil.copy(database.with_suffix(".log"), kept)
            print(kept)
    verdict = "ok  " if figures.passed else "FAIL"
    print(verdict, name, f"{figures.seconds} s", json.dumps(figures.measured), flush=True)
    return figures.passed


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(run(sys.argv[1:])) else 1)
