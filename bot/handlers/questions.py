"""A message in plain words: small talk or a question. The last router."""

from __future__ import annotations

import re

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.ask import NOWHERE, Asker, Asking
from bot.busy import typing_if_slow
from bot.filters import Asks
from bot.handlers.replies import answer_to, reply
from bot.scene import Scene
from bot.screens import Screen, redraw_message, send
from bot.sendings import is_taken_up
from bot.texts import Words
from bot.views import answers
from retrieval.question import small_talk

LONGEST_QUESTION = 500
"""Characters. A sentence has about a hundred; whatever is longer is a text, not a question."""

APPROVAL = frozenset("👍👌👏🙏🤝💯🔥❤♥💙😊😍🥰")
"""Signs that alone are thanks."""

SHADES = re.compile(r"[\s\ufe0f\U0001f3fb-\U0001f3ff!)]")
"""What comes with such a sign: spaces, variants, skin tones."""

CHANGES_QUESTION_SECONDS = 3600
"""An edit of something older is not meant for the bot any more, unless the bot had answered it."""


async def answer_question(
    message: Message, bot: Bot, question: str, scene: Scene, asker: Asker, asking: Asking
) -> None:
    talk = not_a_question(question, scene.words)
    if talk is not None:
        await (send(message, talk) if scene.private else answer_to(message, question, talk))
        return
    replied = message.reply_to_message
    async with typing_if_slow(bot, message):
        basis = replied.message_id if replied else None
        found = await asking.ask(asker, question, message.message_id, basis, taken_up=is_taken_up())
    await reply(message, question, found, scene, asking)


async def ask(
    message: Message, command: CommandObject, bot: Bot, scene: Scene, asker: Asker, asking: Asking
) -> None:
    """``/ask …``: the way to ask in a group."""
    question = (command.args or "").strip()
    if not question:
        await answer_to(message, "", Screen(scene.words.html("ask-hint")))
        return
    await answer_question(message, bot, question, scene, asker, asking)


async def answer_edited(
    message: Message, bot: Bot, question: str, scene: Scene, asker: Asker, asking: Asking
) -> None:
    """A question in other words: the answer changes where it stands."""
    turn = await asking.asked_in(asker, message.message_id)
    if turn is None:
        if _may_be_meant(message, question, scene):
            await answer_question(message, bot, question, scene, asker, asking)
        return
    if question == turn.question and turn.shown != NOWHERE:
        return
    screen = not_a_question(question, scene.words)
    if screen is not None:
        await asking.shows_something_else(turn.id)
    else:
        found = await asking.ask_edited(turn, question)
        screen = answers.result(scene, found)
    if turn.answer_message is None or not await redraw_message(bot, asker.chat, turn.answer_message, screen):
        sent = await answer_to(message, question, screen)
        await asking.answered_with(turn.id, sent.message_id)


async def answer_edited_command(
    message: Message, command: CommandObject, bot: Bot, scene: Scene, asker: Asker, asking: Asking
) -> None:
    question = (command.args or "").strip()
    if question:
        await answer_edited(message, bot, question, scene, asker, asking)


def _may_be_meant(message: Message, question: str, scene: Scene) -> bool:
    """Words that were no question before, and may be one now. An admin corrects texts, not questions."""
    age = (message.edit_date or 0) - message.date.timestamp()
    return not scene.admin and len(question) <= LONGEST_QUESTION and age <= CHANGES_QUESTION_SECONDS


def not_a_question(text: str, words: Words) -> Screen | None:
    """What is said to words that ask nothing; none for a question."""
    if len(text) > LONGEST_QUESTION:
        return Screen(words.html("question-too-long", {"limit": LONGEST_QUESTION}))
    signs = SHADES.sub("", text)
    if signs and all(sign in APPROVAL for sign in signs):
        return Screen(words.html("talk-thanks"))
    if not any(character.isalnum() for character in text):
        return Screen(words.html("question-empty"))
    kind = small_talk(text)
    if kind is None:
        return None
    key = f"talk-{kind.replace('_', '-')}"
    return Screen(words.html(key if words.has(key) else "talk-other"))


def router() -> Router:
    made = Router(name="questions")
    made.edited_message.register(answer_edited, Asks())
    made.message.register(answer_question, Asks())
    return made
