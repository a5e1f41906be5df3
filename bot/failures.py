"""What a failed request means: did it take effect, is it worth another go, can anybody be reached there at all?"""

from __future__ import annotations

from enum import Enum, auto

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.storage.database import HinderedDatabase

GONE = ("chat not found", "user is deactivated", "bot was kicked", "bot can't initiate conversation", "PEER_ID_INVALID")
"""Telegram's words for a chat nobody can be reached in, whatever the code in front of them."""


class Fate(Enum):
    UNSENT = auto()
    """It never took effect: asking again is safe."""
    UNKNOWN = auto()
    """The request left, the answer was lost: it may have taken effect."""
    REFUSED = auto()
    """Telegram understood and said no; asking again would change nothing."""


class InDoubt(AiogramError):
    """May have been done, would show twice, and cannot be looked for: nobody repeats it, the person is told."""


def fate_of(error: AiogramError) -> Fate:
    match error:
        case TelegramEntityTooLarge():
            return Fate.REFUSED
        case TelegramRetryAfter():
            return Fate.UNSENT
        case TelegramNetworkError():
            return Fate.UNSENT if _never_left(error) else Fate.UNKNOWN
        case TelegramServerError():
            return Fate.UNKNOWN
        case ClientDecodeError(data=str()):
            # A proxy's page in place of an answer: what stands behind it may have worked all the same.
            return Fate.UNKNOWN
    return Fate.REFUSED


def _never_left(error: TelegramNetworkError) -> bool:
    """aiogram keeps what happened underneath: no connection means that nothing left this machine."""
    from aiohttp import ClientConnectorError, ConnectionTimeoutError  # a chat in the terminal has no HTTP client

    return isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)


def passes(error: BaseException) -> bool:
    """Whether the same update may well be answered later, with nothing changed on our side."""
    if isinstance(error, HinderedDatabase):
        return True
    return isinstance(error, AiogramError) and fate_of(error) is not Fate.REFUSED


def is_closed(error: AiogramError) -> bool:
    """Whether the chat cannot be written to any more."""
    if isinstance(error, TelegramForbiddenError):
        return True
    return isinstance(error, TelegramBadRequest) and any(words in error.message for words in GONE)
