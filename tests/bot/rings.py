"""How many objects that hold on to one another answers leave behind: a script, run by ``test_garbage.py``."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram_fake import Chat, FakeTelegram

from bot.app import build
from bot.config import Settings

Does = Callable[[Chat], Awaitable[object]]


def _asks(question: str) -> Does:
    return lambda chat: chat.send(question)


DOES: dict[str, Does] = {
    "asks": _asks("Кто подписал соглашение?"),
    "misspells": _asks("кто потписал сагласшение"),
    "gets no answer": _asks("Какая погода на Марсе?"),
    "looks at people": _asks("/people"),
    "looks at agreements": _asks("/agreements"),
    "sends ten thousand signs": _asks("<b>&" * 2500),
    "presses an old button": lambda chat: chat.press_data("made-up:1"),
}


async def left(chat: Chat, does: Does) -> int:
    for number in range(2):  # what is kept from the first time on is not of an answer
        await does(chat)
        await chat.send(f"А что было в {1940 + number} году?")
    gc.collect()
    for number in range(3):
        await does(chat)
        await chat.send(f"А что было в {1950 + number} году?")
    return gc.collect()


async def main(path: Path) -> None:
    telegram = FakeTelegram()
    async with build(Settings(_env_file=None, database_path=path, bot_token=None), session=telegram) as app:
        telegram.serve(app)
        chat = telegram.chat(person=100)
        gc.disable()
        print(json.dumps({name: await left(chat, does) for name, does in DOES.items()}))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
