"""What admins can learn and steer: /stats, /gaps, /explain, /pin, /export, /digest. In private only."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Router
from aiogram.enums import ChatAction
from aiogram.filters import CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking
from bot.busy import typing_if_slow
from bot.callbacks import ShowGaps, Unpin
from bot.charts import draw
from bot.digest import Digest
from bot.exports import export
from bot.filters import PRIVATE, Command, IsAdmin
from bot.handlers.replies import answer_to, refuse
from bot.insight import LONGEST_DAYS, Insight, Overview, read_days
from bot.library import Library
from bot.news import News
from bot.pins import Pins
from bot.scene import Scene
from bot.screens import Screen, redraw, send
from bot.storage.insight import InsightStore
from bot.texts import Words
from bot.views import insight as views

USUAL_DAYS, USUAL_GAP_DAYS = 7, 30


async def show_numbers(
    message: Message, command: CommandObject, bot: Bot, words: Words, insight: Insight
) -> None:
    days = read_days(command.args, USUAL_DAYS)
    if days is None:
        await send(message, Screen(words.html("days-hint", {"limit": LONGEST_DAYS})))
        return
    async with typing_if_slow(bot, message, ChatAction.UPLOAD_PHOTO):
        overview = await insight.overview(days)
        picture = await _picture(words, overview)
    await message.answer_photo(picture, caption=views.numbers(words, overview))


async def list_gaps(message: Message, command: CommandObject, words: Words, asker: Asker, insight: Insight) -> None:
    days = read_days(command.args, USUAL_GAP_DAYS)
    if days is None:
        await send(message, Screen(words.html("days-hint", {"limit": LONGEST_DAYS})))
        return
    await send(message, views.gaps(words, await insight.gaps(days), days, asker.person))


async def turn_gaps(
    callback: CallbackQuery,
    callback_data: ShowGaps,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    insight: Insight,
) -> None:
    days = callback_data.days
    if not 1 <= days <= LONGEST_DAYS:
        refuse(callback_answer, words)
        return
    await redraw(callback, views.gaps(words, await insight.gaps(days), days, asker.person, callback_data.page))


async def explain(message: Message, command: CommandObject, bot: Bot, scene: Scene, library: Library) -> None:
    question = (command.args or "").strip()
    if not question:
        await send(message, Screen(scene.words.html("explain-hint")))
        return
    async with typing_if_slow(bot, message):
        why = await library.think(lambda: library.knowledge.explain(question[:500]))
    await send(message, views.explanation(scene, why))


async def pin(
    message: Message, command: CommandObject, scene: Scene, asker: Asker, asking: Asking, pins: Pins, news: News
) -> None:
    """``/pin`` in reply to an answer pins its passage to the question, ``/pin вопрос`` to another one."""
    replied = message.reply_to_message
    if replied is None:
        await send(message, views.pins(scene.words, await pins.all()))
        return
    quoted = await asking.answered_in(asker, replied.message_id)
    if quoted is None:
        await send(message, Screen(scene.words.html("pin-hint")))
        return
    question = (command.args or "").strip() or quoted.turn.standalone
    await pins.pin(question[:500], quoted.turn.options[quoted.place])
    await answer_to(message, "", Screen(scene.words.html("pin-done", {"question": question[:500]})))
    await news.tell()


async def unpin(
    callback: CallbackQuery, callback_data: Unpin, callback_answer: CallbackAnswer, words: Words, pins: Pins
) -> None:
    if not await pins.unpin(callback_data.pinned_at):
        refuse(callback_answer, words)
        return
    await redraw(callback, views.pins(words, await pins.all()))


async def send_export(message: Message, bot: Bot, words: Words, exports: InsightStore) -> None:
    async with typing_if_slow(bot, message, ChatAction.UPLOAD_DOCUMENT):
        files = [BufferedInputFile(file.content, file.name) for file in await export(exports)]
    *earlier, last = files
    for file in earlier:
        await message.answer_document(file)
    await message.answer_document(last, caption=words.html("export-caption"))


async def switch_digest(message: Message, words: Words, asker: Asker, digest: Digest) -> None:
    on = await digest.switch(asker.person, words.language)
    await send(message, Screen(words.html("digest-on" if on else "digest-off")))


async def _picture(words: Words, overview: Overview) -> BufferedInputFile:
    return BufferedInputFile(await asyncio.to_thread(draw, views.chart(words, overview)), "stats.png")


def router() -> Router:
    made = Router(name="insight")
    made.message.filter(PRIVATE, IsAdmin())
    made.callback_query.filter(IsAdmin())
    made.message.register(show_numbers, Command("stats"))
    made.message.register(list_gaps, Command("gaps"))
    made.message.register(explain, Command("explain"))
    made.message.register(pin, Command("pin"))
    made.message.register(send_export, Command("export"))
    made.message.register(switch_digest, Command("digest"))
    made.callback_query.register(turn_gaps, ShowGaps.filter())
    made.callback_query.register(unpin, Unpin.filter())
    return made
