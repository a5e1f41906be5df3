"""Updates from Telegram until they are answered, and the messages sent for each while it is being answered.

An update is here before Telegram is told that it arrived. Once answered, only its number stays (to know a duplicate
by): no text, no chat, no person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from bot.storage.database import Database, Row

_RECEIVE = "INSERT OR IGNORE INTO inbox (update_id, line, body, received_at) VALUES (?, ?, ?, ?)"
_DONE = "UPDATE inbox SET done = 1, line = NULL, body = NULL WHERE update_id = ?"
_CLEAR = "DELETE FROM sendings WHERE update_id = ?"
_BEGIN = "INSERT OR REPLACE INTO sendings VALUES (?, ?, ?, ?, ?, NULL)"
_HIGHEST = """
    INSERT INTO settings VALUES ('highest-message', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)
"""
_KNOWN = """
    SELECT max(number) AS highest FROM (
        SELECT CAST(value AS INTEGER) AS number FROM settings WHERE name = 'highest-message'
        UNION ALL SELECT after_anywhere FROM sendings
    )
"""
_SENT = "UPDATE sendings SET message_id = ? WHERE update_id = ? AND place = ?"


class Received(Struct, frozen=True):
    """An update as JSON. ``line``: what has to be answered in order, usually a chat."""

    update_id: int
    line: str
    body: str


class Waiting(Struct, frozen=True):
    """An update not answered yet; its text stays in the database until its turn. ``received_at``: Unix seconds."""

    update_id: int
    line: str
    received_at: float


class Sending(Struct, frozen=True):
    """One message sent for an update: the ``place``-th, counted from 0.

    ``after`` and ``after_anywhere`` are the highest message numbers known before it left, in its chat and anywhere;
    ``after`` is none when nothing was known. ``message_id`` is none while nobody knows whether it arrived.
    """

    update_id: int
    place: int
    chat: int
    after: int | None
    after_anywhere: int
    message_id: int | None = None


class InboxStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def receive(self, updates: Sequence[Received], now: float, highest: int = 0) -> list[Waiting]:
        """Stores those never seen before, safe from a crash of the process when this returns; gives them back.
        ``highest`` as in ``done``."""
        return await self._database.commit(partial(_receive, updates, now, highest))

    async def secure(self) -> None:
        """Returns when all that was stored is safe even from a power cut."""
        await self._database.sync()

    async def waiting(self) -> list[Waiting]:
        """Everything not answered yet, oldest first."""
        rows = await self._database.read(
            "SELECT update_id, line, received_at FROM inbox WHERE NOT done ORDER BY received_at, update_id"
        )
        return [Waiting(row["update_id"], str(row["line"]), row["received_at"]) for row in rows]

    async def body(self, update_id: int) -> str | None:
        row = await self._database.read_one("SELECT body FROM inbox WHERE update_id = ? AND NOT done", (update_id,))
        return None if row is None else str(row["body"])

    async def done(self, update_id: int, highest: int) -> None:
        """Marks an update as answered; ``highest`` is the highest message number in private chats by then."""
        await self._database.commit(partial(_mark_done, update_id, highest))

    async def highest(self) -> int:
        """The highest message number in private chats that an earlier run knew; 0 if there was none."""
        row = await self._database.read_one(_KNOWN)
        return int(row["highest"] or 0) if row else 0

    async def sendings(self, update_id: int) -> list[Sending]:
        """What was sent for an update before, in order."""
        rows = await self._database.read("SELECT * FROM sendings WHERE update_id = ? ORDER BY place", (update_id,))
        return [_sending(row) for row in rows]

    async def begin(self, sending: Sending, arrived: Sequence[Sending] = ()) -> None:
        """Notes that a message is about to leave, and which earlier ones of the update have arrived meanwhile."""
        await self._database.commit(partial(_begin, sending, tuple(arrived)))

    async def prune(self, before: float) -> None:
        """Forgets the numbers of updates answered before a Unix time: Telegram repeats nothing older than a day."""
        await self._database.write("DELETE FROM inbox WHERE done AND received_at < ?", (before,))


def _receive(
    updates: Sequence[Received], now: float, highest: int, connection: sqlite3.Connection
) -> list[Waiting]:
    connection.execute(_HIGHEST, (str(highest),))
    return [
        Waiting(one.update_id, one.line, now)
        for one in updates
        if connection.execute(_RECEIVE, (one.update_id, one.line, one.body, now)).rowcount
    ]


def _mark_done(update_id: int, highest: int, connection: sqlite3.Connection) -> None:
    connection.execute(_HIGHEST, (str(highest),))
    connection.execute(_DONE, (update_id,))
    connection.execute(_CLEAR, (update_id,))


def _begin(sending: Sending, arrived: Sequence[Sending], connection: sqlite3.Connection) -> None:
    for earlier in arrived:
        connection.execute(_SENT, (earlier.message_id, earlier.update_id, earlier.place))
    values = (sending.update_id, sending.place, sending.chat, sending.after, sending.after_anywhere)
    connection.execute(_BEGIN, values)


def _sending(row: Row) -> Sending:
    return Sending(
        row["update_id"], row["place"], row["chat_id"], row["after"], row["after_anywhere"], row["message_id"]
    )
