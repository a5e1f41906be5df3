"""What is worked out of an article before it is published: its analysed sentences, its people and agreements.

The slow half of publishing. It runs in the worker beside the readers, since it loads a name finder that the process
which answers has no need of.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.models import Article


@dataclass(frozen=True, slots=True)
class Study:
    """``prepared`` and ``facts`` are what ``retrieval.outlines.dump`` and ``retrieval.facts.dump`` write;
    ``people`` are names by importance, ``passages`` and ``agreements`` are counts."""

    prepared: bytes
    facts: str
    passages: int
    people: tuple[str, ...]
    agreements: int


def study(article: Article) -> Study:
    """Analyses an article; a second or two for the first one, when the name finder is loaded."""
    from retrieval import outlines
    from retrieval.analysis import prepare
    from retrieval.facts import dump, gather, read_facts

    prepared = prepare(article)
    facts = read_facts(article, prepared.passages)
    gathered = gather([article], {article.id: prepared.passages}, [facts])
    return Study(
        prepared=outlines.dump(prepared),
        facts=dump(facts),
        passages=len(prepared.passages),
        people=tuple(person.name for person in gathered.people),
        agreements=len(gathered.agreements),
    )
