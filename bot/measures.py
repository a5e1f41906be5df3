"""What the bot counts about itself while it runs: plain numbers, cheap enough to count always. ``bot/health.py`` shows
them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

LATENCY_BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds from an update's arrival to its answer; whatever took longer is counted beyond the last."""


@dataclass
class Latency:
    """How many updates took up to each of ``LATENCY_BOUNDS``."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(LATENCY_BOUNDS) + 1))
    seconds: float = 0.0

    def observe(self, seconds: float) -> None:
        self.counts[bisect_left(LATENCY_BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass
class Measures:
    updates: int = 0
    duplicates: int = 0
    failures: int = 0
    """Updates that no handler could deal with."""
    postponed: int = 0
    throttled: int = 0
    retries: int = 0
    doubtful: int = 0
    """Messages of which nobody knew whether they had arrived."""
    recovered: int = 0
    """Those found to have arrived, and therefore not sent again."""
    last_update: float | None = None
    """Unix seconds."""
    latency: Latency = field(default_factory=Latency)
