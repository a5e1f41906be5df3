"""Lines of a page → blocks in reading order: columns one after another, headlines across them where they stand.

A page is a set of pieces of lines with their places. A gutter is a left edge at which many pieces begin, with enough
pieces that end before it beside them, both wide and full enough to be prose: a table has no gutters, its rows stay
together. Pieces that cross the gutter divide the page into bands, each read column by column, as in the recursive XY
cut (Nagy, Seth 1984).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import mean, median

from msgspec import Struct
from msgspec.structs import replace

FEWEST = 4
"""Lines of a column; fewer beside each other are a table or a caption."""

LETTERS = 18
"""Mean length of a column's lines below which they are cells of a table."""

FILLED = 0.7
"""Median share of its column that a line of prose fills."""

SLACK = 3.0
"""Points by which the left edges of one column may differ; its paragraphs' first lines are indented further."""

CELLS_APART = 4.0
"""Letter heights between two pieces of a row of a table; justified lines leave less between words."""

MOST_CROSSING = 0.2
"""Share of the lines beside a gutter that may cross it."""


class Line(Struct, frozen=True):
    """A line of a page, in points from the bottom left corner. ``tabular``: put together of pieces far apart."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    tabular: bool = False

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def blocks(pieces: Sequence[Line]) -> list[list[Line]]:
    """Pieces of one page as blocks of whole lines, each from top to bottom."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [rows(pieces)] if pieces else []
    return [block for band in _bands(pieces, gutter) for block in _read_band(band, gutter)]


def rows(pieces: Iterable[Line]) -> list[Line]:
    """Pieces that stand on one height, from left to right, are one line."""
    return [_row(sorted(row, key=lambda piece: piece.left)) for row in by_height(pieces)]


def by_height(pieces: Iterable[Line]) -> list[list[Line]]:
    """From top to bottom, pieces on one height together."""
    found: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if found and _on_one_height(found[-1][0], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The left edge of a right-hand column."""
    begins = Counter(round(piece.left) for piece in pieces)
    edges = [float(edge) for edge, count in begins.items() if count >= FEWEST]
    return max((edge for edge in edges if _divides(pieces, edge)), key=lambda edge: begins[round(edge)], default=None)


def _divides(pieces: Sequence[Line], edge: float) -> bool:
    left, right, crossing = map(rows, _sides(pieces, edge))
    if not left or not right:
        return False
    low = max(left[-1].bottom, right[-1].bottom)
    high = min(left[0].top, right[0].top)
    beside = [[line for line in side if low <= line.bottom and line.top <= high] for side in (left, right, crossing)]
    fewest = min(len(beside[0]), len(beside[1]))
    return fewest >= FEWEST and len(beside[2]) <= MOST_CROSSING * fewest and all(map(_is_prose, beside[:2]))


def _sides(pieces: Sequence[Line], edge: float) -> tuple[list[Line], list[Line], list[Line]]:
    """Pieces left of an edge, right of it, and across it."""
    left = [piece for piece in pieces if piece.right <= edge]
    right = [piece for piece in pieces if piece.left >= edge - SLACK]
    return left, right, [piece for piece in pieces if piece.left < edge - SLACK and piece.right > edge]


def _is_prose(column: Sequence[Line]) -> bool:
    start = min(line.left for line in column)
    width = max(max(line.right for line in column) - start, 1.0)
    filled = median((line.right - start) / width for line in column)
    return filled >= FILLED and mean(len(line.text) for line in column) >= LETTERS


def _bands(pieces: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """From top to bottom: what crosses the gutter, what stands beside it, and so on. What has nothing on the other
    side is a short line of the text that crosses."""
    for _, band in groupby(by_height(pieces), key=lambda row: _is_beside(row, gutter)):
        yield [piece for row in band for piece in row]


def _is_beside(row: Sequence[Line], gutter: float) -> bool:
    return not any(piece.left < gutter - SLACK and piece.right > gutter for piece in row)


def _read_band(band: Sequence[Line], gutter: float) -> list[list[Line]]:
    left, right, crossing = _sides(band, gutter)
    if crossing or not left or not right:
        return [rows(band)]
    return [*blocks(left), *blocks(right)]


def _on_one_height(one: Line, other: Line) -> bool:
    """Whether the middle of each stands within the other."""
    middles = ((one.top + one.bottom) / 2, (other.top + other.bottom) / 2)
    return other.bottom < middles[0] < other.top and one.bottom < middles[1] < one.top


def _row(pieces: Sequence[Line]) -> Line:
    first, *rest = pieces
    gaps = [after.left - before.right for before, after in zip(pieces, rest, strict=False)]
    return replace(
        first,
        text=" ".join(piece.text for piece in pieces),
        right=max(piece.right for piece in pieces),
        tabular=any(gap > CELLS_APART * first.height for gap in gaps),
    )
