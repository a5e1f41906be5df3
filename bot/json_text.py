"""JSON by msgspec, five times as quick as Python's, which still reads and writes what msgspec refuses: half of a pair
of UTF-16 units, say, as a text that was cut may end with."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def read_json(text: str | bytes) -> Any:
    """Raises ``ValueError`` for what is no JSON."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return json.loads(text)


def write_json(value: object) -> str:
    """Raises ``TypeError`` for what JSON has no words for."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return json.dumps(value)
