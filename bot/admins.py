"""Who may change the library: people of ADMIN_IDS, whom nobody can remove, and those they have added."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from msgspec import Struct

from bot.kept import Kept
from bot.storage.admins import AdminStore
from bot.storage.audit import AuditStore, Entry

log = logging.getLogger(__name__)

LOG_PAGE = 10


class Admin(Struct, frozen=True):
    """``fixed``: named in the settings."""

    person: int
    fixed: bool


class LogPage(Struct, frozen=True):
    """``number`` counts pages from 0."""

    entries: tuple[Entry, ...]
    number: int
    pages: int


class Admins:
    def __init__(
        self, fixed: tuple[int, ...], store: AdminStore, audit: AuditStore, now: Callable[[], float] = time.time
    ) -> None:
        self._fixed = fixed
        self._store = store
        self._audit = audit
        self._now = now
        self._added = Kept(self._read)

    async def has(self, person: int) -> bool:
        return person in self._fixed or person in await self._added.get()

    async def any(self) -> bool:
        """Whether there is anybody at all."""
        return bool(self._fixed or await self._added.get())

    async def all(self) -> tuple[Admin, ...]:
        added = [person for person in await self._store.all() if person not in self._fixed]
        return (*(Admin(person, True) for person in self._fixed), *(Admin(person, False) for person in added))

    async def add(self, person: int, by: int) -> bool:
        """Whether they were none before."""
        if await self.has(person):
            return False
        await self._store.add(person, by, int(self._now()))
        self._added.look_again()
        log.info("admin added person=%d by=%d", person, by)
        return True

    async def remove(self, person: int, by: int) -> bool:
        """Whether they were one that can be removed."""
        if person not in await self._added.get():
            return False
        await self._store.remove(person, by, int(self._now()))
        self._added.look_again()
        log.info("admin removed person=%d by=%d", person, by)
        return True

    def look_again(self) -> None:
        """Somebody may have gone otherwise than by ``remove``."""
        self._added.look_again()

    async def log_page(self, number: int) -> LogPage:
        """What all admins did, newest first: page ``number`` or the nearest there is."""
        pages = max(1, -(-await self._audit.count() // LOG_PAGE))
        number = min(max(number, 0), pages - 1)
        return LogPage(tuple(await self._audit.page(LOG_PAGE, number * LOG_PAGE)), number, pages)

    async def _read(self) -> frozenset[int]:
        return frozenset(await self._store.all())
