"""Pages of newspapers and reports: columns, headlines over them, running headers, broken words, tables."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import samples

from retrieval.reading import read
from retrieval.reading.drafts import Draft
from retrieval.reading.layout import Line, blocks

HEADLINE = "Города подписали договор"
PARAGRAPHS = tuple(
    f"В день {number} гости осмотрели школу, побывали в музее и посадили дерево дружбы у реки, которая течёт мимо."
    for number in ("первый", "второй", "третий", "четвёртый", "пятый", "шестой")
)
WIDTH = 36
"""Letters in a column; one of ten points is six wide."""

Placed = tuple[float, float, float, str]


def column(paragraphs: Sequence[str]) -> list[str]:
    """Lines of a column, the first one of a paragraph indented by two letters."""
    lines = (textwrap.wrap(paragraph, WIDTH, initial_indent="  ") for paragraph in paragraphs)
    return [line for wrapped in lines for line in wrapped]


def two_columns(top: float, *, row_by_row: bool) -> list[Placed]:
    lines = column(PARAGRAPHS)
    half = len(lines) // 2
    placed = [
        (40 + 270 * side + 6 * (len(line) - len(line.lstrip())), top - 12 * row, 10, line.lstrip())
        for side, part in enumerate((lines[:half], lines[half:]))
        for row, line in enumerate(part)
    ]
    return sorted(placed, key=lambda line: (-line[1], line[0])) if row_by_row else placed


def drafted(*pages: Sequence[Placed]) -> Draft:
    return read("газета.pdf", samples.pdf_placed(*pages))


def test_columns_are_read_one_after_another_however_they_were_drawn() -> None:
    for row_by_row in (False, True):
        draft = drafted([(40, 780, 18, HEADLINE), *two_columns(750, row_by_row=row_by_row)])
        assert draft.text.split("\n") == [HEADLINE, *PARAGRAPHS]
        assert draft.title == HEADLINE


def test_a_text_across_the_page_stands_between_the_columns_around_it() -> None:
    across = "О том, как готовили договор, рассказывает глава района, который был на всех встречах."
    page = [*two_columns(780, row_by_row=True), (40, 450, 10, across), *two_columns(420, row_by_row=True)]
    assert drafted(page).text.split("\n") == [*PARAGRAPHS, across]


def test_running_headers_are_found_by_their_place_not_by_their_order() -> None:
    def page(number: int, text: str) -> list[Placed]:
        footer = (280.0, 30.0, 8.0, f"— {number} —")
        header = [(40.0, 815.0, 8.0, "Районный вестник № 21"), (480.0, 815.0, 8.0, "24 мая 2019 г.")]
        return [footer, (40, 700, 10, text), *header]

    draft = drafted(*(page(number, text) for number, text in enumerate(PARAGRAPHS[:3], 1)))
    assert draft.text.split("\n") == list(PARAGRAPHS[:3])
    assert {paragraph.cut_by for paragraph in draft.paragraphs} == {None, "page_header"}
    assert (draft.metadata.publisher, draft.metadata.published) == ("Районный вестник", "24 мая 2019 г.")


def test_what_stands_beside_the_number_of_a_page_is_its_header() -> None:
    placed: list[Placed] = [
        (40, 815, 8, "Районный вестник"),
        (500, 815, 8, "стр. 3"),
        (40, 700, 10, PARAGRAPHS[0][:85]),
    ]
    draft = drafted(placed)
    assert draft.text == PARAGRAPHS[0][:85]
    assert draft.metadata.publisher == "Районный вестник"


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph() -> None:
    first, rest = textwrap.wrap(PARAGRAPHS[0], 60)
    lines = (HEADLINE + " о дружбе и о торговле", first, rest)
    placed: list[Placed] = [(40, 780 - 12 * row, 10, line) for row, line in enumerate(lines)]
    assert drafted(placed).text.split("\n") == [lines[0], PARAGRAPHS[0]]


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    lines = ("Делегация приехала к побра-", "тимам в научно-производствен-", "ный район Приозёр-", "ского края.")
    placed: list[Placed] = [(40, 780 - 12 * row, 10, line) for row, line in enumerate(lines)]
    assert drafted(placed).text == "Делегация приехала к побратимам в научно-производственный район Приозёрского края."


def test_a_headline_of_two_lines_is_one() -> None:
    placed: list[Placed] = [(40, 780, 18, HEADLINE), (40, 758, 18, "о дружбе"), (40, 730, 10, PARAGRAPHS[0][:80])]
    assert drafted(placed).text.split("\n")[0] == f"{HEADLINE} о дружбе"


def test_rows_of_a_table_stay_together_and_apart_from_the_text() -> None:
    rows = (("Круглый стол", "20 мая"), ("Концерт", "21 мая"), ("Ярмарка", "22 мая"), ("Поход", "23 мая"))
    table = [
        (left, 740.0 - 14 * number, 10.0, cell)
        for number, row in enumerate(rows)
        for left, cell in zip((40, 300), row, strict=True)
    ]
    placed: list[Placed] = [(40, 780, 10, PARAGRAPHS[0][:85]), *table, (40, 640, 10, PARAGRAPHS[1][:85])]
    assert [" ".join(row) for row in rows] == drafted(placed).text.split("\n")[1:-1]


def test_words_of_a_justified_line_are_no_columns() -> None:
    spread = [
        Line(word, 40.0 + 60 * place, 80.0 + 60 * place, 700.0 - 12 * row, 690.0 - 12 * row)
        for row in range(12)
        for place, word in enumerate(("город", "принял", "гостей", "летом"))
    ]
    (block,) = blocks(spread)
    assert [line.text for line in block] == ["город принял гостей летом"] * 12
    assert not any(line.tabular for line in block)
