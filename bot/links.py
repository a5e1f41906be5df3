"""Addresses that lead into the bot: ``https://t.me/NAME?start=PAYLOAD``, for a passage, an article, a person, an
agreement, or a question carried over from another chat.

A payload has at most 64 of ``A–Z a–z 0–9 _ -`` (https://core.telegram.org/bots/features#deep-linking): a letter for the
kind, then what finds the thing.
"""

from __future__ import annotations

import logging
import re
from enum import StrEnum
from urllib.parse import quote

from aiogram import Bot
from aiogram.exceptions import AiogramError
from msgspec import Struct

from retrieval.models import Passage

log = logging.getLogger(__name__)

PAYLOAD = re.compile(r"([a-z])-([A-Za-z0-9_]{1,48})(?:-(\d{1,12}))?")


class Kind(StrEnum):
    PASSAGE = "p"
    ARTICLE = "a"
    PERSON = "i"
    AGREEMENT = "g"
    CARRIED = "c"


class Target(Struct, frozen=True):
    """What a link leads to. ``start``: where a passage begins in its article."""

    kind: Kind
    key: str
    start: int = 0

    @property
    def payload(self) -> str:
        return f"{self.kind}-{self.key}-{self.start}" if self.kind is Kind.PASSAGE else f"{self.kind}-{self.key}"


class Links(Struct, frozen=True):
    """``username``: the bot's own; without one (in a terminal) there are no links."""

    username: str | None

    def to(self, target: Target) -> str | None:
        """The address, none where there are no links or the key is no part of one."""
        if self.username is None or read_payload(target.payload) is None:
            return None
        return f"https://t.me/{self.username}?start={target.payload}"

    def to_passage(self, passage: Passage) -> str | None:
        return self.to(passage_target(passage))

    def share(self, target: Target, text: str) -> str | None:
        """The address that lets a person pick a chat to send the link to, ``text`` under it."""
        address = self.to(target)
        return None if address is None else f"https://t.me/share/url?url={quote(address, '')}&text={quote(text, '')}"


def passage_target(passage: Passage) -> Target:
    return Target(Kind.PASSAGE, passage.article_id, passage.start)


def read_payload(payload: str) -> Target | None:
    """None for what was never a link of ours: anyone can type one."""
    found = PAYLOAD.fullmatch(payload)
    if found is None or found[1] not in set(Kind):
        return None
    return Target(Kind(found[1]), found[2], int(found[3] or 0))


def read_address(address: str, username: str | None) -> Target | None:
    """The target of an address that leads to this very bot."""
    prefix = f"https://t.me/{username}?start="
    return read_payload(address.removeprefix(prefix)) if username and address.startswith(prefix) else None


async def links_of(bot: Bot) -> Links:
    """aiogram asks Telegram once and remembers. An answer without links is better than none."""
    try:
        return Links((await bot.me()).username)
    except AiogramError as error:
        log.warning("no links: %s", type(error).__name__)
        return Links(None)
