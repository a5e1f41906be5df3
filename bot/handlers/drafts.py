"""The buttons under the card of an upload, and the replies they ask for."""

from __future__ import annotations

import logging

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
from bot.callbacks import (
    CancelUpload,
    DecideDraft,
    EditDraft,
    PublishUpload,
    PutBackCut,
    ShowCuts,
    ShowDifference,
    ShowDraft,
    ShowUpload,
    StopWaiting,
    UndoUpload,
)
from bot.expecting import Expecting
from bot.fields import Field, WrongValue
from bot.filters import PRIVATE, Awaits, IsAdmin
from bot.handlers.cards import Card
from bot.handlers.finding import finds_draft, finds_field, finds_upload
from bot.handlers.replies import refuse
from bot.screens import Screen, redraw, send, send_beside
from bot.storage.drafts import Decision
from bot.storage.expectations import Awaiting, Expectation
from bot.texts import Words
from bot.uploads import Item, Preview, Published, Uploads
from bot.views import drafts
from bot.views import uploads as views
from retrieval.reading import ReadError

log = logging.getLogger(__name__)


async def show_upload(
    callback: CallbackQuery, callback_data: ShowUpload, words: Words, shown: Preview | Published
) -> None:
    await redraw(callback, views.card(words, shown, callback_data.page))


async def publish(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    shown: Preview | Published,
) -> None:
    """«Опубликовано» is said when questions are answered from it, not before."""
    if isinstance(shown, Preview) and not shown.going:
        refuse(callback_answer, words)
        return
    await redraw(callback, Screen(words.html("publishing")))
    try:
        published = await uploads.publish(asker, shown.upload.id)
    except Exception:
        await redraw(callback, views.card(words, shown))
        raise
    if published is not None:
        await redraw(callback, views.card(words, published))


async def cancel(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    words: Words,
    uploads: Uploads,
    shown: Preview | Published,
) -> None:
    if isinstance(shown, Published):
        refuse(callback_answer, words)
        return
    await uploads.cancel(shown.upload)
    await redraw(callback, Screen(words.html("upload-cancelled")))


async def undo(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    shown: Preview | Published,
) -> None:
    if isinstance(shown, Preview):
        refuse(callback_answer, words)
    elif shown.undoable:
        await redraw(callback, views.undone(words, await uploads.undo(asker, shown)))
    else:
        callback_answer.text = words.plain("undo-too-late")
        callback_answer.show_alert = True
        await redraw(callback, views.card(words, shown))


async def show_draft(callback: CallbackQuery, words: Words, preview: Preview, item: Item) -> None:
    await redraw(callback, _screen(words, preview, item))


async def decide(
    callback: CallbackQuery,
    callback_data: DecideDraft,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    preview: Preview,
    item: Item,
) -> None:
    if callback_data.decision not in list(Decision):
        refuse(callback_answer, words)
        return
    await uploads.decide(item, Decision(callback_data.decision))
    shown = await uploads.card(asker, preview.upload.id)
    if shown is None:
        refuse(callback_answer, words)
    elif callback_data.publish:
        await publish(callback, callback_answer, words, asker, uploads, shown)
    else:
        await redraw(callback, views.card(words, shown))


async def show_difference(
    callback: CallbackQuery, callback_answer: CallbackAnswer, words: Words, uploads: Uploads, item: Item
) -> None:
    changes = await uploads.differences(item)
    if changes is None:
        refuse(callback_answer, words)
        return
    await redraw(callback, drafts.difference(words, item, changes))


async def edit(
    callback: CallbackQuery, words: Words, asker: Asker, expecting: Expecting, item: Item, field: Field | None
) -> None:
    if field is None:
        await redraw(callback, drafts.edit_menu(words, item))
        return
    await expecting.begin(asker, Awaiting.DRAFT_FIELD, f"{item.stored.id}:{field.value}")
    await ask_for_value(callback, drafts.edit_prompt(words, field, drafts.article_of(item)))


async def take_value(
    message: Message,
    bot: Bot,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    expecting: Expecting,
    expectation: Expectation,
) -> None:
    """A reply with a new title, publisher, date or address."""
    draft, _, field = expectation.target.partition(":")
    found = await uploads.item(asker, int(draft))
    if found is None:
        await expecting.end(asker)
        await send(message, Screen(words.html("draft-gone")))
        return
    try:
        await uploads.edit(found[1], Field(field), message.text or "")
    except WrongValue as wrong:
        await send(message, Screen(words.html(wrong.key, {"limit": wrong.limit})))
        return
    except ReadError as error:
        await send(message, Screen(views.problem(words, error)))
        return
    await expecting.end(asker)
    changed = await uploads.item(asker, int(draft))
    if changed is not None:
        await Card(bot, words, uploads, changed[0].upload).draw_below(_screen(words, *changed))


async def show_cuts(callback: CallbackQuery, callback_data: ShowCuts, words: Words, item: Item) -> None:
    await redraw(callback, drafts.cuts(words, item, callback_data.page))


async def put_back(
    callback: CallbackQuery,
    callback_data: PutBackCut,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    uploads: Uploads,
    item: Item,
) -> None:
    cuts = drafts.cuts_of(item)
    if not -1 <= callback_data.cut < len(cuts):
        refuse(callback_answer, words)
        return
    try:
        await uploads.put_back(item, None if callback_data.cut < 0 else cuts[callback_data.cut].positions)
    except ReadError as error:
        await send_beside(callback, Screen(views.problem(words, error)))
        return
    changed = await uploads.item(asker, callback_data.draft)
    if changed is None:
        return
    callback_answer.text = words.plain("put-back-done")
    left = drafts.cuts_of(changed[1])
    await redraw(callback, drafts.cuts(words, changed[1]) if left else _screen(words, *changed))


async def stop_waiting(
    callback: CallbackQuery,
    callback_data: StopWaiting,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    expecting: Expecting,
) -> None:
    if callback_data.person != asker.person:
        refuse(callback_answer, words)
        return
    await expecting.end(asker)
    await redraw(callback, Screen(words.html("never-mind")))


async def ask_for_value(callback: CallbackQuery, prompt: str) -> None:
    """Opens the reply field of the person's Telegram."""
    if isinstance(callback.message, Message):
        await callback.message.answer(prompt, reply_markup=ForceReply())


def _screen(words: Words, preview: Preview, item: Item) -> Screen:
    return drafts.draft_card(words, preview.upload, item, alone=len(preview.items) == 1)


def router() -> Router:
    made = Router(name="drafts")
    made.message.filter(PRIVATE, IsAdmin())
    made.callback_query.filter(IsAdmin())
    made.message.register(take_value, F.text, F.reply_to_message.from_user.is_bot, Awaits(Awaiting.DRAFT_FIELD))
    made.callback_query.register(show_upload, ShowUpload.filter(), finds_upload)
    made.callback_query.register(publish, PublishUpload.filter(), finds_upload)
    made.callback_query.register(cancel, CancelUpload.filter(), finds_upload)
    made.callback_query.register(undo, UndoUpload.filter(), finds_upload)
    made.callback_query.register(show_draft, ShowDraft.filter(), finds_draft)
    made.callback_query.register(decide, DecideDraft.filter(), finds_draft)
    made.callback_query.register(show_difference, ShowDifference.filter(), finds_draft)
    made.callback_query.register(edit, EditDraft.filter(), finds_draft, finds_field)
    made.callback_query.register(show_cuts, ShowCuts.filter(), finds_draft)
    made.callback_query.register(put_back, PutBackCut.filter(), finds_draft)
    made.callback_query.register(stop_waiting, StopWaiting.filter())
    return made
