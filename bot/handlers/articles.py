"""/articles: what admins can do with articles at any time."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.ask import Asker
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
from bot.expecting import Expecting
from bot.fields import Field, WrongValue
from bot.filters import PRIVATE, Awaits, Command, IsAdmin
from bot.handlers.drafts import ask_for_value
from bot.handlers.finding import FindsArticle, finds_field
from bot.handlers.replies import refuse
from bot.screens import Screen, redraw, send, send_beside
from bot.shelf import Shelf
from bot.storage.expectations import Awaiting, Expectation
from bot.storage.shelf import ArticleState, Shelved
from bot.texts import Words
from bot.views import asking as prompts
from bot.views import drafts, uploads
from bot.views import shelf as views
from retrieval.reading import ReadError


async def list_articles(message: Message, words: Words, shelf: Shelf) -> None:
    await send(message, views.shelf(words, await shelf.page(0, removed=False)))


async def turn_articles(callback: CallbackQuery, callback_data: ShowShelf, words: Words, shelf: Shelf) -> None:
    page = await shelf.page(callback_data.page, removed=callback_data.removed)
    await redraw(callback, views.shelf(words, page))


async def open_article(callback: CallbackQuery, words: Words, shelf: Shelf, shelved: Shelved) -> None:
    await redraw(callback, views.card(words, shelved, shelf.sentences(shelved.article.id)))


async def send_original(
    callback: CallbackQuery, callback_answer: CallbackAnswer, words: Words, shelf: Shelf, shelved: Shelved
) -> None:
    original = await shelf.original(shelved.article.id)
    if original is None or not isinstance(callback.message, Message):
        refuse(callback_answer, words)
        return
    await callback.message.answer_document(BufferedInputFile(original.content, original.file_name))


async def show_versions(callback: CallbackQuery, words: Words, shelf: Shelf, shelved: Shelved) -> None:
    await redraw(callback, views.versions(words, await shelf.versions(shelved.article.id)))


async def replace(
    callback: CallbackQuery, words: Words, asker: Asker, expecting: Expecting, shelved: Shelved
) -> None:
    await expecting.begin(asker, Awaiting.REPLACEMENT, shelved.article.id)
    await send_beside(callback, prompts.replacement_prompt(words, asker.person, shelved.article.title))


async def remove(
    callback: CallbackQuery,
    callback_data: RemoveShelved,
    words: Words,
    asker: Asker,
    shelf: Shelf,
    shelved: Shelved,
) -> None:
    if not callback_data.confirmed:
        await redraw(callback, views.removal_question(words, shelved))
        return
    await shelf.remove(shelved, asker.person)
    await redraw(callback, views.removed(words, shelved))


async def put_back(
    callback: CallbackQuery,
    callback_answer: CallbackAnswer,
    words: Words,
    asker: Asker,
    shelf: Shelf,
    shelved: Shelved,
) -> None:
    await shelf.put_back(shelved, asker.person)
    callback_answer.text = words.plain("article-is-back")
    again = await shelf.get(shelved.article.id)
    await redraw(callback, views.card(words, again or shelved, shelf.sentences(shelved.article.id)))


async def correct(
    callback: CallbackQuery,
    words: Words,
    asker: Asker,
    expecting: Expecting,
    shelved: Shelved,
    field: Field | None,
) -> None:
    if field is None:
        await redraw(callback, views.correct_menu(words, shelved))
        return
    await expecting.begin(asker, Awaiting.ARTICLE_FIELD, f"{shelved.article.id}:{field.value}")
    await ask_for_value(callback, drafts.edit_prompt(words, field, shelved.article))


async def take_value(
    message: Message,
    words: Words,
    asker: Asker,
    shelf: Shelf,
    expecting: Expecting,
    expectation: Expectation,
) -> None:
    """A reply with a new title, publisher, date or address."""
    article, _, field = expectation.target.partition(":")
    shelved = await shelf.get(article)
    if shelved is None:
        await expecting.end(asker)
        return
    try:
        await shelf.correct(shelved, Field(field), message.text or "", asker.person)
    except WrongValue as wrong:
        await send(message, Screen(words.html(wrong.key, {"limit": wrong.limit})))
        return
    except ReadError as error:
        await send(message, Screen(uploads.problem(words, error)))
        return
    await expecting.end(asker)
    corrected = await shelf.get(article)
    await send(message, views.card(words, corrected or shelved, shelf.sentences(article)))


def router() -> Router:
    made = Router(name="articles")
    away = [state for state in ArticleState if state is not ArticleState.PUBLISHED]
    made.message.filter(PRIVATE, IsAdmin())
    made.callback_query.filter(IsAdmin())
    made.message.register(list_articles, Command("articles"))
    made.message.register(take_value, F.text, F.reply_to_message.from_user.is_bot, Awaits(Awaiting.ARTICLE_FIELD))
    made.callback_query.register(turn_articles, ShowShelf.filter())
    made.callback_query.register(open_article, ShowShelved.filter(), FindsArticle())
    made.callback_query.register(send_original, SendOriginal.filter(), FindsArticle())
    made.callback_query.register(show_versions, ShowVersions.filter(), FindsArticle())
    made.callback_query.register(replace, ReplaceShelved.filter(), FindsArticle(ArticleState.PUBLISHED))
    made.callback_query.register(remove, RemoveShelved.filter(), FindsArticle(ArticleState.PUBLISHED))
    made.callback_query.register(put_back, PutBackShelved.filter(), FindsArticle(*away))
    made.callback_query.register(correct, CorrectShelved.filter(), FindsArticle(), finds_field)
    return made
