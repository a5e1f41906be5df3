"""Sets of questions with known answers: SQuAD files (version 1, and 2 with unanswerable ones) and question lists."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct

from retrieval.models import Article, Passage, Span


class UnreadableQuestions(ValueError):
    """The file is neither a SQuAD file nor a list of questions."""


class Asked(Struct, frozen=True):
    """One question and what is right: a passage that overlaps one of ``spans`` of its article, or that holds one of
    the strings ``gold``. Neither: nothing should be quoted. ``paragraph`` is where the answer stands; ``context``
    are earlier questions of the same chat."""

    question: str
    article_id: str = ""
    spans: tuple[Span, ...] = ()
    paragraph: Span | None = None
    gold: tuple[str, ...] = ()
    kind: str = "question"
    context: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return bool(self.spans or self.gold)

    def is_right(self, passage: Passage) -> bool:
        """Whether a passage is one of the right ones."""
        if self.gold:
            return any(text in passage.text for text in self.gold)
        same = passage.article_id == self.article_id
        return same and any(passage.start < end and passage.end > start for start, end in self.spans)

    def is_near(self, passage: Passage) -> bool:
        """Whether a passage stands in the right paragraph, right or not."""
        if self.paragraph is None or passage.article_id != self.article_id:
            return False
        return self.paragraph[0] <= passage.start < self.paragraph[1]


def read_squad(path: Path) -> tuple[list[Article], list[Asked]]:
    """Articles and questions of a SQuAD file. The paragraphs of an article are joined by line breaks.

    Raises ``UnreadableQuestions``.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["data"]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableQuestions(f"{path.name}: no SQuAD file") from error
    articles: list[Article] = []
    asked: list[Asked] = []
    for number, entry in enumerate(data):
        article_id = f"{number}-{entry.get('title', '')}"
        text = ""
        for paragraph in entry["paragraphs"]:
            start = len(text)
            text += paragraph["context"].replace("\n", " ") + "\n"
            asked += [_read_question(one, article_id, (start, len(text))) for one in paragraph["qas"]]
        articles.append(Article(article_id, entry.get("title", "").replace("_", " "), text.rstrip("\n")))
    return articles, asked


def read_list(path: Path) -> list[Asked]:
    """Questions one a line, as JSON: ``q``, ``gold`` (strings, none if unanswerable), ``kind``, ``context``.

    Raises ``UnreadableQuestions``.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [
            Asked(row["q"], gold=tuple(row["gold"]), kind=row["kind"], context=tuple(row.get("context", ())))
            for row in rows
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableQuestions(f"{path.name}: no list of questions") from error


def _read_question(entry: dict[str, object], article_id: str, paragraph: Span) -> Asked:
    answers = entry.get("answers") if not entry.get("is_impossible") else None
    spans: list[Span] = []
    for answer in answers if isinstance(answers, list) else []:
        start = paragraph[0] + answer["answer_start"]
        spans.append((start, start + len(answer["text"])))
    return Asked(str(entry["question"]), article_id, tuple(spans), paragraph if spans else None)
