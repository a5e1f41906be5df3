"""``python -m bot import``: all of a folder, again nothing, and on from where it was stopped."""

from __future__ import annotations

import asyncio
import io
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
import samples
from office import LENGTH, QUESTION, TEXT, OfficeTelegram, article

from bot import importing, progress
from bot.app import build, build_import
from bot.config import Settings
from bot.importing import ImportBar, Tally, files_in, summary
from bot.texts import load_texts
from retrieval.reading.errors import ScannedPages
from retrieval.reading.sandbox import Sandbox

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine articles in eleven files: a repeated one, and one that cannot be read."""
    made = tmp_path / "архив"
    (made / "2024").mkdir(parents=True)
    for number in range(5):
        (made / f"{number}.txt").write_bytes(article(number).encode("cp1251"))
    (made / "2024" / "ещё.zip").write_bytes(samples.zipped({f"{n}.txt": article(n).encode() for n in (5, 6, 7)}))
    (made / "2024" / "мост.txt").write_bytes(TEXT.encode())
    (made / "2024" / "тот же мост.txt").write_bytes(TEXT.encode("koi8-r"))
    (made / "скан.pdf").write_bytes(samples.pdf_of([()]))
    (made / ".скрытый.txt").write_bytes(b"x")
    return made


@pytest.fixture(autouse=True)
def one_worker(worker: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def shared() -> AsyncIterator[Sandbox]:
        yield worker

    monkeypatch.setattr(importing, "Sandbox", shared)
    monkeypatch.setattr(importing, "WORKERS", 1)


async def run(settings: Settings, folder: Path) -> Tally:
    async with build_import(settings) as importing_:
        return await importing_.run(folder, lambda _: None)


async def test_all_of_a_folder_and_again_nothing(
    settings: Settings, folder: Path, telegram: OfficeTelegram
) -> None:
    first = await run(settings, folder)
    assert (first.files, first.done, first.added, first.known) == (9, 9, 9, 1)
    assert [(name, error.key) for name, error in first.refused] == [("скан.pdf", "upload-scanned-pdf")]
    again = await run(settings, folder)
    assert (again.added, again.known) == (0, 10)
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        assert len(app.library.knowledge.articles) == 11
        assert LENGTH in (await telegram.chat(person=100).send(QUESTION)).text
        assert "загружена из папки" in (await telegram.chat(person=1).send("/log")).text


async def test_a_removed_article_is_not_brought_back_by_the_next_import(
    settings: Settings, folder: Path, telegram: OfficeTelegram
) -> None:
    await run(settings, folder)
    async with build(settings, session=telegram) as app:
        telegram.serve(app)
        admin = telegram.chat(person=1)
        await admin.press("1. ", on=await admin.send("/articles"))
        await admin.press("Убрать")
        await admin.press("Да, убрать")
    assert (await run(settings, folder)).added == 0


async def test_what_was_read_is_stored_when_the_import_fails(settings: Settings, folder: Path) -> None:
    def fail(tally: Tally) -> None:
        if tally.done == 4:
            raise OSError("disk full")

    with pytest.raises(ExceptionGroup):
        async with build_import(settings) as importing_:
            await importing_.run(folder, fail)
    before = stored(settings.database_path) - 2
    assert before > 0
    assert (await run(settings, folder)).added == 9 - before


def test_files_come_in_order_and_hidden_ones_do_not(folder: Path) -> None:
    names = [path.name for path in files_in(folder)]
    assert len(names) == 9
    assert names == [path.name for path in sorted(folder.rglob("*")) if path.is_file() and path.name[0] != "."]


def test_the_bar_without_a_terminal_says_a_line_now_and_then() -> None:
    out = io.StringIO()
    bar = ImportBar(load_texts().in_language("ru"), out)
    tally = Tally(files=1000)
    for tally.done in range(1001):
        bar.draw(tally)
    assert 20 < len(out.getvalue().splitlines()) < 60
    assert out.getvalue().splitlines()[-1].startswith("█" * progress.COLUMNS)


def test_the_summary_names_what_could_not_be_read() -> None:
    tally = Tally(files=3, done=3, added=2, refused=[("скан.pdf", ScannedPages({"pages": 4}))])
    lines = summary(load_texts().in_language("ru"), tally)
    assert "Новых статей: 2" in lines[0]
    assert lines[1].startswith("скан.pdf: Это PDF из картинок")


async def test_killed_then_interrupted_then_finished_it_loses_and_doubles_nothing(tmp_path: Path) -> None:
    folder, database = tmp_path / "архив", tmp_path / "bot.sqlite3"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(article(number), encoding="utf-8")
    environment = {**os.environ, "DATABASE_PATH": str(database), "DEFAULT_LANGUAGE": "en"}
    command = [sys.executable, "-m", "bot", "import", str(folder)]

    def stopped(number: signal.Signals, when: str) -> tuple[int, str]:
        with subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            while not re.search(when, process.stderr.readline()):
                assert process.poll() is None
            process.send_signal(number)
            told = process.stderr.read()
        return process.returncode, told

    code, told = await asyncio.to_thread(stopped, signal.SIGKILL, r"new articles: 2[2-9]")
    killed = stored(database)
    assert code == -signal.SIGKILL
    assert 20 <= killed < 40
    code, told = await asyncio.to_thread(stopped, signal.SIGINT, r"new articles: [5-9]")
    assert code == 130
    assert "run it again, and I go on from here" in told
    assert "Traceback" not in told
    interrupted = stored(database)
    assert killed < interrupted < 60, "what was read before Ctrl-C is kept, even less than a handful"
    finished = await run(Settings(_env_file=None, database_path=database), folder)
    assert (finished.added, finished.known) == (60 - interrupted, interrupted)
    assert stored(database) == 60


def stored(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            (count, different) = connection.execute("SELECT count(*), count(DISTINCT text) FROM articles").fetchone()
        except sqlite3.OperationalError:
            return 0
    assert count == different
    return int(count)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_PATH": str(tmp_path / "bot.sqlite3")}
    command = [sys.executable, "-m", "bot", "import", str(tmp_path / "нет")]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "такой папки нет" in done.stderr
    assert "Traceback" not in done.stderr
