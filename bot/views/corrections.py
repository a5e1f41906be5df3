"""The buttons by which admins put facts right, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import EditFact, HideFact, RestoreFact, ShowHidden, StopWaiting
from bot.corrections import FIELDS
from bot.markup import paragraphs
from bot.scene import Scene
from bot.screens import Row, Screen
from bot.storage.corrections import Correction, Kind
from bot.texts import Words
from bot.views.buttons import button, choices, in_rows, short

MOST_HIDDEN = 8
"""Entries offered at a time; the next come when one of these is shown again."""


def correction_rows(scene: Scene, kind: Kind, key: str, *, corrected: bool) -> tuple[Row, ...]:
    """For admins, in their own chat: what is shown to a group is not the place to edit it."""
    if not (scene.admin and scene.private):
        return ()
    words = scene.words
    back = [button(words.plain("button-fact-restore"), RestoreFact(kind=kind, key=key))] if corrected else []
    edit = button(words.plain("button-fact-edit"), EditFact(kind=kind, key=key))
    return ([edit, button(words.plain("button-fact-hide"), HideFact(kind=kind, key=key))], back)


def hidden_row(scene: Scene, kind: Kind, count: int) -> Row:
    if not (count and scene.admin and scene.private):
        return []
    return [button(scene.words.plain("button-hidden-facts", {"count": count}), ShowHidden(kind=kind))]


def which_field(words: Words, kind: Kind, key: str, title: str) -> Screen:
    buttons = [
        button(words.plain(f"field-{kind}-{field}"), EditFact(kind=kind, key=key, field=field))
        for field in FIELDS[kind]
    ]
    return Screen(words.html("fact-which-field", {"title": short(title)}), in_rows(buttons, 2))


def value_prompt(words: Words, kind: Kind, field: str, title: str, person: int) -> Screen:
    values = {"field": words.plain(f"field-{kind}-{field}"), "title": short(title)}
    never_mind: Row = [button(words.plain("button-never-mind"), StopWaiting(person=person))]
    return Screen(words.html("fact-new-value", values), (never_mind,))


def hidden_now(words: Words, kind: Kind, key: str, title: str) -> Screen:
    back = button(words.plain("button-fact-show"), RestoreFact(kind=kind, key=key))
    return Screen(words.html("fact-hidden", {"title": title}), ([back],))


def hidden_facts(words: Words, kind: Kind, corrections: Sequence[Correction]) -> Screen:
    if not corrections:
        return Screen(words.html("facts-none-hidden"))
    listed, rows = choices([(one.title, RestoreFact(kind=kind, key=one.fact)) for one in corrections[:MOST_HIDDEN]])
    left = len(corrections) - MOST_HIDDEN
    more = words.html("list-more", {"count": left}) if left > 0 else ""
    return Screen(paragraphs(words.html("facts-hidden"), listed, more), rows)
