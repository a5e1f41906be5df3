"""``make e2e``: the trials in full, one after another, and a table of what came of them.

``python tests/robustness/run_trials.py [NAME …]`` runs some of them. Exit code 1 when one failed, and its log is kept.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import trials

FULL: dict[str, Callable[[Path], Awaitable[trials.Figures]]] = {
    "crashes": lambda database: trials.crashes(database, kills=200),
    "failures": lambda database: trials.failures(database, updates=1000, outage=20),
    "crowd": lambda database: trials.crowd(database, chats=100, each=20),
    "mutations": lambda database: trials.mutations(database, updates=5000),
    "soak": lambda database: trials.soak(database, questions=20_000),
}


async def run(names: Sequence[str]) -> bool:
    passed = True
    for name in names or FULL:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "bot.sqlite3"
            figures = await FULL[name](database)
            if not figures.passed:
                kept = Path(tempfile.gettempdir()) / f"trial-{name}.log"
                shutil.copy(database.with_suffix(".log"), kept)
                print(kept)
        passed = passed and figures.passed
        verdict = "ok  " if figures.passed else "FAIL"
        print(verdict, name, f"{figures.seconds} s", json.dumps(figures.measured), flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(run(sys.argv[1:])) else 1)
