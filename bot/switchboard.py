"""One router before all others, which asks only those that may have a handler for an update.

aiogram asks every router in turn, and a router costs more than its filters: some twenty microseconds of wrapping, two
dozen of them, for every question. Most hold nothing for this kind of update, or only commands where none was given, or
are for admins only; to leave them out changes nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.admins import Admins
from bot.filters import IsAdmin

SIGN = "/"


@dataclass(frozen=True, slots=True)
class _Branch:
    """``for_commands``: no handler of it would take a message that begins otherwise; ``for_admins``: none would take
    anything of anybody else."""

    router: Router
    for_commands: bool
    for_admins: bool


class Switchboard(Router):
    """Its routers are settled once the first update comes."""

    def __init__(self, routers: Sequence[Router]) -> None:
        super().__init__(name="switchboard")
        self.include_routers(*routers)
        self._branches: dict[str, tuple[_Branch, ...]] = {}

    async def propagate_event(self, update_type: str, event: TelegramObject, **data: object) -> object:
        """As aiogram's own, which has the same signature."""
        commands = not isinstance(event, Message) or _may_be_command(event)
        admin = await _may_be_admin(event, data.get("admins"))
        for branch in self._for(update_type):
            if (branch.for_commands and not commands) or (branch.for_admins and not admin):
                continue
            response = await branch.router.propagate_event(update_type, event, **data)
            if response is not UNHANDLED:
                return response
        return UNHANDLED

    def _for(self, update_type: str) -> tuple[_Branch, ...]:
        if update_type not in self._branches:
            branches = (_branch(router, update_type) for router in self.sub_routers)
            self._branches[update_type] = tuple(branch for branch in branches if branch)
        return self._branches[update_type]


def _branch(router: Router, update_type: str) -> _Branch | None:
    """None where nothing below the router could have a part in such an update."""
    observers = [one.observers[update_type] for one in router.chain_tail]
    if not any(observer.handlers or len(observer.outer_middleware) for observer in observers):
        return None
    return _Branch(
        router,
        for_commands=all(_asks_first(observer, _is_command) for observer in observers),
        for_admins=all(_asks_first(observer, _is_for_admins) for observer in observers),
    )


def _asks_first(observer: TelegramEventObserver, kind: Callable[[HandlerObject], bool]) -> bool:
    """Whether nothing of the observer runs before a filter of the kind has agreed. What ``observer.filter`` adds, for
    all handlers, stands on a handler of its own."""
    if len(observer.outer_middleware):
        return False
    return kind(observer._handler) or all(map(kind, observer.handlers))


def _is_command(handler: HandlerObject) -> bool:
    return any(isinstance(one.callback, Command) and one.callback.prefix == SIGN for one in handler.filters or ())


def _is_for_admins(handler: HandlerObject) -> bool:
    return any(isinstance(one.callback, IsAdmin) for one in handler.filters or ())


def _may_be_command(message: Message) -> bool:
    return (message.text or message.caption or "").lstrip().startswith(SIGN)


async def _may_be_admin(event: TelegramObject, admins: object) -> bool:
    if not isinstance(event, Message | CallbackQuery) or not isinstance(admins, Admins):
        return True
    return await IsAdmin()(event, admins)
