"""When Python looks for garbage: objects that only hold on to one another. All else is freed at once in any case.

The collector walks through what may be garbage again and again, the oldest things too. What a start has made never is;
left to the collector, it cost a tenth of every answer.
"""

from __future__ import annotations

import gc

MADE_BEFORE_LOOKING = 10_000
"""Objects. An answer makes a few hundred that live long enough to be counted, at Python's own 700 two answers apart."""


def never() -> None:
    """While modules are imported: looking takes a sixth of the start."""
    gc.disable()


def from_now_on() -> None:
    """What has been made so far stays."""
    gc.set_threshold(MADE_BEFORE_LOOKING)
    gc.freeze()
    gc.enable()
