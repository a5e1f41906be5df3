"""What a button is about, found before its handler runs.

A button outlives what it is for: an upload is published, a draft given up, an article removed. A finder gives the
handler the thing itself; where there is none the button finds no handler, and the last router says politely that it
no longer serves.
"""

from __future__ import annotations

from typing import Protocol

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery

from bot.ask import Asker, Asking, Quoted
from bot.catalogue import Catalogue
from bot.corrections import Entry
from bot.fields import Field
from bot.shelf import Shelf
from bot.storage.shelf import ArticleState, Shelved
from bot.storage.turns import StoredTurn
from bot.uploads import Item, Preview, Published, Uploads
from retrieval.models import Agreement, Person


class OfTurn(Protocol):
    turn: int


class OfPassage(Protocol):
    turn: int
    place: int


class OfFact(Protocol):
    key: str


class OfUpload(Protocol):
    upload: int


class OfDraft(Protocol):
    draft: int


class OfArticle(Protocol):
    article: str


class OfField(Protocol):
    field: str


async def finds_turn(
    _: CallbackQuery, callback_data: OfTurn, asker: Asker, asking: Asking
) -> bool | dict[str, StoredTurn]:
    """``turn``: a question that was asked in this chat."""
    turn = await asking.turn(asker, callback_data.turn)
    return {"turn": turn} if turn is not None else False


async def finds_quoted(
    _: CallbackQuery, callback_data: OfPassage, asker: Asker, asking: Asking
) -> bool | dict[str, Quoted]:
    """``quoted``: a passage that was quoted in this chat and still stands."""
    quoted = await asking.shown(asker, callback_data.turn, callback_data.place)
    return {"quoted": quoted} if quoted is not None else False


async def finds_person(
    _: CallbackQuery, callback_data: OfFact, catalogue: Catalogue
) -> bool | dict[str, Entry[Person]]:
    """``entry``: somebody whom the articles name."""
    entry = await catalogue.person(callback_data.key)
    return {"entry": entry} if entry is not None else False


async def finds_agreement(
    _: CallbackQuery, callback_data: OfFact, catalogue: Catalogue
) -> bool | dict[str, Entry[Agreement]]:
    """``entry``: an agreement that the articles speak of."""
    entry = await catalogue.agreement(callback_data.key)
    return {"entry": entry} if entry is not None else False


async def finds_upload(
    _: CallbackQuery, callback_data: OfUpload, asker: Asker, uploads: Uploads
) -> bool | dict[str, Preview | Published]:
    """``shown``: an upload of this chat, open or published."""
    shown = await uploads.card(asker, callback_data.upload)
    return {"shown": shown} if shown is not None else False


async def finds_draft(
    _: CallbackQuery, callback_data: OfDraft, asker: Asker, uploads: Uploads
) -> bool | dict[str, Preview | Item]:
    """``preview`` and ``item``: a draft that can still be changed, and the upload it is of."""
    found = await uploads.item(asker, callback_data.draft)
    return {"preview": found[0], "item": found[1]} if found is not None else False


class FindsArticle(BaseFilter):
    """``shelved``: an article, in one of these states if any are named."""

    def __init__(self, *states: ArticleState) -> None:
        self._states = states or tuple(ArticleState)

    async def __call__(
        self, _: CallbackQuery, callback_data: OfArticle, shelf: Shelf
    ) -> bool | dict[str, Shelved]:
        shelved = await shelf.get(callback_data.article)
        return {"shelved": shelved} if shelved is not None and shelved.state in self._states else False


async def finds_field(_: CallbackQuery, callback_data: OfField) -> bool | dict[str, Field | None]:
    """``field``: which one is to be changed; none, if that is to be asked."""
    if not callback_data.field:
        return {"field": None}
    known = [field for field in Field if field.value == callback_data.field]
    return {"field": known[0]} if known else False
