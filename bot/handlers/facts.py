"""/people and /agreements: lists, cards, search by name."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.ask import Asker, Asking
from bot.callbacks import (
    AskAboutAgreement,
    AskAboutPerson,
    ShowAgreement,
    ShowAgreements,
    ShowPeople,
    ShowPerson,
)
from bot.catalogue import Catalogue
from bot.corrections import Corrections, Entry
from bot.filters import Command
from bot.handlers.finding import finds_agreement, finds_person
from bot.handlers.replies import reply_beside
from bot.scene import Scene
from bot.screens import redraw, send
from bot.storage.corrections import Kind
from bot.views import agreements as agreement_views
from bot.views import people as people_views
from retrieval.models import Agreement, Person


async def list_people(
    message: Message, command: CommandObject, scene: Scene, catalogue: Catalogue, corrections: Corrections
) -> None:
    if command.args:
        matching = await catalogue.people_found(command.args)
        await send(message, people_views.people_found(scene, matching, command.args))
        return
    await show_people(message, scene, catalogue, corrections)


async def show_people(message: Message, scene: Scene, catalogue: Catalogue, corrections: Corrections) -> None:
    hidden = len(await corrections.hidden(Kind.PERSON))
    await send(message, people_views.people(scene, await catalogue.people(), hidden=hidden))


async def turn_people(
    callback: CallbackQuery,
    callback_data: ShowPeople,
    scene: Scene,
    catalogue: Catalogue,
    corrections: Corrections,
) -> None:
    hidden = len(await corrections.hidden(Kind.PERSON))
    await redraw(callback, people_views.people(scene, await catalogue.people(), callback_data.page, hidden))


async def open_person(
    callback: CallbackQuery, callback_data: ShowPerson, entry: Entry[Person], scene: Scene, catalogue: Catalogue
) -> None:
    signed = await catalogue.signed_by(entry)
    await redraw(callback, people_views.person_card(scene, entry, signed, callback_data.page))


async def ask_about_person(
    callback: CallbackQuery, entry: Entry[Person], scene: Scene, asker: Asker, asking: Asking
) -> None:
    question = scene.words.plain("question-about-person", {"name": entry.fact.name})
    await reply_beside(callback, await asking.ask_alone(asker, question, callback.id), scene, asking)


async def list_agreements(
    message: Message, command: CommandObject, scene: Scene, catalogue: Catalogue, corrections: Corrections
) -> None:
    if command.args:
        matching = await catalogue.agreements_about(command.args)
        await send(message, agreement_views.agreements_found(scene, matching, command.args))
        return
    await show_agreements(message, scene, catalogue, corrections)


async def show_agreements(message: Message, scene: Scene, catalogue: Catalogue, corrections: Corrections) -> None:
    hidden = len(await corrections.hidden(Kind.AGREEMENT))
    await send(message, agreement_views.agreements(scene, await catalogue.agreements(), hidden=hidden))


async def turn_agreements(
    callback: CallbackQuery,
    callback_data: ShowAgreements,
    scene: Scene,
    catalogue: Catalogue,
    corrections: Corrections,
) -> None:
    hidden = len(await corrections.hidden(Kind.AGREEMENT))
    found = await catalogue.agreements()
    await redraw(callback, agreement_views.agreements(scene, found, callback_data.page, hidden))


async def open_agreement(
    callback: CallbackQuery, callback_data: ShowAgreement, entry: Entry[Agreement], scene: Scene
) -> None:
    await redraw(callback, agreement_views.agreement_card(scene, entry, passages=callback_data.passages))


async def ask_about_agreement(
    callback: CallbackQuery,
    entry: Entry[Agreement],
    scene: Scene,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
) -> None:
    agreement = entry.fact
    wordings = agreement_views.questions_about(scene.words, agreement)
    question = await catalogue.question_about(wordings, agreement.evidence)
    await reply_beside(callback, await asking.ask_alone(asker, question, callback.id), scene, asking)


def router() -> Router:
    made = Router(name="facts")
    made.message.register(list_people, Command("people"))
    made.message.register(list_agreements, Command("agreements"))
    made.callback_query.register(turn_people, ShowPeople.filter())
    made.callback_query.register(open_person, ShowPerson.filter(), finds_person)
    made.callback_query.register(ask_about_person, AskAboutPerson.filter(), finds_person)
    made.callback_query.register(turn_agreements, ShowAgreements.filter())
    made.callback_query.register(open_agreement, ShowAgreement.filter(), finds_agreement)
    made.callback_query.register(ask_about_agreement, AskAboutAgreement.filter(), finds_agreement)
    return made
