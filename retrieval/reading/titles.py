"""Titles that programs put into a file by themselves are none."""

from __future__ import annotations

import re

NO_TITLE = re.compile(
    r"(?:microsoft )?word(?: document)?|документ ?\d*|document ?\d*|без имени.*|exported data|.+\.\w{3,4}"
    r"|\(?(?:untitled|anonymous|unspecified).*",
    re.IGNORECASE,
)
"""What programs put where a title belongs."""


def usable_title(title: str | None) -> str | None:
    """The title, unless it is the name of a program or a file."""
    text = " ".join((title or "").split())
    return None if not text or NO_TITLE.fullmatch(text) else text
