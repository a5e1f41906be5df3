"""Questions, votes and articles as files: CSV that a spreadsheet opens with Cyrillic whole, and the same as JSON."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.storage.database import Value
from bot.storage.insight import InsightStore, Record

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A cell that begins so would be computed by a spreadsheet: somebody's question must not become a formula
(https://owasp.org/www-community/attacks/CSV_Injection)."""

LONGEST_CELL = 32_000
"""Excel cuts a cell at 32,767 characters; the whole text stands in the JSON."""


class File(Struct, frozen=True):
    name: str
    content: bytes


async def export(store: InsightStore) -> tuple[File, ...]:
    tables = {"questions": await store.questions(), "votes": await store.votes(), "articles": await store.articles()}
    return await asyncio.to_thread(_files, tables)


def _files(tables: Mapping[str, Sequence[Record]]) -> tuple[File, ...]:
    sheets = [File(f"{name}.csv", to_csv(records)) for name, records in tables.items()]
    whole = json.dumps(tables, ensure_ascii=False, indent=1).encode()
    return (*sheets, File("export.json", whole))


def to_csv(records: Sequence[Record]) -> bytes:
    """UTF-8 with a mark of it, for Excel would take it for something else; semicolons, as Excel wants them where the
    comma divides decimals."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if records:
        writer.writerow(records[0])
        writer.writerows([_cell(value) for value in record.values()] for record in records)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    safe = f"'{value}" if value.startswith(FORMULA) else value
    return safe if len(safe) <= LONGEST_CELL else safe[: LONGEST_CELL - 1] + "…"
