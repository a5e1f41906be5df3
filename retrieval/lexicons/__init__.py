"""Words as data: files that a person who knows Russian can correct without reading code.

Every file says in its first comment what it is, where it comes from and how a line is written. ``#`` opens a comment
where it begins a line or follows white space; empty lines are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"(?:^|\s)#.*")


def lines(name: str) -> Iterator[str]:
    """The lines of lexicon ``name`` («stop_words.txt»), without comments and without outer blanks. Read anew each time:
    whoever asks keeps what it makes of them, and a large file is not in memory twice."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    bare = (_COMMENT.sub("", line) if "#" in line else line for line in text.splitlines())
    return filter(None, map(str.strip, bare))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a lexicon of columns, cut at tabs."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines(name))


@cache
def words(name: str) -> frozenset[str]:
    """All words of a lexicon that is a plain list, several to a line allowed."""
    return frozenset(word for line in lines(name) for word in line.split())
