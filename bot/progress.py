"""A bar for work that takes a while: it stays in its line on a terminal, elsewhere a line comes now and then."""

from __future__ import annotations

import sys
from typing import TextIO

from bot.rereading import Watch
from bot.texts import Words

COLUMNS = 24
TICKS = 40
"""Lines of progress where there is no terminal to draw a bar on."""


class Bar:
    def __init__(self, out: TextIO = sys.stderr) -> None:
        self._out = out
        self._drawn = -1

    def draw(self, done: int, of: int, told: str) -> None:
        """``told`` stands beside the bar, and says how much is done."""
        part = done * TICKS // max(1, of)
        if not self._out.isatty() and part == self._drawn and done < of:
            return
        self._drawn = part
        full = done * COLUMNS // max(1, of)
        line = f"{'█' * full}{'░' * (COLUMNS - full)} {told}"
        print(f"\r{line}\x1b[K" if self._out.isatty() else line, end="", file=self._out, flush=True)
        if not self._out.isatty() or done == of:
            print(file=self._out, flush=True)


def rereading_bar(words: Words, out: TextIO = sys.stderr) -> Watch:
    """Draws how far the articles are that an earlier version had analysed."""
    bar = Bar(out)
    return lambda done, of: bar.draw(done, of, words.plain("rereading-progress", {"done": done, "articles": of}))
