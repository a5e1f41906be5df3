"""The buttons under an answer."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer
from msgspec.structs import replace

from bot.ask import Asker, Asking, Quoted
from bot.callbacks import AskAlone, AskExample, AskLiterally, CastVote, GiveReason, ShowNearest, ShowPassage
from bot.handlers.finding import finds_quoted, finds_turn
from bot.handlers.replies import refuse, reply_beside
from bot.library import Library
from bot.nearest import nearest
from bot.scene import Scene
from bot.screens import redraw, send_beside
from bot.storage.turns import StoredTurn
from bot.views import answers as views


async def show_passage(
    callback: CallbackQuery,
    callback_data: ShowPassage,
    quoted: Quoted,
    scene: Scene,
    asking: Asking,
    library: Library,
) -> None:
    await asking.now_shows(callback_data.turn, callback_data.place)
    context = library.knowledge.context(quoted.passage) if callback_data.context else None
    await redraw(callback, views.answer(scene, _seen(quoted, scene), context))


async def vote(
    callback: CallbackQuery,
    callback_data: CastVote,
    callback_answer: CallbackAnswer,
    quoted: Quoted,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    voted = await asking.vote(asker, quoted, callback_data.useful)
    callback_answer.text = scene.words.plain("vote-thanks" if callback_data.useful else "vote-sorry")
    await redraw(callback, views.answer(scene, _seen(voted, scene), reasons=not callback_data.useful))


async def give_reason(
    callback: CallbackQuery,
    callback_data: GiveReason,
    callback_answer: CallbackAnswer,
    quoted: Quoted,
    scene: Scene,
    asker: Asker,
    asking: Asking,
) -> None:
    if quoted.vote is None or quoted.vote.useful:
        refuse(callback_answer, scene.words)
        return
    await asking.give_reason(asker, quoted, callback_data.reason)
    callback_answer.text = scene.words.plain("vote-reason-thanks")
    await redraw(callback, views.answer(scene, _seen(quoted, scene)))


def _seen(quoted: Quoted, scene: Scene) -> Quoted:
    """In a group everyone looks at the same buttons: nobody's vote is marked on them."""
    return quoted if scene.private else replace(quoted, vote=None)


async def ask_literally(
    callback: CallbackQuery, turn: StoredTurn, scene: Scene, asker: Asker, asking: Asking
) -> None:
    result = await asking.ask_alone(asker, turn.question, callback.id, literal=True)
    await reply_beside(callback, result, scene, asking)


async def ask_alone(callback: CallbackQuery, turn: StoredTurn, scene: Scene, asker: Asker, asking: Asking) -> None:
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
    callback: CallbackQuery, callback_answer: CallbackAnswer, turn: StoredTurn, scene: Scene, library: Library
) -> None:
    matches = await nearest(library, turn.standalone)
    if not matches:
        refuse(callback_answer, scene.words)
        return
    await send_beside(callback, views.on_the_matter(scene, matches))


def router() -> Router:
    made = Router(name="answers")
    made.callback_query.register(show_passage, ShowPassage.filter(), finds_quoted)
    made.callback_query.register(vote, CastVote.filter(), finds_quoted)
    made.callback_query.register(give_reason, GiveReason.filter(), finds_quoted)
    made.callback_query.register(ask_literally, AskLiterally.filter(), finds_turn)
    made.callback_query.register(ask_alone, AskAlone.filter(), finds_turn)
    made.callback_query.register(show_nearest, ShowNearest.filter(), finds_turn)
    made.callback_query.register(ask_example, AskExample.filter())
    return made
