"""Processes of our own, which read or think in our stead: how they begin, and how they ended."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence

LAST_BREATH_SECONDS = 1.0
"""Between the end of what a process says and its own end."""

LONGEST_LINE = 1 << 16


async def begin(arguments: Sequence[str], longest_line: int = LONGEST_LINE) -> asyncio.subprocess.Process:
    """An interpreter with pipes for input and output, and nothing of our environment, where secrets stand; one thread
    for numpy, whose others only take address space. Raises ``OSError``."""
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
        limit=longest_line,
    )


async def exit_code(process: asyncio.subprocess.Process) -> int | None:
    """Of a process that says nothing more; a negative one is the signal that ended it, none that it still lives."""
    try:
        async with asyncio.timeout(LAST_BREATH_SECONDS):
            return await process.wait()
    except TimeoutError:
        return None
