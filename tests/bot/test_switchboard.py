"""Leaving routers out must not change who answers: the same update finds the same handler with and without it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import BaseFilter, Command
from aiogram.types import Message, TelegramObject

from bot.admins import Admins
from bot.filters import IsAdmin
from bot.storage.admins import AdminStore
from bot.storage.audit import AuditStore
from bot.storage.database import open_database
from bot.switchboard import Switchboard

ADMIN, SOMEBODY = 1, 2
TEXTS = ("/people", " /people", "/ask кто", "кто?", "", "а/б", "/нет")


class Counting(BaseFilter):
    """Agrees, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self, message: Message) -> bool:
        self.asked += 1
        return True


def commands() -> Router:
    made = Router(name="commands")
    made.message.register(_named("people"), Command("people"))
    made.message.register(_named("ask"), Command("ask"))
    return made


def admins_only() -> Router:
    made = Router(name="admins")
    made.message.filter(IsAdmin())
    made.message.register(_named("hidden"), Command("hidden"))
    made.message.register(_named("admin"), lambda message: message.text == "кто?")
    return made


def mixed() -> Router:
    made = Router(name="mixed")
    made.message.register(_named("slash"), Command("нет"))
    made.message.register(_named("empty"), lambda message: message.text == "")
    return made


def rest() -> Router:
    made = Router(name="rest")
    made.message.register(_named("rest"))
    return made


def branches() -> tuple[Router, ...]:
    return Router(name="nothing"), commands(), admins_only(), mixed(), rest()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("person", [ADMIN, SOMEBODY])
async def test_the_same_handler_answers(tmp_path: Path, text: str, person: int) -> None:
    async with open_database(tmp_path / "x.sqlite3") as database:
        admins = Admins((ADMIN,), AdminStore(database), AuditStore(database))
        plain = Router(name="plain")
        plain.include_routers(*branches())
        data = {"bot": Bot("1:a"), "admins": admins}
        expected = await _ask(plain, text, person, data)
        assert await _ask(Switchboard(branches()), text, person, data) == expected
        assert expected is not UNHANDLED


async def test_who_cannot_answer_is_not_asked(tmp_path: Path) -> None:
    asked, never = Counting(), Counting()
    only, everything = Router(), Router()
    only.message.register(_named("only"), Command("only"))
    only.message.filter(never)
    everything.message.register(_named("everything"), asked)
    assert await _ask(Switchboard([only, everything]), "кто?", SOMEBODY, {"bot": Bot("1:a")}) == "everything"
    assert (asked.asked, never.asked) == (1, 0)


async def test_a_filter_that_looks_at_the_update_alone_is_asked_beforehand() -> None:
    asked, never = Counting(), Counting()
    files, everything = Router(), Router()
    files.message.register(_named("file"), F.document, never)
    everything.message.register(_named("everything"), asked)
    assert await _ask(Switchboard([files, everything]), "кто?", SOMEBODY, {"bot": Bot("1:a")}) == "everything"
    assert (asked.asked, never.asked) == (1, 0)


async def test_a_filter_that_may_remember_is_asked_in_its_turn() -> None:
    remembers, asked = Counting(), Counting()
    albums, everything = Router(), Router()
    albums.message.register(_named("album"), remembers, F.document)
    everything.message.register(_named("everything"), asked)
    assert await _ask(Switchboard([albums, everything]), "кто?", SOMEBODY, {"bot": Bot("1:a")}) == "everything"
    assert (remembers.asked, asked.asked) == (1, 1)


async def test_an_update_of_a_kind_nobody_handles_is_left() -> None:
    board = Switchboard(branches())
    assert await board.propagate_event("edited_message", _message("кто?", SOMEBODY)) is UNHANDLED


async def _ask(router: Router, text: str, person: int, data: Mapping[str, object]) -> object:
    return await router.propagate_event("message", _message(text, person), **data)


def _message(text: str, person: int) -> Message:
    sender = {"id": person, "is_bot": False, "first_name": "Анна"}
    chat = {"id": person, "type": "private"}
    return Message.model_validate({"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": text})


def _named(name: str) -> object:
    async def handle(event: TelegramObject) -> str:
        return name

    return handle
