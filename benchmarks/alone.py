"""Measures in a process of its own, on one core, so that no engine pays for another one's memory or threads."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "RAYON_NUM_THREADS")
MOST_SECONDS = 900

CHILD = """
import json, sys
from dataclasses import asdict
from importlib import import_module
module, function, *arguments = json.loads(sys.argv[1])
print(json.dumps(asdict(getattr(import_module(module), function)(*arguments))))
"""


def in_own_process(
    module: str, function: str, kind: type[Result], *arguments: str | int, one_core: bool = True
) -> Result:
    """What ``module.function(*arguments)``, a dataclass of ``kind``, gives in a new process."""
    environment = {**os.environ, **(dict.fromkeys(ONE_THREAD, "1") if one_core else {})}
    call = json.dumps([module, function, *arguments])
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CHILD, call],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=MOST_SECONDS,
        check=True,
        preexec_fn=_on_one_core if one_core else None,
    )
    found: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return kind(**found)


def resident() -> float:
    """MB that this process holds now, once what was freed has been given back."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
