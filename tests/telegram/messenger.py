"""What Telegram has beside messages and buttons: groups with topics, mentions, edits, reactions, inline mode, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.methods import (
    AnswerInlineQuery,
    CopyMessage,
    EditMessageText,
    SendChatAction,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberUpdated,
    ForceReply,
    InlineQuery,
    Message,
    MessageEntity,
    MessageId,
    MessageOriginUser,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    Update,
)
from aiogram.types import Chat as TelegramChat
from telegram_fake import BOT, Chat, FakeTelegram, Shown

NAME = f"@{BOT.username}"


class Messenger(FakeTelegram):
    """``inline`` are the answers to inline queries, ``files`` what was sent as files, by name, ``copied`` messages."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[AnswerInlineQuery] = []
        self.files: dict[str, bytes] = {}
        self.copied: list[CopyMessage] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        if isinstance(method, SendMessage) and method.reply_parameters and method.reply_parameters.quote:
            assert method.reply_parameters.quote_parse_mode is None, "Telegram would read a question as HTML"
        match method:
            case AnswerInlineQuery():
                numbers = [result.id for result in method.results]
                assert len(set(numbers)) == len(numbers), "Telegram would refuse two results with one id"
                assert all(1 <= len(number.encode()) <= 64 for number in numbers)
                self.inline.append(method)
            case SendChatAction():
                pass
            case SendMessage(reply_markup=ForceReply()):
                return await super().make_request(bot, method.model_copy(update={"reply_markup": None}), timeout)
            case SendDocument(document=BufferedInputFile() as document):
                self.files[document.filename] = document.data
                return await super().make_request(
                    bot, SendMessage(chat_id=method.chat_id, text=method.caption or document.filename), timeout
                )
            case CopyMessage():
                self.copied.append(method)
                return MessageId(message_id=next(self.numbers))
            case _:
                return await super().make_request(bot, method, timeout)
        self.requests.append(method)
        return True

    def person(self, person: int, language: str | None = "ru", chat: int | None = None) -> Person:
        return Person(self, person, language, person if chat is None else chat)


@dataclass
class Person(Chat):
    """Someone in a private chat, or in a group (``chat`` < 0). Message numbers are as Telegram gives them."""

    telegram: Messenger

    async def send(
        self, text: str, *, reply: Shown | None = None, topic: int | None = None, under: Message | None = None
    ) -> Shown:
        """Types a message; mentions of the bot are marked as Telegram marks them."""
        self.typed = self.message(text, reply, topic)
        if under is not None:
            self.typed = self.typed.model_copy(update={"reply_to_message": under})
        await self.telegram.feed(Update(update_id=next(self.updates), message=self.typed))
        return self.last

    async def hears_nothing(self, text: str, **how: Any) -> bool:
        """Whether a message is left alone altogether."""
        before = len(self.shown)
        try:
            await self.send(text, **how)
        except IndexError:
            return True
        return len(self.shown) == before

    async def edit(self, text: str) -> Shown:
        """Changes the message typed last."""
        self.typed = self.typed.model_copy(
            update={"text": text, "edit_date": int(datetime.now(UTC).timestamp()), "entities": mentions(text)}
        )
        await self.telegram.feed(Update(update_id=next(self.updates), edited_message=self.typed))
        return self.last

    async def react(self, emoji: str | None, on: Shown, before: str | None = None) -> None:
        def reactions(one: str | None) -> list[ReactionTypeEmoji]:
            return [ReactionTypeEmoji(emoji=one)] if one else []

        reaction = MessageReactionUpdated(
            chat=self.chat,
            message_id=on.id,
            user=self.user,
            date=datetime.now(UTC),
            old_reaction=reactions(before),
            new_reaction=reactions(emoji),
        )
        await self.telegram.feed(Update(update_id=next(self.updates), message_reaction=reaction))

    async def types_inline(self, query: str, offset: str = "") -> AnswerInlineQuery:
        """``@bot query`` in some chat; what is offered."""
        number = next(self.updates)
        inline = InlineQuery(id=str(number), from_user=self.user, query=query, offset=offset)
        await self.telegram.feed(Update(update_id=number, inline_query=inline))
        return self.telegram.inline[-1]

    async def follow(self, address: str) -> Shown:
        """Opens a link into the bot."""
        payload = address.removeprefix(f"https://t.me/{BOT.username}?start=")
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload), address
        return await self.send(f"/start {payload}")

    async def forward(self, shown: Shown) -> Shown:
        """Sends an answer of the bot back to it, with its links as Telegram keeps them."""
        entities = [
            MessageEntity(type="text_link", offset=0, length=1, url=address.replace("&amp;", "&"))
            for address in re.findall(r'<a href="([^"]+)"', shown.html)
        ]
        origin = MessageOriginUser(type="user", date=datetime.now(UTC), sender_user=BOT)
        return await self.receive(text=shown.text, entities=entities, forward_origin=origin)

    async def let_in(self) -> None:
        """Adds the bot to the group."""
        event = ChatMemberUpdated(
            chat=self.chat,
            from_user=self.user,
            date=datetime.now(UTC),
            old_chat_member=ChatMemberLeft(user=BOT, status="left"),
            new_chat_member=ChatMemberMember(user=BOT, status="member"),
        )
        await self.telegram.feed(Update(update_id=next(self.updates), my_chat_member=event))

    def message(self, text: str, reply: Shown | None = None, topic: int | None = None) -> Message:
        return Message(
            message_id=next(self.telegram.numbers),
            date=datetime.now(UTC),
            chat=self.chat,
            from_user=self.user,
            text=text,
            entities=mentions(text) or None,
            reply_to_message=self.bots(reply) if reply else None,
            message_thread_id=topic,
            is_topic_message=True if topic else None,
        )

    def bots(self, shown: Shown) -> Message:
        return Message(
            message_id=shown.id, date=datetime.now(UTC), chat=self.chat, from_user=BOT, text=shown.text
        )

    @property
    def chat(self) -> TelegramChat:
        return TelegramChat(id=self.id, type="private" if self.id > 0 else "supergroup")


def mentions(text: str) -> list[MessageEntity]:
    return [
        MessageEntity(type="mention", offset=found.start(), length=len(found[0]))
        for found in re.finditer(r"@\w+", text)
    ]


def links(shown: Shown) -> list[str]:
    """Addresses into the bot, those behind «Поделиться» left out."""
    return [url for url in re.findall(r'<a href="([^"]+)"', shown.html) if "?start=" in url]


def edits(telegram: Messenger) -> int:
    return sum(isinstance(request, EditMessageText) for request in telegram.requests)
