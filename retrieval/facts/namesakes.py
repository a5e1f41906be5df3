"""Whether two of one name in different articles are two people: what they are said to be comes from different walks.

«глава района» and «руководитель исполнительной власти региона» may be one man; a head of a district and a goalkeeper
are hardly one. Only heads of roles with a known walk of life count, and any shared word of two roles speaks for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from retrieval.facts.tables import rows
from retrieval.lemmas import lemmas


class Standing:
    """What someone is said to be: the words of all roles, and the walks of life that they tell."""

    def __init__(self, roles: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._walks: set[str] = set()
        self.add(roles)

    def add(self, roles: Iterable[str]) -> None:
        walks = _walks_of_life()
        words = {word for role in roles for word in lemmas(role)}
        self._words |= words
        self._walks |= {walks[word] for word in words if word in walks}

    def take(self, other: Standing) -> None:
        self._words |= other._words
        self._walks |= other._walks

    def clashes(self, other: Standing) -> bool:
        """Whether both have walks of life and share none, and no word of their roles either."""
        both_known = bool(self._walks and other._walks)
        return both_known and self._walks.isdisjoint(other._walks) and self._words.isdisjoint(other._words)


@cache
def _walks_of_life() -> dict[str, str]:
    return {word: walk for walk, words in rows("walks_of_life") for word in words.split()}
