"""The process in which strangers' bytes are read: ``python -m retrieval.reading.worker MEGABYTES``.

Requests come on standard input, a line of JSON and then as many bytes as it says; events go to standard output, a
line of JSON each. Limits are set before the first byte is looked at. Nothing can be written to disk from here, and the
parent passes no environment, so there are no secrets to steal.
"""

from __future__ import annotations

import contextlib
import resource
import sys
from collections.abc import Iterator
from typing import BinaryIO

from retrieval.pipes import own_output
from retrieval.reading import wire
from retrieval.reading.archive import Refused, names_in, read_all
from retrieval.reading.drafts import Draft
from retrieval.reading.errors import ReadError, TookTooMuchMemory
from retrieval.reading.study import study

SPARE_SECONDS = 10
"""The parent stops what takes too long; this is for the case that the parent is gone."""


def main() -> None:
    """Serves requests until the input ends or the memory does."""
    megabytes = int(sys.argv[1])
    requests, events = sys.stdin.buffer, own_output()
    limit_memory(megabytes)
    _send(events, {"event": "ready"})
    while line := requests.readline():
        request = wire.decode(line)
        seconds = wire.number(request["seconds"])
        limit_time(seconds)
        try:
            for event in serve(request, requests):
                _send(events, event)
                limit_time(seconds)  # the next file of an archive has as much as the first
        except MemoryError:
            _send(events, _failed(TookTooMuchMemory({"megabytes": megabytes}), gone=True))
            return
        except ReadError as error:
            _send(events, _failed(error, gone=False))


def serve(request: wire.Message, stream: BinaryIO) -> Iterator[wire.Message]:
    """Events that answer one request; the last one is «done». Raises ``ReadError`` for the request as a whole."""
    if request["task"] == "study":
        article = wire.to_article(wire.mapping(request["article"]))
        yield {"event": "studied", "study": wire.from_study(study(article))}
    else:
        yield from _read(request, stream.read(wire.number(request["size"])))
    yield {"event": "done"}


def limit_memory(megabytes: int) -> None:
    """No more address space than this, no core dump, no file written."""
    size = megabytes * 2**20
    for limit, value in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        with contextlib.suppress(ValueError, OSError):  # some systems don't know a limit, or allow less
            resource.setrlimit(limit, (value, value))
    sys.dont_write_bytecode = True


def limit_time(seconds: int) -> None:
    """The processor's time for one file, counted from what was used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + SPARE_SECONDS
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _read(request: wire.Message, data: bytes) -> Iterator[wire.Message]:
    name, start = wire.text(request["name"]), wire.number(request["start"])
    yield {"event": "files", "names": names_in(name, data)}
    for outcome in read_all(name, data, start):
        if isinstance(outcome, Refused):
            yield {"event": "refused", "name": outcome.name, "error": wire.from_error(outcome.error)}
        else:
            yield {"event": "draft", "draft": wire.from_draft(outcome), "study": _studied(outcome, request)}


def _studied(draft: Draft, request: wire.Message) -> wire.Message | None:
    return wire.from_study(study(draft.article("draft"))) if request["facts"] else None


def _failed(error: ReadError, *, gone: bool) -> wire.Message:
    """``gone``: the worker ends with it, since a process that ran out of memory is not to be trusted with more."""
    return {"event": "failed", "error": wire.from_error(error), "gone": gone}


def _send(events: BinaryIO, event: wire.Message) -> None:
    events.write(wire.encode(event))
    events.flush()


if __name__ == "__main__":
    main()
