"""What a start has made is never looked at again, and later garbage still is."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import gc
from bot import garbage

class Ring:
    alive = 0
    def __init__(self):
        Ring.alive += 1
        self.me = self
    def __del__(self):
        Ring.alive -= 1

garbage.never()
assert not gc.isenabled()
garbage.from_now_on()
assert gc.isenabled() and gc.get_freeze_count() > 1000
for _ in range(3 * garbage.MADE_BEFORE_LOOKING):
    Ring()
assert Ring.alive < 2 * garbage.MADE_BEFORE_LOOKING
"""


def test_garbage_is_looked_for_among_what_came_later() -> None:
    subprocess.run([sys.executable, "-c", LOOK], check=True)  # a process of its own: these are settings of all of it
