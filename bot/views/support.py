"""What admins see of a person's question, and what the person sees of their answer."""

from __future__ import annotations

from bot.callbacks import CallHuman, CloseTicket, FillGap, StopTelling
from bot.markup import Html, expandable, lines, paragraphs, quote
from bot.scene import Scene
from bot.screens import Screen
from bot.storage.tickets import Ticket, TicketKind, TicketState
from bot.storage.turns import StoredTurn
from bot.texts import Words
from bot.views.buttons import button, short
from bot.views.sources import source_line
from retrieval.models import Passage

LONGEST_OFFERED = 1000
"""Characters of a quotation on a card: what an admin has to do stands below it."""


def card(words: Words, ticket: Ticket, admin: int) -> Screen:
    asked = ticket.asked
    heading = words.html(f"ticket-{asked.kind}", {"number": str(ticket.id)})
    text = paragraphs(
        heading,
        quote(asked.text),
        _offered(words, ticket),
        words.html(f"ticket-is-{ticket.state}"),
    )
    if ticket.state is TicketState.CLOSED:
        return Screen(text)
    close = [button(words.plain("button-close-ticket"), CloseTicket(ticket=ticket.id))]
    if asked.kind is TicketKind.FEEDBACK:
        return Screen(text, (close,))
    return Screen(text, (close, [button(words.plain("button-add-article"), FillGap(by=admin))]))


def answer(words: Words, ticket: Ticket, text: str) -> Screen:
    """``text``: what an admin wrote; empty when it follows as a message of its own."""
    key = "ticket-answer" if ticket.asked.kind is TicketKind.QUESTION else "ticket-feedback-answer"
    return Screen(paragraphs(words.html(key), quote(ticket.asked.text), text))


def offer(scene: Scene, asked: StoredTurn | None) -> Screen:
    """To whoever wants a human: pass on the last question, or write to the admins."""
    words = scene.words
    if not scene.staffed:
        return Screen(words.html("human-nobody"))
    if asked is None:
        return Screen(words.html("human-without-question"))
    row = [button(words.plain("button-human-yes"), CallHuman(turn=asked.id))]
    return Screen(paragraphs(words.html("human-offer"), quote(asked.question)), (row,))


def news(scene: Scene, ticket: Ticket, passage: Passage) -> Screen:
    """An article that came later answers what a person had asked."""
    words = scene.words
    source = source_line(words, scene.articles[passage.article_id], scene.links.to_passage(passage))
    text = paragraphs(
        words.html("answered-later"), quote(ticket.asked.text), lines(quote(passage.text), source)
    )
    return Screen(text, ([button(words.plain("button-stop-telling"), StopTelling(person=ticket.asked.person))],))


def _offered(words: Words, ticket: Ticket) -> Html:
    asked = ticket.asked
    if asked.kind is TicketKind.FEEDBACK:
        return Html("")
    if not asked.offered:
        return words.html("ticket-nothing-found")
    return lines(words.html("ticket-did-not-help"), expandable(short(asked.offered[0], LONGEST_OFFERED)))
