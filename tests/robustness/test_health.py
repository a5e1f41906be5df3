"""What a supervisor and a graph ask for, on an address of its own."""

from __future__ import annotations

import socket

import pytest
from aiohttp import ClientSession
from duty import Polling
from prometheus_client.parser import text_string_to_metric_families
from unreliable_telegram import UnreliableTelegram

from bot.health import showing
from bot.storage.database import Database, UnusableDatabase


@pytest.fixture
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


async def test_health_and_figures(server: UnreliableTelegram, polling: Polling, address: str) -> None:
    async with polling(server) as service, showing(service, address), ClientSession() as session:
        server.say("Кто подписал соглашение?")
        server.say("Как добраться до Марса?")
        await server.shown(posts=2)
        await service.inbox.idle()
        async with session.get(f"http://{address}/healthz") as response:
            assert response.status == 200
            health = await response.json()
        async with session.get(f"http://{address}/metrics") as response:
            figures = await response.text()
    assert health["ok"] is True
    assert health["articles"] == 2
    assert health["waiting"] == 0
    assert 0 <= health["seconds_since_update"] < 60
    samples = {
        sample.name: sample.value
        for family in text_string_to_metric_families(figures)
        for sample in family.samples
        if not sample.labels or sample.labels.get("le") == "+Inf"
    }
    assert samples["pobratim_questions_total"] == 2
    assert samples["pobratim_answered_total"] == 1
    assert samples["pobratim_answer_seconds_bucket"] == samples["pobratim_answer_seconds_count"] == 2
    assert samples["pobratim_passages"] > 10


async def test_a_database_that_does_not_answer_is_no_health(
    server: UnreliableTelegram, polling: Polling, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise UnusableDatabase("disk I/O error")

    async with polling(server) as service, showing(service, address), ClientSession() as session:
        monkeypatch.setattr(Database, "read_one", fail)
        async with session.get(f"http://{address}/healthz") as response:
            assert response.status == 503
            assert (await response.json())["ok"] is False
        monkeypatch.undo()
