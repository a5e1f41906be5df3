"""A picture of how the bot was used, to be read on a phone: large letters, few things, meaning never by colour alone.

Drawn with Pillow and the letters of ``fonts/``, for a server may have none that know Cyrillic. Slow enough (~100 ms) to
be kept off the event loop; Pillow is loaded with the first picture.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
WIDTH, MARGIN = 1080, 60
BARS_HEIGHT, LINE = 420, 86
INK, FAINT, PALE = "#1c2733", "#5f6f7f", "#e6ebf0"
ANSWERED, UNANSWERED = "#2a78c8", "#f0a53c"
MOST_LABELS = 8
"""Days named under the bars; more would touch each other."""


class Bar(Struct, frozen=True):
    """One day: ``label`` under it, how many questions were answered and how many not."""

    label: str
    answered: int
    unanswered: int


class Tile(Struct, frozen=True):
    """A number and what it counts."""

    value: str
    label: str


class Rank(Struct, frozen=True):
    label: str
    count: int


class Chart(Struct, frozen=True):
    """What is drawn, from top to bottom; every word in the reader's language."""

    title: str
    tiles: Sequence[Tile]
    bars_title: str
    bars: Sequence[Bar]
    legend: tuple[str, str]
    ranks_title: str
    ranks: Sequence[Rank]


def draw(chart: Chart) -> bytes:
    """A PNG picture."""
    from PIL import Image, ImageDraw

    height = 640 + BARS_HEIGHT + (130 + LINE * len(chart.ranks) if chart.ranks else 0)
    image = Image.new("RGB", (WIDTH, height), "white")
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN, 52), chart.title, INK, _font(46, bold=True))
    _tiles(pen, chart.tiles, top=150)
    pen.text((MARGIN, 370), chart.bars_title, INK, _font(36, bold=True))
    _legend(pen, chart.legend, top=426)
    _bars(pen, chart.bars, top=500)
    if chart.ranks:
        _ranks(pen, chart.ranks_title, chart.ranks, top=600 + BARS_HEIGHT)
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _tiles(pen: ImageDraw.ImageDraw, tiles: Sequence[Tile], top: int) -> None:
    width = (WIDTH - 2 * MARGIN) / max(1, len(tiles))
    for place, tile in enumerate(tiles):
        left = MARGIN + place * width
        pen.text((left, top), tile.value, INK, _font(76, bold=True))
        pen.text((left, top + 100), _fitting(tile.label, width - 20, _font(32)), FAINT, _font(32))


def _legend(pen: ImageDraw.ImageDraw, names: tuple[str, str], top: int) -> None:
    left = float(MARGIN)
    for place, name in enumerate(names):
        _fill(pen, (left, top + 4, left + 30, top + 34), striped=bool(place))
        pen.text((left + 44, top), name, FAINT, _font(30))
        left += 44 + _font(30).getlength(name) + 50


def _bars(pen: ImageDraw.ImageDraw, bars: Sequence[Bar], top: int) -> None:
    bottom = top + BARS_HEIGHT
    most = max((bar.answered + bar.unanswered for bar in bars), default=0)
    axis = 24 + _font(30).getlength(str(most or 1))
    _axis(pen, most, top, bottom, MARGIN + axis)
    step = (WIDTH - 2 * MARGIN - axis) / max(1, len(bars))
    every = -(-len(bars) // MOST_LABELS)
    for place, bar in enumerate(bars):
        left = MARGIN + axis + place * step
        _bar(pen, bar, (left + step * 0.14, left + step * 0.86), bottom, BARS_HEIGHT / max(1, most))
        if (len(bars) - 1 - place) % every == 0:
            pen.text((left + step / 2, bottom + 16), bar.label, FAINT, _font(30), anchor="ma")


def _axis(pen: ImageDraw.ImageDraw, most: int, top: int, bottom: int, left: float) -> None:
    for value in sorted({0, most // 2, most or 1}):
        y = bottom - (bottom - top) * value / (most or 1)
        pen.line((left, y, WIDTH - MARGIN, y), PALE, 3)
        pen.text((left - 20, y), str(value), FAINT, _font(30), anchor="rm")


def _bar(pen: ImageDraw.ImageDraw, bar: Bar, sides: tuple[float, float], bottom: float, scale: float) -> None:
    middle = bottom - bar.answered * scale
    if bar.answered:
        _fill(pen, (sides[0], middle, sides[1], bottom), striped=False)
    if bar.unanswered:
        _fill(pen, (sides[0], middle - bar.unanswered * scale, sides[1], middle), striped=True)


def _fill(pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], *, striped: bool) -> None:
    """Stripes tell the two apart for those who see no colours."""
    pen.rectangle(box, UNANSWERED if striped else ANSWERED)
    if striped:
        y = box[1] + 8
        while y < box[3]:
            pen.line((box[0], y, box[2], y), "white", 3)
            y += 11


def _ranks(pen: ImageDraw.ImageDraw, title: str, ranks: Sequence[Rank], top: int) -> None:
    pen.text((MARGIN, top), title, INK, _font(36, bold=True))
    most = max(rank.count for rank in ranks)
    for place, rank in enumerate(ranks):
        y = top + 70 + place * LINE
        count = str(rank.count)
        room = WIDTH - 2 * MARGIN - 40 - _font(32, bold=True).getlength(count)
        pen.text((MARGIN, y), _fitting(rank.label, room, _font(32)), INK, _font(32))
        pen.text((WIDTH - MARGIN, y), count, INK, _font(32, bold=True), anchor="ra")
        pen.rectangle((MARGIN, y + 48, WIDTH - MARGIN, y + 58), PALE)
        pen.rectangle((MARGIN, y + 48, MARGIN + (WIDTH - 2 * MARGIN) * rank.count / most, y + 58), ANSWERED)


def _fitting(text: str, width: float, font: ImageFont.FreeTypeFont) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1].rstrip()
    return text + "…"


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    # The same picture everywhere: where a system has a library for complex scripts, it refuses control characters.
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size, layout_engine=layout)
