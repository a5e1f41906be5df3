"""Requests to Telegram, written out quickly: aiogram's session, but for the form that a request without files becomes,
and for the moment at which certificates are read.

A message in Russian is mostly what a form has to quote, «%D0%BF» for a letter. Python's ``urllib`` does that letter by
letter and took as long as the views of an answer; yarl, which aiohttp stands on, does it in C.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar, cast

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, InputFile, ReplyParameters
from aiohttp import BytesPayload, ClientSession, FormData
from pydantic_core import PydanticSerializationError
from yarl import URL

from bot import certificates
from bot.json_text import read_json, write_json

Result = TypeVar("Result")

FORM = "application/x-www-form-urlencoded"


class QuickSession(AiohttpSession):
    """Of one bot."""

    def __init__(self, api: TelegramAPIServer = PRODUCTION) -> None:
        with certificates.unread() as read:
            super().__init__(api=api, json_loads=read_json, json_dumps=write_json)
        # A server of one's own, on the same machine, mostly has no certificate.
        self._trusting: Future[None] | None = _beside(read) if api.base.startswith("https:") else None
        self._defaults: dict[str, str | None] = {}

    async def create_session(self) -> ClientSession:
        """As aiogram's. Raises ``OSError`` or ``ssl.SSLError`` when the authorities cannot be read."""
        if self._trusting is not None:
            await asyncio.shield(asyncio.wrap_future(self._trusting))
            self._trusting = None
        return await super().create_session()

    def build_form_data(self, bot: Bot, method: TelegramMethod[Result]) -> FormData:
        """As aiogram's, which has the same signature. What is not given (``None``) is left out from the beginning."""
        files: dict[str, InputFile] = {}
        prepared = {name: self._prepared(value, bot, files) for name, value in method if value is not None}
        if files:
            return super().build_form_data(bot, method)
        form = urlencoded({key: value for key, value in prepared.items() if value})
        # aiohttp posts a payload as it is, and a form only once it has become one.
        return cast("FormData", BytesPayload(form, content_type=FORM))

    def _prepared(self, value: object, bot: Bot, files: dict[str, InputFile]) -> str | None:
        if isinstance(value, Default):
            if value.name not in self._defaults:
                self._defaults[value.name] = self._written(value, bot, files)
            return self._defaults[value.name]
        if isinstance(value, InlineKeyboardMarkup | ReplyParameters):
            # Unless a default of the bot's is among their values, pydantic writes them out in one go.
            with suppress(PydanticSerializationError):
                return value.model_dump_json(exclude_none=True)
        return self._written(value, bot, files)

    def _written(self, value: object, bot: Bot, files: dict[str, InputFile]) -> str | None:
        return cast("str | None", self.prepare_value(value, bot=bot, files=files))


def _beside(work: Callable[[], None]) -> Future[None]:
    thread = ThreadPoolExecutor(1, thread_name_prefix="certificates")
    try:
        return thread.submit(work)
    finally:
        thread.shutdown(wait=False)


def urlencoded(fields: dict[str, str]) -> bytes:
    """https://url.spec.whatwg.org/#urlencoded-serializing"""
    # ``ParseMode.HTML`` is a string too, whose letters are meant and not its name.
    plain = {key: str.__str__(value) for key, value in fields.items()}
    return URL.build(query=plain).raw_query_string.encode("ascii")
