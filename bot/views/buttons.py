"""Buttons and pages that all views share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton
from msgspec import Struct

from bot.callbacks import AskExample, ShowArticle
from bot.links import Links, Target
from bot.markup import Html, lines, units
from bot.prompts import Example
from bot.screens import Row
from bot.texts import Words

Item = TypeVar("Item")
LONGEST_LABEL = 60
LONGEST_BUTTON = 36
"""Characters that a phone shows on a button as wide as the message."""

LONGEST_COPY = 256
"""Characters, taken for UTF-16 units, the stricter reading: https://core.telegram.org/bots/api#copytextbutton."""

LONGEST_SHARED = 200


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=short(text, LONGEST_BUTTON), callback_data=data.pack())


def copy_button(text: str, copied: str) -> Row:
    """A button that copies; none for a text longer than Telegram lets a button copy."""
    if not 1 <= units(copied) <= LONGEST_COPY:
        return []
    return [InlineKeyboardButton(text=text, copy_text=CopyTextButton(text=copied))]


def share_button(words: Words, links: Links, target: Target, text: str) -> Row:
    """A button that picks a chat to send a link to; none where there are no links."""
    address = links.share(target, short(text, LONGEST_SHARED))
    return [] if address is None else [InlineKeyboardButton(text=words.plain("button-share"), url=address)]


def short(text: str, limit: int = LONGEST_LABEL) -> str:
    """Cut at a word, for a button or a list."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:—-") + "…"


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> tuple[Row, ...]:
    """Short buttons, several in a row."""
    return tuple(buttons[first : first + width] for first in range(0, len(buttons), width))


def choices(labelled: Sequence[tuple[str, CallbackData]]) -> tuple[Html, tuple[Row, ...]]:
    """A button for each; where one of them would be cut on a phone, all stand in full above, with the same numbers."""
    if all(len(label) <= LONGEST_BUTTON for label, _ in labelled):
        return Html(""), tuple([button(label, data)] for label, data in labelled)
    numbered = [(f"{place}. {label}", data) for place, (label, data) in enumerate(labelled, start=1)]
    return lines(*(label for label, _ in numbered)), tuple([button(label, data)] for label, data in numbered)


def example_choices(words: Words, examples: Sequence[Example]) -> tuple[Html, tuple[Row, ...]]:
    """Questions, and articles that are near, to choose from."""
    return choices([_example(words, example) for example in examples])


def _example(words: Words, example: Example) -> tuple[str, CallbackData]:
    if example.article_id is not None:
        title = words.plain("button-article", {"title": short(example.text)})
        return title, ShowArticle(article=example.article_id)
    return example.text, AskExample(prompt=example.prompt or 0)


class Page(Struct, Generic[Item], frozen=True):
    """Some items out of a long list; ``number`` counts pages from 0, ``first`` the items before this page."""

    items: tuple[Item, ...]
    number: int
    pages: int
    first: int


def page_of(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """Page ``number``, or the nearest there is: the list may have become shorter since the button was drawn."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    first = number * size
    return Page(tuple(items[first : first + size]), number, pages, first)


def paging_row(words: Words, number: int, pages: int, to: Callable[[int], CallbackData]) -> Row:
    """«Назад» and «Дальше», each where there is something that way."""
    row = []
    if number > 0:
        row.append(button(words.plain("button-previous"), to(number - 1)))
    if number + 1 < pages:
        row.append(button(words.plain("button-next"), to(number + 1)))
    return row
