"""Requests to Telegram, written out quickly: aiogram's session, but for the form that a request without files becomes.

A message in Russian is mostly what a form has to quote, «%D0%BF» for a letter. Python's ``urllib`` does that letter by
letter and took as long as the views of an answer; yarl, which aiohttp stands on, does it in C.
"""

from __future__ import annotations

from typing import TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, InputFile, TelegramObject
from aiohttp import BytesPayload, FormData
from yarl import URL

Result = TypeVar("Result")

FORM = "application/x-www-form-urlencoded"


class QuickSession(AiohttpSession):
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
        if isinstance(value, InlineKeyboardMarkup):
            # Of plain values through and through: pydantic writes it out at once.
            return value.model_dump_json(exclude_none=True)
        if isinstance(value, TelegramObject) and not isinstance(value, InputFile):
            value = value.model_dump(warnings=False, exclude_none=True)
        return cast("str | None", self.prepare_value(value, bot=bot, files=files))


def urlencoded(fields: dict[str, str]) -> bytes:
    """https://url.spec.whatwg.org/#urlencoded-serializing"""
    # ``ParseMode.HTML`` is a string too, whose letters are meant and not its name.
    plain = {key: str.__str__(value) for key, value in fields.items()}
    return URL.build(query=plain).raw_query_string.encode("ascii")
