"""One router before all others, which asks only those that may have a handler for an update.

aiogram asks every router in turn, and a router costs more than its filters: some twenty microseconds of wrapping, two
dozen of them, for every question. Most hold nothing for this kind of update, or only commands where none was given, or
are for admins only, or for what came with a file: filters that look at nothing but the update tell so beforehand. To
leave those routers out changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import FilterObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, TelegramObject
from msgspec import Struct

from bot.admins import Admins
from bot.filters import IsAdmin

SIGN = "/"

Look = Callable[[TelegramObject], object]
"""A filter of one update that waits for nothing: false where it refuses."""


class _Taker(Struct, frozen=True):
    """A handler that takes an update only if every look agrees, and only an admin's if it is ``for_admins``."""

    looks: tuple[Look, ...]
    for_admins: bool


class _Branch(Struct, frozen=True):
    router: Router
    takers: tuple[_Taker, ...]


class Switchboard(Router):
    """Its routers are settled once the first update comes."""

    def __init__(self, routers: Sequence[Router]) -> None:
        super().__init__(name="switchboard")
        self.include_routers(*routers)
        self._branches: dict[str, tuple[_Branch, ...]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **data: object) -> object:
        """As aiogram's own, which has the same signature."""
        seen = _Seen(event, await _may_be_admin(event, data.get("admins")))
        for branch in self._for(update_type):
            if not seen.suits_one_of(branch.takers):
                continue
            response = await branch.router.propagate_event(update_type, event, **data)
            if response is not UNHANDLED:
                return response
        return UNHANDLED

    def _for(self, update_type: str) -> tuple[_Branch, ...]:
        if update_type not in self._branches:
            branches = (_branch(router, update_type) for router in self.sub_routers)
            self._branches[update_type] = tuple(branch for branch in branches if branch.takers)
        return self._branches[update_type]


class _Seen:
    """One update, at which each look is taken once."""

    def __init__(self, event: TelegramObject, admin: bool) -> None:
        self._event = event
        self._admin = admin
        self._agreed: dict[Look, bool] = {}

    def suits_one_of(self, takers: Sequence[_Taker]) -> bool:
        for taker in takers:
            if self._admin or not taker.for_admins:
                for look in taker.looks:
                    if not self._agrees(look):
                        break
                else:
                    return True
        return False

    def _agrees(self, look: Look) -> bool:
        agreed = self._agreed.get(look)
        if agreed is None:
            agreed = self._agreed[look] = bool(look(self._event))
        return agreed


def _branch(router: Router, update_type: str) -> _Branch:
    observers = [one.observers[update_type] for one in router.chain_tail]
    takers = (taker for observer in observers for taker in _takers(observer))
    return _Branch(router, tuple(dict.fromkeys(takers)))  # dozens of commands suit the same


def _takers(observer: TelegramEventObserver) -> Iterator[_Taker]:
    """What ``observer.filter`` adds, for all its handlers, stands on a handler of its own. A middleware before the
    filters sees everything."""
    if len(observer.outer_middleware):
        yield _Taker((), for_admins=False)
    for handler in observer.handlers:
        yield _taker([*(observer._handler.filters or ()), *(handler.filters or ())])


def _taker(filters: Sequence[FilterObject]) -> _Taker:
    """Of filters that look at the update alone, only those in front count: one behind others is asked in its turn, as a
    filter may remember what it was asked (that of albums does)."""
    ahead = takewhile(lambda one: one.magic is not None, filters)
    looks: list[Look] = [one.magic.resolve for one in ahead if one.magic is not None]
    if any(isinstance(one.callback, Command) and one.callback.prefix == SIGN for one in filters):
        looks.append(_may_be_command)
    return _Taker(tuple(looks), for_admins=any(isinstance(one.callback, IsAdmin) for one in filters))


def _may_be_command(event: TelegramObject) -> bool:
    return not isinstance(event, Message) or (event.text or event.caption or "").lstrip().startswith(SIGN)


async def _may_be_admin(event: TelegramObject, admins: object) -> bool:
    if not isinstance(event, Message | CallbackQuery) or not isinstance(admins, Admins):
        return True
    return await IsAdmin()(event, admins)
