"""/people, /agreements and /sources: each entry with its sentence and source, cards on a tap."""

from __future__ import annotations

import pytest
from telegram_fake import Chat, FakeTelegram

from bot.app import App
from bot.markup import Html, length
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Agreement, Article, Passage, Person, Proof, Signatory

PEOPLE = {
    "Сергей Жевлаков",
    "Алексей Стаханов",
    "Олег Королев",
    "Владимир Коршиков",
    "Леонид Рощупкин",
    "Сергей Иванов",
    "Евгений Котов",
    "Наталья Жулинская",
    "Ульяна Громова",
}


async def test_people_are_listed_with_proof(chat: Chat) -> None:
    first = await chat.send("/people")
    assert first.text.startswith("Людей в статьях: 9")
    assert first.html.count("<blockquote>") == first.text.count("Источник: ") == 5
    names = first.buttons[:-1]
    second = await chat.press("Дальше")
    assert second.id == first.id
    assert {*names, *second.buttons[:-1]} == PEOPLE
    assert (await chat.press("‹ Назад")).text == first.text


async def test_a_person_has_a_card(chat: Chat) -> None:
    await chat.send("/people")
    card = await chat.press("Сергей Жевлаков")
    assert card.text.startswith("Сергей Жевлаков\n")
    assert card.html.count("<blockquote>") == 6
    assert "Упоминания: 6" in card.text
    answer = await chat.press("Спросить об этом человеке")
    assert "Жевлаков" in answer.text
    assert (await chat.press("Все люди", on=card)).text.startswith("Людей в статьях")


@pytest.mark.parametrize("query", ["жевлакова", "Сергею Жевлакову", "Zhevlakov"])
async def test_people_are_found_by_a_name_in_any_form(chat: Chat, query: str) -> None:
    found = await chat.send(f"/people {query}")
    assert found.buttons[0] == "Сергей Жевлаков"
    assert found.buttons[-1] == "Все люди"


async def test_nobody_of_that_name(chat: Chat) -> None:
    reply = await chat.send("/people <Бонапарт>")
    assert "Никого по запросу «<Бонапарт>» в статьях нет" in reply.text
    assert reply.buttons == ["Все люди"]


async def test_agreements_are_listed_with_proof(chat: Chat) -> None:
    listed = await chat.send("/agreements")
    assert listed.text.startswith("Соглашений в статьях: ")
    shown = len([label for label in listed.buttons if label[0].isdigit()])
    assert shown == listed.html.count("<blockquote>") == listed.text.count("Источник: ")
    card = await chat.press("1. ")
    assert card.id == listed.id
    assert "<blockquote>" in card.html
    answer = await chat.press("Спросить об этом соглашении")
    assert answer.id != card.id
    assert "<blockquote>" in answer.html
    assert (await chat.press("Все соглашения", on=card)).text == listed.text


async def test_sources_are_listed_and_have_cards(chat: Chat) -> None:
    listed = await chat.send("/sources")
    assert listed.text.startswith("Что я читаю: 2 статьи")
    assert "ОстроВ · 2011, судя по тексту" in listed.text
    card = await chat.press("1. ")
    assert "Издание: ОстроВ" in card.text
    assert "Дата: 2011, судя по тексту" in card.text
    assert "Владимир Коршиков" in card.text
    assert (await chat.press("Все статьи")).text == listed.text


ARTICLES = [
    Article("x", "Первая газета <пишет>", "Стороны подписали договор на 5 лет.", "Газета", "1 мая 2020", "https://a.by/1"),
    Article("y", "Вторая газета пишет", "Договор рассчитан на 3 года."),
]
FIRST = Passage("x", 0, 35, ARTICLES[0].text)
SECOND = Passage("y", 0, 28, ARTICLES[1].text)
AGREEMENT = Agreement(
    kind="о дружбе",
    parties=("город А", "город Б"),
    signatories=("Иван Петров", "Пётр Иванов"),
    date="1 мая",
    term="5 лет",
    scope=("спорт", "школы"),
    evidence=(FIRST, SECOND),
    signed_by=(Signatory("Иван Петров", "мэр города А", "город А"), Signatory("Пётр Иванов", None, "город Б")),
    place="в ратуше",
    renewal="на 5 лет",
    status="подписано",
    proofs=(Proof("term", "5 лет", FIRST), Proof("term", "3 года", SECOND), Proof("date", "1 мая", FIRST)),
)
SIGNER = Person("Иван Петров", ("мэр города А",), (FIRST,), proofs=(Proof("role", "мэр города А", FIRST),))
NAMESAKE = Person("Иван Петров", ("тренер",), (SECOND,))


@pytest.fixture
def made_up(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KnowledgeBase, "articles", {article.id: article for article in ARTICLES})
    monkeypatch.setattr(KnowledgeBase, "agreements", lambda self: [AGREEMENT])
    monkeypatch.setattr(KnowledgeBase, "people", lambda self: [SIGNER, NAMESAKE])


@pytest.mark.usefixtures("made_up")
async def test_the_card_of_an_agreement_shows_every_field_and_both_versions(chat: Chat) -> None:
    await chat.send("/agreements")
    card = await chat.press("1. О дружбе: город А — город Б")
    for line in (
        "О дружбе: город А — город Б",
        "Стороны: город А; город Б",
        "Подписали: Иван Петров (мэр города А); Пётр Иванов (город Б)",
        "Состояние: подписано",
        "Когда: 1 мая",
        "Где: в ратуше",
        "• 5 лет (так пишет Газета)",
        "• 3 года (так пишет Вторая газета пишет)",
        "Продление: на 5 лет",
        "• спорт",
        "• школы",
    ):
        assert line in card.text.split("\n"), line
    assert 'Источник: <a href="https://a.by/1">Первая газета &lt;пишет&gt;</a>' in card.html
    every = await chat.press("Все места (2)")
    assert every.html.count("<blockquote>") == 2
    assert (await chat.press("Только главное")).html == card.html


@pytest.mark.usefixtures("made_up")
async def test_namesakes_have_cards_of_their_own(chat: Chat) -> None:
    listed = await chat.send("/people")
    assert listed.buttons == ["Иван Петров", "Иван Петров"]
    card = await chat.press("Иван Петров")
    assert "• мэр города А (Газета)" in card.text
    assert "Подпись под соглашениями\n• О дружбе: город А — город Б" in card.text
    opened = await chat.press("О дружбе")
    assert "Стороны: город А; город Б" in opened.text


async def test_empty_lists_say_so(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("people", "agreements"):
        monkeypatch.setattr(KnowledgeBase, name, lambda self: [])
    monkeypatch.setattr(KnowledgeBase, "articles", {})
    assert "никто не назван" in (await chat.send("/people")).text
    assert "ничего нет" in (await chat.send("/agreements")).text
    assert "статей ещё нет" in (await chat.send("/sources")).text


async def test_a_card_never_outgrows_a_message(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Passage("x", 0, 900, "Очень длинное предложение. " * 33)
    person = Person("Иван Петров", (), tuple(Passage("x", at, 900, long.text) for at in range(20)))
    monkeypatch.setattr(KnowledgeBase, "articles", {ARTICLES[0].id: ARTICLES[0]})
    monkeypatch.setattr(KnowledgeBase, "people", lambda self: [person])
    monkeypatch.setattr(KnowledgeBase, "agreements", lambda self: [])
    listed = await chat.send("/people")
    assert length(Html(listed.html)) <= 4096
    card = await chat.press("Иван Петров")
    assert length(Html(card.html)) <= 4096
    assert "Ещё 17 записей не поместилось." in card.text


async def test_a_button_of_a_removed_article_says_so(
    app: App, chat: Chat, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = await chat.send("/sources")
    people = await chat.send("/people")
    agreements = await chat.send("/agreements")
    answer = await chat.send("Где установлен бюст Стаханова?")
    await app.database.write("UPDATE articles SET state = 'removed'")
    await app.library.rebuild()
    presses = ((sources, "1. "), (people, "Сергей"), (agreements, "1. "), (answer, "Контекст"), (answer, "👍"))
    for message, label in presses:
        before = message.html
        await chat.press(label, on=message)
        assert telegram.alerts[-1].show_alert
        assert "уже не действует" in str(chat.alert)
        assert telegram.messages[chat.id, message.id].html == before


async def test_a_name_alone_finds_its_bearer_alone(chat: Chat) -> None:
    """Not those who are something of his, or in the town that is called after him."""
    for query in ("жевлакова", "Zhevlakov"):
        found = await chat.send(f"/people {query}")
        assert "нашёлся 1 человек" in found.text
        assert "Наталья Жулинская — " not in found.text
    assert "нашёлся 1 человек" in (await chat.send("/people Стаханов")).text
