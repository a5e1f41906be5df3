"""Lists asked for in plain words: «покажи соглашения» opens what /agreements does, «нужен человек» calls one."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import MagicData
from aiogram.types import Message

from bot.ask import Asker, Asking
from bot.filters import PRIVATE, Asks
from bot.handlers.facts import show_agreements, show_people
from bot.handlers.history import list_questions, send_to_private
from bot.handlers.sources import show_sources
from bot.handlers.start import show_help
from bot.scene import Scene
from bot.screens import send
from bot.views import support as views
from retrieval.question import wish


async def wishes(_: Message, question: str) -> bool | dict[str, str]:
    """Whether the whole message is a wish; handlers are chosen by it."""
    found = wish(question)
    return False if found is None else {"wish": found}


async def offer_human(message: Message, scene: Scene, asker: Asker, asking: Asking) -> None:
    """What is passed on is a question: the last one, or a word to the admins."""
    asked = (await asking.history(asker, 0)).turns
    await send(message, views.offer(scene, asked[0] if asked else None))


def router() -> Router:
    made = Router(name="wishes")
    made.message.filter(Asks(), wishes)
    made.message.register(show_people, MagicData(F.wish == "people"))
    made.message.register(show_agreements, MagicData(F.wish == "agreements"))
    made.message.register(show_sources, MagicData(F.wish == "sources"))
    made.message.register(list_questions, MagicData(F.wish == "history"), PRIVATE)
    made.message.register(send_to_private, MagicData(F.wish == "history"))
    made.message.register(show_help, MagicData(F.wish == "help"))
    made.message.register(offer_human, MagicData(F.wish == "human"))
    return made
