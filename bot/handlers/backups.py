"""/backup: a checked copy of the database, now. It stays on the server: it holds what people asked."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.backups import back_up
from bot.config import Settings
from bot.filters import PRIVATE, Command, IsAdmin
from bot.screens import Screen, send
from bot.storage.database import DatabaseProblem
from bot.texts import Words

MEGABYTE = 1e6


async def make(message: Message, words: Words, settings: Settings) -> None:
    try:
        backup = await back_up(settings)
    except (DatabaseProblem, OSError) as problem:
        await send(message, Screen(words.html("backup-failed", {"reason": str(problem)})))
        return
    values = {
        "name": backup.path.name,
        "size": f"{backup.size / MEGABYTE:.1f}",
        "articles": str(backup.contents.articles),
        "questions": str(backup.contents.questions),
        "votes": str(backup.contents.votes),
    }
    await send(message, Screen(words.html("backup-made", values)))


async def decline(message: Message, words: Words) -> None:
    await send(message, Screen(words.html("admins-only")))


def router() -> Router:
    made = Router(name="backups")
    made.message.register(make, PRIVATE, Command("backup"), IsAdmin())
    made.message.register(decline, PRIVATE, Command("backup"))
    return made
