"""The buttons under an answer."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking, Quoted
from bot.callbacks import AskAlone, AskExample, AskLiterally, CastVote, GiveReason, ShowNearest, ShowPassage
from bot.handlers.replies import refuse, reply_beside
from bot.library import Library
from bot.nearest import nearest
from bot.scene import Scene
from bot.screens import redraw, send_beside
from bot.views import answers as views


async def show_passage(
    callback: CallbackQuery,
    callback_data: ShowPassage,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None:
        refuse(callback_answer, scene.words)
        return
    await asking.now_shows(callback_data.turn, callback_data.place)
    context = library.knowledge.context(quoted.passage) if callback_data.context else None
    await redraw(callback, views.answer(scene, _seen(quoted, scene), context))


async def vote(
    callback: CallbackQuery,
    callback_data: CastVote,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None:
        refuse(callback_answer, scene.words)
        return
    voted = await asking.vote(asker, quoted, callback_data.useful)
    callback_answer.text = scene.words.plain("vote-thanks" if callback_data.useful else "vote-sorry")
    await redraw(callback, views.answer(scene, _seen(voted, scene), reasons=not callback_data.useful))


async def give_reason(
    callback: CallbackQuery,
    callback_data: GiveReason,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    if quoted is None or quoted.vote is None or quoted.vote.useful:
        refuse(callback_answer, scene.words)
        return
    await asking.give_reason(asker, quoted, callback_data.reason)
    callback_answer.text = scene.words.plain("vote-reason-thanks")
    await redraw(callback, views.answer(scene, _seen(quoted, scene)))


def _seen(quoted: Quoted, scene: Scene) -> Quoted:
    """In a group everyone looks at the same buttons: nobody's vote is marked on them."""
    return quoted if scene.private else replace(quoted, vote=None)


async def ask_literally(
    callback: CallbackQuery,
    callback_data: AskLiterally,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    turn = await asking.turn(asker, callback_data.turn)
    if turn is None:
        refuse(callback_answer, scene.words)
        return
    result = await asking.ask_alone(asker, turn.question, callback.id, literal=True)
    await reply_beside(callback, result, scene, asking)


async def ask_alone(
    callback: CallbackQuery,
    callback_data: AskAlone,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    turn = await asking.turn(asker, callback_data.turn)
    if turn is None:
        refuse(callback_answer, scene.words)
        return
    await reply_beside(callback, await asking.ask_alone(asker, turn.question, callback.id), scene, asking)


async def ask_example(
    callback: CallbackQuery,
    callback_data: AskExample,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    question = await asking.prompted(callback_data.prompt)
    if question is None:
        refuse(callback_answer, scene.words)
        return
    await reply_beside(callback, await asking.ask_alone(asker, question, callback.id), scene, asking)


async def show_nearest(
    callback: CallbackQuery,
    callback_data: ShowNearest,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    library: Library,
) -> None:
    turn = await asking.turn(asker, callback_data.turn)
    matches = () if turn is None else await nearest(library, turn.standalone)
    if not matches:
        refuse(callback_answer, scene.words)
        return
    await send_beside(callback, views.on_the_matter(scene, matches))


def router() -> Router:
    made = Router(name="answers")
    made.callback_query.register(show_passage, ShowPassage.filter())
    made.callback_query.register(vote, CastVote.filter())
    made.callback_query.register(give_reason, GiveReason.filter())
    made.callback_query.register(ask_literally, AskLiterally.filter())
    made.callback_query.register(ask_alone, AskAlone.filter())
    made.callback_query.register(show_nearest, ShowNearest.filter())
    made.callback_query.register(ask_example, AskExample.filter())
    return made
