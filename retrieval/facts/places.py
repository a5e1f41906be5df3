"""A name's place in its sentence."""

from __future__ import annotations

from msgspec import Struct

from retrieval.facts.names import Name


class Place(Struct, frozen=True):
    """Tokens ``first`` … ``stop - 1`` of a sentence: a name, its case and gender, and who it is."""

    first: int
    stop: int
    case: str
    gender: str
    name: Name
