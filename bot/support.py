"""The use case «Нужен человек»: a question, or a word on the bot, goes to the admins; their answer comes back."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from enum import Enum, auto

from bot.ask import Asker
from bot.storage.tickets import Card, NewTicket, Ticket, TicketKind, TicketState, TicketStore
from bot.storage.turns import StoredTurn

log = logging.getLogger(__name__)

MOST_OPEN = 5
"""Questions of one person that may wait for an answer at a time."""


class Refusal(Enum):
    ALREADY = auto()
    TOO_MANY = auto()


class Support:
    def __init__(self, tickets: TicketStore, now: Callable[[], float] = time.time) -> None:
        self._tickets = tickets
        self._now = now

    async def call(self, turn: StoredTurn, language: str) -> Ticket | Refusal:
        """Passes a question on, once; again, as long as it has come before nobody's eyes."""
        known = await self._tickets.of_turn(turn.id)
        if known is not None:
            return Refusal.ALREADY if await self._tickets.cards(known.id) else known
        new = NewTicket(
            kind=TicketKind.QUESTION,
            chat=turn.chat,
            person=turn.person,
            # As it was read: a follow-up means nothing to someone who has not seen what stood before it.
            text=turn.standalone if turn.subject else turn.question,
            language=language,
            turn=turn.id,
            message=turn.question_message,
            offered=_shown_first(turn),
        )
        return await self._add(new)

    async def feedback(self, asker: Asker, text: str, message: int, language: str) -> Ticket | Refusal:
        """Passes a word on; taken up after a crash it is the same one."""
        begun = await self._tickets.of_message(asker.chat, asker.person, message)
        return begun or await self._add(
            NewTicket(TicketKind.FEEDBACK, asker.chat, asker.person, text, language, message=message)
        )

    async def ticket(self, number: int) -> Ticket | None:
        return await self._tickets.get(number)

    async def shown_on(self, chat: int, message: int) -> Ticket | None:
        """The ticket whose card a message is."""
        return await self._tickets.of_card(Card(chat, message))

    async def shown(self, ticket: Ticket, cards: list[Card]) -> None:
        await self._tickets.put_cards(ticket.id, cards)

    async def cards(self, ticket: Ticket) -> list[Card]:
        return await self._tickets.cards(ticket.id)

    async def move_to(self, ticket: Ticket, state: TicketState) -> Ticket:
        await self._tickets.change_state(ticket.id, state)
        log.info("ticket=%d state=%s", ticket.id, state)
        return Ticket(ticket.id, ticket.asked, state)

    async def leave_in_peace(self, person: int) -> None:
        await self._tickets.leave_in_peace(person)

    async def _add(self, new: NewTicket) -> Ticket | Refusal:
        if await self._tickets.count_open(new.person) >= MOST_OPEN:
            return Refusal.TOO_MANY
        ticket = await self._tickets.add(new, int(self._now()))
        log.info("ticket=%d kind=%s person=%d", ticket.id, new.kind, new.person)
        return ticket


def _shown_first(turn: StoredTurn) -> tuple[str, ...]:
    """The quotations of an answer, the one that the person was looking at before the others."""
    quotations = [option.quotation for option in turn.options]
    first = max(turn.shown, 0)
    shown = quotations[first : first + 1]
    return (*shown, *(one for one in quotations if one not in shown))
