"""Who the admins are, and what they did."""

from __future__ import annotations

from collections.abc import Sequence

from bot.admins import Admin, LogPage
from bot.callbacks import AddAdmin, RemoveAdmin, ShowAdmins, ShowLog
from bot.markup import Html, join, lines, paragraphs
from bot.screens import Row, Screen
from bot.storage.audit import Entry
from bot.texts import Words
from bot.views.buttons import button, paging_row, short
from bot.views.shelf import when


def admins(words: Words, found: Sequence[Admin], reader: int) -> Screen:
    """``reader``: who looks at the list, and is told apart in it."""
    entries = [join(("• ", _name(words, admin.person, reader), _fixed(words, admin))) for admin in found]
    rows: list[Row] = [
        [
            button(
                words.plain("button-remove-admin", {"person": str(admin.person)}),
                RemoveAdmin(person=admin.person, confirmed=False),
            )
        ]
        for admin in found
        if not admin.fixed
    ]
    rows.append([button(words.plain("button-add-admin"), AddAdmin(by=reader))])
    return Screen(paragraphs(words.html("admins-heading"), lines(*entries)), tuple(rows))


def removal_question(words: Words, person: int) -> Screen:
    yes = button(words.plain("button-remove-admin-yes"), RemoveAdmin(person=person, confirmed=True))
    back = button(words.plain("button-all-admins"), ShowAdmins())
    return Screen(words.html("remove-admin-question", {"person": str(person)}), ([yes], [back]))


def log(words: Words, page: LogPage, reader: int) -> Screen:
    if not page.entries:
        return Screen(words.html("log-none"))
    entries = [_entry(words, entry, reader) for entry in page.entries]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowLog(page=to))
    return Screen(paragraphs(words.html("log-heading"), *entries), (turning,))


def _entry(words: Words, entry: Entry, reader: int) -> Html:
    who = words.html("log-command-line") if entry.person is None else _name(words, entry.person, reader)
    what = words.html(f"log-{entry.action.value}", {"title": short(entry.title, 120)})
    return lines(join((when(entry.at), " · ", who)), what, short(entry.details, 200))


def _name(words: Words, person: int, reader: int) -> Html:
    """A number: the bot keeps no names."""
    return words.html("person-you") if person == reader else words.html("person-number", {"person": str(person)})


def _fixed(words: Words, admin: Admin) -> Html:
    return join((" · ", words.html("admin-fixed"))) if admin.fixed else Html("")
