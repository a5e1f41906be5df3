"""The composition root: builds everything once and closes it again. Nothing else constructs anything.

Tests and the terminal use the very same application, with a session of their own in place of Telegram's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.utils.callback_answer import CallbackAnswerMiddleware
from msgspec import Struct

from bot import certificates
from bot.admins import Admins
from bot.ask import Asking
from bot.catalogue import Catalogue
from bot.config import Settings
from bot.corrections import Corrections
from bot.digest import Digest
from bot.expecting import Expecting
from bot.handlers import all_routers
from bot.importing import Importing
from bot.insight import Insight
from bot.languages import Languages
from bot.library import Library
from bot.lookup import Lookup
from bot.meanwhile import meanwhile
from bot.middlewares import Introduce, SetScene
from bot.news import News
from bot.pins import Pins
from bot.prompts import Prompts
from bot.relief import Relief
from bot.rereading import Watch, in_the_log
from bot.shelf import Shelf
from bot.staff import Staff
from bot.storage.admins import AdminStore
from bot.storage.articles import ArticleStore
from bot.storage.audit import AuditStore
from bot.storage.carried import CarriedStore
from bot.storage.chats import ChatStore
from bot.storage.corrections import CorrectionStore
from bot.storage.database import Database, open_database
from bot.storage.digests import DigestStore
from bot.storage.drafts import DraftStore
from bot.storage.expectations import ExpectationStore
from bot.storage.fingerprints import FingerprintStore
from bot.storage.insight import InsightStore
from bot.storage.pins import PinStore
from bot.storage.privacy import PrivacyStore
from bot.storage.settings import PromptStore, SettingStore
from bot.storage.shelf import ShelfStore
from bot.storage.tickets import TicketStore
from bot.storage.turns import TurnStore
from bot.storage.votes import VoteStore
from bot.support import Support
from bot.switchboard import Switchboard
from bot.texts import Texts, load_texts
from bot.uploads import Uploads
from retrieval.reading.sandbox import Sandbox

if TYPE_CHECKING:
    from bot.meanings import Meanings

log = logging.getLogger(__name__)

NO_TOKEN = "0:terminal"  # noqa: S105 - nobody's token
"""aiogram wants something of a token's shape; without BOT_TOKEN nothing is ever sent to Telegram."""

MINUTE = 60.0
DAY = 86400.0


class App(Struct, frozen=True):
    """Everything that was built. Feed updates to ``dispatcher`` with ``bot``."""

    settings: Settings
    dispatcher: Dispatcher
    bot: Bot
    texts: Texts
    database: Database
    preferences: SettingStore
    languages: Languages
    library: Library
    asking: Asking
    catalogue: Catalogue


@asynccontextmanager
async def build(
    settings: Settings,
    session: BaseSession | None = None,
    watch: Watch = in_the_log,
    relief: Relief | None = None,
) -> AsyncIterator[App]:
    """The application, ready to answer; closed on leaving. ``session`` replaces the connection to Telegram, ``watch``
    is told of articles that are analysed anew, ``relief`` thinks where many ask at once.

    Raises ``DatabaseProblem`` when the database cannot serve.
    """
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(settings.database_path))
        preferences = SettingStore(database)
        snapshot = settings.database_path.with_name(f"{settings.database_path.name}.snapshot")
        meanings = _meanings(database) if settings.semantic else None
        library = Library(
            ArticleStore(database), preferences, snapshot, settings.answer_threshold, meanings, watch, relief
        )
        stack.callback(library.close)
        if meanings:
            stack.push_async_callback(meanings.close)
        await library.open(settings.seeds_path)
        prompts = Prompts(PromptStore(database))
        pins = Pins(PinStore(database), library)
        asking = Asking(library, TurnStore(database), VoteStore(database), prompts, PrivacyStore(database), pins)
        bot = _bot(settings, session)
        stack.push_async_callback(bot.session.close)
        texts = load_texts(settings.default_language)
        languages = Languages(ChatStore(database))
        corrections = Corrections(CorrectionStore(database))
        catalogue = Catalogue(library, asking, corrections)
        dispatcher = _dispatcher(settings, texts, library, asking, catalogue, languages)
        dispatcher.workflow_data.update(
            pins=pins, corrections=corrections, lookup=Lookup(library, pins, CarriedStore(database))
        )
        admins = Admins(settings.admin_ids, AdminStore(database), AuditStore(database))
        _set_scenes(dispatcher, SetScene(library, admins, languages))
        await stack.enter_async_context(_serving_admins(dispatcher, database, library, admins))
        news = News(bot, library, pins, TicketStore(database), texts)
        insight = Insight(InsightStore(database), asking, catalogue, library)
        digest = Digest(bot, DigestStore(database), insight, admins, texts)
        dispatcher.workflow_data.update(
            support=Support(TicketStore(database)),
            staff=Staff(bot, admins, languages, texts),
            exports=InsightStore(database),
            insight=insight,
            digest=digest,
            news=news,
        )
        await stack.enter_async_context(meanwhile(news.keep_telling(), digest.keep_sending()))
        await stack.enter_async_context(_erasing_old(asking, settings.history_days))
        yield App(settings, dispatcher, bot, texts, database, preferences, languages, library, asking, catalogue)


@asynccontextmanager
async def build_import(settings: Settings) -> AsyncIterator[Importing]:
    """What ``python -m bot import`` needs: no Telegram, no index. Raises ``DatabaseProblem``."""
    async with open_database(settings.database_path) as database:
        yield Importing(ShelfStore(database), FingerprintStore(database))


def _meanings(database: Database) -> Meanings:
    from bot.meanings import Meanings  # who searches by words alone has no need of an encoder
    from bot.storage.vectors import VectorStore
    from retrieval.semantic import SmallE5

    return Meanings(SmallE5(), VectorStore(database))


def _bot(settings: Settings, session: BaseSession | None) -> Bot:
    token = settings.bot_token.get_secret_value() if settings.bot_token else NO_TOKEN
    return Bot(
        token,
        session=session or _http(settings),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )


def _http(settings: Settings) -> BaseSession:
    with certificates.unread():
        from bot.forms import QuickSession  # a chat in the terminal has no HTTP client

    url = settings.telegram_api_url
    return QuickSession(api=TelegramAPIServer.from_base(str(url).rstrip("/")) if url else PRODUCTION)


def _dispatcher(
    settings: Settings, texts: Texts, library: Library, asking: Asking, catalogue: Catalogue, languages: Languages
) -> Dispatcher:
    # No handler keeps its state in aiogram's machine: what is expected of a person is stored (``bot/expecting.py``).
    dispatcher = Dispatcher(
        disable_fsm=True,
        settings=settings,
        texts=texts,
        library=library,
        asking=asking,
        catalogue=catalogue,
        languages=languages,
    )
    dispatcher.update.outer_middleware(Introduce(languages, texts))
    # A button whose press is never answered shows a clock for a minute: this answers whatever the handler does.
    dispatcher.callback_query.middleware(CallbackAnswerMiddleware())
    dispatcher.include_router(Switchboard(all_routers()))
    return dispatcher


@asynccontextmanager
async def _serving_admins(
    dispatcher: Dispatcher, database: Database, library: Library, admins: Admins
) -> AsyncIterator[None]:
    """What handlers for admins need, and the worker that reads files, closed at the end."""
    async with Sandbox() as sandbox:
        shelf = ShelfStore(database)
        uploads = Uploads(library, DraftStore(database), shelf, FingerprintStore(database), sandbox)
        dispatcher.workflow_data.update(
            uploads=uploads,
            shelf=Shelf(library, shelf, sandbox),
            admins=admins,
            expecting=Expecting(ExpectationStore(database)),
        )
        task = asyncio.create_task(_let_rest(uploads))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def _set_scenes(dispatcher: Dispatcher, scenes: SetScene) -> None:
    for observer in (
        dispatcher.message,
        dispatcher.edited_message,
        dispatcher.callback_query,
        dispatcher.inline_query,
        dispatcher.my_chat_member,
    ):
        observer.middleware(scenes)


async def _let_rest(uploads: Uploads) -> None:
    while True:
        await asyncio.sleep(MINUTE)
        await uploads.rest()


@asynccontextmanager
async def _erasing_old(asking: Asking, days: int) -> AsyncIterator[None]:
    """Erases the wording of old questions now, and once a day while the bot runs."""
    await asking.erase_old(days)
    task = asyncio.create_task(_erase_daily(asking, days))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _erase_daily(asking: Asking, days: int) -> None:
    while True:
        await asyncio.sleep(DAY)
        try:
            await asking.erase_old(days)
        except Exception:
            log.exception("retention failed, next try in a day")
