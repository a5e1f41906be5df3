"""How many messages are under way to Telegram at once.

Private chats of a bot share one count of messages. A message that may have arrived is looked for behind the highest
number known when it left (``bot/posting.py``), so few may leave on the same knowledge, or they hide each other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

UNDER_WAY = 16
"""Well below the numbers that are tried (``FARTHEST``): what people write meanwhile lies in between too. At a tenth of
a second each, it is five times what Telegram takes from a bot."""


class Departures:
    """Of messages to private chats: a group has a count of its own, and messages to one chat leave one by one."""

    def __init__(self) -> None:
        self._under_way = asyncio.Semaphore(UNDER_WAY)
        self._first = asyncio.Lock()
        self._up_to_date = False

    @asynccontextmanager
    async def leaving(self, chat: int) -> AsyncIterator[None]:
        """Around one request. Until the first has arrived they go one at a time: nobody knows how much was written
        while the bot was down, and its number tells."""
        if chat < 0:
            yield
            return
        async with self._under_way:
            if not self._up_to_date:
                async with self._first:
                    if not self._up_to_date:
                        yield
                        self._up_to_date = True
                        return
            yield
