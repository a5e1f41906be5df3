"""One line for each thing that happens, on standard error. The token is taken out of whatever a library logs."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
HIDDEN = "[token]"


class HidingFormatter(logging.Formatter):
    """Takes a secret out of the finished line, traceback included."""

    def __init__(self, secret: str | None) -> None:
        super().__init__(FORMAT)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret, HIDDEN) if self._secret else line


def start_logging(level: str, secret: str | None) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(HidingFormatter(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        # aiogram reports each update by number; our own line says more.
        for name in ("aiogram.event", "aiogram.middlewares"):
            logging.getLogger(name).setLevel(logging.WARNING)
