"""Answer quality side by side on any SQuAD-format file: this project and its lexical peers, in one run.

    python -m benchmarks.quality [FILE] [--among TEXTS] [--every N]

Without a file, the project's own questions about its own two articles are asked.

Every system searches the same sentences (the project's own cuts) with the same questions. hit@1, hit@3 and MRR@10 count
sentences that overlap the answer, paragraph counts first sentences in the right paragraph; ms is the median of a
question, the build in seconds. Peers that are not installed are left out (``pip install -e '.[bench,semantic]'``).
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from retrieval import Article, KnowledgeBase, Passage, load_articles
from retrieval.analysis import analyse
from retrieval.question_sets import Asked, read_list, read_squad
from retrieval.semantic import EncoderMissing, SmallE5
from retrieval.sentences import passages

HERE = Path(__file__).parents[1]
OWN = HERE / "tests" / "questions" / "seed_questions.jsonl"
DEPTH = 10
SPACED = re.compile(r"\S+")

Search = Callable[[str], Sequence[int]]
"""A question to the numbers of sentences, best first."""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    hit1: float
    hit3: float
    mrr: float
    paragraph: float
    milliseconds: float
    build: float


class Missing(Exception):
    """A peer that is not installed."""


def own(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
    """This project's ``search``."""
    return searching(KnowledgeBase(articles), found)


def own_semantic(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
    """The same with the encoder of the extra [semantic]; its build makes the vectors."""
    try:
        return searching(KnowledgeBase(articles, encoder=SmallE5()), found)
    except EncoderMissing as missing:
        raise Missing from missing


def searching(knowledge: KnowledgeBase, found: Sequence[Passage]) -> Search:
    """Answers of a knowledge as numbers of sentences."""
    numbers = {(passage.article_id, passage.start): number for number, passage in enumerate(found)}

    def search(question: str) -> Sequence[int]:
        matches = knowledge.search(question, DEPTH)
        return [numbers[match.passage.article_id, match.passage.start] for match in matches]

    return search


def rank_bm25(split: Callable[[str], list[str]]) -> Callable[[Sequence[Article], Sequence[Passage]], Search]:
    """rank-bm25 at its defaults."""

    def build(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
        index = BM25Okapi([split(passage.text) for passage in found])
        return lambda question: np.argsort(-index.get_scores(split(question)), kind="stable")[:DEPTH].tolist()

    return build


def bm25s(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
    """bm25s over the project's lemmas, k1 and b at their best."""
    if not find_spec("bm25s"):
        raise Missing
    import bm25s as library

    index = library.BM25(k1=0.6, b=0.4)
    index.index([lemmas(passage.text) for passage in found], show_progress=False)

    def search(question: str) -> Sequence[int]:
        known = [lemma for lemma in lemmas(question) if lemma in index.vocab_dict]
        if not known:
            return []
        numbers, _ = index.retrieve([known], k=min(DEPTH, len(found)), show_progress=False)
        return [int(number) for number in numbers[0]]

    return search


def fts5(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
    """SQLite FTS5 over the project's lemmas."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE sentences USING fts5(text, tokenize='unicode61')")
    rows = ((number, " ".join(lemmas(passage.text))) for number, passage in enumerate(found))
    base.executemany("INSERT INTO sentences(rowid, text) VALUES (?, ?)", rows)

    def search(question: str) -> Sequence[int]:
        wanted = " OR ".join(f'"{lemma}"' for lemma in lemmas(question))
        if not wanted:
            return []
        query = "SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in base.execute(query, (wanted, DEPTH))]

    return search


def tantivy(articles: Sequence[Article], found: Sequence[Passage]) -> Search:
    """tantivy with its own Russian stemmer."""
    if not find_spec("tantivy"):
        raise Missing
    import tantivy as library

    schema = library.SchemaBuilder()
    schema.add_text_field("text", stored=False, tokenizer_name="ru_stem")
    schema.add_integer_field("number", stored=True)
    index = library.Index(schema.build(), path=tempfile.mkdtemp())
    analyzer = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    filters = (library.Filter.lowercase(), library.Filter.stemmer("russian"))
    for one in filters:
        analyzer = analyzer.filter(one)
    index.register_tokenizer("ru_stem", analyzer.build())
    writer = index.writer(50_000_000, 1)
    for number, passage in enumerate(found):
        writer.add_document(library.Document(text=passage.text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Sequence[int]:
        plain = " ".join(re.findall(r"\w+", question.lower()))
        if not plain:
            return []
        hits = searcher.search(index.parse_query(plain, ["text"]), DEPTH).hits
        return [searcher.doc(place)["number"][0] for _, place in hits]

    return search


def lemmas(text: str) -> list[str]:
    """Lemmas without function words, as the project's index has them."""
    return list(analyse(text).lemmas)


PEERS: dict[str, Callable[[Sequence[Article], Sequence[Passage]], Search]] = {
    "rank_bm25, words": rank_bm25(lambda text: SPACED.findall(text)),
    "rank_bm25, lemmas": rank_bm25(lemmas),
    "SQLite FTS5, lemmas": fts5,
    "tantivy, Russian stemmer": tantivy,
    "bm25s, lemmas": bm25s,
    "this project": own,
    "this project [semantic]": own_semantic,
}


def measure(
    name: str,
    build: Callable[[Sequence[Article], Sequence[Passage]], Search],
    articles: Sequence[Article],
    found: Sequence[Passage],
    asked: Sequence[Asked],
) -> Row:
    """Build one system and ask it everything."""
    start = time.perf_counter()
    search = build(articles, found)
    built = time.perf_counter() - start
    places: list[int] = []
    near: list[bool] = []
    times: list[float] = []
    for one in asked:
        start = time.perf_counter()
        answers = [found[number] for number in search(one.question)]
        times.append(1000 * (time.perf_counter() - start))
        places.append(next((place for place, passage in enumerate(answers, 1) if one.is_right(passage)), 0))
        near.append(bool(answers) and one.is_near(answers[0]))
    return Row(
        name,
        share(place == 1 for place in places),
        share(0 < place <= 3 for place in places),
        round(100 * float(np.mean([1 / place if place else 0 for place in places])), 1),
        share(near),
        round(float(np.median(times)), 2),
        round(built, 1),
    )


def share(flags: Sequence[bool] | object) -> float:
    """Percentage of true flags."""
    return round(100 * float(np.mean(list(flags))), 1)  # type: ignore[call-overload]


def table(rows: Sequence[Row]) -> str:
    """A Markdown table."""
    lines = ["| system | hit@1 | hit@3 | MRR | paragraph | ms | build, s |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        figures = (row.hit1, row.hit3, row.mrr, row.paragraph, row.milliseconds, row.build)
        lines.append(f"| {row.name} | {' | '.join(map(str, figures))} |")
    return "\n".join(lines)


def own_questions() -> tuple[list[Article], list[Asked]]:
    """The project's two articles and its questions about them, those apart that lean on an earlier one."""
    return load_articles(HERE / "seeds"), [one for one in read_list(OWN) if not one.context]


def main(file: Path | None = None, among: Path | None = None, every: int = 1) -> None:
    """Measure every system that is installed and print the table. ``among``: a JSON list of texts to search among;
    of ``every`` so many questions one is asked."""
    articles, asked = read_squad(file) if file else own_questions()
    if among:
        texts = json.loads(among.read_text(encoding="utf-8"))
        articles += [Article(f"among-{number}", "", text) for number, text in enumerate(texts)]
    found = [passage for article in articles for passage in passages(article)]
    answerable = [one for one in asked if one.answerable][::every]
    rows: list[Row] = []
    for name, build in PEERS.items():
        try:
            rows.append(measure(name, build, articles, found, answerable))
        except Missing:
            print(f"{name}: not installed, left out", file=sys.stderr)
    print(f"{len(answerable)} questions, {len(found)} sentences\n\n{table(rows)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--among", type=Path, help="a JSON list of texts to search among")
    parser.add_argument("--every", type=int, default=1, help="ask every N-th question only")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _options()
    main(chosen.file, chosen.among, chosen.every)
