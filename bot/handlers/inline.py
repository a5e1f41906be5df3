"""``@bot вопрос`` typed in any chat."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import InlineQuery

from bot.ask import Asker
from bot.lookup import SHORTEST, Lookup
from bot.scene import Scene
from bot.views import inline as views

CACHED_SECONDS = 60
"""How long Telegram may answer for the bot: not so long that a removed article is quoted for hours."""


async def look_up(query: InlineQuery, scene: Scene, asker: Asker, lookup: Lookup) -> None:
    """Personal, for the words around a quotation are in the person's language. All of it stands on one page."""
    if query.offset:
        await query.answer([], cache_time=CACHED_SECONDS, is_personal=True)
        return
    found = [one for one in await lookup.find(query.query) if one.passage.article_id in scene.articles]
    typed, button = " ".join(query.query.split()), None
    if not found and len(typed) >= SHORTEST:
        button = views.ask_in_private(scene, await lookup.carry(asker.person, typed))
    await query.answer(
        [views.finding(scene, place, one) for place, one in enumerate(found)],
        # The number behind the button is good until the next question.
        cache_time=0 if button else CACHED_SECONDS,
        is_personal=True,
        button=button,
    )


def router() -> Router:
    made = Router(name="inline")
    made.inline_query.register(look_up)
    return made
