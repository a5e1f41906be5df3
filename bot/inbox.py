"""Every update, from its arrival to its answer: stored before it is confirmed, answered in order within its chat and
side by side across chats, marked when answered. What a crash or a stop cut short is taken up at the next start.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress

from bot.arrivals import Arrival, Json, read_arrival
from bot.failures import passes
from bot.json_text import read_json
from bot.measures import Measures
from bot.sendings import ANSWERING, Attempt, Numbers
from bot.storage.inbox import InboxStore, Received, Waiting

log = logging.getLogger(__name__)

AT_ONCE = 64
"""Updates answered at the same time."""

FULL = 10_000
"""Updates waiting here from which on no more are taken: the rest wait at Telegram."""

AT_HAND = 2_000
"""Updates waiting here whose texts are kept at hand; those of the others are fetched when it is their turn."""

REMEMBERED_SECONDS = 2 * 86400
"""How long the number of an answered update is known. Telegram repeats nothing older than a day."""

GIVEN_UP_SECONDS = 86400
"""An answer to what was asked a day ago helps nobody."""

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0

PARTING_SECONDS = 0.5
"""What an answer cut short has for its last word, the answer to a press say, before it is cut short again."""

Answer = Callable[[Json], Awaitable[object]]
Notice = Callable[[Arrival], Awaitable[None]]
Crowded = Callable[[Arrival, int], Awaitable[None]]

CROWDED = 25
"""Updates waiting in one line from which on the chat is told that it will take a while."""


class Inbox:
    """``answer`` deals with one update; ``notice`` sees each new one as it arrives, ``crowded`` one whose line got
    long. Call ``open`` first, ``close`` at the end, and ``take`` in between."""

    def __init__(
        self,
        store: InboxStore,
        answer: Answer,
        notice: Notice,
        crowded: Crowded,
        numbers: Numbers,
        measures: Measures,
    ) -> None:
        self._store = store
        self._answer = answer
        self._notice = notice
        self._crowded = crowded
        self._numbers = numbers
        self._measures = measures
        self._lines: dict[str, deque[Waiting]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._interrupted: set[int] = set()
        self._at_hand: dict[int, Json] = {}
        self._closing = asyncio.Event()
        self._room, self._idle = asyncio.Event(), asyncio.Event()
        self._room.set()
        self._idle.set()
        self.waiting = 0

    async def open(self) -> None:
        """Takes up what an earlier run left unanswered."""
        await self.prune()
        unanswered = await self._store.waiting()
        self._interrupted = {waiting.update_id for waiting in unanswered}
        self._line_up(unanswered)
        if unanswered:
            log.info("taken up unanswered=%d", len(unanswered))

    async def prune(self) -> None:
        await self._store.prune(time.time() - REMEMBERED_SECONDS)

    async def take(self, updates: Sequence[object]) -> int:
        """Stores updates as Telegram sent them; when then ``secure`` has returned, they may be confirmed. Gives the
        highest number among them, 0 for none. Raises what the database raises: then they have to be brought again."""
        arrivals = [arrival for arrival in map(read_arrival, updates) if arrival is not None]
        received = [Received(one.update_id, one.line, one.body) for one in arrivals]
        new = await self._store.receive(received, time.time(), _highest(arrivals))
        self._measures.updates += len(new)
        self._measures.duplicates += len(arrivals) - len(new)
        self._measures.last_update = time.time()
        numbers = {waiting.update_id for waiting in new}
        unseen = [arrival for arrival in arrivals if arrival.update_id in numbers]
        lengths = {arrival.line: self.length(arrival.line) for arrival in unseen}
        for arrival in unseen:
            await self._show(arrival)
        self._keep_at_hand(unseen)
        self._line_up(new)
        for arrival in {arrival.line: arrival for arrival in unseen}.values():
            if lengths[arrival.line] < CROWDED <= self.length(arrival.line):
                self._start(self._tell(arrival), "crowded")
        return max((arrival.update_id for arrival in arrivals), default=0)

    async def secure(self) -> None:
        """Returns when what was taken is safe even from a power cut. It is being answered meanwhile: the disk may take
        longer than most answers. Raises what the database raises."""
        await self._store.secure()

    async def room(self) -> None:
        """Returns when there is room for more."""
        await self._room.wait()

    async def idle(self) -> None:
        """Returns when everything taken is answered."""
        await self._idle.wait()

    @property
    def is_full(self) -> bool:
        return not self._room.is_set()

    def length(self, line: str) -> int:
        """How many updates of a line wait or are being answered."""
        return len(self._lines.get(line, ()))

    async def close(self, seconds: float) -> None:
        """Starts no more answers, lets the running ones end within a time, and leaves the rest for the next start."""
        self._closing.set()
        workers = set(self._workers)
        if workers:
            _, late = await asyncio.wait(workers, timeout=seconds)
            await _cut_short(late)
        log.info("closed unanswered=%d", self.waiting)

    async def _show(self, arrival: Arrival) -> None:
        try:
            await self._notice(arrival)
        except Exception:
            # It is stored: whatever the notice was for, the update has to be answered.
            log.exception("update=%d not noticed", arrival.update_id)

    def _keep_at_hand(self, arrivals: Sequence[Arrival]) -> None:
        for arrival in arrivals[: max(0, AT_HAND - len(self._at_hand))]:
            self._at_hand[arrival.update_id] = arrival.update

    def _line_up(self, new: Sequence[Waiting]) -> None:
        for waiting in new:
            line = self._lines.get(waiting.line)
            if line is None:
                self._lines[waiting.line] = line = deque()
                self._start(self._work(waiting.line, line), waiting.line)
            line.append(waiting)
        self._count(len(new))

    def _start(self, work: Coroutine[None, None, None], name: str) -> None:
        worker = asyncio.create_task(work, name=name)
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _tell(self, arrival: Arrival) -> None:
        try:
            await self._crowded(arrival, self.length(arrival.line))
        except Exception as error:
            log.warning("line=%s not told that it is long: %s", arrival.line, type(error).__name__)

    def _count(self, change: int) -> None:
        self.waiting += change
        if self.waiting:
            self._idle.clear()
        else:
            self._idle.set()
        if self.waiting >= FULL:
            self._room.clear()
        elif self.waiting < FULL // 2:
            self._room.set()

    async def _work(self, name: str, line: deque[Waiting]) -> None:
        """Answers a line to its end. What waits for another try holds up its own line only."""
        pause = FIRST_PAUSE
        while line and not self._closing.is_set():
            async with self._places:
                if self._closing.is_set():
                    return
                answered = await self._settle(line[0])
            if answered:
                line.popleft()
                self._count(-1)
                pause = FIRST_PAUSE
            else:
                await self._wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        if not line:
            del self._lines[name]

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    async def _settle(self, waiting: Waiting) -> bool:
        """Whether the update is done with: answered, or nothing can be done about it."""
        try:
            return await self._try(waiting)
        except Exception as error:
            # The database itself: nothing was lost, it is tried again.
            log.error("update=%d not settled: %s", waiting.update_id, error)
            return False

    async def _try(self, waiting: Waiting) -> bool:
        update = await self._update(waiting.update_id)
        if update is None:
            return True
        again = waiting.update_id in self._interrupted
        earlier = await self._store.sendings(waiting.update_id) if again else []
        attempt = Attempt(waiting.update_id, self._store, again, earlier)
        # Whatever cuts this go short, a full disk at its last mark too: the next one looks for what was sent.
        self._interrupted.add(waiting.update_id)
        try:
            if not await self._answered(waiting, attempt, update):
                return False
        finally:
            attempt.over = True
        await self._store.done(waiting.update_id, self._numbers.anywhere)
        self._interrupted.discard(waiting.update_id)
        self._measures.latency.observe(max(0.0, time.time() - waiting.received_at))
        return True

    async def _update(self, number: int) -> Json | None:
        at_hand = self._at_hand.pop(number, None)
        if at_hand is not None:
            return at_hand
        body = await self._store.body(number)
        return None if body is None else read_json(body)

    async def _answered(self, waiting: Waiting, attempt: Attempt, update: Json) -> bool:
        token = ANSWERING.set(attempt)
        try:
            await self._answer(update)
        except Exception as error:
            if passes(error) and time.time() - waiting.received_at < GIVEN_UP_SECONDS:
                self._measures.postponed += 1
                log.warning("update=%d postponed: %s", waiting.update_id, type(error).__name__)
                return False
            # An update nobody can deal with must not stand in the way of the next.
            self._measures.failures += 1
            log.error("update=%d given up", waiting.update_id, exc_info=error)
        finally:
            ANSWERING.reset(token)
        return True


async def _cut_short(workers: set[asyncio.Task[None]]) -> None:
    """However often one of them begins something new on its way out: when Telegram is down, that takes long."""
    going = workers
    while going:
        for worker in going:
            worker.cancel()
        _, going = await asyncio.wait(going, timeout=PARTING_SECONDS)
    await asyncio.gather(*workers, return_exceptions=True)


def _highest(arrivals: Sequence[Arrival]) -> int:
    """The highest message number in private chats among them."""
    return max((one.message for one in arrivals if one.message and one.chat and one.chat > 0), default=0)
