"""Articles for admins: the list, the card of one with everything that can be done to it, its versions."""

from __future__ import annotations

from datetime import datetime

from bot.callbacks import (
    CorrectShelved,
    PutBackShelved,
    RemoveShelved,
    ReplaceShelved,
    SendOriginal,
    ShowShelf,
    ShowShelved,
    ShowVersions,
)
from bot.fields import Field
from bot.markup import Html, bold, join, lines, paragraphs, quote
from bot.screens import Row, Screen
from bot.shelf import PAGE, ShelfPage
from bot.storage.shelf import ArticleState, Shelved
from bot.texts import Words
from bot.views.buttons import button, in_rows, paging_row, short
from bot.views.drafts import first_sentences, origin

MOST_VERSIONS = 24
"""Buttons on one card: the latest versions."""


def shelf(words: Words, page: ShelfPage) -> Screen:
    """Published articles, or removed ones; from each list one gets to the other, if it holds anything."""
    if not page.count and not page.others:
        return Screen(words.html("shelf-none"))
    numbered = list(enumerate(page.articles, start=page.number * PAGE + 1))
    entries = [
        join((f"{place}. ", bold(short(one.article.title)), " · ", when(one.added_at))) for place, one in numbered
    ]
    rows: list[Row] = [
        [button(f"{place}. {short(one.article.title)}", ShowShelved(article=one.article.id))] for place, one in numbered
    ]
    rows.append(paging_row(words, page.number, page.pages, lambda to: ShowShelf(page=to, removed=page.removed)))
    if page.removed:
        rows.append([button(words.plain("button-shelf"), ShowShelf(page=0))])
    elif page.others:
        removed = words.plain("button-removed", {"count": page.others})
        rows.append([button(removed, ShowShelf(page=0, removed=True))])
    key = "shelf-removed-heading" if page.removed else "shelf-heading"
    return Screen(paragraphs(words.html(key, {"count": page.count}), lines(*entries)), tuple(rows))


def card(words: Words, shelved: Shelved, sentences: int) -> Screen:
    article = shelved.article
    known = lines(
        origin(words, article),
        words.html("article-size", {"sentences": sentences}) if shelved.state is ArticleState.PUBLISHED else "",
        _added(words, shelved),
        words.html("shelved-file", {"name": shelved.file_name}) if shelved.file_name else "",
        words.html("shelved-version", {"version": shelved.version, "count": shelved.versions})
        if shelved.versions > 1
        else "",
        "" if shelved.state is ArticleState.PUBLISHED else words.html(f"shelved-{shelved.state.value}"),
    )
    text = paragraphs(bold(short(article.title, 300)), known, quote(first_sentences(article)))
    return Screen(text, _card_rows(words, shelved))


def versions(words: Words, found: list[Shelved]) -> Screen:
    """Oldest first; each opens its card, where it can be brought back."""
    entries = [lines(_version_line(words, one), short(one.article.title)) for one in found]
    buttons = [
        button(words.plain("version", {"version": one.version}), ShowShelved(article=one.article.id))
        for one in found[-MOST_VERSIONS:]
    ]
    return Screen(paragraphs(words.html("versions-heading", {"count": len(found)}), *entries), in_rows(buttons, 3))


def correct_menu(words: Words, shelved: Shelved) -> Screen:
    article = shelved.article
    buttons = [
        button(words.plain(f"field-{field.value}"), CorrectShelved(article=article.id, field=field.value))
        for field in Field
    ]
    back = button(words.plain("button-back-to-card"), ShowShelved(article=article.id))
    text = paragraphs(bold(short(article.title)), origin(words, article), words.html("edit-which"))
    return Screen(text, (buttons[:2], buttons[2:], [back]))


def removal_question(words: Words, shelved: Shelved) -> Screen:
    article = shelved.article
    yes = button(words.plain("button-remove-yes"), RemoveShelved(article=article.id, confirmed=True))
    back = button(words.plain("button-back-to-card"), ShowShelved(article=article.id))
    return Screen(words.html("remove-question", {"title": short(article.title)}), ([yes], [back]))


def removed(words: Words, shelved: Shelved) -> Screen:
    article = shelved.article
    rows = (
        [button(words.plain("button-put-article-back"), PutBackShelved(article=article.id))],
        [button(words.plain("button-shelf"), ShowShelf(page=0))],
    )
    return Screen(words.html("removed", {"title": short(article.title)}), rows)


def when(time: int) -> Html:
    """By the clock of the machine the bot runs on."""
    return Html(datetime.fromtimestamp(time).astimezone().strftime("%d.%m.%Y %H:%M"))


def _card_rows(words: Words, shelved: Shelved) -> tuple[Row, ...]:
    article = shelved.article.id
    files = [button(words.plain("button-original"), SendOriginal(article=article))] if shelved.file_name else []
    if shelved.versions > 1:
        label = words.plain("button-versions", {"count": shelved.versions})
        files.append(button(label, ShowVersions(article=article)))
    back = [button(words.plain("button-shelf"), ShowShelf(page=0))]
    if shelved.state is not ArticleState.PUBLISHED:
        return (files, [button(words.plain("button-put-article-back"), PutBackShelved(article=article))], back)
    changing = [
        button(words.plain("button-correct"), CorrectShelved(article=article)),
        button(words.plain("button-replace"), ReplaceShelved(article=article)),
    ]
    removing = [button(words.plain("button-remove"), RemoveShelved(article=article, confirmed=False))]
    return (files, changing, removing, back)


def _added(words: Words, shelved: Shelved) -> Html:
    if shelved.added_by is None:
        return words.html("shelved-added", {"time": when(shelved.added_at)})
    return words.html("shelved-added-by", {"time": when(shelved.added_at), "person": str(shelved.added_by)})


def _version_line(words: Words, shelved: Shelved) -> Html:
    """Only the one that answers needs a word."""
    parts = [bold(words.plain("version", {"version": shelved.version})), when(shelved.added_at)]
    if shelved.state is ArticleState.PUBLISHED:
        parts.append(words.html("version-current"))
    return join(parts, " · ")
