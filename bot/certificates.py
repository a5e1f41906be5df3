"""Which authorities an encrypted connection may lead to, and when their certificates are read: every reading takes as
long as an answer.

Telegram's session has aiogram's (certifi's), a link that is fetched those of the system. aiohttp would read the latter
twice more when it is imported, for sessions that bring none of their own; there is no such session here. aiogram would
read its own while everybody waits; here that is done beside the rest of the start (``bot/forms.py``).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial

READINGS = ("set_default_verify_paths", "load_verify_locations")
"""The methods of a context that read certificates. OpenSSL keeps no other thread waiting meanwhile."""


@cache
def of_the_system() -> ssl.SSLContext:
    """What the system trusts, read from the disk at first."""
    trusting = ssl.create_default_context()
    trusting.set_alpn_protocols(("http/1.1",))
    return trusting


@contextmanager
def unread() -> Iterator[Callable[[], None]]:
    """A context that is made in here trusts nobody, until what is yielded is called: that does all the reading."""
    left: list[Callable[[], object]] = []
    with ExitStack() as stack:
        for name in READINGS:
            # Inherited, the method is found again behind this.
            setattr(ssl.SSLContext, name, _later(getattr(ssl.SSLContext, name), left))
            stack.callback(delattr, ssl.SSLContext, name)
        yield lambda: _do(left)


def _later(read: Callable[..., object], left: list[Callable[[], object]]) -> Callable[..., None]:
    def postpone(*arguments: object, **named: object) -> None:
        left.append(partial(read, *arguments, **named))

    return postpone


def _do(left: list[Callable[[], object]]) -> None:
    for read in left:
        read()
