"""When a second process is begun, and when it has done its work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.burden import (
    FEW,
    HEAVY_SECONDS,
    MOMENT_SECONDS,
    ONE_QUESTION_SECONDS,
    ORDINARY_SECONDS,
    QUIET_SECONDS,
    RECOVERY_SECONDS,
    Burden,
)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def burden(clock: Clock) -> Burden:
    return Burden(clock, processors=2)


def think(burden: Burden, clock: Clock, per_second: int, seconds_each: float = ORDINARY_SECONDS) -> None:
    for _ in range(per_second * 3):
        clock.now += 1 / per_second
        burden.thought(seconds_each)


def relieve(burden: Burden, clock: Clock, per_second: int) -> None:
    for _ in range(per_second * 3):
        clock.now += 1 / per_second
        burden.relieved()


def test_as_many_questions_as_telegram_allows_are_no_burden(burden: Burden, clock: Clock) -> None:
    think(burden, clock, per_second=30)
    assert not burden.is_heavy


def test_a_hundred_a_second_are_one(burden: Burden, clock: Clock) -> None:
    think(burden, clock, per_second=100)
    assert burden.is_heavy


def test_what_was_borne_a_moment_ago_counts_no_more(burden: Burden, clock: Clock) -> None:
    think(burden, clock, per_second=100)
    clock.now += MOMENT_SECONDS
    burden.thought(ORDINARY_SECONDS)
    assert not burden.is_heavy


def test_a_few_long_questions_are_no_load(burden: Burden) -> None:
    for _ in range(10):
        burden.thought(3.0)
    assert not burden.is_heavy


def test_one_processor_has_nobody_to_help_it(clock: Clock) -> None:
    alone = Burden(clock, processors=1)
    think(alone, clock, per_second=100)
    assert not alone.is_heavy


def test_where_the_loop_is_busy_anyway_less_is_heavy(clock: Clock) -> None:
    """Thirty new questions a second, among hundreds that were asked before or among none."""
    idle = Burden(clock, processors=2, worked=lambda: clock.now * 0.1)
    busy = Burden(clock, processors=2, worked=lambda: clock.now * 0.8)
    for burden, heavy in ((idle, False), (busy, True)):
        think(burden, clock, per_second=30)
        assert burden.is_heavy == heavy


def test_a_busy_loop_may_think_of_a_few(clock: Clock) -> None:
    busy = Burden(clock, processors=2, worked=lambda: clock.now * 0.8)
    think(busy, clock, per_second=10)
    assert not busy.is_heavy


def test_a_rush_that_is_over_is_forgotten(clock: Clock) -> None:
    worked = 0.0
    burden = Burden(clock, processors=2, worked=lambda: worked)
    worked += 3 * 0.9
    think(burden, clock, per_second=30)
    assert burden.is_heavy
    think(burden, clock, per_second=30)
    assert not burden.is_heavy


@given(st.lists(st.tuples(st.floats(0, 2), st.floats(0, 1)), max_size=60))
def test_it_is_heavy_just_when_the_last_moment_was(spent: list[tuple[float, float]]) -> None:
    clock = Clock()
    burden = Burden(clock, processors=2)
    for passed, seconds in spent:
        clock.now += passed
        burden.thought(seconds)
    now, lately = clock.now, 0.0
    for passed, seconds in reversed(spent):
        if now <= clock.now - MOMENT_SECONDS:
            break
        lately += min(seconds, ONE_QUESTION_SECONDS)
        now -= passed
    assert burden.is_heavy == (lately > HEAVY_SECONDS) or abs(lately - HEAVY_SECONDS) < 1e-9


def test_help_is_over_after_a_quiet_minute(burden: Burden, clock: Clock) -> None:
    burden.begin()
    clock.now += QUIET_SECONDS - 1
    assert not burden.is_over
    clock.now += 1
    assert burden.is_over


def test_help_stays_as_long_as_it_is_asked(burden: Burden, clock: Clock) -> None:
    burden.begin()
    for _ in range(3):
        for _ in range(FEW):
            burden.relieved()
        clock.now += QUIET_SECONDS
        assert not burden.is_over
    clock.now += QUIET_SECONDS
    assert burden.is_over


def test_what_help_takes_off_weighs_what_it_did_before(burden: Burden, clock: Clock) -> None:
    think(burden, clock, per_second=100)
    burden.begin()
    relieve(burden, clock, per_second=100)
    assert burden.is_heavy
    relieve(burden, clock, per_second=30)
    assert not burden.is_heavy


def test_where_thinking_takes_long_fewer_questions_are_as_heavy(burden: Burden, clock: Clock) -> None:
    think(burden, clock, per_second=20, seconds_each=ONE_QUESTION_SECONDS)
    assert burden.is_heavy
    relieve(burden, clock, per_second=20)
    assert burden.is_heavy
    clock.now += MOMENT_SECONDS
    assert not burden.is_heavy


def test_help_that_fell_is_left_alone_for_a_minute(burden: Burden, clock: Clock) -> None:
    burden.fell()
    clock.now += RECOVERY_SECONDS - 5
    think(burden, clock, per_second=100)
    assert not burden.is_heavy
    think(burden, clock, per_second=100)
    assert burden.is_heavy
