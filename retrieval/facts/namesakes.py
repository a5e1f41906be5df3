"""Whether two of one name in different articles are two people: what they are said to be comes from different walks.

«глава района» and «руководитель исполнительной власти региона» may be one man; a head of a district and a goalkeeper
are hardly one. Only heads of roles with a known walk of life count, and any shared word of two roles speaks for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from retrieval.facts.tables import rows
from retrieval.lemmas import lemmas


def clash(roles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both have walks of life and share none, and no word of their roles either."""
    one, two = _words(roles), _words(others)
    walks, other_walks = _walks(one), _walks(two)
    return bool(walks and other_walks) and not walks & other_walks and not one & two


def _words(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(word for role in roles for word in lemmas(role))


def _walks(words: Iterable[str]) -> frozenset[str]:
    walks = _walks_of_life()
    return frozenset(walks[word] for word in words if word in walks)


@cache
def _walks_of_life() -> dict[str, str]:
    return {word: walk for walk, words in rows("walks_of_life") for word in words.split()}
