"""When Python looks for garbage: objects that only hold on to one another. All else is freed at once in any case, and
answers leave nothing of the kind (``tests/bot/test_garbage.py``): looking is for what nobody thought of.

The collector walks through what may be garbage again and again, the oldest things too, and nobody is answered
meanwhile. What a start has made never is; left to the collector, it cost a tenth of every answer. Later things are
looked at once, few at a time while nobody waits for an answer, and all together seldom.
"""

from __future__ import annotations

import gc

MADE_BEFORE_LOOKING = 100_000
"""Objects, not yet looked at, after which there is a look in the midst of everything: about 30 ms."""

WORTH_A_LOOK = 1_000

FEW = 3_000
"""A look at these takes two to four milliseconds."""

MANY = 300_000
"""As many as a start makes. So many may hold on to one another by now: everything is worth a look, a fifth of a second.
"""


def never() -> None:
    """While modules are imported: looking takes a sixth of the start."""
    gc.disable()


def from_now_on() -> None:
    """What has been made so far stays."""
    gc.set_threshold(MADE_BEFORE_LOOKING)
    gc.freeze()
    gc.enable()


class Looks:
    """To be taken every second or so."""

    def __init__(self) -> None:
        self._since_all = 0

    def take(self, *, waiting: bool, quiet: bool) -> None:
        """``waiting``: somebody is being answered; ``quiet``: nobody has written for a moment."""
        made, *_ = gc.get_count()
        if made < WORTH_A_LOOK or (waiting and made <= FEW):
            return
        self._since_all += made
        if self._since_all > MANY and quiet:
            gc.unfreeze()
            gc.collect()
            self._since_all = 0
        elif quiet or (not waiting and made <= FEW):
            gc.collect(0)
        # What is too much for a time like this is left for the look at everything.
        gc.freeze()
