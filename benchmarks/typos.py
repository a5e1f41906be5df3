"""What one typo in every question costs, on any SQuAD-format file: hit@1 without it, with it, with spelling put right.

    python benchmarks/typos.py FILE [--every 3] [--seed 7]

A slip is drawn from a seeded generator: a letter left out, doubled, swapped with its neighbour, replaced by one beside
it on the keyboard, or by one that sounds alike; in a word of content of at least five letters.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from retrieval import Article, KnowledgeBase
from retrieval.question import understand
from retrieval.spelling.typos import KEYBOARD

SHORTEST = 5
SOUNDS_ALIKE = dict(zip("аоеиыбпвфгкдтжшзс", "оаиеипбфвкгтдшжсз", strict=True))

Asked = tuple[str, str, tuple[tuple[int, int], ...]]
"""Question, id of its article, spans of the right answers in the article."""


def main() -> None:
    options = _options()
    articles, asked = read(options.file)
    asked = asked[:: options.every]
    chance = random.Random(options.seed)  # noqa: S311 a reproducible sample
    slipped = [(with_slip(question, chance), article, spans) for question, article, spans in asked]
    kb = KnowledgeBase(articles, threshold=0.0)
    print(f"{len(asked)} questions, seed {options.seed}")
    for name, questions, literal in (
        ("as asked", asked, False),
        ("one typo, taken literally", slipped, True),
        ("one typo, put right", slipped, False),
    ):
        print(f"{name:28} hit@1 {100 * hits(kb, questions, literal=literal) / len(asked):5.1f}")


def read(file: Path) -> tuple[list[Article], list[Asked]]:
    """Articles and questions of a SQuAD-format file; the paragraphs of an article are joined by line breaks."""
    articles: list[Article] = []
    asked: list[Asked] = []
    for entry in json.loads(file.read_text(encoding="utf-8"))["data"]:
        text = ""
        for paragraph in entry["paragraphs"]:
            asked += _questions(paragraph["qas"], entry["title"], len(text))
            text += paragraph["context"].replace("\n", " ") + "\n"
        articles.append(Article(id=entry["title"], title="", text=text.rstrip("\n")))
    return articles, asked


def _questions(entries: list[dict[str, object]], title: str, offset: int) -> Iterator[Asked]:
    for entry in entries:
        answers = entry["answers"]
        if not isinstance(answers, list):
            continue
        starts = [(offset + answer["answer_start"], len(answer["text"])) for answer in answers]
        yield str(entry["question"]), title, tuple((start, start + size) for start, size in starts)


def hits(kb: KnowledgeBase, asked: list[Asked], *, literal: bool) -> int:
    """How many questions get a passage that overlaps the right answer."""
    found = ((kb.ask(question, literal=literal), article, spans) for question, article, spans in asked)
    return sum(
        hasattr(answer, "passage")
        and answer.passage.article_id == article
        and any(answer.passage.start < end and answer.passage.end > start for start, end in spans)
        for answer, article, spans in found
    )


def with_slip(question: str, chance: random.Random) -> str:
    """The question with one slip in one of its words of content; unchanged when all of them are short."""
    terms = [term for term in understand(question).terms if len(term.word) >= SHORTEST and term.word.isalpha()]
    if not terms:
        return question
    term = chance.choice(terms)
    return question[: term.start] + slip(term.word, chance) + question[term.end :]


def slip(word: str, chance: random.Random) -> str:
    """One slip anywhere but in the first letter."""
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        [
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + chance.choice(_beside(letter)) + after,
            before + SOUNDS_ALIKE.get(letter, chance.choice(_beside(letter))) + after,
        ]
    )


def _beside(letter: str) -> str:
    for row in KEYBOARD:
        at = row.find(letter.lower())
        if at >= 0:
            return row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return letter


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every N-th question")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
