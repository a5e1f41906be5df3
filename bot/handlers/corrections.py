"""Admins put right what was found in the articles: a name, a role, the fields of an agreement; or hide an entry."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
from bot.callbacks import EditFact, HideFact, RestoreFact, ShowHidden
from bot.catalogue import Catalogue
from bot.corrections import FIELDS, Corrections
from bot.expecting import Expecting
from bot.filters import PRIVATE, Awaits, IsAdmin
from bot.handlers.replies import refuse
from bot.scene import Scene
from bot.screens import Screen, redraw, send, send_beside
from bot.storage.corrections import Kind
from bot.storage.expectations import Awaiting, Expectation
from bot.views import agreements, people
from bot.views import corrections as views


async def edit(
    callback: CallbackQuery,
    callback_data: EditFact,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    catalogue: Catalogue,
    expecting: Expecting,
) -> None:
    kind, key, field = callback_data.kind, callback_data.key, callback_data.field
    title = await _title(kind, key, catalogue)
    if title is None or field not in ("", *FIELDS[Kind(kind)]):
        refuse(callback_answer, scene.words)
        return
    if not field:
        await send_beside(callback, views.which_field(scene.words, Kind(kind), key, title))
        return
    await expecting.begin(asker, Awaiting.FACT_FIELD, f"{kind}:{key}:{field}")
    await send_beside(callback, views.value_prompt(scene.words, Kind(kind), field, title, asker.person))


async def take_value(
    message: Message,
    expectation: Expectation,
    scene: Scene,
    asker: Asker,
    catalogue: Catalogue,
    corrections: Corrections,
    expecting: Expecting,
) -> None:
    kind, key, field = expectation.target.split(":")
    title = await _title(kind, key, catalogue)
    if title is None:
        await expecting.end(asker)
        await send(message, Screen(scene.words.html("fact-gone")))
        return
    if not await corrections.correct(Kind(kind), key, title, field, message.text or "", asker.person):
        await send(message, Screen(scene.words.html("fact-wrong-value")))
        return
    await expecting.end(asker)
    card = await _card(kind, key, scene, catalogue)
    await send(message, card or Screen(scene.words.html("fact-gone")))


async def hide(
    callback: CallbackQuery,
    callback_data: HideFact,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    catalogue: Catalogue,
    corrections: Corrections,
) -> None:
    kind, key = callback_data.kind, callback_data.key
    title = await _title(kind, key, catalogue)
    if title is None:
        refuse(callback_answer, scene.words)
        return
    await corrections.hide(Kind(kind), key, title, asker.person)
    await redraw(callback, views.hidden_now(scene.words, Kind(kind), key, title))


async def restore(
    callback: CallbackQuery,
    callback_data: RestoreFact,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    catalogue: Catalogue,
    corrections: Corrections,
) -> None:
    kind, key = callback_data.kind, callback_data.key
    if kind not in set(Kind) or not await corrections.restore(Kind(kind), key, asker.person):
        refuse(callback_answer, scene.words)
        return
    callback_answer.text = scene.words.plain("fact-restored")
    card = await _card(kind, key, scene, catalogue)
    await redraw(callback, card or Screen(scene.words.html("fact-gone")))


async def show_hidden(
    callback: CallbackQuery,
    callback_data: ShowHidden,
    callback_answer: CallbackAnswer,
    scene: Scene,
    corrections: Corrections,
) -> None:
    if callback_data.kind not in set(Kind):
        refuse(callback_answer, scene.words)
        return
    kind = Kind(callback_data.kind)
    await redraw(callback, views.hidden_facts(scene.words, kind, await corrections.hidden(kind)))


async def _title(kind: str, key: str, catalogue: Catalogue) -> str | None:
    """What the articles call it."""
    if kind == Kind.PERSON:
        person = await catalogue.person(key)
        return None if person is None else person.found.name
    agreement = await catalogue.agreement(key) if kind == Kind.AGREEMENT else None
    return None if agreement is None else agreements.agreement_title(agreement.found)


async def _card(kind: str, key: str, scene: Scene, catalogue: Catalogue) -> Screen | None:
    if kind == Kind.PERSON:
        person = await catalogue.person(key)
        return None if person is None else people.person_card(scene, person, await catalogue.signed_by(person))
    agreement = await catalogue.agreement(key)
    return None if agreement is None else agreements.agreement_card(scene, agreement)


def router() -> Router:
    made = Router(name="corrections")
    made.message.filter(PRIVATE, IsAdmin())
    made.callback_query.filter(IsAdmin())
    made.message.register(take_value, F.text & ~F.text.startswith("/"), Awaits(Awaiting.FACT_FIELD))
    made.callback_query.register(edit, EditFact.filter())
    made.callback_query.register(hide, HideFact.filter())
    made.callback_query.register(restore, RestoreFact.filter())
    made.callback_query.register(show_hidden, ShowHidden.filter())
    return made
