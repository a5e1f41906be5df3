"""Everything that is neither a command, a known button nor a question."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.commands import COMMANDS
from bot.filters import PRIVATE
from bot.handlers.replies import refuse
from bot.screens import Screen, send
from bot.texts import Words

MEDIA = {
    ContentType.STICKER: "sticker",
    ContentType.ANIMATION: "sticker",
    ContentType.DICE: "sticker",
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "voice",
    ContentType.VIDEO_NOTE: "voice",
    ContentType.PHOTO: "photo",
    ContentType.VIDEO: "photo",
    ContentType.DOCUMENT: "document",
    ContentType.CONTACT: "other",
    ContentType.LOCATION: "other",
    ContentType.VENUE: "other",
    ContentType.POLL: "other",
    ContentType.GAME: "other",
    ContentType.STORY: "other",
    ContentType.PAID_MEDIA: "other",
    ContentType.CHECKLIST: "other",
}
"""What a person can send instead of words. Messages of Telegram itself (pinned, joined …) want no reply."""


async def unknown_command(message: Message, words: Words) -> None:
    command, _, rest = (message.text or "").removeprefix("/").partition(" ")
    known = {one.name for one in COMMANDS}
    meant = rest.split(maxsplit=1)[0].lower() if not command and rest.strip() else ""
    if meant in known:
        await send(message, Screen(words.html("command-without-space", {"command": f"/{meant}"})))
        return
    await send(message, Screen(words.html("unknown-command", {"command": (message.text or "").split()[0][:40]})))


async def not_words(message: Message, words: Words) -> None:
    kind = MEDIA[ContentType(message.content_type)]
    await send(message, Screen(words.html(f"not-words-{kind}")))


async def stale_button(_: CallbackQuery, callback_answer: CallbackAnswer, words: Words) -> None:
    refuse(callback_answer, words)


def router() -> Router:
    made = Router(name="other")
    made.message.register(unknown_command, PRIVATE, F.text.startswith("/"))
    made.message.register(not_words, PRIVATE, ~F.caption, F.content_type.in_(set(MEDIA)))
    made.callback_query.register(stale_button)
    return made
