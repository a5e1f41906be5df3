"""An update as it came, before anyone believes it: JSON that may be of a newer Bot API, or of nobody's making.

Only what storing and ordering need is looked at; whatever is missing or of a wrong type is as good as absent.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bot.json_text import write_json

Json = Mapping[str, object]

LARGEST = 2**63 - 1
"""SQLite's integers; Telegram's are smaller."""


class Arrival(Struct, frozen=True):
    """``update`` as it came, ``body`` the same to be stored. ``line``: what is answered in order. ``date``: Unix
    seconds by Telegram's clock, 0 if unknown. ``left``: the chat blocked the bot, or removed it."""

    update_id: int
    line: str
    update: Json
    body: str
    chat: int | None
    person: int | None
    language: str | None
    message: int | None
    date: int
    left: bool


def read_arrival(update: object) -> Arrival | None:
    """None for what cannot even be stored: no object, or no usable number."""
    if not isinstance(update, dict):
        return None
    number = _integer(update.get("update_id"))
    if number is None:
        return None
    kind, event = _event(update)
    message = _object(event.get("message")) if kind == "callback_query" else event
    chat = _integer(_object(message.get("chat")).get("id"))
    person = _object(event.get("from") or event.get("user"))
    language = person.get("language_code")
    return Arrival(
        update_id=number,
        line=_line(number, chat, _integer(person.get("id"))),
        update=update,
        body=write_json(update),
        chat=chat,
        person=_integer(person.get("id")),
        language=language if isinstance(language, str) else None,
        message=_integer(message.get("message_id")),
        date=_integer(event.get("date")) or 0,
        left=kind == "my_chat_member" and _has_left(event),
    )


def _event(update: Json) -> tuple[str, Json]:
    """An update has one field beside its number: what happened."""
    for kind, event in update.items():
        if isinstance(event, dict):
            return kind, event
    return "", {}


def _line(number: int, chat: int | None, person: int | None) -> str:
    if chat is not None:
        return f"chat:{chat}"
    # Someone typing an inline query does not wait for the chat with the bot, nor that for them.
    return f"person:{person}" if person is not None else f"update:{number}"


def _has_left(event: Json) -> bool:
    return _object(event.get("new_chat_member")).get("status") in ("kicked", "left")


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _integer(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST:
        return value
    return None
