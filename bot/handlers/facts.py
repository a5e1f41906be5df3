"""/people and /agreements: lists, cards, search by name."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
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
from bot.handlers.replies import refuse, reply_beside
from bot.library import Library
from bot.screens import redraw, send
from bot.texts import Words
from bot.views import agreements as agreement_views
from bot.views import people as people_views


async def list_people(message: Message, command: CommandObject, words: Words, catalogue: Catalogue) -> None:
    found, articles = await catalogue.people(), catalogue.articles
    if command.args:
        matching = await catalogue.people_named(command.args)
        await send(message, people_views.people_found(words, matching, command.args, articles))
    else:
        await send(message, people_views.people(words, found, articles))


async def turn_people(callback: CallbackQuery, callback_data: ShowPeople, words: Words, catalogue: Catalogue) -> None:
    found = await catalogue.people()
    await redraw(callback, people_views.people(words, found, catalogue.articles, callback_data.page))


async def open_person(
    callback: CallbackQuery,
    callback_data: ShowPerson,
    callback_answer: CallbackAnswer,
    words: Words,
    catalogue: Catalogue,
) -> None:
    person = await catalogue.person(callback_data.key)
    if person is None:
        refuse(callback_answer, words)
        return
    signed = await catalogue.signed_by(person)
    card = people_views.person_card(words, person, catalogue.articles, signed, callback_data.page)
    await redraw(callback, card)


async def ask_about_person(
    callback: CallbackQuery,
    callback_data: AskAboutPerson,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
    library: Library,
) -> None:
    person = await catalogue.person(callback_data.key)
    if person is None:
        refuse(callback_answer, words)
        return
    question = words.plain("question-about-person", {"name": person.name})
    await reply_beside(callback, await asking.ask_alone(asker, question), words, asking, library)


async def list_agreements(message: Message, words: Words, catalogue: Catalogue) -> None:
    found = await catalogue.agreements()
    await send(message, agreement_views.agreements(words, found, catalogue.articles))


async def turn_agreements(
    callback: CallbackQuery, callback_data: ShowAgreements, words: Words, catalogue: Catalogue
) -> None:
    found = await catalogue.agreements()
    await redraw(callback, agreement_views.agreements(words, found, catalogue.articles, callback_data.page))


async def open_agreement(
    callback: CallbackQuery,
    callback_data: ShowAgreement,
    callback_answer: CallbackAnswer,
    words: Words,
    catalogue: Catalogue,
) -> None:
    agreement = await catalogue.agreement(callback_data.key)
    if agreement is None:
        refuse(callback_answer, words)
        return
    card = agreement_views.agreement_card(words, agreement, catalogue.articles, passages=callback_data.passages)
    await redraw(callback, card)


async def ask_about_agreement(
    callback: CallbackQuery,
    callback_data: AskAboutAgreement,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
    library: Library,
) -> None:
    agreement = await catalogue.agreement(callback_data.key)
    if agreement is None:
        refuse(callback_answer, words)
        return
    named = {"kind": agreement.kind, "parties": ", ".join(agreement.parties)}
    keys = ("question-about-agreement", "question-about-agreement-parties", "question-about-agreement-purpose")
    wordings = [words.plain(key, named if key.endswith("parties") else {"kind": agreement.kind}) for key in keys]
    question = await catalogue.question_about(wordings, agreement.evidence)
    await reply_beside(callback, await asking.ask_alone(asker, question), words, asking, library)


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
