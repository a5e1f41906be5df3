"""The application on duty at Telegram: what a bot needs only there. Inbox, delivery and manners around the same
application that the terminal and the tests use."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache

from aiogram.client.session.base import BaseSession
from aiogram.methods import Response, SendMessage
from aiogram.types import InlineKeyboardButton, Message, ReplyParameters, Update
from aiogram.types.update import UpdateTypeLookupError
from msgspec import Struct
from pydantic import BaseModel, ValidationError

from bot.app import App, build
from bot.arrivals import Arrival, Json
from bot.config import Settings
from bot.delivery import Delivery
from bot.inbox import Inbox
from bot.manners import Crowd, Throttle
from bot.meanwhile import meanwhile
from bot.measures import Measures
from bot.pace import Pace
from bot.persistence import Persistence
from bot.posting import Posting
from bot.reach import Reach
from bot.relief import Relief
from bot.sendings import Numbers
from bot.storage.inbox import InboxStore
from bot.storage.reach import ReachStore
from bot.texts import Words
from bot.warming import look_for_garbage, make_models, rehearse

log = logging.getLogger(__name__)

FINISH_SECONDS = 10.0
"""How long a stop waits for answers that are being given; the rest is taken up at the next start."""

HOUR = 3600.0


class Service(Struct, frozen=True):
    app: App
    inbox: Inbox
    measures: Measures

    @property
    def words(self) -> Words:
        """The operator's language."""
        return self.app.texts.in_language(self.app.settings.default_language)

    @property
    def update_types(self) -> list[str]:
        """What Telegram is asked for: whatever a handler wants, and being blocked or let in again."""
        return sorted({*self.app.dispatcher.resolve_used_update_types(), "my_chat_member"})


@asynccontextmanager
async def on_duty(settings: Settings, session: BaseSession | None = None) -> AsyncIterator[Service]:
    """The service, answering what an earlier run left. Raises what ``build`` raises."""
    async with AsyncExitStack() as stack:
        relief = await stack.enter_async_context(Relief())
        app = await stack.enter_async_context(build(settings, session, relief=relief))
        await asyncio.to_thread(_build_models)
        store, measures = InboxStore(app.database), Measures()
        numbers = Numbers(int(time.time()), await store.highest())
        reach = Reach(ReachStore(app.database), app.languages)
        await reach.open()
        persistence = Persistence(Pace(settings.messages_per_second), measures)
        app.bot.session.middleware(Delivery(persistence, Posting(persistence, numbers, measures), reach))
        app.dispatcher.update.outer_middleware(Throttle(settings.questions_per_minute, measures))
        crowd = Crowd(app.bot, app.languages, app.texts)
        inbox = Inbox(store, _Answering(app), _Hearing(reach, numbers), crowd, numbers, measures)
        await inbox.open()
        stack.push_async_callback(inbox.close, FINISH_SECONDS)
        in_quiet = (make_models(measures), rehearse(app.library), look_for_garbage(inbox, measures))
        await stack.enter_async_context(meanwhile(_prune_hourly(inbox), *in_quiet))
        yield Service(app, inbox, measures)


def _build_models() -> None:
    """Those that every answer needs. Built when first used (``bot/lazy_models.py``), they would hold up the loop for a
    tenth of a second with the first update of all."""
    for model in _models():
        model.model_rebuild()


@cache
def _models() -> tuple[type[BaseModel], ...]:
    """Kept, not only made: pydantic forgets a generic type that nobody holds, and aiogram asks for one with every
    request. Made anew after each round of the garbage collector, they took a quarter of the loop's time."""
    responses = (Response[Message], Response[bool], Response[Message | bool], Response[list[object]])
    # The message comes first: whatever holds one then takes what is built already.
    return (Message, Update, SendMessage, InlineKeyboardButton, ReplyParameters, *responses)


class _Answering:
    """An update as JSON to the dispatcher."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, body: Json) -> object:
        try:
            update = Update.model_validate(body, context={"bot": self._app.bot})
        except ValidationError as error:
            # The error would quote what the person wrote.
            log.warning("update=%s not understood: problems=%d", body.get("update_id"), error.error_count())
            return None
        try:
            kind = update.event_type
        except UpdateTypeLookupError:
            # Of a newer Bot API; aiogram would warn with all of its content.
            log.info("update=%d is of an unknown type", update.update_id)
            return None
        log.debug("update=%d is a %s", update.update_id, kind)
        return await self._app.dispatcher.feed_update(self._app.bot, update)


class _Hearing:
    """What an update tells before anyone answers it."""

    def __init__(self, reach: Reach, numbers: Numbers) -> None:
        self._reach = reach
        self._numbers = numbers

    async def __call__(self, arrival: Arrival) -> None:
        self._numbers.heard(arrival)
        await self._reach.heard(arrival)


async def _prune_hourly(inbox: Inbox) -> None:
    while True:
        await asyncio.sleep(HOUR)
        try:
            await inbox.prune()
        except Exception:
            log.exception("inbox not pruned, next try in an hour")
