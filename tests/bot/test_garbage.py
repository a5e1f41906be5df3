"""Garbage is looked for in small portions while nobody waits; what a start has made is left alone, and answers leave
nothing to be found."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest
from telegram_fake import Chat

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


def _asks(question: str) -> Callable[[Chat], Awaitable[object]]:
    return lambda chat: chat.send(question)


@pytest.mark.parametrize(
    "does",
    [
        _asks("Кто подписал соглашение?"),
        _asks("кто потписал сагласшение"),
        _asks("Какая погода на Марсе?"),
        _asks("/people"),
        _asks("/agreements"),
        _asks("<b>&" * 3000),
        lambda chat: chat.press_data("made-up:1"),
    ],
    ids=["asks", "misspells", "gets no answer", "people", "agreements", "ten thousand signs", "presses an old button"],
)
async def test_no_answer_leaves_rings(chat: Chat, does: Callable[[Chat], Awaitable[object]]) -> None:
    await chat.send("Где находится Стаханов?")
    await does(chat)  # what is kept from the first time on is not of an answer
    gc.collect()
    gc.disable()
    try:
        for number in range(3):
            await does(chat)
            await chat.send(f"А что было в {1950 + number} году?")
        assert gc.collect() == 0
    finally:
        gc.enable()
