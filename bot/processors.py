"""How many processors there are to work on."""

from __future__ import annotations

import os
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""What a container may use, «MAX PERIOD» in microseconds: https://docs.kernel.org/admin-guide/cgroup-v2.html."""


def processors(quota: Path = QUOTA) -> int:
    """Whole ones that this process may use, as far as the system tells; one at least."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(there, _granted(quota) or there))


def _granted(quota: Path) -> int | None:
    """None where there is no limit. Less than one is as good as one."""
    try:
        most, period = quota.read_text(encoding="ascii").split()
        return max(1, int(most) // int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return None
