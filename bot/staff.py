"""All admins at once: what is said to each of them, in the language of each."""

from __future__ import annotations

import logging
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.admins import Admins
from bot.failures import passes
from bot.languages import Languages
from bot.markup import shorten
from bot.screens import Screen
from bot.storage.tickets import Card
from bot.texts import Texts, Words

log = logging.getLogger(__name__)


class Staff:
    def __init__(self, bot: Bot, admins: Admins, languages: Languages, texts: Texts) -> None:
        self._bot = bot
        self._admins = admins
        self._languages = languages
        self._texts = texts

    async def words(self, person: int) -> Words:
        return self._texts.in_language(await self._languages.of(person))

    async def tell(self, make: Callable[[Words, int], Screen]) -> list[Card]:
        """``make`` gets the words and the number of each. Gives the messages that reached someone: whoever has never
        started the bot, or has blocked it, cannot be told."""
        cards: list[Card] = []
        for admin in await self._admins.all():
            screen = make(await self.words(admin.person), admin.person)
            try:
                sent = await self._bot.send_message(
                    admin.person, shorten(screen.text), reply_markup=screen.keyboard
                )
            except AiogramError as error:
                if passes(error):
                    raise
                log.info("admin=%d not told: %s", admin.person, type(error).__name__)
            else:
                cards.append(Card(admin.person, sent.message_id))
        return cards
