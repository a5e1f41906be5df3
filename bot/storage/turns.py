"""Questions asked, and what was answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from bot.json_text import read_json, write_json
from bot.storage.blocks import Block
from bot.storage.database import Database, Row, Value
from retrieval.models import Span


class Option(Struct, frozen=True):
    """One passage offered as the answer; the first was shown, the others are «Ещё вариант»."""

    article_id: str
    start: int
    end: int
    quotation: str
    highlights: tuple[Span, ...]


class NewTurn(Struct, frozen=True):
    """A question and its outcome; times are Unix seconds, ``milliseconds`` how long finding took. ``thread``: the first
    turn of the reply thread it stands in; ``pinned``: the first passage was chosen by an admin; ``press``: of the
    button that asked."""

    chat: int
    person: int
    asked_at: int
    question: str
    standalone: str
    understood: str | None
    literal: bool
    subject: str | None
    confidence: float
    options: tuple[Option, ...]
    question_message: int | None
    milliseconds: int
    thread: int | None = None
    pinned: bool = False
    press: str | None = None


class StoredTurn(Struct, frozen=True):
    """A turn as it is remembered; a forgotten one has no chat, person or texts and is never returned. ``shown``: the
    place of the passage that the answer shows now."""

    id: int
    chat: int
    person: int
    asked_at: int
    question: str
    standalone: str
    understood: str | None
    literal: bool
    subject: str | None
    answered: bool
    question_message: int | None
    options: tuple[Option, ...]
    answer_message: int | None = None
    thread: int | None = None
    shown: int = 0
    pinned: bool = False


class Scope(Struct, frozen=True):
    """Which earlier turns a question may lean on: those since a Unix time, before a turn, of one thread only."""

    since: int = 0
    before: int | None = None
    thread: int | None = None


class Numbers(Struct, frozen=True):
    """Counts over the last ``days``."""

    days: int
    questions: int
    answered: int
    people: int
    useful: int
    useless: int


class TurnStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers = Block(database, "turns")

    async def add(self, turn: NewTurn) -> int:
        """The number of the turn. It is committed with what is committed next: that an answer is about to leave."""
        number = await self._numbers.next()
        self._database.commit_soon(partial(_add, number, turn))
        return number

    async def replace(self, number: int, turn: NewTurn) -> None:
        """A question that was asked anew in other words: what came of the old ones is gone, votes included."""
        await self._database.commit(partial(_replace, number, turn))

    def answered_with(self, turn: int, message: int) -> None:
        """Remembers which message carries the answer: committed with whatever is committed next, that it is given."""
        values = (message, turn)
        self._database.commit_soon(lambda to: to.execute("UPDATE turns SET answer_message = ? WHERE id = ?", values))

    async def now_shows(self, turn: int, place: int) -> None:
        await self._database.write("UPDATE turns SET shown = ? WHERE id = ?", (place, turn))

    async def by_answer(self, chat: int, message: int) -> StoredTurn | None:
        """The turn that a message of the bot answers."""
        return await self._first(
            "SELECT * FROM turns WHERE chat_id = ? AND answer_message = ? AND question IS NOT NULL ORDER BY id DESC",
            (chat, message),
        )

    async def by_question(self, chat: int, message: int) -> StoredTurn | None:
        """The turn that a person's message asked for."""
        return await self._first(
            "SELECT * FROM turns WHERE chat_id = ? AND question_message = ? AND question IS NOT NULL ORDER BY id DESC",
            (chat, message),
        )

    async def by_press(self, chat: int, person: int, press: str) -> StoredTurn | None:
        """The turn that the press of a button asked for."""
        return await self._first(
            "SELECT * FROM turns WHERE person_id = ? AND chat_id = ? AND press = ? AND question IS NOT NULL",
            (person, chat, press),
        )

    async def get(self, turn: int) -> StoredTurn | None:
        return await self._first("SELECT * FROM turns WHERE id = ? AND question IS NOT NULL", (turn,))

    async def latest(self, chat: int, person: int, limit: int, scope: Scope) -> list[StoredTurn]:
        """The person's last turns of the current topic in the chat, oldest first."""
        values = _latest_values(chat, person, limit, scope)
        return (await self._database.look(partial(_read, _LATEST, values)))[::-1]

    async def begin_topic(self, chat: int, person: int) -> None:
        """No later question leans on any turn so far."""
        await self._database.write(
            """
            INSERT OR REPLACE INTO topics
            SELECT :chat, :person, coalesce(max(id), 0) FROM turns WHERE person_id = :person AND chat_id = :chat
            """,
            {"chat": chat, "person": person},
        )

    async def page(self, chat: int, person: int, limit: int, offset: int) -> list[StoredTurn]:
        """The person's different questions in the chat, newest first."""
        rows = await self._database.read(
            """
            SELECT * FROM turns WHERE id IN (
                SELECT max(id) FROM turns
                WHERE person_id = ? AND chat_id = ? AND question IS NOT NULL GROUP BY question
            ) ORDER BY id DESC LIMIT ? OFFSET ?
            """,
            (person, chat, limit, offset),
        )
        return [_turn(row, ()) for row in rows]

    async def count(self, chat: int, person: int) -> int:
        """How many different questions ``page`` goes through."""
        row = await self._database.read_one(
            """
            SELECT count(DISTINCT question) AS questions FROM turns
            WHERE person_id = ? AND chat_id = ? AND question IS NOT NULL
            """,
            (person, chat),
        )
        return int(row["questions"]) if row else 0

    async def numbers(self, days: int, since: int) -> Numbers:
        """Counts of what was asked and voted since a Unix time; ``days`` says how long that is."""
        asked = await self._database.read(
            """
            SELECT count(*), coalesce(sum(answered), 0), count(DISTINCT person_id) FROM turns WHERE asked_at >= ?
            """,
            (since,),
        )
        voted = await self._database.read(
            "SELECT coalesce(sum(useful), 0), coalesce(sum(NOT useful), 0) FROM votes WHERE voted_at >= ?", (since,)
        )
        return Numbers(days, *(int(value) for value in (*asked[0], *voted[0])))

    async def _first(self, sql: str, values: Sequence[Value]) -> StoredTurn | None:
        turns = await self._database.look(partial(_read, f"{sql} LIMIT 1", values))
        return turns[0] if turns else None


_LATEST = """
    SELECT * FROM turns WHERE person_id = :person AND chat_id = :chat AND question IS NOT NULL
        AND asked_at >= :since AND id < coalesce(:before, id + 1)
        AND (:thread IS NULL OR thread = :thread OR id = :thread)
        AND id > coalesce(
            (SELECT after_turn FROM topics WHERE chat_id = :chat AND person_id = :person), 0
        )
    ORDER BY id DESC LIMIT :limit
"""
_INSERT = """
    INSERT INTO turns (
        id, chat_id, person_id, asked_at, press, question, standalone, understood, literal, subject, answered,
        confidence, question_message, milliseconds, thread, pinned
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
    UPDATE turns SET question = ?, standalone = ?, understood = ?, literal = ?, subject = ?, answered = ?,
        confidence = ?, question_message = ?, milliseconds = ?, thread = ?, pinned = ?, shown = 0
    WHERE id = ?
"""


def _latest_values(chat: int, person: int, limit: int, scope: Scope) -> Mapping[str, Value]:
    return {
        "person": person,
        "chat": chat,
        "since": scope.since,
        "before": scope.before,
        "thread": scope.thread,
        "limit": limit,
    }


def _outcome(turn: NewTurn) -> tuple[str | int | float | None, ...]:
    """What both statements set, in their order."""
    return (
        turn.question,
        turn.standalone,
        turn.understood,
        turn.literal,
        turn.subject,
        bool(turn.options),
        turn.confidence,
        turn.question_message,
        turn.milliseconds,
        turn.thread,
        turn.pinned,
    )


def _add(number: int, turn: NewTurn, connection: sqlite3.Connection) -> None:
    connection.execute(_INSERT, (number, turn.chat, turn.person, turn.asked_at, turn.press, *_outcome(turn)))
    _insert_options(connection, number, turn.options)


def _replace(number: int, turn: NewTurn, connection: sqlite3.Connection) -> None:
    connection.execute(_UPDATE, (*_outcome(turn), number))
    connection.execute("DELETE FROM options WHERE turn_id = ?", (number,))
    connection.execute("DELETE FROM votes WHERE turn_id = ?", (number,))
    _insert_options(connection, number, turn.options)


def _insert_options(connection: sqlite3.Connection, turn: int, options: Sequence[Option]) -> None:
    rows = [
        (turn, place, one.article_id, one.start, one.end, one.quotation, write_json(one.highlights))
        for place, one in enumerate(options)
    ]
    connection.executemany("INSERT INTO options VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _read(
    sql: str, values: Sequence[Value] | Mapping[str, Value], connection: sqlite3.Connection
) -> list[StoredTurn]:
    """Turns with their options."""
    rows = connection.execute(sql, values).fetchall()
    return [_turn(row, _options(connection, row["id"])) for row in rows]


def _options(connection: sqlite3.Connection, turn: int) -> list[Option]:
    rows = connection.execute("SELECT * FROM options WHERE turn_id = ? ORDER BY place", (turn,))
    return [_option(row) for row in rows]


def _turn(row: Row, options: Sequence[Option]) -> StoredTurn:
    return StoredTurn(
        id=row["id"],
        chat=row["chat_id"],
        person=row["person_id"],
        asked_at=row["asked_at"],
        question=row["question"],
        standalone=row["standalone"],
        understood=row["understood"],
        literal=bool(row["literal"]),
        subject=row["subject"],
        answered=bool(row["answered"]),
        question_message=row["question_message"],
        options=tuple(options),
        answer_message=row["answer_message"],
        thread=row["thread"],
        shown=row["shown"],
        pinned=bool(row["pinned"]),
    )


def _option(row: Row) -> Option:
    highlights = tuple((int(start), int(end)) for start, end in read_json(row["highlights"]))
    return Option(row["article_id"], row["start"], row["end"], row["quotation"], highlights)
