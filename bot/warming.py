"""What is done while nobody waits: what a start leaves for later is made (models of updates that come seldom, lexicons
of languages and of misspelt words), garbage is looked for.

A model takes up to a tenth of a second, in which nobody else is answered: so they are made one at a time, in quiet
moments. What questions need is made in the thread that thinks, which lets others go first.
"""

from __future__ import annotations

import asyncio

from pydantic import BaseModel

from bot.garbage import Looks
from bot.inbox import Inbox
from bot.library import Library
from bot.measures import Measures

MOMENT_SECONDS = 1.0
MOST_MOMENTS = 30
"""Where none of so many is quiet, the next is as good as any other."""


async def make_models(measures: Measures) -> None:
    for model in await asyncio.to_thread(_models):
        await _quiet(measures)
        await asyncio.to_thread(model.model_rebuild)


async def rehearse(library: Library) -> None:
    """Again whenever the articles have changed; never while the first of those who waited for a start are answered."""
    while True:
        await asyncio.sleep(MOMENT_SECONDS)
        knowledge = library.knowledge
        await library.rehearse()
        if library.knowledge is knowledge:
            await library.swapped()


async def look_for_garbage(inbox: Inbox, measures: Measures) -> None:
    looks = Looks()
    while True:
        before = measures.updates
        await asyncio.sleep(MOMENT_SECONDS)
        waiting = inbox.waiting > 0
        looks.take(waiting=waiting, quiet=not waiting and measures.updates == before)


async def _quiet(measures: Measures) -> None:
    """Returns when nothing has come for a moment."""
    for _ in range(MOST_MOMENTS):
        before = measures.updates
        await asyncio.sleep(MOMENT_SECONDS)
        if measures.updates == before:
            return


def _models() -> tuple[type[BaseModel], ...]:
    from aiogram.methods import AnswerInlineQuery, EditMessageReplyMarkup, EditMessageText, SendDocument, SendPhoto
    from aiogram.types import ChatMemberUpdated, ExternalReplyInfo, InlineQuery, MessageReactionUpdated, TextQuote

    done = (EditMessageText, EditMessageReplyMarkup, SendDocument, SendPhoto, AnswerInlineQuery)
    seldom = (InlineQuery, ChatMemberUpdated, MessageReactionUpdated, TextQuote, ExternalReplyInfo)
    return (*done, *seldom)
