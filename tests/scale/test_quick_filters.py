"""No filter that only looks at an update costs a trip to a thread."""

from aiogram import F, Router

from bot.handlers import all_routers
from bot.quick_filters import ask_in_place


def test_every_filter_is_asked_in_place() -> None:
    for router in all_routers():
        for one in router.chain_tail:
            for name, observer in one.observers.items():
                for handler in (observer._handler, *observer.handlers):
                    plain = [checked for checked in handler.filters or () if not checked.awaitable]
                    slow = [checked.callback for checked in plain if len(checked.params) == 1]
                    assert not slow, f"{router.name} {name}: {slow}"


async def test_a_filter_says_what_it_said() -> None:
    router = Router()
    router.message.register(_handle, F["text"] == "да", F["text"].as_("words"))
    ask_in_place(router)
    assert await router.message.handlers[0].check({"text": "да"}) == (True, {"words": "да"})
    assert (await router.message.handlers[0].check({"text": "нет"}))[0] is False


async def _handle(message: object) -> None:
    return None
