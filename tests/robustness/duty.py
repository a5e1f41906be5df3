"""What tests of the service share beside its fixtures: the admin's number, and the type of ``polling``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.service import Service

ADMIN = 7

Polling = Callable[..., AbstractAsyncContextManager[Service]]
"""Begins to take updates from a server, until the block ends."""
