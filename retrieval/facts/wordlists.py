"""Word lists that rules look words up in: one word a line, ``#`` starts a comment. Data, so that rules stay rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``lexicons/<name>.txt``."""
    text = files("retrieval.facts").joinpath("lexicons", f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in stripped if line)
