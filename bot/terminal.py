"""A chat in the terminal for anyone without a token: the very same dispatcher and handlers, another session.

``TerminalSession`` is to aiogram what an HTTP session is, but prints what the bot sends. Buttons get numbers; typing a
number presses that button of the last message that has any. Colours only on a terminal; piped input is answered line
by line, then the program ends.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any, TextIO, TypeVar, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    GetMe,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User

from bot.app import App, build
from bot.arrivals import Json
from bot.config import Settings
from bot.progress import rereading_bar
from bot.rereading import Watch, in_the_log
from bot.texts import load_texts

Result = TypeVar("Result")

BOLD, DIM, CYAN, RESET = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"

NUMBERED = re.compile(r"^\d+\. ")
"""The number that a button shares with a line of the text above it."""


class _Plain(HTMLParser):
    """Telegram's HTML as terminal text: quotes get a bar, links their address, bold only where there are colours."""

    def __init__(self, colours: bool) -> None:
        super().__init__()
        self.colours = colours
        self.text = ""
        self.quote_at = 0
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self.quote_at = len(self.text)
        elif tag == "a":
            self.address = dict(attrs).get("href") or ""
        elif tag in ("b", "strong"):
            self._paint(BOLD)
        elif tag in ("i", "em"):
            self._paint(DIM)

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            quoted = self.text[self.quote_at :].splitlines()
            self.text = self.text[: self.quote_at] + "\n".join(f"│ {line}" for line in quoted)
        elif tag == "a" and self.address:
            self.text += f" ({self.address})"
        elif tag in ("b", "strong", "i", "em"):
            self._paint(RESET)

    def handle_data(self, data: str) -> None:
        self.text += data

    def _paint(self, code: str) -> None:
        if self.colours:
            self.text += code


def plain(html: str, *, colours: bool = False) -> str:
    """Telegram's HTML as text for a terminal."""
    parser = _Plain(colours)
    parser.feed(html)
    parser.close()
    return parser.text


@dataclass
class Screen:
    """What was shown last, and where it is shown."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    buttons: list[InlineKeyboardButton] = field(default_factory=list)
    message: Message | None = None

    @property
    def colours(self) -> bool:
        return self.out.isatty()

    def show(self, html: str, message: Message | None = None) -> None:
        """Print a message and number its buttons; ``None`` for a notice that belongs to no message."""
        lines = [plain(html, colours=self.colours)] if html else []
        if message is not None:
            lines += self._keyboard(message)
        if lines:
            self.write("\n".join(lines) + "\n\n")

    def write(self, text: str) -> None:
        """Nobody reads any more («| head»): what is still to be shown goes nowhere, quietly."""
        try:
            print(text, end="", file=self.out, flush=True)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())

    def _keyboard(self, message: Message) -> list[str]:
        if message.reply_markup is None:
            if self.message is not None and self.message.message_id == message.message_id:
                self.buttons = []
            return []
        rows = message.reply_markup.inline_keyboard
        self.message = message
        self.buttons = [button for row in rows for button in row if button.callback_data]
        return [self._row(row) for row in rows]

    def _row(self, row: list[InlineKeyboardButton]) -> str:
        return "  ".join(self._button(button) for button in row)

    def _button(self, button: InlineKeyboardButton) -> str:
        if not button.callback_data:
            return f"{button.text}: {button.url}" if button.url else button.text
        label = NUMBERED.sub("", button.text)  # the terminal has numbers of its own
        text = f"[{self.buttons.index(button) + 1}] {label}"
        return f"{CYAN}{text}{RESET}" if self.colours else text

    def pressed(self, line: str) -> InlineKeyboardButton | None:
        """The button whose number was typed."""
        if not (line.isascii() and line.isdigit() and 1 <= int(line[:9]) <= len(self.buttons)):
            return None
        return self.buttons[int(line) - 1]


class TerminalSession(BaseSession):
    """Answers the methods of the Bot API that print something, and says yes to all others."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.screen = screen
        # In milliseconds: numbers of an earlier conversation on the same database are not used again.
        self.ids = count(time.time_ns() // 1_000_000)
        self.me = User(id=2, is_bot=True, first_name="Bot")

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Result],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Result:
        answer = self._answer(method)
        # As aiogram's own sessions do: what comes back can be answered and edited.
        return cast(Result, answer.as_(bot) if isinstance(answer, Message) else answer)

    def _answer(self, method: TelegramMethod[Result]) -> object:
        match method:
            case SendMessage(text=text):
                return self._send(text, method.reply_markup)
            case SendDocument() | SendPhoto():
                return self._send(method.caption or "", method.reply_markup)
            case EditMessageText(text=str(text)):
                return self._send(text, method.reply_markup, method.message_id)
            case EditMessageReplyMarkup():
                return self._send("", method.reply_markup, method.message_id)
            case AnswerCallbackQuery(text=str(text)):
                self.screen.show(text)
            case GetMe():
                return self.me
        return True

    def message(self, sender: User, text: str, markup: object = None, message_id: int | None = None) -> Json:
        """A message of this chat as Telegram would send it."""
        return {
            "message_id": message_id or next(self.ids),
            "date": int(time.time()),
            "chat": {"id": 1, "type": "private"},
            "from": sender,
            "text": text,
            "reply_markup": markup if isinstance(markup, InlineKeyboardMarkup) else None,
        }

    def _send(self, html: str, markup: object, message_id: int | None = None) -> Message:
        # Read as a part of an update, as what is typed: each kind of model costs a start fifty milliseconds.
        update = _read({"update_id": 0, "message": self.message(self.me, plain(html), markup, message_id)})
        assert update.message is not None  # noqa: S101 - it is given above
        self.screen.show(html, update.message)
        return update.message

    async def close(self) -> None:
        """Nothing was opened."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """There are no files to fetch in a terminal."""
        raise NotImplementedError
        yield b""  # makes this a generator, as aiogram wants it


@dataclass
class Conversation:
    """One person at one keyboard."""

    app: App
    session: TerminalSession
    person: User = field(default_factory=lambda: User(id=1, is_bot=False, first_name="Terminal"))
    updates: Any = field(default_factory=lambda: count(time.time_ns() // 1_000_000))

    async def say(self, line: str) -> None:
        """A typed line: a number presses a button, anything else is a message."""
        button = self.session.screen.pressed(line)
        update = self._message(line) if button is None else self._press(button)
        await self.app.dispatcher.feed_update(self.app.bot, _read(update, self.app.bot))

    def _message(self, line: str) -> Json:
        return {"update_id": next(self.updates), "message": self.session.message(self.person, line)}

    def _press(self, button: InlineKeyboardButton) -> Json:
        number = next(self.updates)
        callback = {
            "id": str(number),
            "from": self.person,
            "chat_instance": "terminal",
            "message": self.session.screen.message,
            "data": button.callback_data,
        }
        return {"update_id": number, "callback_query": callback}


def _read(update: Json, bot: Bot | None = None) -> Update:
    return Update.model_validate(update, context={"bot": bot})


async def _read_line(prompt: str) -> str | None:
    """The next line of standard input, or ``None`` at its end. The thread is a daemon: a person who has not typed
    anything must not keep the program from ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str | None] = loop.create_future()

    def deliver(line: str | None) -> None:
        if not answer.done():
            answer.set_result(line)

    def read() -> None:
        try:
            line: str | None = input(prompt)
        except (EOFError, ValueError, OSError):
            line = None
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, line)

    threading.Thread(target=read, daemon=True).start()
    return await answer


async def _lines(screen: Screen, interactive: bool) -> AsyncIterator[str]:
    while (line := await _read_line("› " if interactive else "")) is not None:
        if not line.strip():
            continue
        if not interactive:
            screen.write(f"› {line}\n")
        yield line


def _progress(settings: Settings) -> Watch:
    """A bar for somebody who is waiting; in a pipe only what was asked for."""
    return rereading_bar(load_texts().in_language(settings.default_language)) if sys.stderr.isatty() else in_the_log


async def chat(settings: Settings) -> None:
    """Talk until the end of input, Ctrl-D, Ctrl-C or SIGTERM. Raises what ``build`` raises."""
    screen = Screen()
    interactive = sys.stdin.isatty()
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - we are in it
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    session = TerminalSession(screen)
    try:
        async with build(settings, session, _progress(settings)) as app:
            conversation = Conversation(app, session)
            if interactive:
                await conversation.say("/start")
                screen.show(app.texts.in_language(None).html("terminal-hint"))
            async for line in _lines(screen, interactive):
                await conversation.say(line)
    except asyncio.CancelledError:
        print(file=screen.out)
