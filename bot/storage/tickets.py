"""What people have asked of the admins, the messages by which admins know of it, and who wants no news."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.storage.database import Database, Row


class TicketKind(StrEnum):
    QUESTION = "question"
    FEEDBACK = "feedback"


class TicketState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class NewTicket(Struct, frozen=True):
    """``message``: of the person's, to be replied to; ``offered``: quotations that did not help; ``language``: the
    person's."""

    kind: TicketKind
    chat: int
    person: int
    text: str
    language: str
    turn: int | None = None
    message: int | None = None
    offered: tuple[str, ...] = ()


class Ticket(Struct, frozen=True):
    id: int
    asked: NewTicket
    state: TicketState


class Card(Struct, frozen=True):
    """A message in an admin's chat."""

    chat: int
    message: int


class TicketStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewTicket, now: int) -> Ticket:
        number = await self._database.write(
            """
            INSERT INTO tickets (kind, chat_id, person_id, turn_id, message_id, text, offered, language, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                new.kind.value,
                new.chat,
                new.person,
                new.turn,
                new.message,
                new.text,
                json.dumps(new.offered, ensure_ascii=False),
                new.language,
                now,
            ),
        )
        return Ticket(number, new, TicketState.OPEN)

    async def get(self, number: int) -> Ticket | None:
        row = await self._database.read_one("SELECT * FROM tickets WHERE id = ?", (number,))
        return None if row is None else _ticket(row)

    async def of_turn(self, turn: int) -> Ticket | None:
        row = await self._database.read_one("SELECT * FROM tickets WHERE turn_id = ?", (turn,))
        return None if row is None else _ticket(row)

    async def of_message(self, chat: int, person: int, message: int) -> Ticket | None:
        """The word on the bot that a message of a person's was."""
        row = await self._database.read_one(
            "SELECT * FROM tickets WHERE person_id = ? AND chat_id = ? AND message_id = ? AND kind = 'feedback'",
            (person, chat, message),
        )
        return None if row is None else _ticket(row)

    async def of_card(self, card: Card) -> Ticket | None:
        row = await self._database.read_one(
            """
            SELECT tickets.* FROM tickets JOIN ticket_cards ON ticket_cards.ticket_id = tickets.id
            WHERE ticket_cards.chat_id = ? AND ticket_cards.message_id = ?
            """,
            (card.chat, card.message),
        )
        return None if row is None else _ticket(row)

    async def count_open(self, person: int) -> int:
        row = await self._database.read_one(
            "SELECT count(*) AS waiting FROM tickets WHERE person_id = ? AND state = 'open'", (person,)
        )
        return int(row["waiting"]) if row else 0

    async def put_cards(self, ticket: int, cards: Sequence[Card]) -> None:
        async with self._database.transaction() as connection:
            await connection.executemany(
                "INSERT OR REPLACE INTO ticket_cards (chat_id, message_id, ticket_id) VALUES (?, ?, ?)",
                [(card.chat, card.message, ticket) for card in cards],
            )

    async def cards(self, ticket: int) -> list[Card]:
        rows = await self._database.read("SELECT * FROM ticket_cards WHERE ticket_id = ?", (ticket,))
        return [Card(row["chat_id"], row["message_id"]) for row in rows]

    async def change_state(self, ticket: int, state: TicketState) -> None:
        await self._database.write("UPDATE tickets SET state = ? WHERE id = ?", (state.value, ticket))

    async def untold(self) -> list[Ticket]:
        """Questions whose askers want to know, and do not know yet, that the articles answer them now."""
        rows = await self._database.read(
            """
            SELECT * FROM tickets WHERE kind = 'question' AND told_at IS NULL
            AND person_id NOT IN (SELECT person_id FROM undisturbed) ORDER BY id
            """
        )
        return [_ticket(row) for row in rows]

    async def told(self, ticket: int, now: int) -> None:
        await self._database.write("UPDATE tickets SET told_at = ? WHERE id = ?", (now, ticket))

    async def leave_in_peace(self, person: int) -> None:
        await self._database.write("INSERT OR IGNORE INTO undisturbed VALUES (?)", (person,))


def _ticket(row: Row) -> Ticket:
    asked = NewTicket(
        kind=TicketKind(row["kind"]),
        chat=row["chat_id"],
        person=row["person_id"],
        text=row["text"],
        language=row["language"],
        turn=row["turn_id"],
        message=row["message_id"],
        offered=tuple(json.loads(row["offered"])),
    )
    return Ticket(row["id"], asked, TicketState(row["state"]))
