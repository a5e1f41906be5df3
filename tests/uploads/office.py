"""What an office sends: files, albums, forwarded posts, replies; and a Telegram that hands files over."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any

from aiogram import Bot
from aiogram.methods import (
    DeleteMyCommands,
    EditMessageReplyMarkup,
    GetFile,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, Document, File, ForceReply, Message, MessageOriginChannel
from aiogram.types import Chat as TelegramChat
from telegram_fake import BOT, Chat, FakeTelegram, Shown

TITLE = "В посёлке Лесном открыли мост через Вьюнку"
LINES = (
    "Вчера в посёлке Лесном открыли пешеходный мост через реку Вьюнку.",
    "Мост построили жители под руководством инженера Павла Рогова.",
    "Ленточку разрезал глава посёлка Антон Беляев, а школьный оркестр сыграл марш.",
    "Длина моста составляет сорок два метра, ширина три метра.",
    "В мае поселки Лесной и Озёрный подписали соглашение о сотрудничестве.",
)
TEXT = TITLE + "\n" + "\n".join(LINES)
QUESTION = "Какова длина моста через Вьюнку?"
LENGTH = "Длина моста составляет сорок два метра"


TOWNS = ("Ветрово", "Калинов", "Дубки", "Ручьи", "Сосновка", "Заречье", "Полянка", "Горки")
WHEN = ("Утром", "В полдень", "Вечером", "В субботу", "Весной", "После дождя", "Накануне праздника", "К обеду")
WHO = ("старый мельник", "хозяйка пекарни", "школьный оркестр", "почтальон", "лесник", "учитель музыки", "садовник")
DID = ("украсил", "осмотрел", "починил", "измерил", "нарисовал", "обошёл", "показал гостям", "сфотографировал")
WHAT = ("мост из лиственницы", "бумажный фонарь", "медный колокол", "лодку", "каравай", "ветряк", "цветник", "часы")
WHERE = ("у реки", "на площади", "за околицей", "в парке", "под горой", "возле школы", "на дальнем берегу")


def article(number: int) -> str:
    """Different texts, each of its own town."""
    chance = Random(number)  # noqa: S311 - no secret, the same text every time
    town = chance.choice(TOWNS)
    sentences = [" ".join(chance.choice(words) for words in (WHEN, WHO, DID, WHAT, WHERE)) for _ in range(6)]
    return f"Праздник номер {number} в городе {town}\n" + "".join(f"{sentence}.\n" for sentence in sentences)


class OfficeTelegram(FakeTelegram):
    """``files`` by number; ``sent`` are the documents that the bot sent."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.sent: list[BufferedInputFile] = []
        self.file_numbers = count(1)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        match method:
            case GetFile(file_id=number):
                self.requests.append(method)
                return File(file_id=number, file_unique_id=number, file_path=number).as_(bot)
            case SendDocument(document=BufferedInputFile() as document):
                self.sent.append(document)
                return self._message(bot, int(method.chat_id), next(self.numbers))
            case EditMessageReplyMarkup():
                shown = self.messages[int(method.chat_id or 0), int(method.message_id or 0)]
                shown.keyboard = method.reply_markup
                return self._message(bot, shown.chat, shown.id)
            case DeleteMyCommands():
                return True
            case SendMessage(reply_markup=ForceReply()):
                method = method.model_copy(update={"reply_markup": None})
        return await super().make_request(bot, method, timeout)

    async def stream_content(self, url: str, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield self.files[url.rpartition("/")[2]]

    def _message(self, bot: Bot, chat: int, number: int) -> Message:
        place = TelegramChat(id=chat, type="private")
        return Message(message_id=number, date=datetime.now(UTC), chat=place, from_user=BOT).as_(bot)


def document(chat: Chat, name: str | None, data: bytes, size: int | None = None) -> Document:
    telegram = chat.telegram
    assert isinstance(telegram, OfficeTelegram)
    number = f"file{next(telegram.file_numbers)}"
    telegram.files[number] = data
    size = len(data) if size is None else size
    return Document(file_id=number, file_unique_id=number, file_name=name, file_size=size)


async def send_file(chat: Chat, name: str | None, data: bytes, *, size: int | None = None, **content: Any) -> Shown:
    return await chat.receive(document=document(chat, name, data, size), **content)


async def send_article(chat: Chat, text: str = TEXT, name: str = "мост.txt") -> Shown:
    return await send_file(chat, name, text.encode())


async def reply(chat: Chat, to: Shown, text: str) -> Shown:
    asked = Message(
        message_id=to.id,
        date=datetime.now(UTC),
        chat=TelegramChat(id=chat.id, type="private"),
        from_user=BOT,
        text=to.text,
    )
    return await chat.receive(text=text, reply_to_message=asked)


def channel_post(title: str = "Вестник Лесного", username: str | None = "lesnoy_news") -> MessageOriginChannel:
    channel = TelegramChat(id=-1001, type="channel", title=title, username=username)
    return MessageOriginChannel(date=datetime(2024, 5, 17, 9, 30, tzinfo=UTC), chat=channel, message_id=77)
