"""A 👍 or 👎 put on an answer as a reaction is a vote, like the buttons under it; taken away, the vote is gone."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji, ReactionTypeUnion

from bot.ask import Asker, Asking

USEFUL, USELESS = "👍", "👎"


async def vote(event: MessageReactionUpdated, asker: Asker, asking: Asking) -> None:
    before, now = _verdict(event.old_reaction), _verdict(event.new_reaction)
    if before == now:
        return
    quoted = await asking.answered_in(asker, event.message_id)
    if quoted is None:
        return
    if now is None:
        await asking.withdraw_vote(asker, quoted)
    else:
        await asking.vote(asker, quoted, now)


def _verdict(reactions: Sequence[ReactionTypeUnion]) -> bool | None:
    emoji = {reaction.emoji for reaction in reactions if isinstance(reaction, ReactionTypeEmoji)}
    if USEFUL in emoji:
        return True
    return False if USELESS in emoji else None


def router() -> Router:
    made = Router(name="reactions")
    # An anonymous admin's could be cast any number of times: it is nobody's vote.
    made.message_reaction.register(vote, F.user)
    return made
