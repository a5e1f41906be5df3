"""The ten best of a field, beside other engines: `python -m benchmarks.search [--sizes 10000 100000] [--peers …]`.

Every engine gets the same lemmas in a process of its own on one core: build from lists of lemmas (rank-bm25, bm25s) or
one passage at a time (the others), then questions of about six words one by one. Memory is the whole process: what
stays when the lemmas handed over are dropped, and the greatest on the way. An engine that is slow is asked fewer
questions: as many as take 15 seconds, eight at least.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.alone import in_own_process, resident
from benchmarks.corpus import Archive, generate, questions
from benchmarks.tables import table

K1, B = 0.6, 0.4
BEST = 10
SIZES = (10_000, 100_000, 1_000_000)
ASKED = 400
MOST_SECONDS = 15.0

Search = Callable[[list[str]], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of a question, how many were asked, seconds of the build, MB that stay and MB at the most."""

    median: float
    worst: float
    asked: int
    build: float
    stays: float
    most: float


def ours(archive: Archive) -> Search:
    from retrieval.index import Field
    from retrieval.postings import collect

    numbers: dict[str, int] = {}
    terms = np.fromiter(_numbered(archive.sentences(), numbers), dtype=np.int32, count=len(archive.terms))
    field = Field(collect(terms, archive.starts, len(numbers)), k1=K1, b=B)
    return lambda question: field.best([numbers[word] for word in question if word in numbers], BEST)


def ours_in_numpy(archive: Archive) -> Search:
    """As where there was no C compiler."""
    from retrieval import index

    index.loops = None  # type: ignore[assignment]
    return ours(archive)


def rank_bm25(archive: Archive) -> Search:
    from rank_bm25 import BM25Okapi

    index = BM25Okapi(list(archive.sentences()), k1=K1, b=B)
    return lambda question: np.argsort(index.get_scores(question))[::-1][:BEST]


def bm25s_numpy(archive: Archive) -> Search:
    return _bm25s(archive, "numpy")


def bm25s_numba(archive: Archive) -> Search:
    return _bm25s(archive, "numba")


def tantivy(archive: Archive) -> Search:
    import tantivy as engine

    fields = engine.SchemaBuilder()
    fields.add_text_field("lemmas", stored=False, tokenizer_name="whitespace", index_option="freq")
    fields.add_integer_field("number", stored=True)
    schema = fields.build()
    index = engine.Index(schema, path=_folder())
    writer = index.writer(100_000_000, 1)
    for number, words in enumerate(archive.sentences()):
        writer.add_document(engine.Document(lemmas=" ".join(words), number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: list[str]) -> object:
        terms = [(engine.Occur.Should, engine.Query.term_query(schema, "lemmas", word)) for word in question]
        return searcher.search(engine.Query.boolean_query(terms), BEST, count=False).hits

    return search


def fts5(archive: Archive) -> Search:
    connection = sqlite3.connect(Path(_folder()) / "passages.sqlite3")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(lemmas, content='', tokenize='unicode61')")
    rows = ((number, " ".join(words)) for number, words in enumerate(archive.sentences()))
    connection.executemany("INSERT INTO passages (rowid, lemmas) VALUES (?, ?)", rows)
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    connection.commit()
    best = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT {BEST}"  # noqa: S608 - a number
    return lambda question: connection.execute(best, (" OR ".join(f'"{word}"' for word in question),)).fetchall()


PEERS: dict[str, Callable[[Archive], Search]] = {
    "pobratim": ours,
    "pobratim, numpy": ours_in_numpy,
    "rank_bm25": rank_bm25,
    "bm25s numpy": bm25s_numpy,
    "bm25s numba": bm25s_numba,
    "tantivy": tantivy,
    "SQLite FTS5": fts5,
}


def measure(peer: str, size: int) -> Measured:
    """One engine at one size, in this process."""
    archive = generate(size)
    asked = questions(archive, ASKED)
    gc.collect()
    started = time.perf_counter()
    search = PEERS[peer](archive)
    build = time.perf_counter() - started
    del archive
    gc.collect()
    stays = resident()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    search(asked[0])
    times: list[float] = []
    while len(times) < ASKED - 1 and (sum(times) < MOST_SECONDS or len(times) < 8):
        started = time.perf_counter()
        search(asked[len(times) + 1])
        times.append(time.perf_counter() - started)
    median, worst = (float(np.percentile(times, share)) * 1000 for share in (50, 99))
    return Measured(median, worst, len(times), build, stays, most)


def main(sizes: Sequence[int] = SIZES, peers: Sequence[str] = tuple(PEERS)) -> None:
    rows = []
    for size in sizes:
        measured = {peer: in_own_process("benchmarks.search", "measure", Measured, peer, size) for peer in peers}
        slowest = measured.get("rank_bm25")
        for peer, one in measured.items():
            times = f"{slowest.median / one.median:,.0f}×" if slowest else ""
            numbers = (f"{one.median:.3f}", f"{one.worst:.3f}", f"{one.asked}", times)
            numbers += (f"{one.build:.1f}", f"{one.stays:.0f}")
            rows.append((f"{size:,}", peer, *numbers))
    print(table(("passages", "engine", "p50 ms", "p99 ms", "asked", "quicker than rank_bm25", "build s", "MB"), rows))


def _bm25s(archive: Archive, backend: str) -> Search:
    import bm25s

    index = bm25s.BM25(k1=K1, b=B, backend=backend)
    index.index(list(archive.sentences()), show_progress=False)
    threads = 1 if backend == "numba" else 0
    return lambda question: index.retrieve([question], k=BEST, show_progress=False, n_threads=threads)


def _numbered(sentences: Iterator[list[str]], numbers: dict[str, int]) -> Iterator[int]:
    return (numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(sentences))


def _folder() -> str:
    return tempfile.mkdtemp(prefix="search", dir=os.environ.get("BENCH_FOLDER"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--peers", nargs="+", default=tuple(PEERS), choices=tuple(PEERS))
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _options()
    main(chosen.sizes, chosen.peers)
