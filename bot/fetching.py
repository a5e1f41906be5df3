"""A link → the page behind it, within limits, and never from a private address.

A link is a wish to make *this* machine send a request, so it must not reach what only this machine can: neighbours in
its network, the cloud's metadata service, itself. Names are resolved here, every address is checked, and the connection
goes to the checked address and no other, at each redirect anew: a name that changes its mind between check and
connection gains nothing.

    FetchError            fetch-failed           status: whatever else went wrong
    ├── PrivateAddress    fetch-private          leads into a private network
    ├── NotALink          fetch-not-a-link       no http or https address
    ├── Unreachable       fetch-unreachable      no network, no such site, or it does not answer
    ├── TooSlow           fetch-too-slow         seconds
    ├── PageTooLarge      fetch-too-large        limit (megabytes)
    ├── TooManyRedirects  fetch-redirects        limit
    └── RefusedBySite     fetch-refused          status: the site answered with an error
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from typing import TYPE_CHECKING, ClassVar, cast
from urllib.parse import unquote

from msgspec import Struct

from bot import certificates

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession
    from aiohttp.abc import AbstractResolver, ResolveResult
    from yarl import URL

SECONDS = 20
MEGABYTES = 10
REDIRECTS = 5
CHUNK = 64 * 1024
AGENT = "Mozilla/5.0 (compatible; pobratim-bot)"
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is given out so far: https://www.iana.org/assignments/ipv6-address-space. What was once the private network
of a site (fec0::/10) still counts as global in the standard library."""

SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}


class FetchError(Exception):
    """Carries the key of its message to the admin, and its variables."""

    key: ClassVar[str] = "fetch-failed"

    def __init__(self, **parameters: int) -> None:
        self.parameters = parameters
        super().__init__(self.key, parameters)


class PrivateAddress(FetchError):
    key = "fetch-private"


class NotALink(FetchError):
    key = "fetch-not-a-link"


class Unreachable(FetchError):
    key = "fetch-unreachable"


class TooSlow(FetchError):
    key = "fetch-too-slow"


class PageTooLarge(FetchError):
    key = "fetch-too-large"


class TooManyRedirects(FetchError):
    key = "fetch-redirects"


class RefusedBySite(FetchError):
    key = "fetch-refused"


class Page(Struct, frozen=True):
    """``url``: where the redirects ended; ``name``: a file name for it."""

    url: str
    name: str
    content: bytes


def is_public(address: str) -> bool:
    """Whether everybody in the internet means the same machine by it. IPv4 inside IPv6 is judged as IPv4."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.ipv4_mapped or found.sixtofour or _behind_nat64(found)
        if hidden is not None:
            return is_public(str(hidden))
        if found not in GLOBAL_UNICAST:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


async def fetch(url: str) -> Page:
    """The page, redirects followed. Raises ``FetchError``."""
    from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

    trusting = await asyncio.to_thread(certificates.of_the_system)
    resolver = cast("AbstractResolver", PublicResolver())
    try:
        connector = TCPConnector(resolver=resolver, use_dns_cache=False, ssl=trusting)
        async with (
            asyncio.timeout(SECONDS),
            ClientSession(connector=connector, timeout=ClientTimeout(total=SECONDS), headers=_headers()) as session,
        ):
            return await _follow(session, _parse(url))
    except TimeoutError as error:
        raise TooSlow(seconds=SECONDS) from error
    except (ClientError, OSError, ValueError) as error:
        # The resolver's refusal arrives wrapped in an error of the connection.
        raise _private_among_causes(error) or Unreachable() from error


class PublicResolver:
    """The system's resolver, private addresses refused. In the shape of aiohttp's ``AbstractResolver`` and no child of
    it: without a link to fetch nobody has to import an HTTP client."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        addresses = [(kind, str(where[0])) for kind, _, _, _, where in found]
        if not all(is_public(address) for _, address in addresses):
            raise OSError(None, "private") from PrivateAddress()
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": kind,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for kind, address in addresses
        ]

    async def close(self) -> None:
        """Nothing was opened."""


async def _follow(session: ClientSession, url: URL) -> Page:
    for _ in range(REDIRECTS + 1):
        _check(url)
        async with session.get(url, allow_redirects=False) as response:
            onward = response.headers.get("Location") if 300 <= response.status < 400 else None
            if onward is None:
                return Page(str(url), _name(url, response), await _content(response))
            url = _parse(str(url.join(_parse(onward, relative=True))))
    raise TooManyRedirects(limit=REDIRECTS)


async def _content(response: ClientResponse) -> bytes:
    """At most ``MEGABYTES``, counted after decompression, whatever the headers promise."""
    if response.status != 200:
        raise RefusedBySite(status=response.status)
    content = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > MEGABYTES * 2**20:
            raise PageTooLarge(limit=MEGABYTES)
    return bytes(content)


def _parse(url: str, *, relative: bool = False) -> URL:
    from yarl import URL

    try:
        parsed = URL(url.strip())
    except ValueError as error:
        raise NotALink from error
    if not relative and (parsed.scheme not in ("http", "https") or not parsed.host):
        raise NotALink
    return parsed.with_user(None) if parsed.absolute else parsed


def _check(url: URL) -> None:
    """An address in digits is connected to without asking a resolver, in all the ways of writing one that a C library
    reads: «127.1», «0x7f000001», «2130706433»."""
    host = url.host or ""
    digits = ":" in host or re.fullmatch(r"(?:0x[\da-f]*|\d+)(?:\.(?:0x[\da-f]*|\d+))*\.?", host, re.IGNORECASE)
    if digits and not is_public(host):
        raise PrivateAddress


def _behind_nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _private_among_causes(error: BaseException) -> PrivateAddress | None:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PrivateAddress):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


def _name(url: URL, response: ClientResponse) -> str:
    last = unquote(url.path.rstrip("/").rpartition("/")[2]) or url.host or "page"
    suffix = SUFFIXES.get(response.content_type, "")
    return last if last.lower().endswith(suffix) else last + suffix


def _headers() -> dict[str, str]:
    return {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"}
