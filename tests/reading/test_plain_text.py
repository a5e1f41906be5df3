"""Plain text as typewriters, mail programs, scanners and note-takers leave it."""

from __future__ import annotations

import pytest

from retrieval.reading import read
from retrieval.reading.drafts import Draft, Metadata
from retrieval.reading.hyphens import glued

HEADLINE = "Города подписали договор"
FIRST = "Договор подписали в ратуше. На церемонию пришли школьники и ветераны войны и труда, их приветствовал мэр."
LAST = "Соглашение рассчитано на пять лет, а потом его продлят, если об этом попросит хотя бы одна из сторон."


def draft(text: str, name: str = "статья.txt") -> Draft:
    return read(name, text.encode())


@pytest.mark.parametrize(
    ("above", "below", "together"),
    [
        ("подписали согла-", "шение о дружбе", "подписали соглашение о дружбе"),
        ("о научно-", "техническом союзе", "о научно-техническом союзе"),
        ("в Приозёр-", "ском районе", "в Приозёрском районе"),
        ("в Ростове-", "На-Дону", "в Ростове-На-Дону"),
        ("социально\u00ad", "го", "социального"),
        ("мост -", "это путь", "мост - это путь"),
        ("в 1941-", "1945 годах", "в 1941- 1945 годах"),
        ("пришли гости", "из-за реки", "пришли гости из-за реки"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(above: str, below: str, together: str) -> None:
    assert glued(above, below) == together


def test_columns_of_a_newspaper_are_put_together() -> None:
    text = """ГОРОДА ПОДПИСАЛИ
ДОГОВОР

Договор о дружбе горо-
дов подписали в ратуше.
На церемонию пришли
школьники и ветера-
ны. Соглашение рассчи-
тано на пять лет."""
    whole = "Договор о дружбе городов подписали в ратуше. На церемонию пришли школьники и ветераны. "
    assert draft(text).text.split("\n") == ["ГОРОДА ПОДПИСАЛИ ДОГОВОР", f"{whole}Соглашение рассчитано на пять лет."]


def test_indented_lines_open_paragraphs() -> None:
    wrapped = [FIRST[:58].rpartition(" ")[0], FIRST[58 - len(FIRST[:58].rpartition(" ")[2]) :]]
    other = [LAST[:58].rpartition(" ")[0], LAST[58 - len(LAST[:58].rpartition(" ")[2]) :]]
    lines = [f"     {HEADLINE}", f"     {wrapped[0]}", wrapped[1], f"     {other[0]}", other[1]]
    assert draft("\r\n".join(lines)).text.split("\n") == [HEADLINE, FIRST, LAST]


def test_front_matter_of_a_notebook() -> None:
    head = f'---\ntitle: "{HEADLINE}"\nauthor: Анна Ким\ndate: 2019-05-24\ntags:\n  - дружба\n# черновик\n---\n'
    found = draft(f"{head}\n# {HEADLINE}\n\n{FIRST}\n", "заметка.md")
    assert found.metadata == Metadata(title=HEADLINE, published="24.05.2019")
    assert found.text == f"{HEADLINE}\n{FIRST}"


def test_markdown_is_read_as_it_is_shown() -> None:
    text = f"""# {HEADLINE}

{FIRST}

* дружба
+ торговля

| Год | Событие |
|:---|---:|
| 2019 | договор |

![мэр](mayor.jpg)
> **Мы ждали** этого [давно](https://a.example).
```
{LAST}
```
"""
    shown = [HEADLINE, FIRST, "дружба", "торговля", "Год — Событие", "2019 — договор", "Мы ждали этого давно.", LAST]
    assert draft(text, "заметка.md").text.split("\n") == shown
