"""/admins and /log; and the polite refusal of everything that is for admins only."""

from __future__ import annotations

import contextlib
import re

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandObject
from aiogram.types import BotCommandScopeChat, CallbackQuery, Message, MessageOriginUser
from aiogram.utils.callback_answer import CallbackAnswer

from bot.admins import Admins
from bot.ask import Asker
from bot.callbacks import AddAdmin, RemoveAdmin, ShowAdmins, ShowLog
from bot.commands import COMMANDS, Audience, menu
from bot.expecting import Expecting
from bot.filters import PRIVATE, Awaits, Command, IsAdmin
from bot.handlers.replies import refuse
from bot.screens import Screen, redraw, send, send_beside
from bot.storage.expectations import Awaiting
from bot.texts import Words
from bot.views import admins as views
from bot.views import asking as prompts

ADMINS_ONLY = [command.name for command in COMMANDS if command.audience is Audience.ADMINS]
PERSON = re.compile(r"[1-9]\d{0,15}")


async def list_admins(
    message: Message, command: CommandObject, bot: Bot, words: Words, asker: Asker, admins: Admins
) -> None:
    """``/admins``, or ``/admins 123456789`` to add one at once."""
    given = (command.args or "").strip()
    if PERSON.fullmatch(given):
        await _add(message, int(given), bot, words, asker, admins)
        return
    await send(message, views.admins(words, await admins.all(), asker.person))


async def show_admins(callback: CallbackQuery, words: Words, asker: Asker, admins: Admins) -> None:
    await redraw(callback, views.admins(words, await admins.all(), asker.person))


async def ask_whom_to_add(callback: CallbackQuery, words: Words, asker: Asker, expecting: Expecting) -> None:
    await expecting.begin(asker, Awaiting.ADMIN)
    await send_beside(callback, prompts.admin_prompt(words, asker.person))


async def take_admin(
    message: Message, bot: Bot, words: Words, asker: Asker, admins: Admins, expecting: Expecting, person: int
) -> None:
    await expecting.end(asker)
    await _add(message, person, bot, words, asker, admins)


async def remove_admin(
    callback: CallbackQuery,
    callback_data: RemoveAdmin,
    callback_answer: CallbackAnswer,
    bot: Bot,
    words: Words,
    asker: Asker,
    admins: Admins,
) -> None:
    if not callback_data.confirmed:
        await redraw(callback, views.removal_question(words, callback_data.person))
        return
    if not await admins.remove(callback_data.person, asker.person):
        refuse(callback_answer, words)
        return
    with contextlib.suppress(TelegramAPIError):
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=callback_data.person))
    await redraw(callback, views.admins(words, await admins.all(), asker.person))


async def show_log(message: Message, words: Words, asker: Asker, admins: Admins) -> None:
    await send(message, views.log(words, await admins.log_page(0), asker.person))


async def turn_log(
    callback: CallbackQuery, callback_data: ShowLog, words: Words, asker: Asker, admins: Admins
) -> None:
    await redraw(callback, views.log(words, await admins.log_page(callback_data.page), asker.person))


async def decline(message: Message, words: Words, asker: Asker, admins: Admins) -> None:
    """Not an admin, or one in a group, where drafts are nobody else's business."""
    key = "admins-in-private" if await admins.has(asker.person) else "admins-only"
    await send(message, Screen(words.html(key)))


async def _add(message: Message, person: int, bot: Bot, words: Words, asker: Asker, admins: Admins) -> None:
    added = await admins.add(person, asker.person)
    if added:
        # Fails for someone who has never written to the bot; commands work without a menu.
        with contextlib.suppress(TelegramAPIError):
            await bot.set_my_commands(menu(words, Audience.ADMINS), scope=BotCommandScopeChat(chat_id=person))
    await send(message, Screen(words.html("admin-added" if added else "admin-known", {"person": str(person)})))
    await send(message, views.admins(words, await admins.all(), asker.person))


def names_a_person(message: Message) -> dict[str, int] | bool:
    """A number, a contact, or a forwarded message of someone who does not hide who they are."""
    if message.contact is not None and message.contact.user_id is not None:
        return {"person": message.contact.user_id}
    if isinstance(message.forward_origin, MessageOriginUser) and not message.forward_origin.sender_user.is_bot:
        return {"person": message.forward_origin.sender_user.id}
    text = (message.text or "").strip()
    return {"person": int(text)} if PERSON.fullmatch(text) else False


def router() -> Router:
    made = Router(name="admins")
    made.message.filter(PRIVATE, IsAdmin())
    made.callback_query.filter(IsAdmin())
    made.message.register(list_admins, Command("admins"))
    made.message.register(show_log, Command("log"))
    made.message.register(take_admin, Awaits(Awaiting.ADMIN), names_a_person)
    made.callback_query.register(show_admins, ShowAdmins.filter())
    made.callback_query.register(ask_whom_to_add, AddAdmin.filter())
    made.callback_query.register(remove_admin, RemoveAdmin.filter())
    made.callback_query.register(turn_log, ShowLog.filter())
    return made


def refusals() -> Router:
    made = Router(name="refusals")
    made.message.register(decline, Command(*ADMINS_ONLY))
    return made
