"""Garbage is looked for in small portions while nobody waits; what a start has made is left alone, and answers leave
nothing to be found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import rings

from bot.config import Settings

RINGS = """
import gc
from bot import garbage

class Ring:
    alive = 0
    def __init__(self):
        Ring.alive += 1
        self.me = self
    def __del__(self):
        Ring.alive -= 1

def made(count):
    for _ in range(count):
        Ring()
    return Ring.alive

garbage.never()
assert not gc.isenabled()
garbage.from_now_on()
assert gc.isenabled() and gc.get_freeze_count() > 1000
looks = garbage.Looks()
"""

LOOKS = {
    "in the midst of everything if it must be": """
assert made(3 * garbage.MADE_BEFORE_LOOKING) < 2 * garbage.MADE_BEFORE_LOOKING
""",
    "not for little": """
made(garbage.WORTH_A_LOOK // 2)
looks.take(waiting=False, quiet=True)
assert Ring.alive == garbage.WORTH_A_LOOK // 2
""",
    "between answers": """
made(garbage.WORTH_A_LOOK + 100)
looks.take(waiting=True, quiet=False)
assert Ring.alive == garbage.WORTH_A_LOOK + 100
looks.take(waiting=False, quiet=False)
assert not Ring.alive
""",
    "at much when nobody writes": """
made(garbage.FEW + 100)
looks.take(waiting=False, quiet=True)
assert not Ring.alive
""",
    "at everything once it is too much": """
garbage.MANY = 3 * garbage.FEW
for _ in range(3):
    made(garbage.FEW + 100)
    looks.take(waiting=False, quiet=False)
assert made(garbage.WORTH_A_LOOK) > garbage.MANY
looks.take(waiting=False, quiet=True)
assert not Ring.alive
assert gc.get_freeze_count() > 1000
made(garbage.WORTH_A_LOOK)
looks.take(waiting=True, quiet=False)
assert Ring.alive
""",
}


@pytest.mark.parametrize("when", LOOKS)
def test_garbage_is_looked_for(when: str) -> None:
    subprocess.run([sys.executable, "-c", RINGS + LOOKS[when]], check=True)  # these are settings of a whole process


def test_no_answer_leaves_rings(settings: Settings) -> None:
    """In a process of its own too: what other tests have left is found at any time."""
    script = Path(__file__).with_name("rings.py")
    done = subprocess.run([sys.executable, script, settings.database_path], capture_output=True, check=True)
    left = json.loads(done.stdout)
    assert left.keys() == rings.DOES.keys()
    assert not any(left.values()), left
