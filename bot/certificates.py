"""Which authorities an encrypted connection may lead to, and when their certificates are read: every reading takes as
long as an answer.

Telegram's session has aiogram's (certifi's), a link that is fetched those of the system. aiohttp would read the latter
twice more when it is imported, for sessions that bring none of their own; there is no such session here.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@cache
def of_the_system() -> ssl.SSLContext:
    """What the system trusts, read from the disk at first."""
    trusting = ssl.create_default_context()
    trusting.set_alpn_protocols(("http/1.1",))
    return trusting


@contextmanager
def unread() -> Iterator[None]:
    """Import aiohttp in here: a context that is made meanwhile trusts nobody."""
    setattr(ssl.SSLContext, "set_default_verify_paths", lambda _: None)  # noqa: B010 - a method, for mypy
    try:
        yield
    finally:
        # Inherited, it is found again.
        delattr(ssl.SSLContext, "set_default_verify_paths")
