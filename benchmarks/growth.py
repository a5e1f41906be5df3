"""Whole answers from ten thousand to a million passages: `python -m benchmarks.growth [--sizes 10000 …]`.

Each size in a process of its own, from an archive whose analyses stand in SQLite as the bot's do. Seconds to build the
index of all four fields from what is stored there, decoding included, and then the words that spelling needs; how long
a ticking event loop was kept waiting at most while a thread did both; from a snapshot on disk to the first answer;
``ask()`` with every signal for questions of about six words whose forms were seen before, as typed and with a typo
each; how long one more article takes to be answered from; MB of the process with all of it built in memory, from the
snapshot, and at the most on the way.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from msgspec import structs

from benchmarks.alone import in_own_process, resident
from benchmarks.corpus import generate, prepared, questions
from benchmarks.tables import table
from bot.building import Builder
from bot.storage.articles import ArticleStore, NewArticle, StoredArticle
from bot.storage.database import open_database
from retrieval.analysis import PreparedArticle, StaleAnalysis
from retrieval.facts.records import ArticleFacts
from retrieval.facts.stored import dump as dump_facts
from retrieval.knowledge import KnowledgeBase
from retrieval.outlines import Outline, dump
from retrieval.snapshot import load, save

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 300
TICK = 0.005
STORED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """Of an archive in a file: its questions are in JSON beside it."""

    questions: int


@dataclass(frozen=True, slots=True)
class Building:
    """Seconds of the index and of the words for spelling, milliseconds of the longest wait of the loop, MB with all of
    it in memory and at the most."""

    build: float
    words: float
    stall: float
    built: float
    most: float


@dataclass(frozen=True, slots=True)
class Answering:
    """Seconds of a cold start and of one more article, milliseconds of an answer and of one to a misspelt question, MB
    after the first answer and after all of them."""

    first: float
    median: float
    worst: float
    misspelt: float
    misspelt_worst: float
    publish: float
    mapped: float
    answered: float


Figures = tuple[Building, Answering]


def store(size: int, path: str) -> Stored:
    """Make the archive up and store it; in a process of its own, whose memory is nobody's."""
    archive = generate(size)
    asked = questions(archive, ASKED)
    Path(f"{path}.questions").write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    asyncio.run(_stored(prepared(archive), Path(path)))
    return Stored(len(asked))


async def _stored(archive: Iterator[PreparedArticle], path: Path) -> None:
    """By the bot's own hands."""
    async with open_database(path) as database:
        articles = ArticleStore(database)
        while handful := list(islice(archive, STORED_AT_ONCE)):
            await articles.add([NewArticle(_reading(one)) for one in handful], now=0)


def _reading(one: PreparedArticle) -> StoredArticle:
    return StoredArticle(one.article, dump(one), dump_facts(ArticleFacts(one.article.id)))


def build(path: str) -> Building:
    """Build in this process, and save a snapshot for the next."""
    knowledge, index, words, stall = asyncio.run(_built(Path(path)))
    gc.collect()
    built = resident()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    save(knowledge.snapshot(), Path(f"{path}.snapshot"))
    return Building(index, words, stall, built, most)


def answer(path: str) -> Answering:
    """Answer in this process, from the snapshot."""
    asked = json.loads(Path(f"{path}.questions").read_text(encoding="utf-8"))
    asked = [f"Где {' '.join(words)}?" for words in asked]
    slipped = [_slipped(question) for question in asked]
    started = time.perf_counter()
    knowledge = _loaded(path)
    knowledge.ask(asked[0])
    first = time.perf_counter() - started
    mapped = resident()
    for question in asked:
        knowledge.ask(question)  # words are analysed once in the life of a process
    knowledge = _loaded(path)
    usual = _percentiles([_seconds(lambda question=question: knowledge.ask(question)) for question in asked])
    answered = resident()
    knowledge = _loaded(path)
    knowledge.ready()
    misspelt = _percentiles([_seconds(lambda question=question: knowledge.ask(question)) for question in slipped])
    one_more = next(prepared(generate(10, seed=2)))
    one_more = structs.replace(one_more, article=replace(one_more.article, id="one more"))
    publish = _seconds(lambda: _published(knowledge, Outline.of(one_more)).ask(slipped[0]))
    return Answering(first, *usual, *misspelt, publish, mapped, answered)


def _loaded(path: str) -> KnowledgeBase:
    return KnowledgeBase((), snapshot=load(Path(f"{path}.snapshot"))[0])


async def _built(path: Path) -> tuple[KnowledgeBase, float, float, float]:
    """The knowledge, the seconds of both halves, and the longest wait of the loop in milliseconds."""
    gaps: list[float] = []
    async with open_database(path) as database:
        builder = Builder(ArticleStore(database), path.with_suffix(".none"))
        ticking = asyncio.create_task(_tick(gaps))
        await asyncio.sleep(20 * TICK)
        gaps.clear()
        started = time.perf_counter()
        knowledge = await asyncio.to_thread(lambda: KnowledgeBase(()).with_more(builder.outlines(_none_is_stale)))
        build = time.perf_counter() - started
        started = time.perf_counter()
        await asyncio.to_thread(knowledge.ready)
        words = time.perf_counter() - started
        ticking.cancel()
    return knowledge, build, words, 1000 * max(gaps)


def _none_is_stale(stored: Sequence[StoredArticle]) -> Sequence[StoredArticle]:
    raise StaleAnalysis(stored[0].article.id)


async def _tick(gaps: list[float]) -> None:
    """A wait is no longer than what this process worked meanwhile: the rest was taken by others."""
    last, worked = time.perf_counter(), time.process_time()
    while True:
        await asyncio.sleep(TICK)
        now, work = time.perf_counter(), time.process_time()
        gaps.append(min(now - last - TICK, work - worked))
        last, worked = now, work


def _published(knowledge: KnowledgeBase, outline: Outline) -> KnowledgeBase:
    more = knowledge.with_more([outline])
    more.ready()
    return more


def _slipped(question: str) -> str:
    """The longest word with two neighbouring letters swapped."""
    chance = random.Random(question)  # noqa: S311 - repeatable, not secret
    word = max(question.rstrip("?").split(), key=len)
    at = chance.randrange(1, max(2, len(word) - 1))
    return question.replace(word, word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :])


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 99th, in milliseconds."""
    median, worst = (float(np.percentile(seconds, share)) * 1000 for share in (50, 99))
    return median, worst


def main(sizes: Sequence[int] = SIZES) -> None:
    measured: list[Figures] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "archive.sqlite3")
            in_own_process("benchmarks.growth", "store", Stored, size, path)
            building = in_own_process("benchmarks.growth", "build", Building, path, one_core=False)
            measured.append((building, in_own_process("benchmarks.growth", "answer", Answering, path)))
    _print("Building", sizes, measured, ("index s", "words s", "loop waits ms", "cold start s", "one more s"), _times)
    _print("Answering", sizes, measured, ("p50 ms", "p99 ms", "misspelt p50 ms", "misspelt p99 ms"), _answers)
    memory = "built in memory", "most while building", "first answer from the snapshot", "after 600 answers"
    _print("Memory of the process, MB", sizes, measured, memory, _memory)
    if len(measured) > 1:
        times = measured[-1][1].median / measured[0][1].median
        print(f"\nAn answer from {sizes[-1] // sizes[0]}× the passages takes {times:.1f}× the time (p50).")


def _times(figures: Figures) -> tuple[str, ...]:
    one, other = figures
    return f"{one.build:.1f}", f"{one.words:.1f}", f"{one.stall:.0f}", f"{other.first:.2f}", f"{other.publish:.2f}"


def _answers(figures: Figures) -> tuple[str, ...]:
    _, one = figures
    return tuple(f"{figure:.1f}" for figure in (one.median, one.worst, one.misspelt, one.misspelt_worst))


def _memory(figures: Figures) -> tuple[str, ...]:
    one, other = figures
    return tuple(f"{figure:.0f}" for figure in (one.built, one.most, other.mapped, other.answered))


def _print(
    title: str,
    sizes: Sequence[int],
    measured: Sequence[Figures],
    head: Sequence[str],
    figures: Callable[[Figures], tuple[str, ...]],
) -> None:
    rows = [(f"{size:,}", *figures(one)) for size, one in zip(sizes, measured, strict=True)]
    print(f"\n{title}\n\n{table(('passages', *head), rows)}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    return parser.parse_args()


if __name__ == "__main__":
    main(_options().sizes)
