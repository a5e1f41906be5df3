"""Pages as engines make them: the article's own lines, and what the page says of itself."""

from __future__ import annotations

import pytest

from retrieval.reading import read
from retrieval.reading.drafts import Draft, Metadata
from retrieval.reading.pages import readable_date

FIRST = "Договор подписали в ратуше. На церемонию пришли школьники и ветераны."
LAST = "Договор рассчитан на пять лет."
COMMENT = "Очень рады за города и за людей, которые в них живут и работают."
OFFER = "В городе открылся магазин мебели, всех покупателей ждут скидки и чай."


def page(body: str, head: str = "") -> Draft:
    return read("страница.html", f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode())


def test_blog_engine_with_states_of_posts_in_class_names() -> None:
    draft = page(
        f"""<div class="site with-sidebar"><header class="site-header"><h1><a href="/">Волна</a></h1></header>
        <main><article class="post tag-news category-share"><h1>Города подписали договор</h1>
        <div class="entry-meta"><time datetime="2018-06-19" pubdate>19 июня</time> Анна Ким</div>
        <div class="entry-content"><p>{FIRST}</p><ul><li>дружба</li><li>торговля</li></ul><p>{LAST}</p>
        <div class="sharedaddy"><h3>Поделиться ссылкой:</h3></div></div></article>
        <article class="post"><h2>Другая новость</h2><p>Короткий анонс другой новости.</p></article></main>
        <div id="comments"><p>{COMMENT}</p></div><div class="widget-area"><p>{OFFER}</p></div></div>""",
        "<title>Города подписали договор — Волна</title><meta property='og:site_name' content='Волна'>",
    )
    assert draft.text.split("\n") == ["Города подписали договор", FIRST, "дружба", "торговля", LAST]
    assert (draft.title, draft.metadata.publisher) == ("Города подписали договор", "Волна")
    assert draft.metadata.published == "19.06.2018"


def test_town_hall_page_without_an_article_element() -> None:
    draft = page(
        f"""<div class="top-menu"><a href=/>Главная</a><a href=/n>Новости</a></div>
        <div class="left-column"><ul><li><a href=1>Документы</a><li><a href=2>Обращения</a></ul></div>
        <div class="news-detail"><span>19.06.2018</span><h3>Города подписали договор</h3>{FIRST}<br><br>{LAST}
        <p><a href="/news/">Возврат к списку</a></p></div><div class="footer">Все права защищены</div>""",
        "<title>Администрация района</title>",
    )
    assert draft.text.split("\n") == ["Города подписали договор", FIRST, LAST]
    assert (draft.title, draft.metadata.published) == ("Города подписали договор", "19.06.2018")


def test_comments_longer_than_the_text_are_cut() -> None:
    many = f"<p>{COMMENT}</p>" * 20
    draft = page(f"<h1>Города подписали договор</h1><p>{FIRST}</p><div class='comments'>{many}</div>")
    assert draft.text.split("\n") == ["Города подписали договор", FIRST]


def test_class_name_cannot_take_the_whole_text_away() -> None:
    assert page(f"<div class='widget banner'><p>{FIRST}</p><p>{LAST}</p></div>").text.split("\n") == [FIRST, LAST]


def test_hidden_parts_are_not_read() -> None:
    draft = page(f"<p>{FIRST}</p><p style='display: none'>{OFFER}</p><p hidden>{COMMENT}</p><p>{LAST}</p>")
    assert draft.text.split("\n") == [FIRST, LAST]


def test_what_a_page_cuts_can_be_seen() -> None:
    draft = page(f"<article><p>{FIRST}</p><p>{LAST}</p></article><aside>{OFFER}</aside>")
    assert [(cut.rule, cut.text) for cut in draft.cut] == [("page_block", OFFER)]


def test_words_are_not_glued_across_inline_and_block_tags() -> None:
    draft = page("<div>Гости<b> приехали</b> в <i>Заречный</i>.</div><div>Было<span> весело</span>, все пели.</div>")
    assert draft.text.split("\n") == ["Гости приехали в Заречный.", "Было весело, все пели."]


def test_saved_page_names_its_address() -> None:
    saved = b"<!-- saved from url=(0026)https://news.example/2018/1 -->"
    draft = read("a.html", b"<!DOCTYPE html>" + saved + f"<html><body><p>{FIRST}</p></body></html>".encode())
    assert draft.metadata.url == "https://news.example/2018/1"


def test_page_saved_with_everything_in_one_file() -> None:
    source = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://news.example/1\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: 8bit\n\n<html><body><p>{FIRST} {LAST}</p></body></html>\n--b--\n"
    )
    draft = read("страница.mht", source.encode())
    assert draft.text == f"{FIRST} {LAST}"
    assert (draft.metadata.url, draft.metadata.publisher) == ("https://news.example/1", None)


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2018-06-19T14:30:00+03:00", "19.06.2018"),
        ("2018-13-45", None),
        ("19 июня", "19 июня"),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_what_they_say(stamp: str | None, shown: str | None) -> None:
    assert readable_date(stamp) == shown


LINKED = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Портал"},
{"@type": ["NewsArticle"], "headline": "Города подписали договор", "datePublished": "2018-06-19T10:00:00+03:00",
"publisher": {"@type": "Organization", "name": "Волна"}, "mainEntityOfPage": {"@id": "https://wave.example/1"}}]}"""


def test_what_a_page_tells_search_engines_is_its_origin() -> None:
    draft = page(f"<p>{FIRST}</p><p>{LAST}</p>", f"<script type='application/ld+json'>{LINKED}</script>")
    assert draft.metadata == Metadata("Города подписали договор", "Волна", "19.06.2018", "https://wave.example/1")


@pytest.mark.parametrize(
    "source", ["{", "[" * 100_000, "null", '{"@type": "Article", "headline": 5}', f"[{LINKED}, {LINKED}]"]
)
def test_broken_or_ambiguous_descriptions_say_nothing(source: str) -> None:
    draft = page(f"<p>{FIRST}</p><p>{LAST}</p>", f"<script type='application/ld+json'>{source}</script>")
    assert draft.metadata == Metadata()


@pytest.mark.parametrize(
    ("window", "publisher"),
    [
        ("Города подписали договор — Общество — Волна", "Волна"),
        ("Города подписали договор | Новости", None),
        ("Волна", None),
        ("Другое название статьи совсем — Волна", None),
    ],
)
def test_a_windows_title_names_the_site_behind_the_headline(window: str, publisher: str | None) -> None:
    draft = page(f"<h1>Города подписали договор</h1><p>{FIRST}</p><p>{LAST}</p>", f"<title>{window}</title>")
    assert draft.metadata.publisher == publisher


def test_a_page_saved_by_a_word_processor_has_no_title_of_its_own() -> None:
    draft = page(f"<p>Города подписали договор</p><p>{FIRST}</p>", "<title>Документ1</title>")
    assert draft.title == "Города подписали договор"


def test_marks_of_notes_are_not_read() -> None:
    draft = page(f"<p>{FIRST}<sup><a href='#note1'>[1]</a></sup> <a href='#top'>Наверх школы</a></p><p>{LAST}</p>")
    assert draft.text.split("\n") == [f"{FIRST} Наверх школы", LAST]
