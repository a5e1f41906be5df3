"""Escaping and cutting to size, over any text."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.markup import (
    MESSAGE_LIMIT,
    Html,
    bold,
    bold_spans,
    escape,
    italic,
    length,
    lines,
    link,
    paragraphs,
    quote,
    shorten,
    split,
    units,
)

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n<>&«»😀"), max_size=120)
inline = st.builds(escape, texts) | st.builds(bold, texts) | st.builds(italic, texts)
markup = st.lists(inline | st.builds(quote, inline) | st.builds(bold, inline), max_size=12).map(
    lambda parts: Html("\n\n".join(parts))
)


def plain(html: str) -> str:
    """What a reader sees; fails on tags that are not balanced."""
    text, stack, at = "", [], 0
    while at < len(html):
        if html[at] != "<":
            text += html[at]
            at += 1
            continue
        end = html.index(">", at)
        tag = html[at + 1 : end]
        if tag.startswith("/"):
            assert stack.pop() == tag[1:]
        else:
            stack.append(tag.split()[0])
        at = end + 1
    assert not stack
    return unescape(text)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(texts)
def test_whatever_is_escaped_reads_the_same(text: str) -> None:
    assert plain(escape(text)) == text
    assert escape(escape(text)) == escape(text)


@given(texts)
def test_length_is_in_utf16_units(text: str) -> None:
    assert length(escape(text)) == units(text) == len(text.encode("utf-16-le")) // 2


@given(markup, st.integers(2, 60))
@example(Html("<b></b>"), 7)
def test_pieces_fit_lose_nothing_and_are_balanced(html: Html, limit: int) -> None:
    pieces = split(html, limit)
    assert all(0 < length(piece) <= limit for piece in pieces)
    assert squeezed("".join(plain(piece) for piece in pieces)) == squeezed(plain(html))


@given(markup, st.integers(3, 60))
def test_shortened_markup_fits(html: Html, limit: int) -> None:
    assert length(shorten(html, limit)) <= limit
    plain(shorten(html, limit))


@given(texts, st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=6))
def test_bold_words_change_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    assert plain(bold_spans(text, spans)) == text


def test_a_cut_falls_between_paragraphs_then_lines_then_words() -> None:
    assert split(Html("один два\n\nтри четыре"), 12) == ["один два", "три четыре"]
    assert split(Html("один два\nтри четыре"), 12) == ["один два", "три четыре"]
    assert split(Html("один два три"), 9) == ["один два", "три"]
    assert split(Html("ы" * 5), 2) == ["ыы", "ыы", "ы"]


def test_a_tag_is_closed_before_a_cut_and_opened_after() -> None:
    assert split(quote(bold("один два")), 5) == [
        "<blockquote><b>один</b></blockquote>",
        "<blockquote><b>два</b></blockquote>",
    ]


def test_an_emoji_is_never_cut_in_two() -> None:
    assert split(Html("😀" * 3), 3) == ["😀", "😀", "😀"]


def test_a_message_of_the_limit_stays_whole() -> None:
    assert len(split(Html("я" * MESSAGE_LIMIT))) == 1
    assert [length(piece) for piece in split(Html("я" * (MESSAGE_LIMIT + 1)))] == [MESSAGE_LIMIT, 1]


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "http://", "https://пример с пробелом.рф", 'http://a.b"c'])
def test_a_bad_address_makes_no_link(url: str | None) -> None:
    assert link("Статья", url) == "Статья"


def test_a_good_address_makes_a_link() -> None:
    assert link("<Статья>", "https://a.b/?c=1&d=2") == '<a href="https://a.b/?c=1&amp;d=2">&lt;Статья&gt;</a>'


def test_empty_parts_leave_no_gap() -> None:
    assert lines("а", "", "б") == "а\nб"
    assert paragraphs("", "а", "", "б") == "а\n\nб"
