"""Who writes too much is asked once to wait; nobody else notices."""

from __future__ import annotations

from duty import ADMIN, Polling
from hypothesis import given
from hypothesis import strategies as st
from unreliable_telegram import UnreliableTelegram, buttons

from bot.manners import Allowance, Verdict


@given(st.lists(st.floats(0, 600), min_size=1, max_size=200), st.integers(1, 60))
def test_no_minute_brings_more_than_twice_the_allowance(times: list[float], per_minute: int) -> None:
    allowance = Allowance(per_minute)
    welcome = [at for at in sorted(times) if allowance.spend(1, at) is Verdict.WELCOME]
    assert all(sum(start <= at < start + 60 for at in welcome) <= 2 * per_minute for start in welcome)
    assert len(welcome) >= min(len(times), per_minute)


def test_one_word_for_each_time_it_was_too_much() -> None:
    allowance = Allowance(6)
    said = [allowance.spend(1, second) for second in range(18)]
    assert said.count(Verdict.TOO_MUCH) == 1
    assert allowance.spend(1, 18 + allowance.wait) is Verdict.WELCOME
    assert allowance.spend(2, 17) is Verdict.WELCOME


async def test_a_flood_gets_one_polite_answer(server: UnreliableTelegram, polling: Polling) -> None:
    async with polling(server, questions_per_minute=2) as service:
        for _ in range(8):
            server.say("Кто подписал соглашение?")
        server.say("Кто подписал соглашение?", chat=200)
        await server.shown(200)
        await service.inbox.idle()
        texts = [shown.text for shown in server.by_bot(100)]
    assert len(texts) == 3
    assert "Подождите, пожалуйста, 20 секунд" in texts[-1]
    assert service.measures.throttled == 6
    assert len(server.by_bot(200)) == 1


async def test_presses_beyond_it_are_answered_with_nothing(server: UnreliableTelegram, polling: Polling) -> None:
    async with polling(server, questions_per_minute=3) as service:
        server.say("Кто подписал соглашение?")
        (answer,) = await server.shown()
        keys = [server.press(answer, buttons(answer)["Контекст"]) for _ in range(6)]
        await server.until(lambda: all(server.answered_presses[key] for key in keys))
        await service.inbox.idle()
    assert service.measures.throttled == 4


async def test_an_admin_is_not_throttled(server: UnreliableTelegram, polling: Polling) -> None:
    async with polling(server, questions_per_minute=1) as service:
        for _ in range(3):
            server.say("Кто подписал соглашение?", chat=ADMIN)
        await server.shown(ADMIN, posts=3)
    assert service.measures.throttled == 0
