"""No update, however strange, is an unhandled error, and the next question is answered."""

from __future__ import annotations

import logging

import pytest
from duty import Polling
from made_up_updates import MadeUp, update_types
from unreliable_telegram import UnreliableTelegram

SHORT = 300


async def feed(server: UnreliableTelegram, polling: Polling, updates: list[dict[str, object]]) -> None:
    """Through the server, then a question by somebody new."""
    async with polling(server, messages_per_second=1000) as service:
        for start in range(0, len(updates), 100):
            for update in updates[start : start + 100]:
                server.arrive(update)
            await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
        assert service.measures.updates == len(updates)
        assert service.measures.failures == 0
        server.say("Кто подписал соглашение?", chat=987_654)
        assert "соглаш" in (await server.shown(987_654))[0].text.lower()


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


async def test_every_type_of_update(
    server: UnreliableTelegram, polling: Polling, caplog: pytest.LogCaptureFixture
) -> None:
    made = MadeUp(seed=5)
    updates = [made.update(kind, optional) for kind in update_types() for optional in (0, 0.1, 0.4)]
    await feed(server, polling, updates)
    assert errors(caplog) == []


async def test_mutated_updates(
    server: UnreliableTelegram, polling: Polling, caplog: pytest.LogCaptureFixture
) -> None:
    made = MadeUp(seed=6)
    await feed(server, polling, [made.mutated() for _ in range(SHORT)])
    assert errors(caplog) == []
