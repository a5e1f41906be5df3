"""Many callers, one trip: work for a connection that comes up while another trip is under way, or in the same moment,
goes to the connection's thread together.

A bot that answers hundreds of chats reads and marks several things for each update; a trip for each, and a commit for
each mark, would be the slowest part of an answer.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar, cast

from msgspec import Struct

from bot.storage.connection import Work

Result = TypeVar("Result")
Outcome = object
"""What a piece of work gave, or the ``Exception`` it ended with."""

Carry = Callable[[Sequence[Work[object]]], Awaitable[Sequence[Outcome]]]


class _Passenger(Struct, frozen=True):
    work: Work[object]
    outcome: asyncio.Future[object]


class Trips:
    """``carry`` does all the work it is given, in order, and says how each ended."""

    def __init__(self, carry: Carry) -> None:
        self._carry = carry
        self._waiting: list[_Passenger] = []
        self._travelling: asyncio.Task[None] | None = None

    async def join(self, work: Work[Result]) -> Result:
        """What the work gives, once it is done, in the order of the calls. Raises what it raises."""
        return cast("Result", await self.board(work))

    def board(self, work: Work[object]) -> asyncio.Future[object]:
        """The same for whoever has something else to do meanwhile."""
        outcome = asyncio.get_running_loop().create_future()
        self._waiting.append(_Passenger(work, outcome))
        if self._travelling is None or self._travelling.done():
            self._travelling = asyncio.create_task(self._travel(), name="trips")
        return outcome

    async def end(self) -> None:
        """Returns when nobody is under way."""
        if self._travelling is not None:
            await asyncio.gather(self._travelling, return_exceptions=True)

    async def _travel(self) -> None:
        while self._waiting:
            passengers, self._waiting = self._waiting, []
            try:
                outcomes = await self._carry([passenger.work for passenger in passengers])
            except Exception as error:
                outcomes = [error] * len(passengers)
            except BaseException:
                for passenger in passengers:
                    passenger.outcome.cancel()
                raise
            for passenger, outcome in zip(passengers, outcomes, strict=True):
                _arrive(passenger, outcome)


def _arrive(passenger: _Passenger, outcome: Outcome) -> None:
    if passenger.outcome.done():
        # Whoever asked has given up.
        return
    if isinstance(outcome, Exception):
        passenger.outcome.set_exception(outcome)
    else:
        passenger.outcome.set_result(outcome)


def read_all(works: Sequence[Work[object]], connection: sqlite3.Connection) -> list[Outcome]:
    """Each for itself."""
    return [_read(work, connection) for work in works]


def commit_all(works: Sequence[Work[object]], connection: sqlite3.Connection) -> list[Outcome]:
    """In one transaction; if that fails, each in one of its own, so that nobody fails for another."""
    try:
        return commit(works, connection)
    except Exception as error:
        if len(works) == 1:
            return [error]
    return [outcome for work in works for outcome in commit_all([work], connection)]


def commit(works: Sequence[Work[object]], connection: sqlite3.Connection) -> list[Outcome]:
    """All or nothing. Raises what the first to fail raises."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        outcomes = [work(connection) for work in works]
        connection.commit()
    except BaseException:
        # A full disk fails the commit: undone as well.
        connection.rollback()
        raise
    return outcomes


def _read(work: Work[object], connection: sqlite3.Connection) -> Outcome:
    try:
        return work(connection)
    except Exception as error:
        return error
