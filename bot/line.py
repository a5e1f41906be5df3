"""The bot's end of the line to the process that thinks in its stead (``bot/thinker.py``).

Questions go one way, what was made of them comes back in the same order. Whatever becomes of the process, whoever asked
gets something back: ``None`` where there is nothing to be had any more.
"""

from __future__ import annotations

import asyncio
import pickle
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.thinker import LENGTH, framed
from retrieval.answered import Given
from retrieval.children import begin, exit_code
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Turn

THINKER = ("-m", "bot.thinker")

MOST_UNDER_WAY = 32
"""Questions in the pipe; the next ones wait for room."""

START_SECONDS = 60.0
"""Until the process has rehearsed; it takes half a second on an idle machine."""

LONGEST_FRAME = 1 << 24


class Lost(Exception):
    """The process has ended by itself, or does not make sense."""


class Line:
    """To a process that is ready. ``carry`` has to run while anything is asked."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101 - both were opened as pipes
        assert process.stdout is not None  # noqa: S101
        self._process = process
        self._questions, self._answers = process.stdin, process.stdout
        self._room = asyncio.Semaphore(MOST_UNDER_WAY)
        self._waiting: deque[asyncio.Future[Given | None]] = deque()
        self._closed = False
        self._answered = 0
        self._stuck_at: int | None = None

    async def ask(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Given | None:
        """What the process makes of a question."""
        await self._room.acquire()
        if self._closed:
            self._room.release()
            return None
        answer: asyncio.Future[Given | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        self._questions.write(framed((question, tuple(history), literal)))
        return await answer

    async def carry(self) -> None:
        """Hands out what comes back; returns when the process has ended as it was told to. Raises ``Lost``."""
        try:
            while True:
                self._hand_out(await _received(self._answers))
        except asyncio.IncompleteReadError as end:
            as_told = self._closed and not self._waiting
            self._give_up()
            if not as_told:
                raise Lost(f"exit code {await exit_code(self._process)}") from end
        finally:
            self._give_up()

    def finish(self) -> None:
        """Nothing more is asked; what is under way is still answered."""
        self._closed = True
        self._questions.close()

    def look(self) -> None:
        """To be called now and again: a process that owes an answer and gave none since the last time is killed."""
        stuck_at = self._answered if self._waiting else None
        if stuck_at is not None and stuck_at == self._stuck_at and self._process.returncode is None:
            self._process.kill()
        self._stuck_at = stuck_at

    def _give_up(self) -> None:
        self._closed = True
        while self._waiting:
            self._hand_out(None)

    def _hand_out(self, given: Given | None) -> None:
        """To who has waited longest."""
        if not self._waiting:
            raise Lost("an answer that nobody asked for")
        answer = self._waiting.popleft()
        if not answer.done():  # whoever asked may have gone
            answer.set_result(given)
        self._answered += 1
        self._room.release()


@asynccontextmanager
async def line_to_thinker(knowledge: KnowledgeBase, thinker: Sequence[str] = THINKER) -> AsyncIterator[Line]:
    """A process that answers from this knowledge, rehearsed; ended on leaving, whatever it is at. Raises ``Lost``."""
    process = await begin(thinker)
    try:
        async with asyncio.timeout(START_SECONDS):
            await _teach(process, knowledge)
        yield Line(process)
    except (asyncio.IncompleteReadError, OSError) as error:
        raise Lost(f"{type(error).__name__}, exit code {await exit_code(process)}") from error
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _teach(process: asyncio.subprocess.Process, knowledge: KnowledgeBase) -> None:
    assert process.stdin is not None  # noqa: S101 - both were opened as pipes
    assert process.stdout is not None  # noqa: S101
    process.stdin.write(await asyncio.to_thread(framed, knowledge))
    await process.stdin.drain()
    await _received(process.stdout)


async def _received(answers: asyncio.StreamReader) -> Given | None:
    """Raises ``asyncio.IncompleteReadError`` at the end, ``Lost`` where it is no answer."""
    (length,) = LENGTH.unpack(await answers.readexactly(LENGTH.size))
    if length > LONGEST_FRAME:
        raise Lost("no answer's length")
    frame = await answers.readexactly(length)
    try:
        given: object = pickle.loads(frame)  # noqa: S301 - from our own process, over its own pipe
    except Exception as error:  # whatever stands in a broken frame is tried
        raise Lost("no answer") from error
    if given is None or isinstance(given, Given):
        return given
    raise Lost("no answer")
