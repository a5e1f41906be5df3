"""What admins see of how the bot is used."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import FillGap, ShowGaps, Unpin
from bot.charts import Bar, Chart, Rank, Tile
from bot.insight import Gap, Overview
from bot.markup import Html, bold, code, expandable, join, lines, paragraphs, quote
from bot.scene import Scene
from bot.screens import Screen
from bot.storage.pins import Pin
from bot.texts import Words
from bot.views.buttons import button, page_of, paging_row, short
from retrieval.explanation import Candidate, Explanation, Part

PAGE = 8
CANDIDATES = 3
PARTS = 4
PINS = 8


def numbers(words: Words, overview: Overview) -> Html:
    counted, size = overview.numbers, overview.size
    values = {
        "days": counted.days,
        "articles": size.articles,
        "sentences": size.sentences,
        "questions": counted.questions,
        "answered": counted.answered,
        "people": counted.people,
        "useful": counted.useful,
        "useless": counted.useless,
    }
    return words.html("stats", values)


def chart(words: Words, overview: Overview) -> Chart:
    counted = overview.numbers
    return Chart(
        title=words.plain("chart-title", {"days": counted.days}),
        tiles=(
            Tile(str(counted.questions), words.plain("chart-questions", {"count": counted.questions})),
            Tile(_share(counted.answered, counted.questions), words.plain("chart-answered")),
            Tile(_share(counted.useful, counted.useful + counted.useless), words.plain("chart-useful")),
        ),
        bars_title=words.plain("chart-by-day"),
        bars=[Bar(span.first.strftime("%d.%m"), span.answered, span.unanswered) for span in overview.spans],
        legend=(words.plain("chart-answered"), words.plain("chart-unanswered")),
        ranks_title=words.plain("chart-articles"),
        ranks=[Rank(title, count) for title, count in overview.articles],
    )


def gaps(words: Words, found: Sequence[Gap], days: int, admin: int, number: int = 0) -> Screen:
    if not found:
        return Screen(words.html("gaps-none", {"days": days}))
    page = page_of(found, number, PAGE)
    entries = [
        lines(bold(f"{place}. {gap.question}"), _counts(words, gap))
        for place, gap in enumerate(page.items, start=page.first + 1)
    ]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowGaps(page=to, days=days))
    add = [button(words.plain("button-add-article"), FillGap(by=admin))]
    heading = words.html("gaps-heading", {"days": days, "count": len(found)})
    return Screen(paragraphs(heading, *entries), (turning, add))


def explanation(scene: Scene, why: Explanation) -> Screen:
    words = scene.words
    read_as = words.html("explain-read-as", {"question": why.read_as}) if why.read_as else ""
    searched = ", ".join(f"{one.lemma} ({one.importance:.1f})" for one in why.words)
    rule = why.rule.partition(" ")[0].replace("_", "-")
    decision = lines(
        words.html(f"explain-rule-{rule}"),
        words.html("explain-confidence", {"sure": _percent(why.confidence), "threshold": _percent(why.threshold)}),
        _sum(why.doubts),
    )
    return Screen(
        paragraphs(
            lines(bold(why.asked), read_as, words.html("explain-words", {"words": searched}) if searched else ""),
            decision,
            *(_candidate(scene, place, one) for place, one in enumerate(why.candidates[:CANDIDATES], start=1)),
        )
    )


def pins(words: Words, found: Sequence[Pin]) -> Screen:
    if not found:
        return Screen(words.html("pins-none"))
    numbered = [(f"{place}. {pin.question}", pin) for place, pin in enumerate(found[:PINS], start=1)]
    entries = [lines(bold(question), quote(short(pin.option.quotation, 300))) for question, pin in numbered]
    rows = [
        [button(words.plain("button-unpin", {"question": question}), Unpin(pinned_at=pin.pinned_at))]
        for question, pin in numbered
    ]
    more = words.html("list-more", {"count": len(found) - PINS}) if len(found) > PINS else ""
    return Screen(paragraphs(words.html("pins-heading", {"count": len(found)}), *entries, more), tuple(rows))


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else "—"


def _percent(part: float) -> int:
    """Rounded down, so that what is below a threshold is seen to be below it."""
    return int(100 * part)


def _counts(words: Words, gap: Gap) -> Html:
    unanswered = words.html("gap-unanswered", {"count": gap.unanswered}) if gap.unanswered else ""
    useless = words.html("gap-useless", {"count": gap.useless}) if gap.useless else ""
    return join((part for part in (unanswered, useless) if part), " · ")


def _candidate(scene: Scene, place: int, one: Candidate) -> Html:
    article = scene.articles.get(one.passage.article_id)
    title = short(article.title) if article else ""
    heading = scene.words.html("explain-candidate", {"place": place, "score": f"{one.score:.2f}"})
    return lines(bold(heading), expandable(one.passage.text), title, _sum(one.parts))


def _sum(parts: Sequence[Part]) -> Html:
    """Names of signals stand in the code; they are the same in every language."""
    return code(", ".join(f"{part.name} {part.contribution:+.2f}" for part in parts[:PARTS]))
