"""The texts of ``agreement_texts``: an article, the people named in it, and the agreements a reader finds.

Where a text lists no names, the finder of names finds them, as in a published article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.facts.finders import default_finder
from retrieval.facts.reading import read_mentions
from retrieval.facts.records import NameMention
from retrieval.models import Agreement, Article, Passage
from retrieval.sentences import passages

FOLDER = Path(__file__).parent / "agreement_texts"
FIELDS = ("kind", "parties", "signatories", "date", "term", "place", "status")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text with its gold; agreements as field → values."""

    name: str
    article: Article
    passages: tuple[Passage, ...]
    mentions: tuple[NameMention, ...]
    gold: tuple[dict[str, tuple[str, ...]], ...]


def samples() -> list[Sample]:
    """All texts, by file name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.toml"))]


def _read(path: Path) -> Sample:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    article = Article(path.stem, path.stem, data["text"].strip())
    sentences = passages(article)
    gold = tuple({field: _values(entry.get(field)) for field in FIELDS} for entry in data.get("agreement", ()))
    names = data.get("names")
    mentions = _found(article, sentences) if names is None else tuple(_mentions(article, sentences, names))
    return Sample(path.stem, article, sentences, mentions, gold)


def _found(article: Article, sentences: Sequence[Passage]) -> tuple[NameMention, ...]:
    return read_mentions(article.text, sentences, default_finder())


def _values(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _mentions(article: Article, sentences: Sequence[Passage], names: dict[str, list[str]]) -> list[NameMention]:
    found: list[NameMention] = []
    for form in sorted(names, key=len, reverse=True):
        name, case, *roles = names[form]
        *firsts, last = name.split()
        for place in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", article.text):
            if any(each.start < place.end() and place.start() < each.end for each in found):
                continue
            position = next(p.position for p in sentences if p.start <= place.start() < p.end)
            name_parts = (last, " ".join(firsts) or None)
            found.append(
                NameMention(place.start(), place.end(), form, position, *name_parts, case=case, roles=tuple(roles))
            )
    return sorted(found, key=lambda mention: mention.start)


def values_of(agreement: Agreement) -> dict[str, tuple[str, ...]]:
    """Fields of a found agreement in the shape of the gold."""
    return {
        "kind": (agreement.kind,),
        "parties": agreement.parties,
        "signatories": agreement.signatories,
        "date": _values(agreement.date),
        "term": _values(agreement.term),
        "place": _values(agreement.place),
        "status": _values(agreement.status),
    }
