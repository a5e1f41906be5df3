"""What is sent to Telegram says the same as what aiogram itself would send."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.enums import ParseMode
from aiogram.methods import SendMessage
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from aiohttp import BytesPayload
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.forms import QuickSession, urlencoded

OBJECTS = {"reply_markup", "reply_parameters", "link_preview_options"}
WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), WRITTEN))
def test_every_character_arrives(fields: dict[str, str]) -> None:
    assert dict(parse_qsl(urlencoded(fields).decode("ascii"), strict_parsing=bool(fields))) == fields


@settings(deadline=None)  # the first of all waits for aiogram's models to be made
@given(WRITTEN)
@example("{")
def test_a_message_is_the_form_that_aiogram_makes_of_it(text: str) -> None:
    bot = Bot("42:" + "b" * 35, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True))
    buttons = [InlineKeyboardButton(text="Да & нет", copy_text=CopyTextButton(text="100 %"))]
    message = SendMessage(
        chat_id=-7,
        text=text,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[buttons]),
        reply_parameters=ReplyParameters(message_id=1, quote=text, quote_parse_mode=None, quote_position=0),
    )
    plain = AiohttpSession().build_form_data(bot, message)()
    quick = QuickSession().build_form_data(bot, message)
    assert isinstance(plain, BytesPayload)
    assert isinstance(quick, BytesPayload)
    assert quick.content_type == plain.content_type.partition(";")[0]
    assert _fields(quick) == _fields(plain)


def _fields(form: BytesPayload) -> dict[str, object]:
    """Objects are written as JSON, in which a space more or less says nothing."""
    return {key: json.loads(value) if key in OBJECTS else value for key, value in parse_qsl(form.decode())}
