"""What the bot asks an admin to send next, and how to get out of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import StopWaiting
from bot.markup import Html
from bot.screens import Screen
from bot.texts import Words
from bot.views.buttons import button, short


def text_prompt(words: Words, person: int, formats: Sequence[str]) -> Screen:
    return _prompt(words.html("add-prompt", {"formats": ", ".join(formats)}), words, person)


def replacement_prompt(words: Words, person: int, title: str) -> Screen:
    return _prompt(words.html("replace-prompt", {"title": short(title)}), words, person)


def admin_prompt(words: Words, person: int) -> Screen:
    return _prompt(words.html("add-admin-prompt"), words, person)


def _prompt(text: Html, words: Words, person: int) -> Screen:
    return Screen(text, ([button(words.plain("button-never-mind"), StopWaiting(person=person))],))
