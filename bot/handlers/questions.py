"""A message in plain words: small talk or a question. The last router."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import Message

from bot.ask import Asker, Asking
from bot.filters import PRIVATE
from bot.handlers.replies import reply
from bot.library import Library
from bot.screens import Screen, send
from bot.texts import Words
from retrieval.question import small_talk

LONGEST_QUESTION = 500
"""Characters. A sentence has about a hundred; whatever is longer is a text, not a question."""


async def answer_question(message: Message, words: Words, asker: Asker, asking: Asking, library: Library) -> None:
    text = (message.text or "").strip()
    refusal = _refusal(text, words) or _small_talk(text, words)
    if refusal is not None:
        await send(message, refusal)
        return
    await reply(message, await asking.ask(asker, text, message.message_id), words, asking, library)


def _refusal(text: str, words: Words) -> Screen | None:
    if len(text) > LONGEST_QUESTION:
        return Screen(words.html("question-too-long", {"limit": LONGEST_QUESTION}))
    if not any(character.isalnum() for character in text):
        return Screen(words.html("question-empty"))
    return None


def _small_talk(text: str, words: Words) -> Screen | None:
    kind = small_talk(text)
    if kind is None:
        return None
    key = f"talk-{kind.replace('_', '-')}"
    return Screen(words.html(key if words.has(key) else "talk-other"))


def router() -> Router:
    made = Router(name="questions")
    made.message.register(answer_question, PRIVATE, F.text)
    return made
