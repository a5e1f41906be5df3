"""A stranger who knows every admin command and every button changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import get_args

from aiogram.filters.callback_data import CallbackData
from conftest import ADMIN, Polling
from unreliable_telegram import UnreliableTelegram

from bot.commands import COMMANDS, Audience

STRANGERS = range(666, 766)
"""Many, so that nobody has to wait for Telegram's second between two messages in a chat."""

GUARDED = (
    *("articles", "passages", "facts", "originals", "admins", "audit", "drafts"),
    *("corrections", "pins", "versions", "settings", "uploads"),
)
ARGUMENTS = ("", " 666", " 1", " Новая статья. Стаханов и Измалково подписали договор о сотрудничестве.")


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names of our own
            for table in GUARDED
            if table in tables
        }
    # Counts messages, whoever they are for.
    found["settings"] = [row for row in found["settings"] if row[0] != "highest-message"]
    return found


def buttons() -> Iterator[str]:
    """Every kind of button there is, with numbers that somebody might guess."""
    for kind in _all_kinds(CallbackData):
        for number in (0, 1, 2):
            values = {name: _guess(field.annotation, number) for name, field in kind.model_fields.items()}
            yield kind(**values).pack()
    yield from ("", "x", "a:1", "a:1:0:1:9:9", "a:999999999999:0:1", "v:-1:0:1", ":::", "🙂" * 16)


def _all_kinds(parent: type[CallbackData]) -> Iterator[type[CallbackData]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from _all_kinds(kind)


def _guess(annotation: object, number: int) -> object:
    kinds = [kind for kind in (get_args(annotation) or (annotation,)) if kind is not type(None)]
    kind = kinds[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[number % len(kind)]
    if kind is bool:
        return bool(number)
    return str(number) if kind is str else number


async def test_commands_and_buttons_of_admins_do_nothing_for_a_stranger(
    server: UnreliableTelegram, polling: Polling, database: Path
) -> None:
    async with polling(server) as service:
        server.say("Кто подписал соглашение?", ADMIN)
        (answer,) = await server.shown(ADMIN)
        await service.inbox.idle()
        before = contents(database)
        commands = [row.name for row in COMMANDS if row.audience is Audience.ADMINS]
        said = [f"/{command}{argument}" for command in commands for argument in ARGUMENTS]
        for stranger, text in zip(cycle(STRANGERS), said, strict=False):
            server.say(text, stranger)
        presses = [server.press(answer, data, STRANGERS[0]) for data in dict.fromkeys(buttons())]
        await server.until(lambda: not server.unconfirmed, 60)
        await service.inbox.idle()
        after = contents(database)
        assert service.measures.failures == 0
    assert before["articles"]
    assert after == before
    assert all(server.answered_presses[key] for key in presses)
    texts = [shown.text for stranger in STRANGERS for shown in server.by_bot(stranger)]
    assert len(texts) >= len(said)
    assert not any("blockquote" in text for text in texts)
