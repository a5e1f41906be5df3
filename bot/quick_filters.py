"""Filters that look at an update are asked where they stand.

aiogram gives every plain function to a thread, in case it waits for something. Ours, magic filters (``F.text``) and a
few functions of one update, never do: they take microseconds, and a question passes a dozen of them. The trips to the
threads and back were most of what an answer cost (``benchmarks/updates.py``).
"""

from __future__ import annotations

from collections.abc import Callable

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject


def ask_in_place(router: Router) -> None:
    """Of a router and all below it: every plain filter is asked without a thread."""
    for one in router.chain_tail:
        for observer in one.observers.values():
            # What ``observer.filter`` adds, for all its handlers, stands on a handler of its own.
            for handler in (observer._handler, *observer.handlers):
                for checked in handler.filters or ():
                    _ask_in_place(checked)


def _ask_in_place(checked: FilterObject) -> None:
    if checked.awaitable or len(checked.params) != 1:
        return
    look: Callable[[object], object] = checked.callback

    async def asked(event: object) -> object:
        return look(event)

    checked.callback, checked.awaitable = asked, True
