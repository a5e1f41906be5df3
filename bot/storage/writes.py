"""Many callers, one transaction: statements that arrive while another commit runs are committed together by the next.

A bot that answers hundreds of chats marks what it does several times for each update; a commit for each mark would be
the slowest part of an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.database import Database, Value


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class _Waiting:
    statements: tuple[Statement, ...]
    committed: asyncio.Future[None]


class GroupedWrites:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._committing = asyncio.Lock()

    async def write(self, *statements: Statement) -> None:
        """Returns when the statements are committed, in the order of the calls. Raises what the database raises."""
        mine = _Waiting(statements, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        async with self._committing:
            # Whoever held the lock before may have committed ours along with its own.
            if not mine.committed.done():
                await self._commit_all()
        await mine.committed

    async def _commit_all(self) -> None:
        batch, self._waiting = self._waiting, []
        try:
            async with self._database.transaction() as connection:
                for waiting in batch:
                    for statement in waiting.statements:
                        await connection.execute(statement.sql, statement.values)
        except asyncio.CancelledError:
            # This caller gives up; the others still want theirs written.
            self._waiting = batch + self._waiting
            raise
        except Exception as error:
            _settle(batch, error)
        else:
            _settle(batch, None)


def _settle(batch: Sequence[_Waiting], error: Exception | None) -> None:
    for waiting in batch:
        if waiting.committed.done():
            continue
        if error is None:
            waiting.committed.set_result(None)
        else:
            waiting.committed.set_exception(error)
