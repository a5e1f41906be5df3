"""/people and /agreements: lists, cards, search by name."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

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
from bot.corrections import Corrections
from bot.filters import Command
from bot.handlers.replies import refuse, reply_beside
from bot.scene import Scene
from bot.screens import redraw, send
from bot.storage.corrections import Kind
from bot.views import agreements as agreement_views
from bot.views import people as people_views


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
    callback: CallbackQuery,
    callback_data: ShowPerson,
    callback_answer: CallbackAnswer,
    scene: Scene,
    catalogue: Catalogue,
) -> None:
    person = await catalogue.person(callback_data.key)
    if person is None:
        refuse(callback_answer, scene.words)
        return
    signed = await catalogue.signed_by(person)
    await redraw(callback, people_views.person_card(scene, person, signed, callback_data.page))


async def ask_about_person(
    callback: CallbackQuery,
    callback_data: AskAboutPerson,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
) -> None:
    entry = await catalogue.person(callback_data.key)
    if entry is None:
        refuse(callback_answer, scene.words)
        return
    person = entry.fact
    question = scene.words.plain("question-about-person", {"name": person.name})
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
    callback: CallbackQuery,
    callback_data: ShowAgreement,
    callback_answer: CallbackAnswer,
    scene: Scene,
    catalogue: Catalogue,
) -> None:
    agreement = await catalogue.agreement(callback_data.key)
    if agreement is None:
        refuse(callback_answer, scene.words)
        return
    await redraw(callback, agreement_views.agreement_card(scene, agreement, passages=callback_data.passages))


async def ask_about_agreement(
    callback: CallbackQuery,
    callback_data: AskAboutAgreement,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
) -> None:
    entry = await catalogue.agreement(callback_data.key)
    if entry is None:
        refuse(callback_answer, scene.words)
        return
    agreement = entry.fact
    wordings = agreement_views.questions_about(scene.words, agreement)
    question = await catalogue.question_about(wordings, agreement.evidence)
    await reply_beside(callback, await asking.ask_alone(asker, question, callback.id), scene, asking)


def router() -> Router:
    made = Router(name="facts")
    made.message.register(list_people, Command("people"))
    made.message.register(list_agreements, Command("agreements"))
    made.callback_query.register(turn_people, ShowPeople.filter())
    made.callback_query.register(open_person, ShowPerson.filter())
    made.callback_query.register(ask_about_person, AskAboutPerson.filter())
    made.callback_query.register(turn_agreements, ShowAgreements.filter())
    made.callback_query.register(open_agreement, ShowAgreement.filter())
    made.callback_query.register(ask_about_agreement, AskAboutAgreement.filter())
    return made
