"""The webhook believes the secret alone, and survives whatever else is sent to it."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession
from unreliable_telegram import UnreliableTelegram

from bot.__main__ import main
from bot.config import Settings
from bot.service import Service, on_duty
from bot.webhook import SECRET_HEADER, announce, receiving

SECRET = "s" * 32
GOOD = {SECRET_HEADER: SECRET}


@dataclass(frozen=True, slots=True)
class Hook:
    service: Service
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/telegram"

    async def post(self, body: bytes, headers: dict[str, str] | None = None) -> int:
        async with ClientSession() as session, session.post(self.url, data=body, headers=headers) as response:
            return response.status

    async def send(self, raw: bytes) -> bytes:
        """Bytes as they are; the status line, or nothing when the connection was cut."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(raw)
            await writer.drain()
            return await reader.readline()
        except ConnectionError:
            return b""
        finally:
            writer.close()


@pytest.fixture
async def hook(server: UnreliableTelegram, make_settings: Callable[..., Settings]) -> AsyncIterator[Hook]:
    async with hooked(server, make_settings) as hook:
        yield hook


@asynccontextmanager
async def hooked(server: UnreliableTelegram, make_settings: Callable[..., Settings]) -> AsyncIterator[Hook]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with on_duty(make_settings(server)) as service:
        hook = Hook(service, port)
        async with receiving(service, hook.url, SECRET, f"127.0.0.1:{port}"):
            yield hook


def question(number: int = 1, chat: int = 100) -> bytes:
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": chat, "type": "private", "first_name": "Анна"},
        "from": {"id": chat, "is_bot": False, "first_name": "Анна", "language_code": "ru"},
        "text": "Кто подписал соглашение?",
    }
    return json.dumps({"update_id": number, "message": message}).encode()


async def goes_on(hook: Hook, server: UnreliableTelegram) -> None:
    assert await hook.post(question(), GOOD) == 200
    assert len(await server.shown()) == 1


async def test_an_update_is_answered_once_however_often_it_comes(hook: Hook, server: UnreliableTelegram) -> None:
    assert [await hook.post(question(), GOOD) for _ in range(3)] == [200, 200, 200]
    await server.shown()
    await hook.service.inbox.idle()
    assert len(server.by_bot(100)) == 1
    assert hook.service.measures.duplicates == 2


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "s"}])
async def test_without_the_secret_nothing_is_taken(
    hook: Hook, server: UnreliableTelegram, headers: dict[str, str]
) -> None:
    assert await hook.post(question(), headers) == 401
    assert hook.service.measures.updates == 0
    await goes_on(hook, server)


async def test_a_header_that_is_no_ascii_is_refused(hook: Hook, server: UnreliableTelegram) -> None:
    for value in ("секрет".encode(), b"\xff\xfe"):
        raw = b"POST /telegram HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n" + SECRET_HEADER.encode()
        assert b" 40" in await hook.send(raw + b": " + value + b"\r\n\r\n{}")
    await goes_on(hook, server)


NO_UPDATES = (b"[]", b"null", b"1", b"{}", b'{"update_id": "1"}', b'{"update_id": 1e99}')
RUBBISH = (b"", b"{", b"\xff", b"[" * 100_000, *NO_UPDATES)


@pytest.mark.parametrize("body", RUBBISH)
async def test_rubbish_is_refused(hook: Hook, server: UnreliableTelegram, body: bytes) -> None:
    assert await hook.post(body, GOOD) == 400
    await goes_on(hook, server)


async def test_a_body_of_ten_megabytes_is_refused(hook: Hook, server: UnreliableTelegram) -> None:
    size = 10 << 20
    head = f"POST /telegram HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {SECRET}\r\n"
    assert b" 413 " in await hook.send(f"{head}Content-Length: {size}\r\n\r\n".encode())
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    answer = await hook.send(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 160)
    assert answer == b"" or b" 413 " in answer
    await goes_on(hook, server)


async def test_a_slow_body_is_not_waited_for(
    hook: Hook, server: UnreliableTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.webhook.BODY_SECONDS", 0.2)
    head = f"POST /telegram HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 99\r\n\r\n"
    assert b" 408 " in await hook.send(head.encode() + b"{")
    await goes_on(hook, server)


async def test_other_paths_and_methods_show_nothing(hook: Hook) -> None:
    async with ClientSession() as session:
        async with session.get(hook.url, headers=GOOD) as response:
            assert response.status == 405
        async with session.post(f"http://127.0.0.1:{hook.port}/metrics", headers=GOOD) as response:
            assert response.status == 404


async def test_telegram_is_told_where_and_with_what_secret(hook: Hook, server: UnreliableTelegram) -> None:
    await announce(hook.service, "https://bot.example.org/telegram", SECRET)
    assert server.webhook is not None
    assert server.webhook["url"] == "https://bot.example.org/telegram"
    assert server.webhook["secret_token"] == SECRET
    assert "my_chat_member" in json.loads(str(server.webhook["allowed_updates"]))


async def test_polling_takes_over_from_a_webhook(server: UnreliableTelegram, polling: Callable[..., object]) -> None:
    server.webhook = {"url": "https://elsewhere.example.org"}
    server.say("Кто подписал соглашение?")
    async with polling(server):  # type: ignore[attr-defined]
        assert len(await server.shown()) == 1
    assert server.webhook is None


@pytest.mark.parametrize(
    ("secret", "url"),
    [(None, "https://bot.example.org/t"), ("short", "https://bot.example.org/t"), ("секрет" * 5, "https://bot.example.org/t")],
)
def test_without_a_secret_it_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], secret: str | None, url: str
) -> None:
    monkeypatch.setenv("WEBHOOK_URL", url)
    if secret is not None:
        monkeypatch.setenv("WEBHOOK_SECRET", secret)
    assert main() == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("WEBHOOK_SECRET: ")
    assert secret is None or secret not in line
