"""The process that thinks in the bot's stead under load (``bot/relief.py``): ``python -m bot.thinker``.

Standard input brings the knowledge, then questions; to standard output goes a sign that the knowledge is rehearsed,
then what was made of each question, in the order asked. A frame is its length and a pickle: both ends are ours, and
nobody else has hold of the pipes. When the input ends, so does this, and it ends however the bot does.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from retrieval.pipes import own_output

if TYPE_CHECKING:
    from retrieval.answered import Given
    from retrieval.knowledge import KnowledgeBase
    from retrieval.models import Turn

    Asked = tuple[str, tuple[Turn, ...], bool]
    """A question, the turns before it, and whether it is taken literally."""

LENGTH = struct.Struct("<I")

KILLED_FIRST = "800"
"""Of 1000: where memory is short, the system is to end this process and not the bot, which can do without."""


def main() -> None:
    """Answers until the input ends."""
    _leave_signals_to_the_bot()
    questions, answers = sys.stdin.buffer, own_output()
    with contextlib.suppress(EOFError, BrokenPipeError):
        knowledge: KnowledgeBase = pickle.loads(_frame(questions))  # noqa: S301 - from the bot, over its own pipe
        _rehearse(knowledge)
        _send(answers, None)
        while True:
            asked: Asked = pickle.loads(_frame(questions))  # noqa: S301 - the same
            _send(answers, _considered(knowledge, asked))


def framed(content: object) -> bytes:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(packed)) + packed


def _considered(knowledge: KnowledgeBase, asked: Asked) -> Given | None:
    """None where it fails: the bot tries for itself, and tells of the failure."""
    question, history, literal = asked
    try:
        return knowledge.consider(question, history, literal=literal)
    except MemoryError:
        raise
    except Exception:
        return None


def _rehearse(knowledge: KnowledgeBase) -> None:
    from bot import garbage
    from retrieval.rehearsal import KINDS

    for question, history in KINDS:
        knowledge.consider(question, history)
    garbage.from_now_on()


def _frame(stream: BinaryIO) -> bytes:
    """Raises ``EOFError``."""
    length = stream.read(LENGTH.size)
    if len(length) < LENGTH.size:
        raise EOFError
    return stream.read(LENGTH.unpack(length)[0])


def _send(answers: BinaryIO, content: object) -> None:
    answers.write(framed(content))
    answers.flush()


def _leave_signals_to_the_bot() -> None:
    """Ctrl-C in a terminal, and the end of a service, reach all processes: the bot finishes its answers first."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(KILLED_FIRST, encoding="ascii")


if __name__ == "__main__":
    main()
