"""Links: the page behind one, within limits, and never from a private address."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import samples
from aiohttp import web
from aiohttp.test_utils import TestServer
from office import LENGTH, LINES, QUESTION, TITLE, OfficeTelegram
from telegram_fake import Chat

from bot import fetching
from bot.app import App, build
from bot.config import Settings
from bot.fetching import FetchError, fetch, is_public
from bot.texts import load_texts
from bot.views.uploads import problem

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def site(handler: Handler) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_get("/{path:.*}", handler)
    async with TestServer(application, host="127.0.0.1") as server:
        yield str(server.make_url("/most"))


@pytest.fixture
def everything_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site of a test stands on this machine."""
    monkeypatch.setattr(fetching, "is_public", lambda _: True)


async def serve_page(_: web.Request) -> web.Response:
    return web.Response(body=samples.page(LINES, TITLE), content_type="text/html")


async def test_a_link_becomes_a_card_with_its_address(
    admin: Chat, reader: Chat, everything_public: None
) -> None:
    async with site(serve_page) as url:
        card = await admin.send(url)
        assert card.text.startswith(TITLE)
        assert "Адрес: http" in card.text
    await admin.press("Опубликовать")
    assert LENGTH in (await reader.send(QUESTION)).text


async def test_a_link_behind_add(admin: Chat, everything_public: None) -> None:
    async with site(serve_page) as url:
        assert (await admin.send(f"/add {url}")).text.startswith(TITLE)


async def test_a_link_of_a_stranger_is_a_question(reader: Chat, app: App) -> None:
    await reader.send("https://vestnik.example/most")
    assert await app.database.read("SELECT 1 FROM uploads") == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.8/a",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1]/",
    ],
)
async def test_private_addresses_are_refused(admin: Chat, app: App, url: str) -> None:
    shown = await admin.send(url)
    assert "внутреннюю сеть" in shown.text
    assert shown.buttons == []
    assert await app.database.read("SELECT 1 FROM drafts") == []


async def test_a_redirect_into_the_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async def redirect(_: web.Request) -> web.Response:
        raise web.HTTPFound("http://169.254.169.254/latest/meta-data")

    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    async with site(redirect) as url:
        with pytest.raises(fetching.PrivateAddress):
            await fetch(url)


async def test_a_name_that_leads_home_is_refused_where_it_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """One answer to a check and another to the connection would get nowhere: there is only one question."""
    asked: list[str] = []

    def answer(host: str, port: object, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        address = "93.184.215.14" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(fetching.PrivateAddress):
        await fetch("http://rebinding.example/")
    assert asked == ["rebinding.example"]


async def test_no_network(monkeypatch: pytest.MonkeyPatch, admin: Chat) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "нет сети" in (await admin.send("https://vestnik.example/most")).text


PUBLIC = ("8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8")
PRIVATE = (
    *("127.0.0.1", "10.1.1.1", "172.16.0.1", "192.168.0.1", "169.254.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1"),  # noqa: S104
    *("::1", "fc00::1", "fe80::1", "fe80::1%eth0", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::"),
    *("fec0::1", "::127.0.0.1", "2001:0:7f00:1::", "2001:db8::1", "ff02::1", "198.18.0.1", "255.255.255.255"),
    *("слово", ""),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("url", ["ftp://a.example/b", "file:///etc/passwd", "https://", "gopher://a.example"])
async def test_other_schemes_are_no_links(url: str) -> None:
    with pytest.raises(fetching.NotALink):
        await fetch(url)


async def test_a_page_that_never_ends_is_left_at_the_limit(
    everything_public: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for _ in range(100):
            await response.write(bytes(100_000))
        return response

    monkeypatch.setattr(fetching, "MEGABYTES", 1)
    async with site(endless) as url:
        with pytest.raises(fetching.PageTooLarge):
            await fetch(url)


async def test_a_compressed_bomb_is_counted_unpacked(everything_public: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def bomb(_: web.Request) -> web.Response:
        packed = gzip.compress(bytes(30 * 2**20))
        return web.Response(body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})

    monkeypatch.setattr(fetching, "MEGABYTES", 1)
    async with site(bomb) as url:
        with pytest.raises(fetching.PageTooLarge):
            await fetch(url)


async def test_redirects_are_followed_but_not_for_ever(everything_public: None) -> None:
    async def around(request: web.Request) -> web.Response:
        left = int(request.query.get("left", "3"))
        if left == 0:
            return await serve_page(request)
        raise web.HTTPFound(f"/most?left={left - 1}")

    async with site(around) as url:
        page = await fetch(url)
        assert page.url.endswith("left=0")
        with pytest.raises(fetching.TooManyRedirects):
            await fetch(f"{url}?left=9")


async def test_an_error_of_the_site_is_told(everything_public: None, admin: Chat) -> None:
    async def missing(_: web.Request) -> web.Response:
        return web.Response(status=404)

    async with site(missing) as url:
        assert "ответ 404" in (await admin.send(url)).text


async def test_a_site_that_is_silent_is_left(everything_public: None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    async with site(silent) as url:
        with pytest.raises(fetching.TooSlow):
            await fetch(url)


async def test_links_are_off_by_a_setting(settings: Settings, telegram: OfficeTelegram) -> None:
    forbidden = settings.model_copy(update={"fetch_links": False})
    async with build(forbidden, session=telegram) as app:
        telegram.serve(app)
        assert "запрещено настройкой" in (await telegram.chat(person=1).send("https://vestnik.example/most")).text


def test_every_way_to_fail_has_words() -> None:
    for error in (FetchError, *FetchError.__subclasses__()):
        for language in ("ru", "uk", "en"):
            words = load_texts().in_language(language)
            assert problem(words, error(limit=5, status=404, seconds=20)) == words.html(
                error.key, {"limit": 5, "status": 404, "seconds": 20}
            )
