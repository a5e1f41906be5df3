"""A Telegram for tests: a session of aiogram that remembers messages as a person sees them, and people who type and
press. Strict where Telegram is: unknown chats' messages cannot be edited, button data has 64 bytes, text 4096 units.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetMe,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from aiogram.types import Chat as TelegramChat

from bot.app import App
from bot.markup import Html, _parse, length

ROOM = {1: 36, 2: 20, 3: 12, 4: 8}
"""Characters that a phone shows of a button, by how many share a row."""

BOT = User(id=42, is_bot=True, first_name="Бот", username="pobratim_bot")


@dataclass
class Shown:
    """A message of the bot as it stands in the chat now. ``html`` as sent, ``text`` as read; ``method`` as last sent or
    edited."""

    id: int
    chat: int
    html: str
    keyboard: InlineKeyboardMarkup | None
    method: SendMessage | SendPhoto | EditMessageText

    @property
    def text(self) -> str:
        return _parse(Html(self.html)).text

    @property
    def buttons(self) -> list[str]:
        rows = self.keyboard.inline_keyboard if self.keyboard else []
        return [button.text for row in rows for button in row]

    def data(self, label: str) -> str:
        """What the first button whose text begins with ``label`` carries."""
        for row in self.keyboard.inline_keyboard if self.keyboard else []:
            for button in row:
                if button.text.startswith(label):
                    assert button.callback_data
                    return button.callback_data
        raise AssertionError(f"no button «{label}» among {self.buttons}")


class FakeTelegram(BaseSession):
    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[tuple[int, int], Shown] = {}
        self.alerts: list[AnswerCallbackQuery] = []
        self.requests: list[TelegramMethod[Any]] = []
        self.failures: list[Exception] = []
        self.photos: list[bytes] = []
        self.numbers = count(1)
        self.app: App | None = None

    def serve(self, app: App) -> None:
        self.app = app

    def chat(self, person: int, language: str | None = "ru", chat: int | None = None) -> Chat:
        return Chat(self, person, language, person if chat is None else chat)

    async def feed(self, update: Update) -> None:
        assert self.app is not None
        # As a server sends it: through JSON, so that nothing of our own objects leaks into the bot.
        raw = update.model_dump(mode="json", exclude_none=True, by_alias=True)
        await self.app.dispatcher.feed_raw_update(self.app.bot, raw)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        self.requests.append(method)
        if self.failures:
            raise self.failures.pop(0)
        match method:
            case GetMe():
                return BOT
            case SendMessage():
                return self._show(bot, int(method.chat_id), next(self.numbers), method.text, method)
            case EditMessageText():
                return self._edit(bot, method)
            case AnswerCallbackQuery():
                self.alerts.append(method)
                return True
            case SetMyCommands() | SetMyDescription() | SetMyShortDescription():
                return True
            case SendPhoto(photo=BufferedInputFile() as photo):
                self.photos.append(photo.data)
                return self._show(bot, int(method.chat_id), next(self.numbers), str(method.caption), method)
        raise AssertionError(f"the bot called {type(method).__name__}")

    def _edit(self, bot: Bot, method: EditMessageText) -> Message:
        place = (int(method.chat_id or 0), int(method.message_id or 0))
        if place not in self.messages:
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        before = self.messages[place]
        if (before.html, before.keyboard) == (method.text, method.reply_markup):
            raise TelegramBadRequest(method, "Bad Request: message is not modified")
        return self._show(bot, *place, str(method.text), method)

    def _show(
        self, bot: Bot, chat: int, number: int, html: str, method: SendMessage | SendPhoto | EditMessageText
    ) -> Message:
        keyboard = method.reply_markup
        assert keyboard is None or isinstance(keyboard, InlineKeyboardMarkup)
        assert 0 < length(Html(html)) <= 4096, "Telegram would refuse this text"
        rows = keyboard.inline_keyboard if keyboard else []
        assert len(rows) <= 8, f"a wall of buttons: {rows}"
        for row in rows:
            for button in row:
                assert 0 < len(button.text.strip()) <= ROOM[len(row)], f"a phone would cut «{button.text}»"
                assert button.callback_data is None or 1 <= len(button.callback_data.encode()) <= 64
        self.messages[chat, number] = Shown(number, chat, html, keyboard, method)
        return Message(
            message_id=number,
            date=datetime.now(UTC),
            chat=TelegramChat(id=chat, type="private" if chat > 0 else "supergroup"),
            from_user=BOT,
            text=html,
        ).as_(bot)

    async def close(self) -> None:
        """Nothing was opened."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        for nothing in ():
            yield nothing


@dataclass
class Chat:
    """One person in one chat; dialogues read like scripts: ``await chat.send("…")``, ``await chat.press("…")``."""

    telegram: FakeTelegram
    person: int
    language: str | None
    id: int
    updates: Any = field(default_factory=lambda: count(1))

    @property
    def user(self) -> User:
        return User(id=self.person, is_bot=False, first_name="Анна", language_code=self.language)

    @property
    def shown(self) -> list[Shown]:
        """The bot's messages in this chat, oldest first."""
        return [message for (chat, _), message in sorted(self.telegram.messages.items()) if chat == self.id]

    @property
    def last(self) -> Shown:
        return self.shown[-1]

    @property
    def alert(self) -> str | None:
        """What the last pressed button popped up."""
        return self.telegram.alerts[-1].text

    async def send(self, text: str) -> Shown:
        """Types a message; the bot's last message after it."""
        return await self.receive(text=text)

    async def receive(self, **content: Any) -> Shown:
        message = Message(
            message_id=next(self.telegram.numbers),
            date=datetime.now(UTC),
            chat=TelegramChat(id=self.id, type="private" if self.id > 0 else "supergroup"),
            from_user=self.user,
            **content,
        )
        await self.telegram.feed(Update(update_id=next(self.updates), message=message))
        return self.last

    async def press(self, label: str, on: Shown | None = None) -> Shown:
        """Presses the first button whose text begins so; the message as redrawn, else the bot's last one."""
        message = on or self.last
        return await self.press_data(message.data(label), message)

    async def press_data(self, data: str, on: Shown | None = None) -> Shown:
        message = on or self.last
        number = next(self.updates)
        shown = Message(
            message_id=message.id,
            date=datetime.now(UTC),
            chat=TelegramChat(id=self.id, type="private" if self.id > 0 else "supergroup"),
            from_user=BOT,
            text=message.text,
        )
        callback = CallbackQuery(
            id=str(number), from_user=self.user, chat_instance="test", message=shown, data=data
        )
        before = len(self.telegram.alerts)
        await self.telegram.feed(Update(update_id=number, callback_query=callback))
        assert len(self.telegram.alerts) == before + 1, "every press is answered exactly once"
        now = self.telegram.messages.get((self.id, message.id), message)
        return now if now.html != message.html or now.keyboard != message.keyboard else self.last
