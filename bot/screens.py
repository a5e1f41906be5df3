"""A screen is what a person sees of one reply: markup and buttons. Sent as a new message, or drawn over an old one."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters
from msgspec import Struct

from bot.markup import Html, shorten, split

Row = Sequence[InlineKeyboardButton]


class Screen(Struct, frozen=True):
    text: Html
    rows: tuple[Row, ...] = ()

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        rows = [list(row) for row in self.rows if row]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


async def send(message: Message, screen: Screen, reply: ReplyParameters | None = None) -> Message:
    """A new message in the chat of ``message``; several if the text is too long for one, buttons under the last.
    ``reply``: what the first is a reply to."""
    *earlier, last = split(screen.text)
    for piece in earlier:
        await message.answer(piece, reply_parameters=reply)
        reply = None
    return await message.answer(last, reply_markup=screen.keyboard, reply_parameters=reply)


async def redraw(callback: CallbackQuery, screen: Screen) -> None:
    """Puts the screen in the place of the message whose button was pressed; where that message can no longer be
    changed, sends it anew."""
    message = callback.message
    if message is None:
        return
    if not isinstance(message, Message):
        await message.answer(shorten(screen.text), reply_markup=screen.keyboard)
        return
    try:
        await message.edit_text(shorten(screen.text), reply_markup=screen.keyboard)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return
        if "message can't be edited" not in error.message and "message to edit not found" not in error.message:
            raise
        await message.answer(shorten(screen.text), reply_markup=screen.keyboard)


async def send_beside(callback: CallbackQuery, screen: Screen) -> Message | None:
    """A new message in the chat where a button was pressed."""
    message = callback.message
    if message is None:
        return None
    if isinstance(message, Message):
        return await send(message, screen)
    return await message.answer(shorten(screen.text), reply_markup=screen.keyboard)


async def redraw_message(bot: Bot, chat: int, message: int, screen: Screen) -> bool:
    """Puts the screen in the place of an earlier message; whether that message could be changed."""
    try:
        await bot.edit_message_text(
            shorten(screen.text), chat_id=chat, message_id=message, reply_markup=screen.keyboard
        )
    except TelegramBadRequest as error:
        return "message is not modified" in error.message
    return True
