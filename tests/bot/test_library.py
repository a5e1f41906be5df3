"""What the bot answers from: seeds once, later starts without reading anything, one swap when articles change."""

from __future__ import annotations

import asyncio
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from published import read_article
from telegram_fake import Chat, FakeTelegram

from bot import rereading
from bot.app import App, build
from bot.config import Settings
from bot.library import SeedsMissing, new_article_id
from bot.meanwhile import meanwhile
from bot.storage.articles import NewArticle
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Article, NoAnswer, Turn
from retrieval.reading.errors import TookTooLong
from retrieval.reading.sandbox import Sandbox

QUESTION = "Где установлен бюст Стаханова?"
NEWS = Article("news", "Новости", "В городе Белгороде открыли новый мост через реку Везёлку.", "Вестник", None, None)


def reading_of(article: Article) -> NewArticle:
    return NewArticle(read_article(article))


async def test_seeds_are_stored_with_their_files(app: App) -> None:
    rows = await app.database.read("SELECT file_name, bytes FROM originals ORDER BY file_name")
    assert [row["file_name"] for row in rows] == ["ostrov.txt", "ovpi.txt"]
    seeds = app.settings.seeds_path
    assert all(row["bytes"] == (seeds / row["file_name"]).read_bytes() for row in rows)


async def test_a_later_start_reads_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(Sandbox, "read", fail)
    monkeypatch.setattr(Sandbox, "study", fail)
    telegram = FakeTelegram()
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        chat = telegram.chat(person=5)
        assert "<blockquote>" in (await chat.send(QUESTION)).html
        assert "Людей в статьях: 9" in (await chat.send("/people")).text


async def test_a_quick_question_is_thought_about_at_once_when_the_first_of_its_kind_was(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, thought = app.library, list[bool]()

    def ask(knowledge: KnowledgeBase, question: str, *history: object, literal: bool = False) -> Answer | NoAnswer:
        thought.append(threading.current_thread() is threading.main_thread())
        return really(knowledge, question, *history, literal=literal)

    async def no_turns() -> list[Turn]:
        return []

    async def was_at_once(question: str) -> bool:
        thought.clear()
        await library.ask(library.knowledge, question, no_turns)
        return thought == [True]

    really = KnowledgeBase.ask
    monkeypatch.setattr(KnowledgeBase, "ask", ask)
    assert not await was_at_once("Где подписано соглашение?")
    await library.rehearse()
    assert await was_at_once("Где подписано соглашение о сотрудничестве?")
    assert not await was_at_once("Где подпесано саглашение?")
    await library.add([reading_of(NEWS)])
    assert not await was_at_once("Где открыли новый мост?")
    await library.rehearse()
    assert await was_at_once("Где открыли новый мост через реку?")


async def test_others_go_on_between_the_steps_of_an_answer_made_on_the_loop(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, rounds = list[int](), 0

    async def go_on() -> None:
        nonlocal rounds
        while True:
            rounds += 1
            await asyncio.sleep(0)

    async def no_turns() -> list[Turn]:
        return []

    def step(name: str) -> None:
        really = getattr(KnowledgeBase, name)

        def noted(*given: object, **named: object) -> object:
            steps.append(rounds)
            return really(*given, **named)

        monkeypatch.setattr(KnowledgeBase, name, noted)

    await app.library.rehearse()
    step("leans")
    step("ask")
    async with meanwhile(go_on()):
        await app.library.ask(app.library.knowledge, "Где подписано соглашение?", no_turns)
    assert 0 < steps[0] < steps[1] < rounds


async def test_the_turns_before_are_fetched_for_what_leans_on_them_only(app: App) -> None:
    library, fetched = app.library, list[str]()

    async def ask(question: str) -> bool:
        async def history() -> list[Turn]:
            fetched.append(question)
            return [Turn("Кто такой Котов?", "Кто такой Котов?")]

        fetched.clear()
        found = await library.ask(library.knowledge, question, history)
        assert found == library.knowledge.ask(question, await history())
        return fetched.count(question) > 1

    assert await ask("Где подписано соглашение?"), "not known yet"
    assert not await ask("Где подписано соглашение?"), "asked before"
    await library.rehearse()
    assert not await ask("Кто подписал соглашение?")
    for _ in range(2):
        assert await ask("А где он родился?")


async def test_an_analysis_of_an_older_make_is_made_anew_once(settings: Settings) -> None:
    async with build(settings, session=FakeTelegram()) as app:
        good = await app.database.read("SELECT analysis FROM passages ORDER BY article_id")
        await app.database.write("UPDATE passages SET analysis = ?", (json.dumps({"version": -1, "passages": []}),))
        await app.library.rebuild()
        assert app.library.knowledge.search(QUESTION)
        again = await app.database.read("SELECT analysis FROM passages ORDER BY article_id")
        assert [tuple(row) for row in again] == [tuple(row) for row in good]


async def test_removed_seeds_do_not_come_back(settings: Settings) -> None:
    async with build(settings, session=FakeTelegram()) as app:
        await app.database.write("UPDATE articles SET state = 'removed'")
    async with build(settings, session=FakeTelegram()) as app:
        assert dict(app.library.knowledge.articles) == {}


async def test_without_the_file_everything_begins_anew(settings: Settings) -> None:
    settings.database_path.unlink()
    async with build(settings, session=FakeTelegram()) as app:
        assert len(app.library.knowledge.articles) == 2


@pytest.mark.parametrize("prepare_folder", [lambda folder: None, lambda folder: (folder.mkdir(), _scan(folder))])
async def test_seeds_that_cannot_be_read_are_named(tmp_path: Path, prepare_folder: object) -> None:
    assert callable(prepare_folder)
    prepare_folder(tmp_path / "seeds")
    settings = Settings(_env_file=None, database_path=tmp_path / "b.sqlite3", seeds_path=tmp_path / "seeds")
    with pytest.raises(SeedsMissing):
        async with build(settings, session=FakeTelegram()):
            pass


def _scan(folder: Path) -> None:
    (folder / "article.pdf").write_bytes(b"%PDF-1.4 damaged")


async def test_no_articles_at_all(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    settings = Settings(_env_file=None, database_path=tmp_path / "b.sqlite3", seeds_path=tmp_path / "seeds")
    telegram = FakeTelegram()
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        chat = telegram.chat(person=5)
        assert "статей ещё нет" in (await chat.send("/start")).text
        assert "Не нашёл" in (await chat.send(QUESTION)).text


async def test_an_added_article_answers_at_once_and_a_removed_one_never(app: App, chat: Chat) -> None:
    question = "Через какую реку открыли мост в Белгороде?"
    assert "<blockquote>" not in (await chat.send(question)).html
    await app.library.add([reading_of(NEWS)])
    assert "Везёлку" in (await chat.send(question)).text
    await app.database.write("UPDATE articles SET state = 'removed' WHERE id = 'news'")
    await app.library.rebuild()
    assert "Везёлку" not in (await chat.send(question)).text


async def test_questions_are_answered_while_articles_change(app: App, telegram: FakeTelegram) -> None:
    async def publish() -> None:
        for number in range(4):
            await app.library.add([reading_of(replace(NEWS, id=f"news{number}"))])

    async def ask(person: int) -> None:
        chat = telegram.chat(person=person)
        for _ in range(4):
            assert "<blockquote>" in (await chat.send(QUESTION)).html

    await asyncio.gather(publish(), *(ask(person) for person in range(10, 15)))
    assert len(app.library.knowledge.articles) == 6


async def test_a_changed_sentence_is_no_longer_quoted(app: App) -> None:
    knowledge = app.library.knowledge
    passage = knowledge.search(QUESTION)[0].passage
    found = app.library.passage(passage.article_id, passage.start, passage.end, passage.text)
    assert found == passage
    assert app.library.passage(passage.article_id, passage.start, passage.end, "Иначе.") is None
    assert app.library.passage("nope", passage.start, passage.end, passage.text) is None


def test_article_ids_are_short_and_different() -> None:
    ids = {new_article_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {12}


async def test_articles_are_analysed_anew_even_if_the_start_is_stopped(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done before the stop is not done again; whoever waits sees how far it is."""
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr(rereading, "HANDFUL", 1)

    def watch(done: int, of: int) -> None:
        seen.append((done, of))
        if len(seen) == 2:
            raise KeyError("stopped")

    async with build(settings, session=FakeTelegram()) as app:
        await app.database.write("UPDATE facts SET found = ?", (json.dumps({"version": -1}),))
    with pytest.raises(KeyError):
        async with build(settings, FakeTelegram(), watch):
            pass
    async with build(settings, FakeTelegram(), watch) as app:
        assert seen == [(1, 2), (2, 2), (1, 2), (2, 2)]
        assert len(app.library.knowledge.people()) == 9


async def test_an_article_the_worker_cannot_read_answers_without_its_people(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> None:
        raise TookTooLong({"seconds": 30})

    async with build(settings, session=FakeTelegram()) as app:
        await app.database.write("UPDATE facts SET found = ?", (json.dumps({"version": -1}),))
    with monkeypatch.context() as worker:
        worker.setattr(Sandbox, "study", fail)
        async with build(settings, session=FakeTelegram()) as app:
            assert app.library.knowledge.search(QUESTION)
            assert app.library.knowledge.people() == []
    assert "people and agreements not read" in caplog.text
    async with build(settings, session=FakeTelegram()) as app:
        assert len(app.library.knowledge.people()) == 9
