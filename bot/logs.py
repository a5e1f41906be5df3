"""One line for each thing that happens, on standard error. Secrets are taken out of whatever a library logs: every
address that Telegram is asked at holds the token, and so does every error about one."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from urllib.parse import quote

log = logging.getLogger(__name__)

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
HIDDEN = "[secret]"


class HidingFormatter(logging.Formatter):
    """Takes secrets out of the finished line, traceback included. ``brief``: one line for a failure, its last word."""

    def __init__(self, secrets: Iterable[str], *, brief: bool = False) -> None:
        super().__init__(FORMAT)
        forms = sorted({form for secret in secrets for form in _forms(secret)}, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, forms))) if forms else None
        self._brief = brief

    def format(self, record: logging.LogRecord) -> str:
        line = self._in_one_line(record) if self._brief else super().format(record)
        return self._secrets.sub(HIDDEN, line) if self._secrets else line

    def _in_one_line(self, record: logging.LogRecord) -> str:
        record.message, record.asctime = record.getMessage(), self.formatTime(record)
        error = record.exc_info[1] if record.exc_info else None
        return " ".join(self.formatMessage(record).split()) + (f": {error!r}" if error else "")


def _forms(secret: str) -> Iterator[str]:
    """As it is, as it stands in an address, and what follows the bot's number in a token: that alone is the key."""
    yield secret
    yield quote(secret, safe="")
    if secret.rpartition(":")[1]:
        yield secret.rpartition(":")[2]


def start_logging(level: str, secrets: Iterable[str], *, brief: bool = False) -> None:
    """``brief``: people read along, who have no use for a traceback."""
    handler = logging.StreamHandler()
    handler.setFormatter(HidingFormatter(secrets, brief=brief))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    sys.excepthook = _log_the_end
    if level != "DEBUG":
        # aiogram reports each update by number; our own line says more.
        for name in ("aiogram.event", "aiogram.middlewares"):
            logging.getLogger(name).setLevel(logging.WARNING)


def _log_the_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught would be printed by Python, secrets and all."""
    log.critical("ended by a mistake of its own", exc_info=(kind, error, trace))
