"""People and agreements that articles speak of.

``read_facts`` is the slow half, for one article; ``gather`` the quick half, for all of them; ``dump`` and ``load``
keep what was read. ``find_people`` looks a person up by a name in any form or spelling.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.facts.finder import Found, NameFinder
    from retrieval.facts.gathering import gather
    from retrieval.facts.reading import read_facts
    from retrieval.facts.records import ArticleFacts, Facts, NameMention
    from retrieval.facts.rules import RuleFinder
    from retrieval.facts.search import find_people, is_named
    from retrieval.facts.stored import OutdatedFacts, dump, load

__all__ = [
    "ArticleFacts",
    "Facts",
    "Found",
    "NameFinder",
    "NameMention",
    "OutdatedFacts",
    "RuleFinder",
    "dump",
    "find_people",
    "gather",
    "is_named",
    "load",
    "read_facts",
]

_HOMES = {
    "finder": ("Found", "NameFinder"),
    "gathering": ("gather",),
    "reading": ("read_facts",),
    "records": ("ArticleFacts", "Facts", "NameMention"),
    "rules": ("RuleFinder",),
    "search": ("find_people", "is_named"),
    "stored": ("OutdatedFacts", "dump", "load"),
}


def __getattr__(name: str) -> object:
    """From its module when it is asked for: the rules by which an article is read are a twentieth of a start, and what
    was read is stored."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
