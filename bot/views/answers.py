"""An answer as it is shown: the quotation, its source, how the question was read, and the buttons under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.ask import NotFound, Quoted, Reason
from bot.callbacks import AskAlone, AskLiterally, CastVote, GiveReason, ShowPassage
from bot.markup import Html, bold, bold_spans, escape, lines, paragraphs, quote
from bot.screens import Row, Screen
from bot.storage.turns import StoredTurn
from bot.texts import Words
from bot.views.buttons import button, example_rows, short
from bot.views.sources import source_line
from retrieval.models import Article, Passage

LONGEST_SUBJECT = 40


def result(words: Words, found: Quoted | NotFound, articles: Mapping[str, Article]) -> Screen:
    """What a question brought."""
    return answer(words, found, articles) if isinstance(found, Quoted) else not_found(words, found)


def answer(
    words: Words,
    quoted: Quoted,
    articles: Mapping[str, Article],
    context: Sequence[Passage] | None = None,
    *,
    reasons: bool = False,
) -> Screen:
    """``context``: the passage among its neighbours, in order, when they are to be shown too; ``reasons``: whether to
    ask why it did not help."""
    turn, passage = quoted.turn, quoted.passage
    quotation = quote(bold_spans(passage.text, turn.options[quoted.place].highlights))
    shown = lines(quotation, source_line(words, articles[passage.article_id]))
    if context is not None:
        shown = _among_neighbours(passage, context, shown)
    text = paragraphs(_heading(turn), shown, _remarks(words, quoted))
    if reasons:
        text = paragraphs(text, words.html("vote-why"))
    return Screen(text, _rows(words, quoted, wide=context is not None, reasons=reasons))


def not_found(words: Words, result: NotFound) -> Screen:
    """An honest «не нашёл», and what is near."""
    near = words.html("not-found-near") if result.examples else words.html("not-found-rephrase")
    text = paragraphs(_heading(result.turn), words.html("not-found"), _reading(words, result.turn), near)
    return Screen(text, (*example_rows(words, result.examples), _reading_row(words, result.turn)))


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


def _among_neighbours(passage: Passage, context: Sequence[Passage], shown: Html) -> Html:
    """The neighbours stand around the quotation, which stays a quotation of its own."""
    before = [neighbour for neighbour in context if neighbour.position < passage.position]
    after = [neighbour for neighbour in context if neighbour.position > passage.position]
    return lines(_running(before), shown, _running(after))


def _running(passages: Sequence[Passage]) -> Html:
    """Sentences as they stood: paragraphs kept apart."""
    if not passages:
        return Html("")
    text = passages[0].text
    for left, right in pairwise(passages):
        text += (" " if left.paragraph == right.paragraph else "\n") + right.text
    return escape(text)


def _rows(words: Words, quoted: Quoted, *, wide: bool, reasons: bool) -> tuple[Row, ...]:
    return (
        _moving_row(words, quoted, wide=wide),
        _vote_row(words, quoted),
        *(_reason_rows(words, quoted) if reasons else ()),
        _reading_row(words, quoted.turn),
    )


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


def _reading_row(words: Words, turn: StoredTurn) -> Row:
    row = []
    if turn.understood and turn.literal:
        row.append(button(words.plain("button-literally"), AskLiterally(turn=turn.id)))
    if turn.subject:
        subject = short(turn.subject, LONGEST_SUBJECT)
        row.append(button(words.plain("button-alone", {"subject": subject}), AskAlone(turn=turn.id)))
    return row
