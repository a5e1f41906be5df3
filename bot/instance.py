"""One bot at a time: a lock beside the database, and one for the token on this machine.

Two bots with one token take each other's updates away, two on one database answer from different articles. The system
drops the locks when the process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.problems import AlreadyRunning
from bot.storage.database import UnusableDatabase


@contextmanager
def only_one(database: Path, identity: str | None = None) -> Iterator[None]:
    """Holds the locks; ``identity`` is the token and the server it is used at. Raises ``AlreadyRunning``, and
    ``UnusableDatabase`` when its folder cannot be written."""
    with ExitStack() as stack:
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_lock(database.with_name(database.name + ".lock")))
        except OSError as error:
            raise UnusableDatabase(error.strerror or str(error)) from error
        if identity is not None:
            stack.enter_context(_lock(_of_identity(identity)))
        yield


def _of_identity(identity: str) -> Path:
    # The name is in a folder that everyone can read: it must not give the token away.
    digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"pobratim-{os.getuid()}-{digest}.lock"


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise AlreadyRunning(file.read(20).strip()) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        # The file stays: removing it would let a third process lock a new one while a second waits on this.
        yield
