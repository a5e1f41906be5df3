"""Links into the bot: /start with something behind it, and answers that come back forwarded."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker, Asking
from bot.callbacks import ShowPlace
from bot.catalogue import Catalogue
from bot.filters import PRIVATE
from bot.handlers.replies import refuse, reply
from bot.library import Library
from bot.links import Kind, Target, read_address, read_payload
from bot.lookup import Lookup
from bot.scene import Scene
from bot.screens import Screen, redraw, send
from bot.views import agreements, people, places, sources


async def follow(
    message: Message,
    command: CommandObject,
    scene: Scene,
    asker: Asker,
    asking: Asking,
    catalogue: Catalogue,
    lookup: Lookup,
    library: Library,
) -> None:
    target = read_payload(command.args or "")
    if target is not None and target.kind is Kind.CARRIED:
        question = await lookup.carried(int(target.key), asker.person) if target.key.isdigit() else None
        if question is not None:
            # The question is not to be seen in this chat: the answer shows it.
            result = await asking.ask_alone(asker, question, f"link:{message.message_id}")
            await reply(message, "", result, scene, asking)
            return
    screen = None if target is None else await _screen(target, scene, catalogue, library)
    await send(message, screen or Screen(scene.words.html("link-stale")))


async def _screen(target: Target, scene: Scene, catalogue: Catalogue, library: Library) -> Screen | None:
    match target.kind:
        case Kind.PASSAGE:
            passage = library.passage_at(target.key, target.start)
            return None if passage is None else places.place(scene, passage)
        case Kind.ARTICLE:
            card = await catalogue.article_card(target.key)
            return None if card is None else sources.article_card(scene, card)
        case Kind.PERSON:
            person = await catalogue.person(target.key)
            return None if person is None else people.person_card(scene, person, await catalogue.signed_by(person))
        case Kind.AGREEMENT:
            agreement = await catalogue.agreement(target.key)
            return None if agreement is None else agreements.agreement_card(scene, agreement)
    return None


async def show_place(
    callback: CallbackQuery,
    callback_data: ShowPlace,
    callback_answer: CallbackAnswer,
    scene: Scene,
    library: Library,
) -> None:
    passage = library.passage_at(callback_data.article, callback_data.start)
    if passage is None:
        refuse(callback_answer, scene.words)
        return
    context = library.knowledge.context(passage) if callback_data.context else None
    await redraw(callback, places.place(scene, passage, context))


async def leads_back(message: Message, bot: Bot) -> bool | dict[str, Target]:
    """Whether a message is an answer of this bot, forwarded: the link under the quotation says which."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginUser) or origin.sender_user.id != (await bot.me()).id:
        return False
    for entity in message.entities or ():
        target = read_address(entity.url or "", origin.sender_user.username)
        if target is not None:
            return {"target": target}
    return False


async def lead_back(
    message: Message, target: Target, scene: Scene, catalogue: Catalogue, library: Library
) -> None:
    screen = await _screen(target, scene, catalogue, library)
    await send(message, screen or Screen(scene.words.html("link-stale")))


def router() -> Router:
    made = Router(name="links")
    made.message.register(follow, CommandStart(deep_link=True, ignore_case=True))
    made.message.register(lead_back, PRIVATE, F.forward_origin, leads_back)
    made.callback_query.register(show_place, ShowPlace.filter())
    return made
