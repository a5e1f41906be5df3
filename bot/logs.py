"""One line for each thing that happens, on standard error. The token is taken out of whatever a library logs."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
HIDDEN = "[token]"


class HidingFormatter(logging.Formatter):
    """Takes a secret out of the finished line, traceback included. ``brief``: one line for a failure, its last word."""

    def __init__(self, secret: str | None, *, brief: bool = False) -> None:
        super().__init__(FORMAT)
        self._secret = secret
        self._brief = brief

    def format(self, record: logging.LogRecord) -> str:
        line = self._in_one_line(record) if self._brief else super().format(record)
        return line.replace(self._secret, HIDDEN) if self._secret else line

    def _in_one_line(self, record: logging.LogRecord) -> str:
        record.message, record.asctime = record.getMessage(), self.formatTime(record)
        error = record.exc_info[1] if record.exc_info else None
        return " ".join(self.formatMessage(record).split()) + (f": {error!r}" if error else "")


def start_logging(level: str, secret: str | None, *, brief: bool = False) -> None:
    """``brief``: people read along, who have no use for a traceback."""
    handler = logging.StreamHandler()
    handler.setFormatter(HidingFormatter(secret, brief=brief))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        # aiogram reports each update by number; our own line says more.
        for name in ("aiogram.event", "aiogram.middlewares"):
            logging.getLogger(name).setLevel(logging.WARNING)
