"""A stranger who knows every command, every button and every number behind it changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import get_args

from aiogram.filters.callback_data import CallbackData
from duty import Polling
from unreliable_telegram import Shown, UnreliableTelegram, buttons

from bot.commands import COMMANDS
from bot.fields import Field
from bot.service import Service
from bot.storage.corrections import Kind
from bot.storage.drafts import Decision

ADMINS = range(7, 27)
STRANGERS = range(666, 1266)
"""Many, so that nobody has to wait for Telegram's second between two messages in a chat."""

PASSING = ("inbox", "sendings", "options", "prompts", "ticket_cards", "sqlite_sequence")
"""Tables that whoever writes leaves something in, for the bot itself."""

OWN = {
    **dict.fromkeys(("turns", "votes", "topics", "carried", "tickets", "undisturbed", "expectations"), "person_id"),
    "chats": "id",
}
"""Tables in which everyone has rows of their own, and the column that says whose."""

ARGUMENTS = ("", " 666", " 1", " Новая статья. Стаханов и Измалково подписали договор о сотрудничестве.")
ARTICLE = "/add Праздник дружбы\n\nВ городе прошёл праздник дружбы. Гости приехали из района. Играл оркестр."
SENT_BY_ADMIN = ("Кто подписал соглашение?", ARTICLE, "/people Жевлаков", "/agreements")
VALUES = {"decision": list(Decision), "field": list(Field), "kind": list(Kind)}
"""What stands in buttons as text and is one of a few words."""


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what strangers may leave. A table made tomorrow is in it too."""
    with closing(sqlite3.connect(database)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = {table: connection.execute(_rows(table)).fetchall() for table in sorted(tables - {*PASSING})}
    # Counts messages, whoever they are for.
    found["settings"] = [row for row in found["settings"] if row[0] != "highest-message"]
    return found


def _rows(table: str) -> str:
    others = f" WHERE {OWN[table]} NOT BETWEEN {STRANGERS[0]} AND {STRANGERS[-1]}" if table in OWN else ""
    return f"SELECT * FROM {table}{others}"  # noqa: S608 - names of our own


def guessed(article: str) -> Iterator[str]:
    """Every kind of button there is, with numbers that somebody might guess, and the name of a real article."""
    for kind in _all_kinds(CallbackData):
        for number in (0, 1, 2):
            values = {name: _guess(name, field.annotation, number) for name, field in kind.model_fields.items()}
            yield kind(**{**values, **({"article": article} if "article" in values else {})}).pack()
    yield from ("", "x", "a:1", "a:1:0:1:9:9", "a:999999999999:0:1", "v:-1:0:1", ":::", "🙂" * 16)


def _all_kinds(parent: type[CallbackData]) -> Iterator[type[CallbackData]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from _all_kinds(kind)


def _guess(name: str, annotation: object, number: int) -> object:
    if name in VALUES:
        return VALUES[name][number % len(VALUES[name])]
    kinds = [kind for kind in (get_args(annotation) or (annotation,)) if kind is not type(None)]
    kind = kinds[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[number % len(kind)]
    if kind is bool:
        return bool(number)
    return str(number) if kind is str else number


async def prepare(server: UnreliableTelegram, service: Service) -> list[str]:
    """Admins with a draft, an answer and everything else open that has buttons; what these buttons carry."""
    said = (*SENT_BY_ADMIN, *(f"/{row.name}" for row in COMMANDS if row.name not in ("forget", "backup")))
    for text, admin in zip(said, cycle(ADMINS), strict=False):
        server.say(text, admin)
    await server.until(lambda: not server.unconfirmed)
    await service.inbox.idle()
    found = [data for shown in server.posts for data in buttons(shown).values()]
    assert any(data.startswith("up:") for data in found), "no draft that could be published"
    return found


def attack(server: UnreliableTelegram, answer: Shown, data: list[str]) -> tuple[int, list[str]]:
    """How many commands were given, and the presses."""
    strangers = cycle(STRANGERS)
    said = [f"/{row.name}{argument}" for row in COMMANDS for argument in ARGUMENTS]
    for text in (*said, "https://example.org/article.html"):
        server.say(text, next(strangers))
    for name in ("статья.txt", "статья.docx"):
        server.send_file(name, "Праздник дружбы.".encode(), next(strangers))
    # The message is one of the stranger's own chat: Telegram sends no press from elsewhere.
    presses = [server.press(replace(answer, chat=next(strangers)), one) for one in dict.fromkeys(data)]
    return len(said), presses


async def test_nothing_a_stranger_tries_does_anything(
    server: UnreliableTelegram, polling: Polling, database: Path
) -> None:
    async with polling(server, admin_ids=tuple(ADMINS)) as service:
        shown = await prepare(server, service)
        before = contents(database)
        article = str(before["articles"][0][1])
        said, presses = attack(server, server.posts[0], [*shown, *guessed(article)])
        await server.until(lambda: not server.unconfirmed)
        await service.inbox.idle()
        after = contents(database)
        assert service.measures.failures == 0
    assert before["drafts"]
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}
    assert all(server.answered_presses[key] for key in presses)
    assert not server.calls["getFile"]
    texts = [shown.text for stranger in STRANGERS for shown in server.by_bot(stranger)]
    assert len(texts) >= said
