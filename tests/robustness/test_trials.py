"""The trials in short; ``make e2e`` runs them in full."""

from __future__ import annotations

from pathlib import Path

import trials


async def test_killed_at_random_moments(database: Path) -> None:
    figures = await trials.crashes(database, kills=2)
    assert figures.passed, figures


async def test_order_is_kept_in_every_chat(database: Path) -> None:
    figures = await trials.crowd(database, chats=20, each=2)
    assert figures.passed, figures
