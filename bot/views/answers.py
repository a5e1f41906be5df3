"""An answer as it is shown: the quotation, its source, how the question was read, and the buttons under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.ask import NotFound, Quoted, Reason
from bot.callbacks import (
    AskAlone,
    AskLiterally,
    BeginTopic,
    CallHuman,
    CastVote,
    GiveReason,
    ShowNearest,
    ShowPassage,
    ShowPlace,
)
from bot.links import Links, passage_target
from bot.markup import Html, bold, bold_spans, escape, expandable, lines, paragraphs, quote
from bot.scene import Scene
from bot.screens import Row, Screen
from bot.storage.turns import StoredTurn
from bot.texts import Words
from bot.views.buttons import button, copy_button, example_choices, share_button
from bot.views.sources import source_line
from retrieval.models import Match, Passage

LONG_CONTEXT = 300
"""Characters of neighbours from which on they are folded."""

REMEMBERED = 1000
"""Quotations, and the buttons to pass them on: the same sentences answer many questions."""

ON_THE_MATTER = 2
"""Passages shown at most for a question that is not answered."""


def result(scene: Scene, found: Quoted | NotFound) -> Screen:
    """What a question brought."""
    return answer(scene, found) if isinstance(found, Quoted) else not_found(scene, found)


def answer(scene: Scene, quoted: Quoted, context: Sequence[Passage] | None = None, *, reasons: bool = False) -> Screen:
    """``context``: the passage among its neighbours, in order, when they are to be shown too; ``reasons``: whether to
    ask why it did not help."""
    words = scene.words
    shown = quotation(scene, quoted)
    if context is not None:
        shown = among_neighbours(quoted.passage, context, shown)
    text = paragraphs(_heading(quoted.turn), shown, _remarks(words, quoted))
    if reasons:
        text = paragraphs(text, words.html("vote-why"))
    return Screen(text, _rows(scene, quoted, wide=context is not None, reasons=reasons))


def not_found(scene: Scene, result: NotFound) -> Screen:
    """An honest «не нашёл», and what is near."""
    words, turn = scene.words, result.turn
    if result.unclear:
        return Screen(paragraphs(_heading(turn), words.html("not-found-unclear")))
    near = words.html("not-found-near") if result.examples else words.html("not-found-rephrase")
    listed, rows = example_choices(words, result.examples)
    text = paragraphs(_heading(turn), words.html("not-found"), _reading(words, turn), near, listed)
    return Screen(text, (*_nearest_row(words, result), *rows, *_reading_rows(words, turn), _human_row(scene, turn)))


def on_the_matter(scene: Scene, matches: Sequence[Match]) -> Screen:
    """Passages that do not answer a question but speak of what it asks about, and are called so."""
    words = scene.words
    quoted = [
        lines(
            _quotation(match.passage.text, match.highlights),
            source_line(words, scene.articles[match.passage.article_id], scene.links.to_passage(match.passage)),
        )
        for match in matches[:ON_THE_MATTER]
    ]
    first = matches[0].passage
    context = ShowPlace(article=first.article_id, start=first.start, context=True)
    alone = [button(words.plain("button-context"), context)] if len(quoted) == 1 else []
    return Screen(paragraphs(words.html("nearest-intro"), *quoted), (alone,))


def quotation(scene: Scene, quoted: Quoted) -> Html:
    """The sentence, its matching words bold, and where it stands."""
    passage, words = quoted.passage, scene.words
    pinned = words.html("answer-pinned") if quoted.turn.pinned and not quoted.place else ""
    return lines(
        _quotation(passage.text, quoted.turn.options[quoted.place].highlights),
        source_line(words, scene.articles[passage.article_id], scene.links.to_passage(passage)),
        pinned,
    )


@lru_cache(maxsize=REMEMBERED)
def _quotation(text: str, highlights: tuple[tuple[int, int], ...]) -> Html:
    return quote(bold_spans(text, highlights))


def among_neighbours(passage: Passage, context: Sequence[Passage], shown: Html) -> Html:
    """The neighbours stand around the quotation, which stays a quotation of its own; long ones unfold on a tap."""
    before = [neighbour for neighbour in context if neighbour.position < passage.position]
    after = [neighbour for neighbour in context if neighbour.position > passage.position]
    return lines(_running(before), shown, _running(after))


def _heading(turn: StoredTurn) -> Html:
    """The question, when it came from a button and is not to be seen in the chat."""
    return bold(turn.question) if turn.question_message is None else Html("")


def _reading(words: Words, turn: StoredTurn) -> Html:
    """Nothing silent: a corrected question and a carried-over subject are told."""
    return lines(
        words.html("answer-understood", {"question": turn.understood}) if turn.understood else "",
        words.html("answer-subject", {"subject": turn.subject}) if turn.subject else "",
    )


def _remarks(words: Words, quoted: Quoted) -> Html:
    count = len(quoted.turn.options)
    place = words.html("answer-place", {"place": quoted.place + 1, "count": count}) if quoted.place else ""
    return lines(_reading(words, quoted.turn), place)


def _running(passages: Sequence[Passage]) -> Html:
    """Sentences as they stood: paragraphs kept apart."""
    if not passages:
        return Html("")
    text = passages[0].text
    for left, right in pairwise(passages):
        text += (" " if left.paragraph == right.paragraph else "\n") + right.text
    return expandable(text) if len(text) > LONG_CONTEXT else escape(text)


def _rows(scene: Scene, quoted: Quoted, *, wide: bool, reasons: bool) -> tuple[Row, ...]:
    words = scene.words
    unhelped = reasons or (quoted.vote is not None and not quoted.vote.useful)
    return (
        _moving_row(words, quoted, wide=wide),
        passing_on_row(scene, quoted.passage),
        _vote_row(words, quoted),
        *(_reason_rows(words, quoted) if reasons else ()),
        _human_row(scene, quoted.turn) if unhelped else (),
        *_reading_rows(words, quoted.turn),
    )


def passing_on_row(scene: Scene, passage: Passage) -> Row:
    """To copy the sentence, and to send a link to it; neither makes sense in a terminal."""
    return _passing_on(scene.words, scene.links, passage)


@lru_cache(maxsize=REMEMBERED)
def _passing_on(words: Words, links: Links, passage: Passage) -> Row:
    share = share_button(words, links, passage_target(passage), passage.text)
    return (*copy_button(words.plain("button-copy"), passage.text), *share) if share else ()


def _nearest_row(words: Words, result: NotFound) -> tuple[Row, ...]:
    if not result.on_the_matter:
        return ()
    return ([button(words.plain("button-nearest"), ShowNearest(turn=result.turn.id))],)


def _human_row(scene: Scene, turn: StoredTurn) -> Row:
    return [button(scene.words.plain("button-human"), CallHuman(turn=turn.id))] if scene.staffed else []


def _moving_row(words: Words, quoted: Quoted, *, wide: bool) -> Row:
    turn, place, count = quoted.turn.id, quoted.place, len(quoted.turn.options)
    key = "button-narrow" if wide else "button-context"
    row = [button(words.plain(key), ShowPassage(turn=turn, place=place, context=not wide))]
    if place + 1 < count:
        more = words.plain("button-more", {"place": place + 2, "count": count})
        row.append(button(more, ShowPassage(turn=turn, place=place + 1, context=False)))
    return row


def _vote_row(words: Words, quoted: Quoted) -> Row:
    cast = None if quoted.vote is None else quoted.vote.useful
    return [
        button(
            words.plain(key, {"chosen": "yes" if cast is useful else "no"}),
            CastVote(turn=quoted.turn.id, place=quoted.place, useful=useful),
        )
        for key, useful in (("button-useful", True), ("button-useless", False))
    ]


def _reason_rows(words: Words, quoted: Quoted) -> tuple[Row, ...]:
    buttons = [
        button(
            words.plain(f"reason-{reason.value}"),
            GiveReason(turn=quoted.turn.id, place=quoted.place, reason=reason),
        )
        for reason in Reason
    ]
    return (buttons[:2], buttons[2:])


def _reading_rows(words: Words, turn: StoredTurn) -> tuple[Row, ...]:
    """Ways out of how the question was read."""
    corrected, carried = bool(turn.understood and turn.literal), bool(turn.subject)
    return (
        [button(words.plain("button-literally"), AskLiterally(turn=turn.id))] if corrected else [],
        [
            button(words.plain("button-alone"), AskAlone(turn=turn.id)),
            button(words.plain("button-new-topic"), BeginTopic(person=turn.person)),
        ]
        if carried
        else [],
    )
