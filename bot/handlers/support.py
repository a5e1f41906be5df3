"""«Нужен человек», /feedback, and what admins do with what comes of it."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, ForceReply, Message, ReplyParameters
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
from bot.callbacks import CallHuman, CloseTicket, FillGap, StopTelling
from bot.expecting import Expecting
from bot.failures import is_closed
from bot.filters import PRIVATE, Awaits, Command, IsAdmin
from bot.handlers.finding import finds_turn
from bot.handlers.replies import answer_to, refuse, refuse_stranger
from bot.markup import split
from bot.scene import Scene
from bot.screens import Screen, redraw_message, send_beside
from bot.staff import Staff
from bot.storage.expectations import Awaiting, Expectation
from bot.storage.tickets import Ticket, TicketState
from bot.storage.turns import StoredTurn
from bot.support import Refusal, Support
from bot.texts import Texts
from bot.views import asking as prompts
from bot.views import support as views
from retrieval.reading import suffixes

LONGEST_FEEDBACK = 2000


async def call_human(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    turn: StoredTurn,
    scene: Scene,
    asker: Asker,
    support: Support,
    staff: Staff,
) -> None:
    if turn.person != asker.person:
        refuse_stranger(callback_answer, scene.words)
        return
    callback_answer.show_alert = True
    callback_answer.text = scene.words.plain(
        await _pass_on(await support.call(turn, scene.words.language), support, staff, "human-called")
    )


async def feedback(
    message: Message,
    command: CommandObject,
    scene: Scene,
    asker: Asker,
    support: Support,
    staff: Staff,
    expecting: Expecting,
) -> None:
    """``/feedback text``; tapped in the menu, and so without a text, it asks for one."""
    text = (command.args or "").strip()
    if text:
        await _take(message, text, scene, asker, support, staff)
    elif not scene.staffed:
        await answer_to(message, "", Screen(scene.words.html("human-nobody")))
    # A terminal, which has no links either, knows no replies.
    elif scene.private and scene.links.username is not None:
        prompt = scene.words.html("feedback-prompt", {"limit": LONGEST_FEEDBACK})
        asked = await message.answer(prompt, reply_markup=ForceReply())
        await expecting.begin(asker, Awaiting.FEEDBACK, str(asked.message_id))
    else:
        await answer_to(message, "", Screen(scene.words.html("feedback-hint", {"limit": LONGEST_FEEDBACK})))


async def take_feedback(
    message: Message, scene: Scene, asker: Asker, support: Support, staff: Staff, expecting: Expecting
) -> None:
    """What was written in reply to the question for it; anything else written meanwhile is a question, as always."""
    await expecting.end(asker)
    await _take(message, (message.text or "").strip(), scene, asker, support, staff)


async def _take(message: Message, text: str, scene: Scene, asker: Asker, support: Support, staff: Staff) -> None:
    if len(text) > LONGEST_FEEDBACK:
        await answer_to(message, "", Screen(scene.words.html("feedback-too-long", {"limit": LONGEST_FEEDBACK})))
        return
    ticket = await support.feedback(asker, text, message.message_id, scene.words.language)
    key = await _pass_on(ticket, support, staff, "feedback-thanks")
    await answer_to(message, "", Screen(scene.words.html(key)))


async def pass_back(
    message: Message, ticket: Ticket, bot: Bot, texts: Texts, scene: Scene, support: Support, staff: Staff
) -> None:
    """An admin's reply to a card goes to whoever asked."""
    try:
        await _answer(message, ticket, bot, texts)
    except TelegramAPIError as error:
        if not is_closed(error):
            raise
        await answer_to(message, "", Screen(scene.words.html("ticket-unreachable")))
        return
    await _move(ticket, TicketState.ANSWERED, bot, support, staff)
    await answer_to(message, "", Screen(scene.words.html("ticket-passed-back")))


async def close(
    callback: CallbackQuery,
    callback_data: CloseTicket,
    callback_answer: CallbackAnswer,
    bot: Bot,
    scene: Scene,
    support: Support,
    staff: Staff,
) -> None:
    ticket = await support.ticket(callback_data.ticket)
    if ticket is None or ticket.state is TicketState.CLOSED:
        refuse(callback_answer, scene.words)
        return
    await _move(ticket, TicketState.CLOSED, bot, support, staff)


async def fill_gap(
    callback: CallbackQuery, callback_data: FillGap, scene: Scene, asker: Asker, expecting: Expecting
) -> None:
    """«Добавить статью»: the next message is its text, or a file, or a link."""
    await expecting.begin(asker, Awaiting.TEXT)
    await send_beside(callback, prompts.text_prompt(scene.words, asker.person, suffixes()))


async def stop_telling(
    callback: CallbackQuery,
    callback_data: StopTelling,
    callback_answer: CallbackAnswer,
    scene: Scene,
    asker: Asker,
    support: Support,
) -> None:
    if callback_data.person != asker.person:
        refuse_stranger(callback_answer, scene.words)
        return
    await support.leave_in_peace(asker.person)
    callback_answer.text = scene.words.plain("telling-stopped")
    callback_answer.show_alert = True


async def replies_to_card(message: Message, support: Support) -> bool | dict[str, Ticket]:
    replied = message.reply_to_message
    ticket = await support.shown_on(message.chat.id, replied.message_id) if replied else None
    return False if ticket is None else {"ticket": ticket}


def replies_to_prompt(message: Message, expectation: Expectation) -> bool:
    replied = message.reply_to_message
    return replied is not None and str(replied.message_id) == expectation.target


async def _pass_on(ticket: Ticket | Refusal, support: Support, staff: Staff, done: str) -> str:
    """Shows a ticket to the admins; the key of what is said to the person."""
    if isinstance(ticket, Refusal):
        return "human-already" if ticket is Refusal.ALREADY else "human-too-many"
    cards = await staff.tell(lambda words, admin: views.card(words, ticket, admin))
    await support.shown(ticket, cards)
    return done if cards else "human-nobody"


async def _answer(message: Message, ticket: Ticket, bot: Bot, texts: Texts) -> None:
    asked = ticket.asked
    screen = views.answer(texts.in_language(asked.language), ticket, message.text or "")
    reply = None
    if asked.message is not None:
        reply = ReplyParameters(message_id=asked.message, allow_sending_without_reply=True)
    for piece in split(screen.text):
        await bot.send_message(asked.chat, piece, reply_parameters=reply)
        reply = None
    if message.text is None:
        await message.copy_to(asked.chat)


async def _move(ticket: Ticket, state: TicketState, bot: Bot, support: Support, staff: Staff) -> None:
    """All admins see that somebody has dealt with it."""
    moved = await support.move_to(ticket, state)
    for card in await support.cards(moved):
        await redraw_message(bot, card.chat, card.message, views.card(await staff.words(card.chat), moved, card.chat))


def router() -> Router:
    made = Router(name="support")
    made.message.register(feedback, Command("feedback"))
    words = F.text & ~F.text.startswith("/")
    made.message.register(
        take_feedback, PRIVATE, words, F.reply_to_message, Awaits(Awaiting.FEEDBACK), replies_to_prompt
    )
    made.message.register(pass_back, PRIVATE, IsAdmin(), F.reply_to_message, ~F.text.startswith("/"), replies_to_card)
    made.callback_query.register(call_human, CallHuman.filter(), finds_turn)
    made.callback_query.register(stop_telling, StopTelling.filter())
    made.callback_query.register(close, CloseTicket.filter(), IsAdmin())
    made.callback_query.register(fill_gap, FillGap.filter(), IsAdmin())
    return made
