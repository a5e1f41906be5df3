"""Commands and questions as people really type them on a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from aiogram.types import Document, PhotoSize, Video
from telegram_fake import Chat, FakeTelegram

from bot.app import App
from bot.texts import load_texts
from bot.views.agreements import questions_about
from bot.views.drafts import first_sentences
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Agreement, Article, Passage

FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = {"width": 10, "height": 10}
QUESTION = "Где установлен бюст Стаханова?"


@pytest.mark.parametrize("command", ["/People", "/PEOPLE", "/people"])
async def test_a_command_in_any_letters(chat: Chat, command: str) -> None:
    assert (await chat.send(command)).text.startswith("Людей в статьях")


async def test_start_in_capitals(chat: Chat) -> None:
    assert (await chat.send("/Start")).text.startswith("Здравствуйте")


async def test_a_space_in_a_command_is_told(chat: Chat) -> None:
    assert (await chat.send("/ People")).text == "Уберите, пожалуйста, пробел после косой черты: /people"
    assert "Команды / у меня нет" in (await chat.send("/ абракадабра")).text


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [PhotoSize(**FILE, **PICTURE)]},
        {"video": Video(**FILE, **PICTURE, duration=3)},
        {"document": Document(**FILE)},
    ],
)
async def test_a_question_under_a_picture_or_a_file_is_answered(chat: Chat, content: dict[str, Any]) -> None:
    assert "<blockquote>" in (await chat.receive(**content, caption=QUESTION)).html


def test_a_preview_keeps_a_headline_apart() -> None:
    article = Article("x", "Турнир", "Города провели турнир\nТурнир прошёл в субботу. Победили гости.")
    assert first_sentences(article) == "Города провели турнир\nТурнир прошёл в субботу. Победили гости."


@pytest.mark.parametrize(
    ("wish", "opened"),
    [
        ("Покажи людей", "Людей в статьях"),
        ("соглашения", "Соглашений в статьях"),
        ("какие у тебя источники?", "Что я читаю"),
        ("мои вопросы", "Вы ещё ни о чём не спрашивали"),
        ("помощь", "Как спрашивать"),
    ],
)
async def test_a_list_is_opened_by_plain_words(app: App, chat: Chat, wish: str, opened: str) -> None:
    assert (await chat.send(wish)).text.startswith(opened)
    assert await app.database.read("SELECT * FROM turns") == []


async def test_a_human_is_called_for_the_last_question(chat: Chat, telegram: FakeTelegram) -> None:
    assert "/feedback" in (await chat.send("нужен человек")).text
    await chat.send(QUESTION)
    offer = await chat.send("нужен человек")
    assert QUESTION in offer.text
    await chat.press("Да, передать")
    assert "Передал ваш вопрос" in str(chat.alert)
    assert QUESTION in telegram.chat(person=1).last.text


async def test_a_pronoun_of_nobody_is_asked_about(chat: Chat) -> None:
    asked = await chat.send("А когда он родился?")
    assert asked.text == "О ком или о чём вы спрашиваете? Назовите, пожалуйста, имя или предмет."
    assert asked.buttons == []


@pytest.mark.parametrize("said", ["uk", "UK", "українська", "Українська"])
async def test_a_language_is_named_with_the_command(chat: Chat, said: str) -> None:
    chosen = await chat.send(f"/language {said}")
    assert chosen.html == load_texts().in_language("uk").html("language-chosen")
    assert (await chat.send("/language клингонский")).buttons == ["Русский", "Українська", "English"]


async def test_people_are_found_by_what_they_are(chat: Chat) -> None:
    everyone = await chat.send("/people")
    role = everyone.text.split(" — ")[1].split()[0]
    found = await chat.send(f"/people {role}")
    assert "По запросу" in found.text
    assert all(role in entry for entry in found.text.split("\n\n")[1:])


async def test_agreements_and_articles_are_found_by_words(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    passage = Passage("x", 0, 18, "Подписали договор.")
    found = Agreement("о туризме", ("Ивановка", "Петровка"), (), None, None, ("обмен школьниками",), (passage,))
    monkeypatch.setattr(KnowledgeBase, "articles", {"x": Article("x", "Договор", passage.text, "Вестник")})
    monkeypatch.setattr(KnowledgeBase, "agreements", lambda self: [found])
    for query in ("туризм", "школьники", "о Петровке"):
        assert "нашлось 1 соглашение" in (await chat.send(f"/agreements {query}")).text, query
    none = await chat.send(f"/agreements {'авиация ' * 50}")
    assert len(none.text) < 120
    assert none.buttons == ["Все соглашения"]
    assert "нашлась 1 статья" in (await chat.send("/sources вестник")).text
    assert (await chat.send("/sources Гудок")).buttons == ["Все статьи"]


def test_who_signed_is_asked_of_what_was_signed_only() -> None:
    words = load_texts().in_language("ru")
    passage = Passage("x", 0, 1, "х")
    signed = Agreement("о дружбе", ("Ивановка", "Петровка"), (), None, None, (), (passage,), status="подписано")
    arranged = replace(signed, kind="установить связи", status="договорились")
    assert questions_about(words, arranged) == ["О чём договорились Ивановка и Петровка?"]
    assert questions_about(words, signed)[0] == "Кто подписал соглашение о дружбе?"


async def test_a_group_keeps_one_language(app: App, telegram: FakeTelegram) -> None:
    asker, other = telegram.chat(100, "uk", -1000), telegram.chat(200, "en", -1000)
    answer = await asker.send(f"/ask {QUESTION}")
    wider = await other.press("Контекст", on=answer)
    assert "Згорнути" in wider.buttons
    offered = await asker.send("/language")
    await other.press("English", on=offered)
    assert "той, хто викликав" in str(other.alert)
    assert (await telegram.chat(1, "ru", -1000).press("English", on=offered)).text == "All right, I speak English."


@pytest.mark.parametrize("signs", ["👍", "👍🏽", "❤️", "🙏 🙏", "👏!"])
async def test_a_sign_of_approval_is_thanks(chat: Chat, signs: str) -> None:
    assert (await chat.send(signs)).html == load_texts().in_language("ru").html("talk-thanks")
