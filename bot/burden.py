"""Whether there is more to think about than the loop should bear, and whether there still is.

A question takes the loop two or three milliseconds; thirty a second, as many as Telegram lets a bot answer, are no
burden. A second process takes memory, so it is begun late and ended only after a quiet minute.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from bot.processors import processors as available

MOMENT_SECONDS = 1.0
HEAVY_SECONDS = 0.15
"""Of thinking within a moment."""

HEAVY_IN_A_RUSH_SECONDS = 0.05
RUSH = 0.5
"""Of the loop's time, from which on it has enough to do without thinking: people wait for it, not it for them."""

SAMPLED_SECONDS = 0.25
"""Over which it is seen how much of its time the loop takes, at least."""

ONE_QUESTION_SECONDS = 0.01
"""A question counts for no more: a few that take long are no load."""

ORDINARY_SECONDS = 0.0025
"""What one takes the loop, as long as nothing else is known."""

MEMORY = 0.95
"""Of what questions took so far, for what an ordinary one takes: it goes by the last twenty or so."""

QUIET_SECONDS = 60.0
FEW = 600
"""Questions in ``QUIET_SECONDS`` that the loop might as well think about: ten a second, a fifth of what is heavy."""

RECOVERY_SECONDS = 60.0


class Burden:
    """``processors``: how many there are to think on; ``worked``: seconds that the loop's thread has been at work. To
    be called on that thread."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        processors: int | None = None,
        worked: Callable[[], float] = time.thread_time,
    ) -> None:
        self._now = now
        self._worked = worked
        self._sampled_at, self._sampled, self._rush = now(), worked(), False
        self._alone = (available() if processors is None else processors) < 2
        self._lately: deque[tuple[float, float]] = deque()
        self._seconds = 0.0
        self._ordinary = ORDINARY_SECONDS
        self._not_before = now()
        self._since, self._relieved = now(), 0

    def thought(self, seconds: float) -> None:
        """The bot itself has thought about a question for so long."""
        counted = min(seconds, ONE_QUESTION_SECONDS)
        self._ordinary = MEMORY * self._ordinary + (1 - MEMORY) * counted
        self._add(counted)

    def relieved(self) -> None:
        """Of one question, which would have taken what questions take."""
        self._relieved += 1
        self._add(self._ordinary)

    @property
    def is_heavy(self) -> bool:
        """Whether help is due, and there is somewhere to take it from."""
        self._forget()
        heavy = HEAVY_IN_A_RUSH_SECONDS if self._is_rush() else HEAVY_SECONDS
        return self._seconds > heavy and not self._alone and self._now() >= self._not_before

    def begin(self) -> None:
        """Help is there."""
        self._since, self._relieved = self._now(), 0

    @property
    def is_over(self) -> bool:
        """Whether little was asked in the last full minute; to be looked at now and again."""
        if self._now() - self._since < QUIET_SECONDS:
            return False
        few = self._relieved < FEW
        self._since, self._relieved = self._now(), 0
        return few

    def fell(self) -> None:
        """Help is gone that should not be."""
        self._not_before = self._now() + RECOVERY_SECONDS

    def _is_rush(self) -> bool:
        now = self._now()
        passed = now - self._sampled_at
        if passed >= SAMPLED_SECONDS:
            worked = self._worked()
            self._rush = worked - self._sampled > RUSH * passed
            self._sampled_at, self._sampled = now, worked
        return self._rush

    def _add(self, seconds: float) -> None:
        self._lately.append((self._now(), seconds))
        self._seconds += seconds
        self._forget()

    def _forget(self) -> None:
        """What was borne before the last moment."""
        while self._lately and self._lately[0][0] <= self._now() - MOMENT_SECONDS:
            self._seconds -= self._lately.popleft()[1]
