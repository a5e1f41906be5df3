"""A person asks: quotation, source, context, other passages, votes, follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from telegram_fake import Chat, FakeTelegram

from bot.app import App
from bot.markup import Html, length
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, NoAnswer, Suggestion, Turn

QUESTION = "Где установлен бюст Стаханова?"
QUOTATION = "Перед зданием Преображенской средней школы в Измалковском районе установлен бюст Стаханова"
VOTES = "SELECT person_id, useful, reason FROM votes"


async def test_a_question_gets_a_quotation_and_its_source(chat: Chat) -> None:
    answer = await chat.send(QUESTION)
    assert answer.text.startswith(QUOTATION)
    assert "бюст Стаханова</b>" in answer.html
    assert "Источник: Стаханов установил побратимские отношения" in answer.text
    assert "ОстроВ · 2011, судя по тексту" in answer.text
    assert answer.buttons[0] == "Контекст"
    assert answer.buttons[-2:] == ["👍 Полезно", "👎 Не помогло"]


async def test_context_grows_in_the_same_message_and_shrinks_again(chat: Chat) -> None:
    short = await chat.send(QUESTION)
    wide = await chat.press("Контекст")
    assert wide.id == short.id
    assert wide.text.startswith("Измалковцы помнят знаменитого шахтера")
    assert "<blockquote>Перед зданием" in wide.html
    assert "Контекст" not in wide.buttons
    assert (await chat.press("Свернуть")).html == short.html


async def test_other_passages_until_the_last(chat: Chat) -> None:
    first = await chat.send("Кто подписал соглашение?")
    seen = {first.text.split("\n")[0]}
    for place in (2, 3, 4):
        assert f"Ещё вариант ({place} из 4)" in chat.last.buttons
        another = await chat.press("Ещё вариант")
        assert another.id == first.id
        assert f"Вариант {place} из 4" in another.text
        seen.add(another.text.split("\n")[0])
    assert len(seen) == 4
    assert not [label for label in chat.last.buttons if label.startswith("Ещё вариант")]


async def test_context_of_another_passage(chat: Chat) -> None:
    await chat.send("Кто подписал соглашение?")
    another = await chat.press("Ещё вариант")
    wide = await chat.press("Контекст")
    assert another.text.split("\nИсточник")[0] in wide.text
    assert "Вариант 2 из 4" in wide.text


async def test_a_vote_is_counted_once_and_can_be_changed(app: App, chat: Chat) -> None:
    await chat.send(QUESTION)
    voted = await chat.press("👍")
    assert "👍 Полезно ✓" in voted.buttons
    assert chat.alert == "Спасибо! Рад, что помогло."
    await chat.press("👍")
    assert [tuple(row) for row in await app.database.read(VOTES)] == [(100, 1, None)]
    changed = await chat.press("👎")
    assert "👎 Не помогло ✓" in changed.buttons
    assert "👍 Полезно" in changed.buttons
    assert [tuple(row) for row in await app.database.read(VOTES)] == [(100, 0, None)]


@pytest.mark.parametrize(
    ("label", "reason"),
    [("Не о том", "topic"), ("Неполно", "part"), ("Устарело", "old"), ("Неверный источник", "source")],
)
async def test_a_reason_in_one_tap(app: App, chat: Chat, label: str, reason: str) -> None:
    await chat.send(QUESTION)
    asked = await chat.press("👎")
    assert "Что не так?" in asked.text
    thanked = await chat.press(label)
    assert chat.alert == "Спасибо, записал."
    assert "Что не так?" not in thanked.text
    assert label not in thanked.buttons
    assert [tuple(row) for row in await app.database.read(VOTES)] == [(100, 0, reason)]


async def test_a_changed_mind_takes_the_reason_along(app: App, chat: Chat) -> None:
    await chat.send(QUESTION)
    asked = await chat.press("👎")
    await chat.press("Неполно")
    await chat.press("👍")
    assert [tuple(row) for row in await app.database.read(VOTES)] == [(100, 1, None)]
    await chat.press_data(asked.data("👎").replace("v:", "r:")[:-1] + "old")
    assert "уже не действует" in str(chat.alert)
    assert [tuple(row) for row in await app.database.read(VOTES)] == [(100, 1, None)]


async def test_not_found_is_said_and_something_near_is_offered(chat: Chat) -> None:
    reply = await chat.send("Сколько стоит проезд в метро Парижа?")
    assert "Не нашёл ответа" in reply.text
    assert "<blockquote>" not in reply.html
    assert 1 <= len(reply.buttons) <= 4
    opened = await chat.press(reply.buttons[0])
    assert "<blockquote>" in opened.html


async def test_start_offers_questions_that_are_answered(chat: Chat) -> None:
    welcome = await chat.send("/start")
    assert "Здравствуйте" in welcome.text
    assert welcome.buttons
    for label in welcome.buttons:
        answer = await chat.press(label, on=welcome)
        assert "<blockquote>" in answer.html


async def test_a_question_from_a_button_is_shown_above_its_answer(
    app: App, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnowledgeBase, "suggestions", lambda self, limit: (Suggestion(QUESTION),))
    await chat.send("/start")
    answer = await chat.press(QUESTION)
    assert answer.text.startswith(f"{QUESTION}\n\n{QUOTATION}")


async def test_where_nothing_answers_what_is_on_the_matter_can_be_read(chat: Chat) -> None:
    refusal = await chat.send("Кто директор Преображенской школы?")
    assert refusal.text.startswith("Не нашёл ответа в статьях.")
    nearest = await chat.press("Что есть по теме")
    assert nearest.id != refusal.id
    assert nearest.text.startswith("Прямого ответа в статьях нет. Ближе всего к вопросу:\n\nПеред зданием")
    assert nearest.text.count("Источник: ") in (1, 2)


async def test_nothing_is_offered_on_a_matter_of_which_nothing_is_told(chat: Chat) -> None:
    refusal = await chat.send("Какая завтра погода?")
    assert "Что есть по теме" not in refusal.buttons


def reads_as(
    monkeypatch: pytest.MonkeyPatch, *, understood: str | None = None, subject: str | None = None
) -> list[str]:
    """Makes the library read every question that is not literal, or leans on others, in its own way."""
    asked: list[str] = []
    ask = KnowledgeBase.ask

    def read(
        self: KnowledgeBase, question: str, history: Sequence[Turn] = (), *, literal: bool = False
    ) -> Answer | NoAnswer:
        asked.append(f"{question} literal={literal} history={len(history)}")
        found = ask(self, QUESTION, (), literal=True)
        if literal:
            return found
        carried = subject if history else None
        return replace(found, understood=understood, literal=understood is not None, subject=carried)

    monkeypatch.setattr(KnowledgeBase, "ask", read)
    return asked


async def test_a_corrected_question_says_so_and_can_be_asked_as_typed(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = reads_as(monkeypatch, understood=QUESTION)
    answer = await chat.send("Где установлен бюзт?")
    assert f"Понял как: «{QUESTION}»" in answer.text
    literal = await chat.press("Искать как написано")
    assert asked[-1] == "Где установлен бюзт? literal=True history=0"
    assert literal.id != answer.id
    assert "Понял как" not in literal.text


async def test_a_carried_subject_says_so_and_can_be_dropped(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = reads_as(monkeypatch, subject="Сергей Жевлаков")
    await chat.send("Кто такой Жевлаков?")
    answer = await chat.send("а когда?")
    assert "Про: Сергей Жевлаков" in answer.text
    assert asked[-1] == "а когда? literal=False history=1"
    await chat.press("Вопрос не об этом")
    assert asked[-1] == "а когда? literal=False history=0"


async def test_follow_ups_are_of_one_person_in_one_chat(
    telegram: FakeTelegram, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = reads_as(monkeypatch)
    await telegram.chat(person=100).send("Кто такой Жевлаков?")
    await telegram.chat(person=200).send("а когда?")
    assert asked[-1].endswith("history=0")


async def test_what_came_long_ago_is_not_followed(app: App, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = reads_as(monkeypatch)
    await chat.send("Кто такой Жевлаков?")
    await app.database.write("UPDATE turns SET asked_at = asked_at - 86400")
    await chat.send("а когда?")
    assert asked[-1].endswith("history=0")


async def test_a_turn_is_remembered_with_its_messages(app: App, chat: Chat) -> None:
    answer = await chat.send(QUESTION)
    (turn,) = await app.database.read("SELECT * FROM turns")
    assert (turn["chat_id"], turn["person_id"], turn["question"]) == (100, 100, QUESTION)
    assert turn["answered"] == 1
    assert 0 < turn["confidence"] <= 1
    assert turn["answer_message"] == answer.id
    options = await app.database.read("SELECT * FROM options")
    assert options[0]["quotation"].startswith(QUOTATION)


async def test_one_line_of_log_without_the_question(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    await chat.send(QUESTION)
    (line,) = [record.getMessage() for record in caplog.records if record.getMessage().startswith("question ")]
    assert "chat=100 person=100 turn=1 answered=True" in line
    assert "бюст" not in caplog.text.lower()


async def test_a_long_context_still_fits(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KnowledgeBase, "context", lambda self, passage: self.passages(passage.article_id) * 3)
    await chat.send(QUESTION)
    wide = await chat.press("Контекст")
    assert length(Html(wide.html)) <= 4096
