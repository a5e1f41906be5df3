"""Work beside the answers ends with them; when it ends before, somebody is told why."""

from __future__ import annotations

import asyncio

import pytest

from bot.meanwhile import meanwhile


async def for_ever() -> None:
    await asyncio.Event().wait()


async def fail() -> None:
    raise OSError("no space left")


async def test_what_ends_early_is_told_and_the_rest_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async with meanwhile(fail(), for_ever()):
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert [record.getMessage() for record in caplog.records] == ["ended early: fail"]
    assert len(caplog.records) == 1
    caplog.clear()
    assert len(asyncio.all_tasks()) == 1
