"""Pages about the bot itself: welcome, help, history, privacy, language, numbers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import HistoryPage
from bot.callbacks import AskAgain, ChooseLanguage, Forget, ShowHistory
from bot.commands import Audience, commands_for
from bot.markup import join, lines, paragraphs
from bot.prompts import Example
from bot.scene import Scene
from bot.screens import Screen
from bot.texts import LANGUAGES, Texts, Words
from bot.views.buttons import button, choices, example_choices, paging_row, short

LONGEST_LISTED = 200


def welcome(words: Words, examples: Sequence[Example]) -> Screen:
    invitation = words.html("welcome-examples") if examples else words.html("welcome-empty")
    listed, rows = example_choices(words, examples)
    return Screen(paragraphs(words.html("welcome"), invitation, listed), rows)


def help_page(scene: Scene) -> Screen:
    words, audience = scene.words, Audience.ADMINS if scene.admin else Audience.EVERYONE
    everyone = [_command_line(words, command.name) for command in commands_for(Audience.EVERYONE)]
    admins = [
        _command_line(words, command.name)
        for command in commands_for(audience)
        if command.audience is not Audience.EVERYONE
    ]
    return Screen(
        paragraphs(
            words.html("help"),
            words.html("help-human") if scene.staffed else "",
            words.html("help-elsewhere", {"name": f"@{scene.links.username}"}) if scene.links.username else "",
            lines(words.html("help-commands"), *everyone),
            lines(words.html("help-admins"), *admins) if admins else "",
        )
    )


def history(words: Words, page: HistoryPage) -> Screen:
    if not page.turns:
        return Screen(words.html("history-none"))
    listed, rows = choices([(short(turn.question, LONGEST_LISTED), AskAgain(turn=turn.id)) for turn in page.turns])
    turning = paging_row(words, page.number, page.pages, lambda to: ShowHistory(page=to))
    return Screen(paragraphs(words.html("history-heading", {"count": page.count}), listed), (*rows, turning))


def privacy(words: Words, days: int, person: int) -> Screen:
    forget = button(words.plain("button-forget"), Forget(person=person, confirmed=False))
    return Screen(words.html("privacy", {"days": days}), ([forget],))


def forget_question(scene: Scene, person: int) -> Screen:
    yes = button(scene.words.plain("button-forget-yes"), Forget(person=person, confirmed=True))
    admin = scene.words.html("forget-admin") if scene.admin else ""
    return Screen(paragraphs(scene.words.html("forget-question"), admin), ([yes],))


def languages(words: Words, texts: Texts, person: int) -> Screen:
    buttons = [
        button(texts.words[code].plain("language-name"), ChooseLanguage(code=code, person=person)) for code in LANGUAGES
    ]
    return Screen(words.html("language-question"), (buttons,))


def _command_line(words: Words, name: str) -> str:
    return join((f"/{name} — ", words.plain(f"command-{name}")))
