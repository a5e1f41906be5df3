"""«А или Б?»: words that are named side by side as alternatives, so that one of them answers for the other."""

from __future__ import annotations

from collections.abc import Container, Sequence

from retrieval.lemmas import Token, fold, lemma

OR = frozenset({"или", "либо", "иль"})

LONGEST_GAP = 2
"""Words without content that may stand between «или» and an alternative («продлят или он закончится»)."""


def alternatives(found: Sequence[Token], content: Container[int]) -> dict[int, list[str]]:
    """For positions of tokens, the lemmas of their alternatives. ``content``: positions of the words that count."""
    others: dict[int, list[str]] = {}
    for at, token in enumerate(found):
        if fold(token.text) not in OR:
            continue
        left, right = _beside(found, content, at, -1), _beside(found, content, at, 1)
        for one, other in ((left, right), (right, left)):
            others.update({place: [lemma(found[far].text) for far in other] for place in one})
    return others


def _beside(found: Sequence[Token], content: Container[int], at: int, step: int) -> list[int]:
    """Positions of the alternative on one side: a name of all its words, else the nearest word of content."""
    near = [at + step * distance for distance in range(1, LONGEST_GAP + 2)]
    first = next((place for place in near if place in content), None)
    if first is None:
        return []
    places = [first]
    while _is_named(found, content, places[-1]) and _is_named(found, content, places[-1] + step):
        places.append(places[-1] + step)
    return places


def _is_named(found: Sequence[Token], content: Container[int], at: int) -> bool:
    return at in content and found[at].text[:1].isupper()
