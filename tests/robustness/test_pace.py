"""Telegram's limits are kept whatever is asked of the pace."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import CHAT, GROUP, Pace, Window


class Clock:
    """Time that passes only in sleep."""

    def __init__(self) -> None:
        self.now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def most_in_any(times: list[float], seconds: float) -> int:
    return max(sum(1 for other in times if start <= other < start + seconds - 1e-6) for start in times)


@given(st.lists(st.sampled_from([5, 6, -7]), min_size=1, max_size=80), st.integers(2, 30))
def test_no_window_ever_holds_too_many(chats: list[int], per_second: int) -> None:
    clock = Clock()
    pace = Pace(per_second, lambda: clock.now, clock.sleep)
    sent: list[tuple[float, int]] = []

    async def send_all() -> None:
        for chat in chats:
            await pace.wait(chat)
            sent.append((clock.now, chat))

    asyncio.run(send_all())
    assert most_in_any([at for at, _ in sent], 1.0) <= per_second
    for chat in set(chats):
        times = [at for at, to in sent if to == chat]
        assert most_in_any(times, CHAT[1]) <= CHAT[0]
        if chat < 0:
            assert most_in_any(times, GROUP[1]) <= GROUP[0]


def test_one_more_waits_until_the_first_leaves_the_window() -> None:
    window = Window(2, 10.0)
    for at in (1.0, 4.0):
        assert window.next(at) == at
        window.take(at)
    assert window.next(5.0) == 11.0
    window.take(11.0)
    assert window.next(11.0) == 14.0


async def test_a_chat_that_has_to_wait_does_not_hold_up_others() -> None:
    clock = Clock()
    pace = Pace(30, lambda: clock.now, clock.sleep)
    pace.close(5, 60)
    await pace.wait(6)
    assert clock.now == 0
    await pace.wait(5)
    assert clock.now == 60
