"""A second process thinks under load: it says what the bot would say, and nobody loses an answer by it."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from published import read_article
from telegram_fake import FakeTelegram

from bot import line as lines
from bot.app import App, build
from bot.burden import HEAVY_SECONDS, ONE_QUESTION_SECONDS, QUIET_SECONDS, RECOVERY_SECONDS, Burden
from bot.config import Settings
from bot.library import History
from bot.line import MOST_UNDER_WAY, THINKER, Line, line_to_thinker
from bot.relief import Relief
from bot.storage.articles import NewArticle
from retrieval.answered import Given
from retrieval.facts import RuleFinder, read_facts
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Article, NoAnswer, Turn

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
OFTEN, SELDOM = 0.05, 60.0
"""A process that owes an answer for as long is ended: on a busy machine a real one needs its time."""


Asked = tuple[str, tuple[Turn, ...], bool]

BEFORE = (Turn("Кто такой Котов?", "Кто такой Котов?"),)
ASKED: tuple[Asked, ...] = (
    ("Кто подписал соглашение?", (), False),
    ("Когда приехала делегация?", BEFORE, False),
    ("А когда он приехал?", BEFORE, False),
    ("А где он?", (), False),
    ("Где подпесано саглашение?", (), False),
    ("Где подпесано саглашение?", (), True),
    ("Kto podpisal soglashenie?", (), False),
    ("Rnj gjlgbcfk cjukfitybt?", (), False),
    ("Хто підписав угоду?", (), False),
    ("Who signed the agreement?", (), False),
    ("Сколько стоит билет на Марс?", (), False),
    ("Какая погода?", BEFORE, False),
    ("Спасибо!", (), False),
    ("🙂", (), False),
    ("", (), False),
    ("соглашение " * 300, (), False),
)
LEANING, PLAIN = "А когда он приехал?", "Кто подписал соглашение?"
NEWS = Article("news", "Новости", "В городе Белгороде открыли новый мост через реку Везёлку.", "Вестник", None, None)

PRETENDING = """
import os, signal, sys, time
from bot.thinker import LENGTH, framed

def hear():
    sys.stdin.buffer.read(LENGTH.unpack(sys.stdin.buffer.read(LENGTH.size))[0])

hear()
os.write(1, framed(None))
hear()
"""
KNOWS_NOTHING = PRETENDING + "while True: os.write(1, framed(None)); hear()"
GOING_WRONG = {
    "is killed": "hear(); os.kill(os.getpid(), signal.SIGKILL)",
    "breaks off": "os.write(1, LENGTH.pack(100) + b'abc')",
    "babbles": "os.write(1, LENGTH.pack(3) + b'abc'); time.sleep(60)",
    "says too much": "os.write(1, bytes([255]) * 100); time.sleep(60)",
    "says something else": "os.write(1, framed('yes')); time.sleep(60)",
    "is silent": "time.sleep(60)",
    "ends": "",
}
NEVER_READY = "import time; time.sleep(60)"

PARENT = """
import asyncio, sys
from bot import line
from retrieval.knowledge import KnowledgeBase

async def main():
    async with line.line_to_thinker(KnowledgeBase(())) as to_thinker:
        print(to_thinker._process.pid, flush=True)
        await to_thinker.carry()

asyncio.run(main())
"""


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def no_need() -> Sequence[Turn]:
    raise AssertionError("the turns before do not matter")


def after(turns: Sequence[Turn]) -> History:
    async def fetch() -> Sequence[Turn]:
        return turns

    return fetch


class Helped:
    """The application with a relief of our own; ``begun`` are the processes."""

    def __init__(self, app: App, relief: Relief, clock: Clock, begun: list[asyncio.subprocess.Process]) -> None:
        self.library, self.relief, self.clock, self.begun = app.library, relief, clock, begun

    def burden(self) -> None:
        burden(self.relief, self.library.knowledge)

    async def ready(self) -> None:
        def is_ready() -> bool:
            self.burden()  # again, as the one before may not have ended yet
            return self.relief.is_ready(self.library.knowledge)

        await until(is_ready)

    async def ask_all(self) -> list[Answer | NoAnswer]:
        knowledge = self.library.knowledge
        ask = partial(self.library.ask, knowledge)
        asking = (ask(asked, after(before), literal=literal) for asked, before, literal in ASKED)
        async with asyncio.timeout(PATIENCE):
            return await asyncio.gather(*asking)

    def expected(self) -> list[Answer | NoAnswer]:
        return [given.outcome for given in considered(self.library.knowledge)]


Help = Callable[..., AbstractAsyncContextManager[Helped]]


def burden(relief: Relief, knowledge: KnowledgeBase) -> None:
    for _ in range(int(HEAVY_SECONDS / ONE_QUESTION_SECONDS) + 1):
        relief.thought(knowledge, ONE_QUESTION_SECONDS)


def considered(knowledge: KnowledgeBase) -> list[Given]:
    return [knowledge.consider(asked, before, literal=literal) for asked, before, literal in ASKED]


def pretended(script: str) -> tuple[str, str]:
    return "-c", script


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - the end of a process sets no event
            await asyncio.sleep(0.005)


@asynccontextmanager
async def carried(knowledge: KnowledgeBase) -> AsyncIterator[Line]:
    async with asyncio.timeout(PATIENCE), line_to_thinker(knowledge) as line:
        carrying = asyncio.create_task(line.carry())
        yield line
        line.finish()
        await carrying


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    articles = [Article(path.stem, path.stem, path.read_text(encoding="utf-8")) for path in seeds]
    alone = KnowledgeBase(articles)
    found = [read_facts(one, alone.passages(one.id), RuleFinder()) for one in articles]
    return KnowledgeBase(articles, facts=found, threshold=0.4)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[asyncio.subprocess.Process]:
    """The processes that are begun."""
    processes: list[asyncio.subprocess.Process] = []

    async def begin(arguments: Sequence[str]) -> asyncio.subprocess.Process:
        processes.append(await really(arguments))
        return processes[-1]

    really = lines.begin
    monkeypatch.setattr(lines, "begin", begin)
    return processes


@pytest.fixture
def helped(settings: Settings, begun: list[asyncio.subprocess.Process]) -> Help:
    @asynccontextmanager
    async def build_helped(thinker: Sequence[str] = THINKER, looks_every: float = OFTEN) -> AsyncIterator[Helped]:
        clock = Clock()
        async with (
            Relief(Burden(clock, processors=2), thinker, looks_every) as relief,
            build(settings, session=FakeTelegram(), relief=relief) as app,
        ):
            yield Helped(app, relief, clock, begun)

    return build_helped


async def test_it_says_what_the_bot_would_say(knowledge: KnowledgeBase) -> None:
    async with carried(knowledge) as line:
        said = await asyncio.gather(*(line.ask(asked, before, literal=literal) for asked, before, literal in ASKED))
    assert said == considered(knowledge)


async def test_whoever_goes_takes_nobodys_answer_along(knowledge: KnowledgeBase) -> None:
    questions = [asked for asked, _, _ in ASKED] * 5
    assert len(questions) > 2 * MOST_UNDER_WAY
    async with carried(knowledge) as line:
        asking = [asyncio.create_task(line.ask(question)) for question in questions]
        await asyncio.sleep(0)
        for task in asking[::3]:
            task.cancel()
        said = await asyncio.gather(*asking, return_exceptions=True)
    for place, (question, given) in enumerate(zip(questions, said, strict=True)):
        assert isinstance(given, asyncio.CancelledError) if place % 3 == 0 else given == knowledge.consider(question)


async def test_a_stop_for_all_processes_is_left_to_the_bot(
    knowledge: KnowledgeBase, begun: list[asyncio.subprocess.Process]
) -> None:
    async with carried(knowledge) as line:
        for number in (signal.SIGINT, signal.SIGTERM):
            begun[0].send_signal(number)
        assert await line.ask(PLAIN) == knowledge.consider(PLAIN)


async def test_it_is_begun_when_too_much_is_asked_and_what_it_says_is_recalled(helped: Help) -> None:
    async with helped(looks_every=SELDOM) as bot:
        library = bot.library
        await library.rehearse()
        numbers = count()
        while not bot.begun:
            await library.ask(library.knowledge, f"Кто подписал {next(numbers)} соглашений?", after(()))
            await asyncio.sleep(0)
        await until(lambda: bot.relief.is_ready(library.knowledge))
        assert library.knowledge.recall(PLAIN) is None
        assert await bot.ask_all() == bot.expected()
        assert library.knowledge.recall(PLAIN, BEFORE) is not None
        assert library.knowledge.recall(LEANING, BEFORE) is not None
        assert await library.ask(library.knowledge, "Кто вазглавлял делегацыю?", no_need) is not None
        assert library.knowledge.recall(LEANING) is None
    assert [process.returncode for process in bot.begun] == [-signal.SIGKILL]


@pytest.mark.parametrize("wrong", GOING_WRONG.values(), ids=GOING_WRONG)
async def test_nobody_loses_an_answer_when_it_goes_wrong(
    wrong: str, helped: Help, caplog: pytest.LogCaptureFixture
) -> None:
    async with helped(pretended(PRETENDING + wrong)) as bot:
        await bot.ready()
        assert await bot.ask_all() == bot.expected()
        await until(lambda: "relief lost" in caplog.text)
        assert bot.begun[0].returncode is not None
        bot.burden()
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(bot.begun) == 1
        bot.clock.now += RECOVERY_SECONDS
        await bot.ready()
        assert len(bot.begun) == 2
    assert caplog.text.count("relief lost") == 1


async def test_what_it_cannot_answer_is_thought_about_here(helped: Help, caplog: pytest.LogCaptureFixture) -> None:
    async with helped(pretended(KNOWS_NOTHING)) as bot:
        await bot.ready()
        assert await bot.ask_all() == bot.expected()
        assert bot.relief.is_ready(bot.library.knowledge)
    assert "relief lost" not in caplog.text


async def test_what_does_not_start_is_done_without(helped: Help, caplog: pytest.LogCaptureFixture) -> None:
    async with helped(pretended("raise SystemExit(3)")) as bot:
        bot.burden()
        await until(lambda: "relief lost" in caplog.text)
        assert await bot.ask_all() == bot.expected()
    assert "exit code 3" in caplog.text


async def test_other_articles_are_not_answered_from_the_old(helped: Help, caplog: pytest.LogCaptureFixture) -> None:
    async with helped(looks_every=SELDOM) as bot:
        await bot.ready()
        old, expected = bot.library.knowledge, bot.expected()
        asking = asyncio.create_task(bot.ask_all())
        await bot.library.add([NewArticle(read_article(NEWS))])
        assert await asking == expected
        assert not bot.relief.is_ready(old)
        found = await bot.library.ask(bot.library.knowledge, "Через какую реку открыли мост в Белгороде?", after(()))
        assert isinstance(found, Answer)
        assert found.passage.article_id == NEWS.id
        await until(lambda: bot.begun[0].returncode is not None)
        await bot.ready()
        assert await bot.ask_all() == bot.expected()
    assert "relief lost" not in caplog.text


async def test_it_ends_when_little_is_asked(helped: Help, caplog: pytest.LogCaptureFixture) -> None:
    async with helped() as bot:
        await bot.ready()
        bot.clock.now += QUIET_SECONDS
        await until(lambda: bot.begun[0].returncode is not None)
        assert await bot.ask_all() == bot.expected()
    assert "relief lost" not in caplog.text


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 10])
async def test_a_stop_at_the_start_leaves_no_process(
    turns: int, knowledge: KnowledgeBase, begun: list[asyncio.subprocess.Process]
) -> None:
    async with Relief(Burden(Clock(), processors=2), pretended(NEVER_READY)) as relief:
        burden(relief, knowledge)
        for _ in range(turns):
            await asyncio.sleep(0)
    assert all(process.returncode is not None for process in begun)


async def test_other_articles_at_the_start_leave_no_process(
    knowledge: KnowledgeBase, begun: list[asyncio.subprocess.Process], caplog: pytest.LogCaptureFixture
) -> None:
    async with Relief(Burden(Clock(), processors=2), pretended(NEVER_READY)) as relief:
        burden(relief, knowledge)
        await until(lambda: len(begun) == 1)
        relief.end()
        await until(lambda: begun[0].returncode is not None)
    assert "relief lost" not in caplog.text


async def test_a_stop_while_questions_are_under_way_leaves_no_process(helped: Help) -> None:
    async with helped(pretended(PRETENDING + GOING_WRONG["is silent"])) as bot:
        await bot.ready()
        asking = [asyncio.create_task(bot.relief.ask(asked)) for asked, _, _ in ASKED]
        await asyncio.sleep(0)
    assert set(await asyncio.gather(*asking)) == {None}
    assert bot.begun[0].returncode is not None


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the end of a process that is not ours is told by Linux")
def test_it_does_not_outlive_a_bot_that_was_killed() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        thinker = os.pidfd_open(int(parent.stdout.readline()))
        try:
            parent.kill()
            ended, _, _ = select.select([thinker], [], [], PATIENCE)
        finally:
            os.close(thinker)
    assert ended
