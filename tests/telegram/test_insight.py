"""What admins learn: /stats with a picture, /gaps, /explain, /pin, /export, /digest."""

from __future__ import annotations

import csv
import io
import json
import struct
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messenger import Messenger, Person

from bot.app import App
from bot.charts import Bar, Chart, Rank, Tile, draw
from bot.exports import to_csv
from bot.insight import read_days
from bot.markup import Html, length
from bot.texts import Words

QUESTION = "Где установлен бюст Стаханова?"
UNANSWERABLE = "Сколько стоит проезд в метро Парижа?"
SIGNED = "Кто подписал соглашение с липецкой стороны?"


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


async def test_numbers_come_with_a_picture(
    person: Person, admin: Person, telegram: Messenger, words: Words
) -> None:
    await person.send(QUESTION)
    await person.press("👍")
    await person.send(UNANSWERABLE)
    shown = await admin.send("/stats 30")
    values = {"days": 30, "articles": 2, "questions": 2, "answered": 1, "people": 1, "useful": 1, "useless": 0}
    sentences = words.html("stats", {**values, "sentences": 30})
    assert shown.html.split("\n")[:4] == sentences.split("\n")[:4]
    assert length(Html(shown.html)) <= 1024
    width, height = size_of(telegram.photos[-1])
    assert width == 1080
    assert 900 < height < 2000


async def test_days_that_are_none_are_explained(admin: Person, words: Words) -> None:
    for command in ("/stats много", "/stats 0", "/gaps 99999"):
        assert (await admin.send(command)).html == words.html("days-hint", {"limit": 365})


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 60), st.text(max_size=200))
def test_any_numbers_can_be_drawn(answered: int, unanswered: int, days: int, title: str) -> None:
    chart = Chart(
        title="30",
        tiles=(Tile("1", "а"), Tile("—", "б"), Tile("100%", "в")),
        bars_title="а",
        bars=[Bar("01.01", answered, unanswered if day % 2 else 0) for day in range(days)],
        legend=("а", "б"),
        ranks_title="а",
        ranks=[Rank(title.replace("\n", " "), answered + 1)],
    )
    if days % 20 == 0:
        size_of(draw(chart))


@pytest.mark.parametrize(("typed", "days"), [(None, 7), ("", 7), (" 30 ", 30), ("x", None), ("٣", None), ("366", None)])
def test_days_as_typed(typed: str | None, days: int | None) -> None:
    assert read_days(typed, 7) == days


async def test_gaps_are_grouped_by_lemmas_with_counts(
    person: Person, admin: Person, words: Words, telegram: Messenger
) -> None:
    assert (await admin.send("/gaps")).html == words.html("gaps-none", {"days": 30})
    await person.send(UNANSWERABLE)
    await person.send("Сколько стоил проезд в метро Париже?")
    await person.send(SIGNED)
    await person.press("👎")
    shown = await admin.send("/gaps")
    assert words.plain("gap-unanswered", {"count": 2}) in shown.text
    assert words.plain("gap-useless", {"count": 1}) in shown.text
    assert shown.text.index("проезд") < shown.text.index("липецкой")
    prompt = await admin.press(words.plain("button-add-article"))
    assert words.plain("button-never-mind") in prompt.buttons


async def test_answers_are_explained(admin: Person, words: Words) -> None:
    assert (await admin.send("/explain")).html == words.html("explain-hint")
    why = await admin.send(f"/explain {QUESTION}")
    assert words.html("explain-rule-answered") in why.html
    assert "бюст" in why.text
    assert why.html.count("<blockquote expandable>") == 3
    assert words.html("explain-rule-no-known-word") in (await admin.send("/explain абракадабра фыва")).html
    assert words.html("explain-rule-small-talk") in (await admin.send("/explain привет")).html
    assert "explain-rule" not in (await admin.send(f"/explain {UNANSWERABLE}")).html


async def test_a_pinned_passage_comes_first_and_says_so(
    app: App, person: Person, admin: Person, words: Words
) -> None:
    assert (await admin.send("/pin")).html == words.html("pins-none")
    answer = await admin.send(QUESTION)
    done = await admin.send(f"/pin {UNANSWERABLE}", reply=answer)
    assert done.html == words.html("pin-done", {"question": UNANSWERABLE})
    pinned = await person.send("В метро Парижа проезд сколько стоит?")
    assert words.plain("answer-pinned") in pinned.text
    assert "Преображенской средней школы" in pinned.text
    assert (await person.types_inline(UNANSWERABLE)).results[0].title.startswith("Перед зданием")
    listed = await admin.send("/pin")
    await admin.press(words.plain("button-unpin", {"question": ""}).strip(), on=listed)
    assert words.plain("not-found") in (await person.send(UNANSWERABLE)).text


async def test_a_pin_to_a_removed_article_is_none(app: App, person: Person, admin: Person, words: Words) -> None:
    answer = await admin.send(QUESTION)
    await admin.send(f"/pin {UNANSWERABLE}", reply=answer)
    await app.database.write("UPDATE articles SET state = 'removed'")
    await app.library.rebuild()
    assert words.plain("not-found") in (await person.send(UNANSWERABLE)).text


async def test_only_answers_can_be_pinned(admin: Person, words: Words) -> None:
    page = await admin.send("/people")
    assert (await admin.send("/pin", reply=page)).html == words.html("pin-hint")


async def test_the_export_opens_in_a_spreadsheet(
    person: Person, admin: Person, telegram: Messenger, words: Words
) -> None:
    await person.send(QUESTION)
    await person.press("👍")
    await person.send("=СУММ(1;2) сколько это стоит?")
    assert (await admin.send("/export")).html == words.html("export-caption")
    assert set(telegram.files) == {"questions.csv", "votes.csv", "articles.csv", "export.json"}
    content = telegram.files["questions.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["question"] for row in rows] == [QUESTION, "'=СУММ(1;2) сколько это стоит?"]
    assert [row["answered"] for row in rows] == ["yes", "no"]
    assert {row["person"] for row in rows} == {"1"}
    whole = json.loads(telegram.files["export.json"])
    assert [len(whole[name]) for name in ("questions", "votes", "articles")] == [2, 1, 2]
    assert "Жевлаков" in whole["articles"][0]["text"] + whole["articles"][1]["text"]


@given(st.lists(st.text(max_size=50), min_size=1, max_size=5))
def test_any_text_survives_csv(texts: list[str]) -> None:
    content = to_csv([{"text": text} for text in texts]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))[1:]
    read = [row[0].removeprefix("'") if row else "" for row in rows]
    assert read == [text.removeprefix("'") for text in texts]
    assert not any(row and row[0].startswith(("=", "+", "-", "@")) for row in rows)


async def test_the_digest_comes_weekly_to_whoever_asked(
    app: App, admin: Person, telegram: Messenger, words: Words
) -> None:
    digest = app.dispatcher.workflow_data["digest"]
    assert (await admin.send("/digest")).html == words.html("digest-on")
    await digest.send_due()
    assert telegram.photos == []
    await app.database.write("UPDATE digests SET sent_at = sent_at - 8 * 86400")
    await digest.send_due()
    await digest.send_due()
    assert len(telegram.photos) == 1
    assert admin.last.html == words.html("gaps-none", {"days": 7})
    assert (await admin.send("/digest")).html == words.html("digest-off")


async def test_the_digest_ends_with_the_office(app: App, admin: Person, telegram: Messenger) -> None:
    await app.database.write("INSERT INTO digests VALUES (555, 'ru', 0)")
    await app.dispatcher.workflow_data["digest"].send_due()
    assert telegram.photos == []
    assert list(await app.database.read("SELECT * FROM digests")) == []


async def test_many_days_share_a_bar(app: App, admin: Person) -> None:
    overview = await app.dispatcher.workflow_data["insight"].overview(365)
    assert len(overview.spans) <= 45
    assert overview.spans[0].first < date.today()
