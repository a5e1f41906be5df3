"""One article before it is published: its card, what was cut out of it, how it differs from the one it doubles."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import (
    CancelUpload,
    DecideDraft,
    EditDraft,
    PublishUpload,
    PutBackCut,
    ShowCuts,
    ShowDifference,
    ShowDraft,
    ShowUpload,
)
from bot.fields import Field, value_of
from bot.markup import Html, bold, bold_spans, join, length, lines, paragraphs, quote
from bot.screens import Row, Screen
from bot.storage.drafts import Decision, Upload
from bot.texts import Words
from bot.uploads import Item
from bot.views.buttons import button, page_of, paging_row, short
from bot.views.sources import ROOM, date
from retrieval.likeness import Change
from retrieval.models import Article
from retrieval.reading import Draft
from retrieval.reading.drafts import Cut
from retrieval.sentences import passages

BEGINNING = 600
"""Characters of the first sentences."""

LOOKED_AT = 4000
LONGEST_TITLE = 300
NAMES = 8
CUTS_ON_CARD = 3
CUTS = 5
CUT_SHOWN = 500
NOTHING = "—"
NEW_LINE = "\n"


def article_of(item: Item) -> Article:
    """The article that a draft would become."""
    read = item.stored.read
    assert read is not None  # noqa: S101 - asked of drafts that were read
    return read.draft.article(read.article_id)


def draft_card(words: Words, upload: Upload, item: Item, *, alone: bool) -> Screen:
    """``alone``: the upload holds nothing else, so this card publishes it."""
    article = article_of(item)
    text = paragraphs(
        bold(short(article.title, LONGEST_TITLE)),
        origin(words, article),
        quote(first_sentences(article)),
        _found(words, item),
        _cut(words, _draft(item)),
        lines(*_cautions(words, _draft(item))),
        _double(words, item),
    )
    rows = (*_deciding(words, upload, item, alone), *_working(words, item), *_leaving(words, upload, alone))
    return Screen(text, rows)


def origin(words: Words, article: Article) -> Html:
    """Publisher, date and address; unknown ones are shown as unknown."""
    known = date(words, article) if article.published else NOTHING
    return lines(
        words.html("article-publisher", {"publisher": article.publisher or NOTHING}),
        words.html("article-date", {"date": known}),
        words.html("draft-address", {"address": article.url or NOTHING}),
    )


def first_sentences(article: Article) -> str:
    """As many as fit, whole; of a very long first one its beginning. The headline stands above them already."""
    shown, paragraph = "", 0
    for passage in passages(Article(article.id, article.title, article.text[:LOOKED_AT])):
        if not shown and passage.text == article.title:
            continue
        longer = f"{shown}{' ' if passage.paragraph == paragraph else NEW_LINE}{passage.text}".strip()
        if len(longer) > BEGINNING:
            break
        shown, paragraph = longer, passage.paragraph
    return shown or short(article.text, BEGINNING)


def cuts_of(item: Item) -> tuple[Cut, ...]:
    """What was cut out of a draft."""
    return _draft(item).cut


def edit_menu(words: Words, item: Item) -> Screen:
    """Which of the four is to be changed."""
    draft = item.stored.id
    buttons = [
        button(words.plain(f"field-{field.value}"), EditDraft(draft=draft, field=field.value))
        for field in Field
    ]
    back = button(words.plain("button-back-to-card"), ShowDraft(draft=draft))
    text = paragraphs(bold(short(article_of(item).title)), origin(words, article_of(item)), words.html("edit-which"))
    return Screen(text, (buttons[:2], buttons[2:], [back]))


def edit_prompt(words: Words, field: Field, article: Article) -> Html:
    """Asks for a reply with the new value."""
    now = value_of(article, field) or NOTHING
    return lines(words.html(f"edit-{field.value}", {"value": now}), words.html("edit-how"))


def cuts(words: Words, item: Item, number: int = 0) -> Screen:
    """What was cut, each with its reason and a button that puts it back."""
    found, draft = _draft(item).cut, item.stored.id
    page = page_of(found, number, CUTS)
    numbered = list(enumerate(page.items, start=page.first))
    entries = [
        lines(join((f"{place + 1}. ", reason(words, cut.rule))), quote(short(cut.text, CUT_SHOWN)))
        for place, cut in numbered
    ]
    rows: list[Row] = [
        [button(words.plain("button-put-back", {"place": place + 1}), PutBackCut(draft=draft, cut=place))]
        for place, _ in numbered
    ]
    if len(found) > 1:
        rows.append([button(words.plain("button-put-all-back"), PutBackCut(draft=draft, cut=-1))])
    rows.append(paging_row(words, page.number, page.pages, lambda to: ShowCuts(draft=draft, page=to)))
    rows.append([button(words.plain("button-back-to-card"), ShowDraft(draft=draft))])
    heading = words.html("cuts-heading", {"count": len(found)}) if found else words.html("cuts-none")
    return Screen(paragraphs(heading, *entries), tuple(rows))


def difference(words: Words, item: Item, changes: Sequence[Change]) -> Screen:
    """Sentence by sentence, the words that differ bold."""
    title = item.duplicate.title if item.duplicate else ""
    text = words.html("difference-heading", {"title": short(title), "count": len(changes)})
    for place, change in enumerate(changes):
        longer = paragraphs(text, _change(words, change))
        if length(longer) > ROOM:
            text = paragraphs(text, words.html("list-more", {"count": len(changes) - place}))
            break
        text = longer
    back = button(words.plain("button-back-to-card"), ShowDraft(draft=item.stored.id))
    return Screen(text, ([back],))


def reason(words: Words, rule: str) -> Html:
    """Why a paragraph was cut; a rule without words of its own is still one."""
    key = f"cut-{rule.replace('_', '-')}"
    return words.html(key if words.has(key) else "cut-other")


def _draft(item: Item) -> Draft:
    assert item.stored.read is not None  # noqa: S101 - asked of drafts that were read
    return item.stored.read.draft


def _found(words: Words, item: Item) -> Html:
    read = item.stored.read
    if read is None:
        return Html("")
    names = ", ".join(read.study.people[:NAMES]) + ("…" if len(read.study.people) > NAMES else "")
    return lines(
        words.html("article-size", {"sentences": read.study.passages}),
        words.html("draft-people", {"names": names or NOTHING, "count": len(read.study.people)}),
        words.html("draft-agreements", {"count": read.study.agreements}),
    )


def _cut(words: Words, draft: Draft) -> Html:
    if not draft.cut:
        return Html("")
    shown = [
        join(("• ", short(" ".join(cut.text.split())), " (", reason(words, cut.rule), ")"))
        for cut in draft.cut[:CUTS_ON_CARD]
    ]
    more = len(draft.cut) - CUTS_ON_CARD
    rest = words.html("list-more", {"count": more}) if more > 0 else ""
    return lines(words.html("draft-cut", {"count": len(draft.cut)}), *shown, rest)


def _cautions(words: Words, draft: Draft) -> list[Html]:
    return [
        words.html(f"caution-{caution.code.value}", {"count": caution.count, "limit": caution.limit})
        for caution in draft.warnings
    ]


def _double(words: Words, item: Item) -> Html:
    if item.choice is Decision.REPLACE:
        return words.html("double-will-replace")
    double = item.duplicate
    if double is None:
        return Html("")
    key = "double-inside" if double.inside else f"double-{double.sameness.value}"
    return words.html(key, {"title": double.title, "percent": round(100 * double.likeness)})


def _change(words: Words, change: Change) -> Html:
    before = quote(bold_spans(change.before, change.before_spans)) if change.before else ""
    after = quote(bold_spans(change.after, change.after_spans)) if change.after else ""
    return lines(
        words.html("difference-before") if before else "",
        before,
        words.html("difference-after") if after else "",
        after,
    )


def _deciding(words: Words, upload: Upload, item: Item, alone: bool) -> tuple[Row, ...]:
    draft = item.stored.id
    if item.duplicate is None or item.stored.decision is not Decision.OPEN:
        publish = button(words.plain("button-publish"), PublishUpload(upload=upload.id))
        skip = DecideDraft(draft=draft, decision=Decision.SKIP.value, publish=False)
        add = DecideDraft(draft=draft, decision=Decision.ADD.value, publish=False)
        if alone:
            return ([publish],)
        return ([button(words.plain("button-skip"), skip) if item.goes else button(words.plain("button-take"), add)],)
    keys = [("button-keep-both", Decision.ADD)]
    if not item.duplicate.inside:
        keys.insert(0, ("button-replace", Decision.REPLACE))
    if not alone:
        keys.append(("button-skip", Decision.SKIP))
    return (
        [
            button(words.plain(key), DecideDraft(draft=draft, decision=decision.value, publish=alone))
            for key, decision in keys
        ],
    )


def _working(words: Words, item: Item) -> tuple[Row, ...]:
    draft = item.stored.id
    row = [button(words.plain("button-edit"), EditDraft(draft=draft))]
    if _draft(item).cut:
        row.append(button(words.plain("button-cuts", {"count": len(_draft(item).cut)}), ShowCuts(draft=draft)))
    if item.duplicate is None or item.duplicate.inside or item.duplicate.likeness >= 1:
        return (row,)
    return (row, [button(words.plain("button-difference"), ShowDifference(draft=draft))])


def _leaving(words: Words, upload: Upload, alone: bool) -> tuple[Row, ...]:
    if alone:
        return ([button(words.plain("button-cancel"), CancelUpload(upload=upload.id))],)
    return ([button(words.plain("button-back-to-all"), ShowUpload(upload=upload.id))],)
