"""Where a quotation comes from: the line under it, the list of articles, the card of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.callbacks import ShowArticle, ShowSources
from bot.catalogue import ArticleCard
from bot.links import Kind, Target
from bot.markup import Html, bold, italic, join, length, lines, link, paragraphs, quote
from bot.scene import Scene
from bot.screens import Screen
from bot.texts import Words
from bot.views.buttons import button, example_choices, page_of, paging_row, share_button, short
from retrieval.models import Article, Passage

PAGE = 6
SEPARATOR = " · "
LINES_REMEMBERED = 1000
"""The same sentences of the same articles are the answers to many questions."""

ROOM = 3600
"""UTF-16 units that a card may fill with sentences; the rest of the limit is for what stands around them."""


def source_line(words: Words, article: Article, here: str | None = None) -> Html:
    """«Title · publisher · date», as far as known, the title being a link if there is an address. ``here``: the address
    of the very sentence in the bot, which a forwarded answer leads back to."""
    origin = _origin(words, article, article.title)
    return _source_line(words, origin, here)


@lru_cache(maxsize=LINES_REMEMBERED)
def _source_line(words: Words, origin: Html, here: str | None) -> Html:
    back = (link(words.plain("link-here"), here),) if here else ()
    return words.html("source", {"source": join((origin, *back), SEPARATOR)})


def quotation(words: Words, passage: Passage, article: Article) -> Html:
    """A sentence of a list and, under it, where it stands: the title cut short, for it comes again and again."""
    origin = _origin(words, article, short(article.title))
    return lines(quote(passage.text), words.html("source", {"source": origin}))


def as_many_as_fit(
    words: Words, head: Html, passages: Sequence[Passage], articles: Mapping[str, Article], room: int = ROOM
) -> Html:
    """The sentences with their sources under ``head``; what does not fit into one message is counted."""
    text = head
    for place, passage in enumerate(passages):
        longer = paragraphs(text, quotation(words, passage, articles[passage.article_id]))
        if length(longer) > room:
            return paragraphs(text, words.html("list-more", {"count": len(passages) - place}))
        text = longer
    return text


def publishers(passages: Sequence[Passage], articles: Mapping[str, Article]) -> str:
    """Who says so, in a few words: publishers, or titles where there is none."""
    said_by = (articles[passage.article_id] for passage in passages)
    return ", ".join(dict.fromkeys(article.publisher or short(article.title) for article in said_by))


def sources(words: Words, articles: Sequence[Article], number: int = 0) -> Screen:
    if not articles:
        return Screen(words.html("sources-none"))
    page = page_of(articles, number, PAGE)
    entries = [
        join((f"{place}. ", _origin(words, article, article.title)))
        for place, article in enumerate(page.items, start=page.first + 1)
    ]
    rows = [
        [button(f"{place}. {short(article.title)}", ShowArticle(article=article.id))]
        for place, article in enumerate(page.items, start=page.first + 1)
    ]
    turning = paging_row(words, page.number, page.pages, lambda to: ShowSources(page=to))
    heading = words.html("sources-heading", {"count": len(articles)})
    return Screen(paragraphs(heading, *entries), (*rows, turning))


def sources_found(words: Words, found: Sequence[Article], query: str) -> Screen:
    """What a search by words of title, publisher or address gave."""
    query = short(query)
    every = [button(words.plain("button-all-sources"), ShowSources(page=0))]
    if not found:
        return Screen(words.html("sources-not-found", {"query": query}), (every,))
    shown = list(enumerate(found[:PAGE], start=1))
    entries = [join((f"{place}. ", _origin(words, article, article.title))) for place, article in shown]
    rows = [[button(f"{place}. {short(article.title)}", ShowArticle(article=article.id))] for place, article in shown]
    rest = words.html("list-more", {"count": len(found) - PAGE}) if len(found) > PAGE else ""
    heading = words.html("sources-found", {"query": query, "count": len(found)})
    return Screen(paragraphs(heading, *entries, rest), (*rows, every))


def article_card(scene: Scene, card: ArticleCard) -> Screen:
    words, article = scene.words, card.article
    known = lines(
        words.html("article-publisher", {"publisher": article.publisher}) if article.publisher else "",
        words.html("article-date", {"date": date(words, article)}) if article.published else "",
        words.html("article-size", {"sentences": card.sentences}),
        words.html("article-people", {"people": ", ".join(card.people)}) if card.people else "",
        link(words.plain("article-open"), article.url) if article.url else "",
    )
    beginning = quote(card.first.text) if card.first else ""
    listed, rows = example_choices(words, card.examples)
    asked = paragraphs(words.html("article-examples"), listed) if listed else ""
    return Screen(
        paragraphs(bold(article.title), known, beginning, asked),
        (
            *rows,
            share_button(words, scene.links, Target(Kind.ARTICLE, article.id), article.title),
            [button(words.plain("button-all-sources"), ShowSources(page=0))],
        ),
    )


def date(words: Words, article: Article) -> Html:
    """The date as the source gives it; one worked out from the text says so."""
    return _date(words, article.published or "", article.published_estimated)


@lru_cache(maxsize=LINES_REMEMBERED)
def _date(words: Words, published: str, estimated: bool) -> Html:
    return words.html("date-estimated" if estimated else "date-given", {"date": published})


def _origin(words: Words, article: Article, title: str) -> Html:
    parts = [link(title, article.url)]
    if article.publisher:
        parts.append(italic(article.publisher))
    if article.published:
        parts.append(date(words, article))
    return join(parts, SEPARATOR)
