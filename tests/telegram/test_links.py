"""Inline mode, and links into the bot: to a passage, an article, a person, an agreement, a question carried over."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from aiogram.types import InlineQueryResultArticle, InputTextMessageContent
from hypothesis import given
from hypothesis import strategies as st
from messenger import Messenger, Person, links
from telegram_fake import BOT, Shown

from bot.app import App
from bot.links import Kind, Links, Target, read_address, read_payload
from bot.markup import Html, length
from bot.texts import Words
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Suggestion

QUESTION = "Где установлен бюст Стаханова?"
QUOTATION = "Перед зданием Преображенской средней школы"


def shared(shown: Shown) -> str:
    """The address that «Поделиться» sends."""
    urls = [button.url for row in shown.keyboard.inline_keyboard for button in row if button.url]
    assert len(urls) == 1
    return parse_qs(urlsplit(urls[0]).query)["url"][0]


def contents(result: InlineQueryResultArticle) -> Html:
    assert isinstance(result.input_message_content, InputTextMessageContent)
    return Html(result.input_message_content.message_text)


async def test_up_to_five_quotations_with_their_source(person: Person, words: Words) -> None:
    answer = await person.types_inline(QUESTION)
    assert 1 <= len(answer.results) <= 5
    assert answer.button is None
    assert answer.is_personal
    assert answer.cache_time > 0
    first = answer.results[0]
    assert first.title.startswith("Перед зданием")
    assert first.description
    assert contents(first).startswith("<blockquote>")
    assert words.plain("link-here") in contents(first)
    for result in answer.results:
        assert length(contents(result)) <= 4096
        assert result.reply_markup.inline_keyboard[0][0].text == words.plain("button-open-in-bot")


async def test_nothing_typed_shows_what_can_be_asked(person: Person) -> None:
    answer = await person.types_inline("")
    assert answer.results
    assert all(result.title.endswith("?") for result in answer.results)
    assert all(f"<b>{result.title}</b>" in contents(result) for result in answer.results)


async def test_a_letter_or_two_shows_the_same(person: Person) -> None:
    assert (await person.types_inline("к")).results == (await person.types_inline("")).results


async def test_there_is_no_second_page(person: Person) -> None:
    for query in ("", QUESTION):
        assert (await person.types_inline(query)).results
        assert (await person.types_inline(query, offset="5")).results == []


async def test_what_is_typed_again_is_not_looked_for_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await person.types_inline(QUESTION)
    monkeypatch.setattr(KnowledgeBase, "ask", None)
    assert (await person.types_inline(f"  {QUESTION} ")).results == first.results


async def test_other_articles_are_looked_through_anew(app: App, person: Person) -> None:
    assert (await person.types_inline(QUESTION)).results
    await app.database.write("UPDATE articles SET state = 'removed'")
    await app.library.rebuild()
    assert (await person.types_inline(QUESTION)).results == []


async def test_two_examples_may_have_one_passage(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = (Suggestion(QUESTION), Suggestion("Где бюст Стаханова?"))
    monkeypatch.setattr(KnowledgeBase, "suggestions", lambda self, limit: same)
    assert len((await person.types_inline("")).results) == 2


async def test_half_a_word_is_no_reason_to_fail(person: Person) -> None:
    for end in range(1, len(QUESTION), 3):
        await person.types_inline(QUESTION[:end])
    await person.types_inline("<b>&")
    await person.types_inline("ъ" * 256)


async def test_nothing_found_carries_the_question_over(person: Person, words: Words) -> None:
    question = "Сколько стоит проезд в метро Парижа?"
    answer = await person.types_inline(question)
    assert answer.results == []
    assert answer.button.text == words.plain("inline-ask-in-private")
    reply = await person.send(f"/start {answer.button.start_parameter}")
    assert question in reply.text
    assert words.plain("not-found") in reply.text


async def test_what_is_typed_on_the_way_is_not_kept(app: App, person: Person) -> None:
    question = "Сколько стоит проезд в метро Парижа?"
    for end in range(1, len(question) + 1, 5):
        answer = await person.types_inline(question[:end])
        assert answer.cache_time == 0 or answer.button is None
    await person.types_inline(question)
    assert [row["question"] for row in await app.database.read("SELECT question FROM carried")] == [question]


async def test_a_carried_question_is_its_authors(person: Person, telegram: Messenger, words: Words) -> None:
    answer = await person.types_inline("Сколько стоит проезд в метро Парижа?")
    other = telegram.person(200, person.language)
    assert (await other.send(f"/start {answer.button.start_parameter}")).html == words.html("link-stale")


async def test_a_link_leads_to_its_passage(person: Person, telegram: Messenger, words: Words) -> None:
    answer = await person.send(QUESTION)
    assert links(answer) == [shared(answer)]
    other = telegram.person(200, person.language)
    opened = await other.follow(shared(answer))
    assert opened.text.startswith(QUOTATION)
    assert shared(opened) == shared(answer)
    wide = await other.press(words.plain("button-context"))
    assert wide.id == opened.id
    assert length(Html(wide.html)) > length(Html(opened.html))
    assert (await other.press(words.plain("button-narrow"))).html == opened.html
    card = await other.press(words.plain("button-article", {"title": ""}).split(":")[0])
    assert words.plain("button-all-sources") in card.buttons


async def test_a_forwarded_answer_leads_back(person: Person) -> None:
    answer = await person.send(QUESTION)
    opened = await person.forward(answer)
    assert opened.id != answer.id
    assert opened.text.startswith(QUOTATION)


async def test_people_articles_and_agreements_can_be_shared(
    person: Person, telegram: Messenger, words: Words
) -> None:
    for command, first in (("/people", 0), ("/agreements", 0), ("/sources", 0)):
        listed = await person.send(command)
        card = await person.press(listed.buttons[first])
        opened = await telegram.person(200, person.language).follow(shared(card))
        assert opened.html == card.html
        assert shared(opened) == shared(card)


async def test_a_link_to_nowhere_says_so(app: App, person: Person, words: Words) -> None:
    answer = await person.send(QUESTION)
    address = shared(answer)
    await app.database.write("UPDATE articles SET state = 'removed'")
    await app.library.rebuild()
    stale = words.html("link-stale")
    assert (await person.follow(address)).html == stale
    for payload in ("p-nobody-1", "i-ffff", "g-ffff", "a-ffff", "c-99", "c-x", "nonsense", "p"):
        assert (await person.send(f"/start {payload}")).html == stale, payload


@given(st.sampled_from(Kind), st.from_regex(r"[a-z0-9]{1,32}", fullmatch=True), st.integers(0, 10**9))
def test_every_link_is_read_back(kind: Kind, key: str, start: int) -> None:
    target = Target(kind, key, start if kind is Kind.PASSAGE else 0)
    assert len(target.payload) <= 64
    address = Links("some_bot").to(target)
    assert address is not None
    assert read_address(address, "some_bot") == target
    assert read_address(address, "other_bot") is None


@given(st.text())
def test_whatever_is_typed_behind_start_is_survived(payload: str) -> None:
    target = read_payload(payload)
    assert target is None or target.payload == payload


def test_a_terminal_has_no_links() -> None:
    assert Links(None).to(Target(Kind.ARTICLE, "a")) is None
    assert Links(BOT.username).to(Target(Kind.ARTICLE, "not for a link")) is None
