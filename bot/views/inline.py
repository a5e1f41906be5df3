"""What inline mode offers: each quotation as an article that can be sent into the chat."""

from __future__ import annotations

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.links import Kind, Target, passage_target
from bot.lookup import Finding
from bot.markup import Html, bold, bold_spans, lines, paragraphs, quote
from bot.scene import Scene
from bot.views.buttons import short
from bot.views.sources import source_line

LONGEST_TITLE = 90
LONGEST_DESCRIPTION = 120


def finding(scene: Scene, place: int, found: Finding) -> InlineQueryResultArticle:
    """``place``: two questions may be answered by one passage, and Telegram wants results with ids of their own."""
    passage, article = found.passage, scene.articles[found.passage.article_id]
    origin = article.publisher or article.title
    title, below = (passage.text, origin) if found.question is None else (found.question, passage.text)
    return InlineQueryResultArticle(
        id=f"{place}-{passage_target(passage).payload}",
        title=short(title, LONGEST_TITLE),
        description=short(below, LONGEST_DESCRIPTION),
        input_message_content=InputTextMessageContent(message_text=_message(scene, found)),
        reply_markup=_way_in(scene, found),
    )


def ask_in_private(scene: Scene, number: int) -> InlineQueryResultsButton:
    """Nothing found: the question goes into the chat with the bot."""
    target = Target(Kind.CARRIED, str(number))
    return InlineQueryResultsButton(text=scene.words.plain("inline-ask-in-private"), start_parameter=target.payload)


def _message(scene: Scene, found: Finding) -> Html:
    passage = found.passage
    source = source_line(scene.words, scene.articles[passage.article_id], scene.links.to_passage(passage))
    heading = "" if found.question is None else bold(found.question)
    return paragraphs(heading, lines(quote(bold_spans(passage.text, found.highlights)), source))


def _way_in(scene: Scene, found: Finding) -> InlineKeyboardMarkup | None:
    address = scene.links.to_passage(found.passage)
    if address is None:
        return None
    button = InlineKeyboardButton(text=scene.words.plain("button-open-in-bot"), url=address)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
