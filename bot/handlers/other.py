"""Everything that is neither a command, a known button nor a question."""

from __future__ import annotations

from collections import OrderedDict

from aiogram import Bot, F, Router
from aiogram.enums import ContentType
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking
from bot.commands import COMMANDS
from bot.filters import PRIVATE
from bot.handlers.replies import refuse
from bot.screens import Screen, redraw_message, send
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

REMEMBERED_ALBUMS = 1000
LONGEST_COMMAND = 40


async def unknown_command(message: Message, words: Words) -> None:
    command, _, rest = (message.text or "").removeprefix("/").partition(" ")
    known = {one.name for one in COMMANDS}
    meant = rest.split(maxsplit=1)[0].lower() if not command and rest.strip() else ""
    if meant in known:
        await send(message, Screen(words.html("command-without-space", {"command": f"/{meant}"})))
        return
    await send(message, Screen(words.html("unknown-command", {"command": _first_word(message)})))


class FirstOfAlbum(BaseFilter):
    """An album comes as a message for each picture: one word on it is enough. The message that got it is remembered,
    for it may come again if Telegram was out of reach."""

    def __init__(self) -> None:
        self._first: OrderedDict[str, int] = OrderedDict()

    async def __call__(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return True
        first = self._first.setdefault(album, message.message_id)
        if len(self._first) > REMEMBERED_ALBUMS:
            self._first.popitem(last=False)
        return first == message.message_id


async def not_words(message: Message, words: Words) -> None:
    kind = MEDIA[ContentType(message.content_type)]
    await send(message, Screen(words.html(f"not-words-{kind}")))


async def question_made_command(message: Message, bot: Bot, words: Words, asker: Asker, asking: Asking) -> None:
    """Edited commands do nothing, as everywhere in Telegram; but an answer must not stand under words that ask
    something else."""
    turn = await asking.asked_in(asker, message.message_id)
    if turn is not None and turn.answer_message is not None:
        said = Screen(words.html("edited-into-command", {"command": _first_word(message)}))
        await redraw_message(bot, asker.chat, turn.answer_message, said)
        await asking.shows_something_else(turn.id)


def _first_word(message: Message) -> str:
    return (message.text or "").split()[0][:LONGEST_COMMAND]


async def stale_button(_: CallbackQuery, callback_answer: CallbackAnswer, words: Words) -> None:
    refuse(callback_answer, words)


def router() -> Router:
    made = Router(name="other")
    made.message.register(unknown_command, PRIVATE, F.text.startswith("/"))
    # Albums are noticed before captions: whoever asked under one picture hears nothing of the others.
    made.message.register(not_words, PRIVATE, F.content_type.in_(set(MEDIA)), FirstOfAlbum(), ~F.caption)
    made.edited_message.register(question_made_command, F.text.startswith("/"))
    made.callback_query.register(stale_button)
    return made
