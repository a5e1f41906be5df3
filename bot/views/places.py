"""A passage opened by a link: quoted like an answer, though nobody asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import ShowArticle, ShowPlace
from bot.markup import lines, quote
from bot.scene import Scene
from bot.screens import Row, Screen
from bot.views.answers import among_neighbours, passing_on_row
from bot.views.buttons import button, short
from bot.views.sources import source_line
from retrieval.models import Passage


def place(scene: Scene, passage: Passage, context: Sequence[Passage] | None = None) -> Screen:
    words, article = scene.words, scene.articles[passage.article_id]
    shown = lines(quote(passage.text), source_line(words, article, scene.links.to_passage(passage)))
    if context is not None:
        shown = among_neighbours(passage, context, shown)
    key = "button-context" if context is None else "button-narrow"
    moving = ShowPlace(article=passage.article_id, start=passage.start, context=context is None)
    rows: tuple[Row, ...] = (
        [button(words.plain(key), moving)],
        passing_on_row(scene, passage),
        [button(words.plain("button-article", {"title": short(article.title)}), ShowArticle(article=article.id))],
    )
    return Screen(shown, rows)
