"""Russian words in other letters: Latin by any scheme («Zhukov», «Jukov», «kto podpisal»), Ukrainian ones.

One spelling has several readings. All of them are made, likeliest first, and the articles and the dictionary
decide which is a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from retrieval.lemmas import fold
from retrieval.lexicons import rows
from retrieval.spelling.letters import CYRILLIC

Table = dict[str, tuple[str, ...]]
"""Letters → their readings, likeliest first; keys «-…» and «…-» hold at the edges of a word only."""

WIDTH = 160
"""Readings kept at every letter: enough for three letters of five readings each, and still under a millisecond."""

_LONGEST_KEY = 6


def readings(word: str, letters: str = "transliteration.tsv") -> list[str]:
    """Readings of a word by the lexicon ``letters``, folded, likeliest first; empty when a letter has no reading."""
    text = fold(word)
    table = _table(letters)
    ways: list[dict[str, float]] = [{} for _ in range(len(text) + 1)]
    ways[0][""] = 0.0
    for at in range(len(text)):
        for beginning, cost in _cheapest(ways[at]):
            for end, reading, surplus in _steps(text, at, table):
                made = beginning + reading
                total = cost + surplus
                if total < ways[end].get(made, float("inf")):
                    ways[end][made] = total
    return [reading for reading, _ in _cheapest(ways[-1])]


def _cheapest(ways: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(ways.items(), key=lambda way: (way[1], way[0]))[:WIDTH]


def _steps(text: str, at: int, table: Table) -> Iterator[tuple[int, str, float]]:
    """Where the next letters lead: the place after them, their reading, and its cost. Letters read apart that could be
    read together («s-h») cost more than any choice of reading."""
    longest = True
    for size in range(min(_LONGEST_KEY, len(text) - at), 0, -1):
        found = _letters(text, at, size, table)
        for rank, reading in enumerate(found):
            yield at + size, reading, 1.0 + rank + (0.0 if longest else 1.5) - (size - 1) * 0.9
        longest = longest and not found


def _letters(text: str, at: int, size: int, table: Table) -> tuple[str, ...]:
    key = text[at : at + size]
    ending = table.get("-" + key, ()) if at + size == len(text) and at else ()
    opening = table.get(key + "-", ()) if at == 0 and size < len(text) else ()
    same = (key,) if size == 1 and CYRILLIC.match(key) and key not in table else ()
    return tuple(dict.fromkeys(opening + ending + table.get(key, ()) + same))


@cache
def _table(letters: str) -> Table:
    return {key: tuple(fold(reading).replace("∅", "") for reading in listed.split()) for key, listed in rows(letters)}
