"""An upload as its admin sees it: being read, the report on several files, published, undone, and why a file was not
read. The card of one article is in ``bot.views.drafts``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bot.callbacks import CancelUpload, PublishUpload, ShowDraft, ShowShelf, ShowUpload, UndoUpload
from bot.fetching import FetchError
from bot.markup import Html, bold, join, lines, paragraphs
from bot.screens import Row, Screen
from bot.storage.drafts import Decision
from bot.texts import MissingText, Words
from bot.uploads import Item, Preview, Published
from bot.views.buttons import button, page_of, paging_row, short
from bot.views.drafts import article_of, draft_card
from retrieval.reading import ReadError

PAGE = 5
LISTED = 12
BAR = 16
FULL, EMPTY = "█", "░"


def reading(words: Words, name: str, done: int = 0, total: int = 0) -> Screen:
    """``done`` of ``total`` steps; two steps a file. A single file has no bar."""
    if total <= 2:
        return Screen(words.html("reading-file", {"name": short(name)}))
    full = BAR * done // total
    text = words.html("reading-files", {"name": short(name), "done": done // 2, "total": total // 2})
    return Screen(lines(text, FULL * full + EMPTY * (BAR - full)))


def card(words: Words, shown: Preview | Published, page: int = 0) -> Screen:
    """The only article, or the report on several files, or what became of them."""
    if isinstance(shown, Published):
        return published(words, shown)
    if len(shown.items) != 1:
        return report(words, shown, page)
    (only,) = shown.items
    if only.stored.problem is not None:
        return Screen(problem(words, only.stored.problem))
    return draft_card(words, shown.upload, only, alone=True)


def report(words: Words, preview: Preview, number: int = 0) -> Screen:
    """All files of an upload: what will be published, what is there already, what could not be read."""
    page = page_of(preview.items, number, PAGE)
    numbered = list(enumerate(page.items, start=page.first + 1))
    read = [item for item in preview.items if item.stored.problem is None]
    titles = Counter(article_of(item).title for item in read)
    heading = words.html("report-heading", {"read": len(read), "count": len(preview.items)})
    rows: list[Row] = [
        [button(f"{place}. {short(article_of(item).title)}", ShowDraft(draft=item.stored.id))]
        for place, item in numbered
        if item.stored.problem is None
    ]
    upload = preview.upload.id
    rows.append(paging_row(words, page.number, page.pages, lambda to: ShowUpload(upload=upload, page=to)))
    if preview.going:
        label = words.plain("button-publish-several", {"count": len(preview.going)})
        rows.append([button(label, PublishUpload(upload=upload))])
    if read:
        rows.append([button(words.plain("button-cancel"), CancelUpload(upload=upload))])
    listed = lines(*(_line(words, place, item, titles) for place, item in numbered))
    closing = words.html("report-going", {"count": len(preview.going)}) if read else ""
    return Screen(paragraphs(heading, listed, closing), tuple(rows))


def published(words: Words, shown: Published) -> Screen:
    titles = [join(("• ", short(shelved.article.title))) for shelved in shown.articles]
    left = len(titles) - LISTED
    text = paragraphs(
        words.html("published-heading", {"count": len(titles)}),
        lines(*titles[:LISTED], words.html("list-more", {"count": left}) if left > 0 else ""),
        words.html("published-undo") if shown.undoable else "",
    )
    rows: list[Row] = []
    if shown.undoable:
        rows.append([button(words.plain("button-undo"), UndoUpload(upload=shown.upload.id))])
    rows.append([button(words.plain("button-shelf"), ShowShelf(page=0))])
    return Screen(text, tuple(rows))


def undone(words: Words, count: int) -> Screen:
    rows = ([button(words.plain("button-shelf"), ShowShelf(page=0))],)
    return Screen(words.html("undone", {"count": count}), rows)


def problem(words: Words, error: ReadError | FetchError) -> Html:
    """What is wrong with a file or link, and what to do about it."""
    try:
        return words.html(error.key, error.parameters)
    except MissingText:
        # A reader may know less than the sentence wants to say.
        return words.html("upload-failed")


def _line(words: Words, place: int, item: Item, titles: Mapping[str, int]) -> Html:
    """``titles``: how many articles are called so; those that share a title are told apart by their files."""
    stored = item.stored
    if stored.problem is not None:
        reason = problem(words, stored.problem)
        return join((f"{place}. ", bold(short(stored.file_name)), ": ", reason))
    title = article_of(item).title
    file = f" ({short(stored.file_name)})" if titles[title] > 1 else ""
    return join((f"{place}. ", bold(short(title)), file, ": ", _fate(words, item)))


def _fate(words: Words, item: Item) -> Html:
    if item.choice is Decision.REPLACE:
        return words.html("fate-replace")
    if item.choice is Decision.ADD:
        sentences = item.stored.read.study.passages if item.stored.read else 0
        return words.html("fate-add", {"sentences": sentences})
    if item.duplicate is None:
        return words.html("fate-skip")
    key = "fate-double-inside" if item.duplicate.inside else f"fate-double-{item.duplicate.sameness.value}"
    return words.html(key, {"title": short(item.duplicate.title)})
