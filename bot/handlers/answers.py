"""The buttons under an answer."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking
from bot.callbacks import AskAlone, AskExample, AskLiterally, CastVote, GiveReason, ShowPassage
from bot.handlers.replies import refuse, reply_beside
from bot.library import Library
from bot.screens import redraw
from bot.texts import Words
from bot.views import answers as views


async def show_passage(
    callback: CallbackQuery,
    callback_data: ShowPassage,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None:
        refuse(callback_answer, words)
        return
    knowledge = library.knowledge
    context = knowledge.context(quoted.passage) if callback_data.context else None
    await redraw(callback, views.answer(words, quoted, knowledge.articles, context))


async def vote(
    callback: CallbackQuery,
    callback_data: CastVote,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None:
        refuse(callback_answer, words)
        return
    voted = await asking.vote(asker, quoted, callback_data.useful)
    callback_answer.text = words.plain("vote-thanks" if callback_data.useful else "vote-sorry")
    screen = views.answer(words, voted, library.knowledge.articles, reasons=not callback_data.useful)
    await redraw(callback, screen)


async def give_reason(
    callback: CallbackQuery,
    callback_data: GiveReason,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None or quoted.vote is None or quoted.vote.useful:
        refuse(callback_answer, words)
        return
    await asking.give_reason(asker, quoted, callback_data.reason)
    callback_answer.text = words.plain("vote-reason-thanks")
    await redraw(callback, views.answer(words, quoted, library.knowledge.articles))


async def ask_literally(
    callback: CallbackQuery,
    callback_data: AskLiterally,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    turn = await asking.turn(asker, callback_data.turn)
    if turn is None:
        refuse(callback_answer, words)
        return
    result = await asking.ask_alone(asker, turn.question, literal=True)
    await reply_beside(callback, result, words, asking, library)


async def ask_alone(
    callback: CallbackQuery,
    callback_data: AskAlone,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    turn = await asking.turn(asker, callback_data.turn)
    if turn is None:
        refuse(callback_answer, words)
        return
    await reply_beside(callback, await asking.ask_alone(asker, turn.question), words, asking, library)


async def ask_example(
    callback: CallbackQuery,
    callback_data: AskExample,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    question = await asking.prompted(callback_data.prompt)
    if question is None:
        refuse(callback_answer, words)
        return
    await reply_beside(callback, await asking.ask_alone(asker, question), words, asking, library)


def router() -> Router:
    made = Router(name="answers")
    made.callback_query.register(show_passage, ShowPassage.filter())
    made.callback_query.register(vote, CastVote.filter())
    made.callback_query.register(give_reason, GiveReason.filter())
    made.callback_query.register(ask_literally, AskLiterally.filter())
    made.callback_query.register(ask_alone, AskAlone.filter())
    made.callback_query.register(ask_example, AskExample.filter())
    return made
