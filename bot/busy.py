"""«Печатает…», but only where there is something to wait for: most answers are there before anyone could see it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import AiogramError
from aiogram.types import Message

log = logging.getLogger(__name__)

SLOW_SECONDS = 0.7
SHOWN_SECONDS = 4.5
"""Telegram shows an action for five seconds, or until a message arrives."""


@asynccontextmanager
async def typing_if_slow(
    bot: Bot, message: Message, action: ChatAction = ChatAction.TYPING, after: float = SLOW_SECONDS
) -> AsyncIterator[None]:
    """Shows an action in the chat of ``message`` from ``after`` seconds on, as long as the work inside takes."""
    shown: list[asyncio.Task[None]] = []
    begin = asyncio.get_running_loop().call_later(
        after, lambda: shown.append(asyncio.create_task(_show(bot, message, action)))
    )
    try:
        yield
    finally:
        begin.cancel()
        for task in shown:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _show(bot: Bot, message: Message, action: ChatAction) -> None:
    thread = message.message_thread_id if message.is_topic_message else None
    while True:
        try:
            await bot.send_chat_action(message.chat.id, action, message_thread_id=thread)
        except AiogramError as error:
            log.info("action not shown: %s", type(error).__name__)
            return
        await asyncio.sleep(SHOWN_SECONDS)
