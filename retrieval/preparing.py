"""Lemmatising an archive: in several processes when it is large, in this one when it is not.

A module of its own, so that whoever prepares one article at a time does not import what starts processes.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

from retrieval.analysis import PreparedArticle, prepare
from retrieval.models import Article

WORTH_PROCESSES = 200
"""Articles from which on processes are worth their start (about a second)."""

HANDFUL = 20
"""Articles that a process gets at once."""

Progress = Callable[[int], None]


def prepare_many(
    articles: Iterable[Article], processes: int | None = None, progress: Progress | None = None
) -> Iterator[PreparedArticle]:
    """``prepare`` for each article, in the order given, in so many processes (``None``: one for each processor).

    ``progress`` is told after each how many are done. Articles are taken and handed on a handful at a time, so that an
    archive need not be in memory as a whole. Processes are started anew, as on every system: call it from a script that
    is safe to import.
    """
    left = iter(articles)
    first = list(islice(left, WORTH_PROCESSES))
    count = processes or os.cpu_count() or 1
    everything = chain(first, left)
    alone = count < 2 or len(first) < WORTH_PROCESSES
    prepared = map(prepare, everything) if alone else _in_processes(everything, count)
    for done, one in enumerate(prepared, start=1):
        if progress is not None:
            progress(done)
        yield one


def _in_processes(articles: Iterator[Article], count: int) -> Iterator[PreparedArticle]:
    """Two handfuls for each process are under way at any time."""
    handfuls = iter(lambda: list(islice(articles, HANDFUL)), [])
    with ProcessPoolExecutor(count, get_context("spawn")) as processes:
        under_way = deque(processes.submit(_prepare_all, one) for one in islice(handfuls, 2 * count))
        while under_way:
            yield from under_way.popleft().result()
            under_way.extend(processes.submit(_prepare_all, one) for one in islice(handfuls, 1))


def _prepare_all(articles: Sequence[Article]) -> list[PreparedArticle]:
    return [prepare(article) for article in articles]
