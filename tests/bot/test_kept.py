"""What is kept is read once, and never outlives a change, not even one that comes while it is being read."""

from __future__ import annotations

import asyncio

from bot.kept import Kept


class Source:
    """Gives what it holds when the reading began, once it may go on."""

    def __init__(self) -> None:
        self.value, self.reads = "old", 0
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def read(self) -> str:
        self.reads += 1
        found = self.value
        await self.may_go_on.wait()
        return found


async def test_it_is_read_once() -> None:
    source = Source()
    kept = Kept(source.read)
    assert [await kept.get(), await kept.get()] == ["old", "old"]
    assert source.reads == 1


async def test_a_change_is_seen() -> None:
    source = Source()
    kept = Kept(source.read)
    await kept.get()
    source.value = "new"
    kept.look_again()
    assert await kept.get() == "new"


async def test_what_was_read_before_a_change_is_not_kept() -> None:
    source = Source()
    source.may_go_on.clear()
    kept = Kept(source.read)
    reading = asyncio.create_task(kept.get())
    await asyncio.sleep(0)  # begins to read
    source.value = "new"
    kept.look_again()
    source.may_go_on.set()
    assert await reading == "old"
    assert await kept.get() == "new"
