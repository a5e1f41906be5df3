"""What admins send to become an article: files and albums, forwarded posts, pasted texts, links.

A text too long for a question is an article too, whoever it is forwarded from: nothing else could be meant by it.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import Document, Message, MessageOriginChannel, MessageOriginChat
from magic_filter import RegexpMode

from bot.ask import Asker
from bot.config import Settings
from bot.expecting import Expecting
from bot.fetching import FetchError, fetch
from bot.filters import PRIVATE, Awaits, Command, IsAdmin, words_of
from bot.handlers.cards import Card
from bot.handlers.questions import LONGEST_QUESTION
from bot.screens import Screen, send
from bot.storage.articles import Original
from bot.storage.drafts import UploadState
from bot.storage.expectations import Awaiting, Expectation
from bot.texts import Words
from bot.uploads import Bundle, Uploads
from bot.views import asking as prompts
from bot.views import uploads as views
from retrieval.reading import Metadata, ReadError, suffixes
from retrieval.reading.errors import TooLarge
from retrieval.reading.reader import LARGEST, MEGABYTE

log = logging.getLogger(__name__)

LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
PLAIN_TEXT = F.text & ~F.text.startswith("/")
DOWNLOAD_SECONDS = 120

CUT_BY_TELEGRAM = 3000
"""Characters. A text over 4096 arrives as several messages, cut between lines: all but the last one are long."""

SAME_PASTE_SECONDS = 5


async def receive_file(
    message: Message, bot: Bot, words: Words, asker: Asker, uploads: Uploads, expecting: Expecting
) -> None:
    document = message.document
    assert document is not None  # noqa: S101 - the filter saw to it
    card = await _card(message, bot, words, asker, uploads, expecting)
    if card is None:
        return
    name = document.file_name or str(document.file_unique_id)
    async with card.reading(name) as progress:
        try:
            original = Original(name, await _download(bot, document))
        except ReadError as error:
            await uploads.refuse(card.upload, message.message_id, name, error)
        else:
            await uploads.read_file(card.upload, message.message_id, original, _origin(message), progress)
    await card.show(asker)


async def receive_post(
    message: Message, bot: Bot, words: Words, asker: Asker, uploads: Uploads, expecting: Expecting
) -> None:
    await _receive_text(message, words_of(message), bot, words, asker, uploads, expecting)


async def pass_over(message: Message) -> None:
    """A further picture of a post whose words have been read: nothing is to be said about it."""


async def receive_link(
    message: Message,
    bot: Bot,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    expecting: Expecting,
    settings: Settings,
    link: str = "",
) -> None:
    """``link``: of a command; otherwise the message is one."""
    if not settings.fetch_links:
        await send(message, Screen(words.html("links-off")))
        return
    card = await _card(message, bot, words, asker, uploads, expecting)
    if card is None:
        return
    address = (link or message.text or "").strip()
    async with card.reading(address) as progress:
        try:
            page = await fetch(address if "://" in address else f"https://{address}")
        except FetchError as error:
            log.info("upload=%d not fetched: %s", card.upload.id, error.key)
            await card.draw(Screen(views.problem(words, error)))
            await uploads.cancel(card.upload)
            return
        origin = Metadata(url=page.url)
        await uploads.read_file(card.upload, message.message_id, Original(page.name, page.content), origin, progress)
    await card.show(asker)


async def add(
    message: Message,
    command: CommandObject,
    bot: Bot,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    expecting: Expecting,
    settings: Settings,
) -> None:
    """``/add``, or with a text or a link behind it at once."""
    given = (command.args or "").strip()
    if LINK.fullmatch(given):
        await receive_link(message, bot, words, asker, uploads, expecting, settings, given)
    elif given:
        await _receive_text(message, given, bot, words, asker, uploads, expecting)
    else:
        await expecting.begin(asker, Awaiting.TEXT)
        await send(message, prompts.text_prompt(words, asker.person, suffixes()))


async def receive_text(
    message: Message,
    bot: Bot,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    expecting: Expecting,
    settings: Settings,
) -> None:
    """What was asked for with /add or «Заменить»."""
    text = message.text or ""
    if LINK.fullmatch(text.strip()):
        await receive_link(message, bot, words, asker, uploads, expecting, settings)
        return
    await _receive_text(message, text, bot, words, asker, uploads, expecting)


async def receive_rest(
    message: Message,
    bot: Bot,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    expecting: Expecting,
    expectation: Expectation,
) -> None:
    """The next part of a pasted text that Telegram has cut."""
    number = int(expectation.target.partition(":")[0])
    shown = await uploads.card(asker, number)
    if shown is None or shown.upload.state is not UploadState.OPEN:
        await expecting.end(asker)
        return
    text = message.text or ""
    await uploads.read_text(shown.upload, message.message_id, text)
    await Card(bot, words, uploads, shown.upload).show(asker)
    await _expect_rest(message, text, asker, expecting, number)


async def _receive_text(
    message: Message, text: str, bot: Bot, words: Words, asker: Asker, uploads: Uploads, expecting: Expecting
) -> None:
    card = await _card(message, bot, words, asker, uploads, expecting)
    if card is None:
        return
    async with card.reading(text[:100]):
        await uploads.read_text(card.upload, message.message_id, text, _origin(message))
    await card.show(asker)
    await _expect_rest(message, text, asker, expecting, card.upload.id)


async def _card(
    message: Message, bot: Bot, words: Words, asker: Asker, uploads: Uploads, expecting: Expecting
) -> Card | None:
    """The card of the upload that a message belongs to; none when it was seen before and is done with."""
    expectation = await expecting.current(asker)
    replaces = None
    if expectation is not None and expectation.awaiting is Awaiting.REPLACEMENT:
        replaces = expectation.target
    upload = await uploads.begin(asker, _bundle(message), replaces)
    if upload.state is not UploadState.OPEN:
        return None
    await expecting.end(asker)
    return Card(bot, words, uploads, upload)


def _bundle(message: Message) -> Bundle:
    album = message.media_group_id
    return Bundle(f"album:{album}", grows=True) if album else Bundle(f"message:{message.message_id}")


async def _expect_rest(message: Message, text: str, asker: Asker, expecting: Expecting, upload: int) -> None:
    if len(text) >= CUT_BY_TELEGRAM:
        await expecting.begin(asker, Awaiting.CONTINUATION, f"{upload}:{_seconds(message.date)}")
    else:
        await expecting.end(asker)


def is_long(message: Message) -> bool:
    return len(words_of(message)) > LONGEST_QUESTION and message.reply_to_message is None


async def is_of_known_post(message: Message, asker: Asker, uploads: Uploads) -> bool:
    return await uploads.knows(asker, _bundle(message))


def is_same_paste(message: Message, expectation: Expectation) -> bool:
    """Parts of one paste are sent in the same moment; a question comes later."""
    return _seconds(message.date) - int(expectation.target.partition(":")[2]) <= SAME_PASTE_SECONDS


async def _download(bot: Bot, document: Document) -> bytes:
    """Raises ``TooLarge``, also when Telegram finds it so, and ``ReadError``."""
    from aiohttp import ClientError  # here as in ``bot/failures.py``

    too_large = TooLarge({"size": -(-(document.file_size or 0) // MEGABYTE), "limit": LARGEST // MEGABYTE})
    if (document.file_size or 0) > LARGEST:
        raise too_large
    try:
        received = await bot.download(document, timeout=DOWNLOAD_SECONDS)
    except TelegramBadRequest as error:
        raise (too_large if "too big" in error.message else ReadError()) from error
    except (TelegramAPIError, ClientError, TimeoutError) as error:
        log.warning("file not received: %s", type(error).__name__)
        raise ReadError from error
    return b"" if received is None else received.read()


def _origin(message: Message) -> Metadata | None:
    """Of a forwarded post: the channel, its date, and its address if everybody can open it."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        chat = origin.chat
        url = f"https://t.me/{chat.username}/{origin.message_id}" if chat.username else None
    elif isinstance(origin, MessageOriginChat):
        chat, url = origin.sender_chat, None
    else:
        return None
    return Metadata(publisher=chat.title, published=origin.date.strftime("%d.%m.%Y"), url=url)


def _seconds(date: datetime) -> int:
    return int(date.timestamp())


def router() -> Router:
    made = Router(name="uploads")
    made.message.filter(PRIVATE, IsAdmin())
    posted = F.forward_origin.type.in_({"channel", "chat"})
    made.message.register(add, Command("add"))
    made.message.register(receive_file, F.document)
    made.message.register(receive_post, posted, F.text | F.caption)
    made.message.register(receive_rest, PLAIN_TEXT, Awaits(Awaiting.CONTINUATION), is_same_paste)
    made.message.register(receive_text, PLAIN_TEXT, ~F.reply_to_message, Awaits(Awaiting.TEXT, Awaiting.REPLACEMENT))
    made.message.register(receive_link, F.text.regexp(LINK, mode=RegexpMode.FULLMATCH))
    made.message.register(receive_post, PLAIN_TEXT | F.caption, is_long)
    made.message.register(pass_over, F.media_group_id, ~F.caption, is_of_known_post)
    return made
