"""Tables that rules read: tab-separated lexicons, one row a line, ``#`` starts a comment line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``lexicons/<name>.tsv``."""
    text = files("retrieval.facts").joinpath("lexicons", f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def pairs(name: str) -> dict[str, str]:
    """A table of two columns: first → second. The caller must not change it."""
    return {key: value for key, value in rows(name)}  # noqa: C416 - a row is a tuple of any length to the type checker
