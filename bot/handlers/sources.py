"""/sources: what the bot reads, and the card of an article."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.callbacks import ShowArticle, ShowSources
from bot.catalogue import Catalogue
from bot.filters import Command
from bot.handlers.replies import refuse
from bot.scene import Scene
from bot.screens import redraw, send
from bot.texts import Words
from bot.views import sources as views


async def list_sources(message: Message, command: CommandObject, words: Words, catalogue: Catalogue) -> None:
    if command.args:
        await send(message, views.sources_found(words, catalogue.articles_about(command.args), command.args))
        return
    await show_sources(message, words, catalogue)


async def show_sources(message: Message, words: Words, catalogue: Catalogue) -> None:
    await send(message, views.sources(words, tuple(catalogue.articles.values())))


async def turn_sources(callback: CallbackQuery, callback_data: ShowSources, words: Words, catalogue: Catalogue) -> None:
    await redraw(callback, views.sources(words, tuple(catalogue.articles.values()), callback_data.page))


async def open_article(
    callback: CallbackQuery,
    callback_data: ShowArticle,
    callback_answer: CallbackAnswer,
    scene: Scene,
    catalogue: Catalogue,
) -> None:
    card = await catalogue.article_card(callback_data.article)
    if card is None:
        refuse(callback_answer, scene.words)
        return
    await redraw(callback, views.article_card(scene, card))


def router() -> Router:
    made = Router(name="sources")
    made.message.register(list_sources, Command("sources"))
    made.callback_query.register(turn_sources, ShowSources.filter())
    made.callback_query.register(open_article, ShowArticle.filter())
    return made
