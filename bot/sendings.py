"""What has been sent for the update that is being answered now, so that an answer cut short is taken up, not repeated.

``ANSWERING`` holds the current ``Attempt``; the inbox sets it, delivery asks it. Outside an update (menus, digests)
there is none, and nothing is noted.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.arrivals import Arrival
from bot.storage.inbox import InboxStore, Sending

ANSWERING: ContextVar[Attempt | None] = ContextVar("answering", default=None)

CHATS_REMEMBERED = 5000
OWN_REMEMBERED = 32
NUMBERS_REMEMBERED = 2000


@dataclass(slots=True)
class Attempt:
    """One go at answering an update. ``again``: another was begun before; ``earlier``: what that had sent."""

    update_id: int
    store: InboxStore
    again: bool = False
    earlier: Sequence[Sending] = ()
    over: bool = False
    _sent: list[Sending] = field(default_factory=list)
    _places: int = 0

    def take_place(self) -> int:
        """Messages of one update are counted: the third now is the third of the earlier go."""
        self._places += 1
        return self._places - 1

    def earlier_at(self, place: int, chat: int) -> Sending | None:
        return next((one for one in self.earlier if (one.place, one.chat) == (place, chat)), None)

    async def begin(self, sending: Sending) -> None:
        await self.store.begin(sending, self._sent)
        self._sent.clear()

    def arrived(self, place: int, chat: int, message_id: int) -> None:
        # Written with the next message or wiped with the update: most answers are one message, and save a commit.
        self._sent.append(Sending(self.update_id, place, chat, None, 0, message_id))


def is_taken_up() -> bool:
    """Whether the update that is being answered may have been answered in part before."""
    attempt = ANSWERING.get()
    return attempt is not None and attempt.again


class Numbers:
    """The highest message numbers seen. Telegram counts messages upwards: in a private chat over all private chats of
    the bot, in a supergroup for itself. So a message that may have arrived stands behind those known before.

    A chat is known only from when it is certain that no message of ours stands behind: after we sent to it, or after a
    message was written there since the start. For private chats ``anywhere`` is as certain: an earlier run has left
    its own, and all we ever sent is at or below it.
    """

    def __init__(self, started: int, highest: int = 0) -> None:
        """``started``: Unix seconds. ``highest``: ``anywhere`` of the earlier run, 0 if there was none."""
        self._started = started
        self._highest: OrderedDict[int, int] = OrderedDict()
        self._own: OrderedDict[int, deque[int]] = OrderedDict()
        self._holders: OrderedDict[int, int] = OrderedDict()
        self.anywhere = highest

    def heard(self, arrival: Arrival) -> None:
        if arrival.chat is None or arrival.message is None:
            return
        self._take(arrival.chat, arrival.message)
        if arrival.date >= self._started or arrival.chat in self._highest:
            self._saw(arrival.chat, arrival.message)
        elif arrival.chat > 0:
            self.anywhere = max(self.anywhere, arrival.message)

    def sent(self, chat: int, message: int) -> None:
        self._take(chat, message)
        self._saw(chat, message)
        own = self._own.setdefault(chat, deque(maxlen=OWN_REMEMBERED))
        if message not in own:
            own.append(message)
        _keep_latest(self._own, chat)

    def in_chat(self, chat: int) -> int | None:
        return self._highest.get(chat)

    def is_own(self, chat: int, message: int) -> bool:
        return message in self._own.get(chat, ())

    def is_elsewhere(self, chat: int, number: int) -> bool:
        """Whether another private chat is known to hold this number: then this one does not. Known to be in this very
        chat says nothing: whoever presses a button tells the number of a message that we may be looking for."""
        return self._holders.get(number, chat) != chat

    def _take(self, chat: int, number: int) -> None:
        if chat > 0:
            self._holders[number] = chat
            _keep_latest(self._holders, number, NUMBERS_REMEMBERED)

    def _saw(self, chat: int, message: int) -> None:
        self._highest[chat] = max(self._highest.get(chat, 0), message)
        _keep_latest(self._highest, chat)
        if chat > 0:
            self.anywhere = max(self.anywhere, message)


def _keep_latest(
    remembered: OrderedDict[int, int] | OrderedDict[int, deque[int]], latest: int, most: int = CHATS_REMEMBERED
) -> None:
    remembered.move_to_end(latest)
    if len(remembered) > most:
        remembered.popitem(last=False)
