"""Whole answers from ten thousand to a million passages: `python -m benchmarks.growth [--sizes 10000 …]`.

Each size in a process of its own: seconds to build the index from stored lemmas, from a snapshot on disk to the first
answer, ``ask()`` with every signal for questions of about six words whose forms were seen before, how long one more
article takes to be answered from, and MB of the whole process.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.alone import in_own_process, resident
from benchmarks.corpus import Archive, generate, prepared, questions
from benchmarks.tables import table
from retrieval.analysis import PreparedArticle
from retrieval.knowledge import KnowledgeBase
from retrieval.snapshot import load, save

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 300


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the build and of a cold start, milliseconds of an answer, seconds to publish, MB."""

    build: float
    first: float
    median: float
    worst: float
    publish: float
    stays: float
    most: float


def measure(size: int) -> Measured:
    archive = generate(size)
    asked = [f"Где {' '.join(words)}?" for words in questions(archive, ASKED)]
    making = Made(archive)
    started = time.perf_counter()
    knowledge = KnowledgeBase(()).with_more(making)
    build = time.perf_counter() - started - making.seconds
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    del archive, making
    with tempfile.TemporaryDirectory() as folder:
        return _from_file(knowledge, Path(folder) / "knowledge.snapshot", asked, build, most)


class Made:
    """Prepared articles, and how long it took to make them up."""

    def __init__(self, archive: Archive) -> None:
        self._articles = prepared(archive)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[PreparedArticle]:
        return self

    def __next__(self) -> PreparedArticle:
        started = time.perf_counter()
        try:
            return next(self._articles)
        finally:
            self.seconds += time.perf_counter() - started


def _from_file(built: KnowledgeBase, path: Path, asked: Sequence[str], build: float, most: float) -> Measured:
    """The rest of it, as a start from a snapshot finds it."""
    save(built.snapshot(), path)
    del built
    started = time.perf_counter()
    knowledge = KnowledgeBase((), snapshot=load(path)[0])
    knowledge.ask(asked[0])
    first = time.perf_counter() - started
    for question in asked:
        knowledge.ask(question)  # words are analysed once in the life of a process
    knowledge = KnowledgeBase((), snapshot=load(path)[0])
    times = [_seconds(lambda question=question: knowledge.ask(question, literal=True)) for question in asked]
    stays = resident()
    one_more = next(prepared(generate(10, seed=2)))
    one_more = replace(one_more, article=replace(one_more.article, id="one more"))
    publish = _seconds(lambda: knowledge.with_more([one_more]).ask(asked[0]))
    median, worst = (float(np.percentile(times, share)) * 1000 for share in (50, 99))
    return Measured(build, first, median, worst, publish, stays, most)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(sizes: Sequence[int] = SIZES) -> None:
    head = ("passages", "build s", "cold start s", "ask p50 ms", "ask p99 ms", "one more s", "MB", "MB while building")
    measured = [in_own_process("benchmarks.growth", "measure", Measured, size) for size in sizes]
    rows = [
        (
            f"{size:,}",
            f"{one.build:.1f}",
            f"{one.first:.2f}",
            f"{one.median:.1f}",
            f"{one.worst:.1f}",
            f"{one.publish:.2f}",
            f"{one.stays:.0f}",
            f"{one.most:.0f}",
        )
        for size, one in zip(sizes, measured, strict=True)
    ]
    print(table(head, rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    return parser.parse_args()


if __name__ == "__main__":
    main(_options().sizes)
