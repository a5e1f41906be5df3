"""How long the bot's loop is held at a time: `python -m benchmarks.steps [--rounds 8]`.

The bot runs as in ``benchmarks.updates``, but notes the processor time of every step of its event loop (what runs from
one turn of the loop to the next without giving way; passes of the garbage collector among them), first at fifty
questions a second, then with as many as it can answer. Starting and warming up are not counted. A step takes the
processor's time as it is: on a machine whose speed moves by half, so does the longest step.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
import time
from asyncio import Handle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.questions import asked_before, different, mostly_asked_before
from benchmarks.tables import table
from benchmarks.updates import AT_ONCE, NEW_EVERY, PER_SECOND, SECONDS, WARMING_UP, started

ROUNDS = 8
LONG = 5.0
"""Milliseconds that nothing should hold the loop for."""

NOTES = "STEPS_FILE"

Noted = Sequence[tuple[float, float]]
"""When it began, by the clock that all processes share, and milliseconds."""


async def measure(questions: Sequence[str], rounds: int) -> dict[str, Mapping[str, Noted]]:
    """Steps and looks for garbage under each load."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[NOTES] = str(Path(folder) / "steps.json")
        async with started(["-m", "benchmarks.steps", "--bot"], questions) as bot:
            await bot.warm_up()
            times = [time.monotonic()]
            for turn in (bot.stroll, bot.hurry):
                for _ in range(rounds):
                    await turn()
                times.append(time.monotonic())
        noted: Mapping[str, Noted] = json.loads(await asyncio.to_thread(Path(os.environ[NOTES]).read_text, "ascii"))
    spans = {f"{PER_SECOND} a second": times[:2], "all it can": times[1:]}
    return {
        load: {kind: [one for one in all_of_it if begin <= one[0] < end] for kind, all_of_it in noted.items()}
        for load, (begin, end) in spans.items()
    }


def main(rounds: int = ROUNDS) -> None:
    asked = WARMING_UP + rounds * (AT_ONCE + PER_SECOND * SECONDS)
    kinds = {
        "asked before": asked_before(asked),
        f"one in {NEW_EVERY} new": mostly_asked_before(asked, NEW_EVERY),
        "every one new": different(asked),
    }
    rows = []
    for kind, questions in kinds.items():
        for load, noted in asyncio.run(measure(questions, rounds)).items():
            rows.append((kind, load, *_columns(noted)))
    steps = ("steps", "99.9 %, ms", "longest, ms", f"over {LONG:.0f} ms")
    print(table(("questions", "load", *steps, "looks for garbage", "longest, ms"), rows))


def _columns(noted: Mapping[str, Noted]) -> tuple[str, ...]:
    steps, looks = (np.array([length for _, length in noted[kind]]) for kind in ("steps", "looks"))
    return (
        f"{len(steps):,}",
        f"{np.percentile(steps, 99.9):.1f}",
        f"{steps.max():.1f}",
        f"{np.count_nonzero(steps > LONG)}",
        f"{len(looks)}",
        f"{looks.max():.1f}" if len(looks) else "–",
    )


def noting_bot() -> int:
    """The bot itself, in a process of its own; the notes are written when it has stopped."""
    noted: dict[str, list[tuple[float, float]]] = {"steps": [], "looks": []}
    run = Handle._run
    began = 0.0

    def step(handle: Handle) -> None:
        start, worked = time.monotonic(), time.thread_time()
        run(handle)
        noted["steps"].append((start, (time.thread_time() - worked) * 1000))

    def look(phase: str, _: Mapping[str, int]) -> None:
        nonlocal began
        if phase == "start":
            began = time.thread_time()
        else:
            noted["looks"].append((time.monotonic(), (time.thread_time() - began) * 1000))

    setattr(Handle, "_run", step)  # noqa: B010 - a method, for mypy
    gc.callbacks.append(look)
    from bot.__main__ import main as bot

    code = bot()
    Path(os.environ[NOTES]).write_text(json.dumps(noted), encoding="ascii")
    return code


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--bot", action="store_true", help="be the bot that is measured")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _options()
    if chosen.bot:
        sys.exit(noting_bot())
    main(chosen.rounds)
