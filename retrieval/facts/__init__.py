"""People and agreements that articles speak of.

``read_facts`` is the slow half, for one article; ``gather`` the quick half, for all of them; ``dump`` and ``load``
keep what was read. ``find_people`` looks a person up by a name in any form or spelling.
"""

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
