"""What the next message will be: a new title, the text of an article, a file in the place of another, a word to the
admins."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bot.storage.database import Database


class Awaiting(StrEnum):
    """``target``: for a continuation «upload:seconds» of the part before, for fields «number:field», for those of a
    fact «kind:key:field», for a replacement the article's id, for feedback the message it replies to, else nothing."""

    TEXT = "text"
    CONTINUATION = "continuation"
    DRAFT_FIELD = "draft-field"
    ARTICLE_FIELD = "article-field"
    REPLACEMENT = "replacement"
    ADMIN = "admin"
    FACT_FIELD = "fact-field"
    FEEDBACK = "feedback"


class Expectation(Struct, frozen=True):
    awaiting: Awaiting
    target: str
    since: int


class ExpectationStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, chat: int, person: int, expectation: Expectation) -> None:
        """One for a person and chat: the latest counts."""
        await self._database.write(
            "INSERT OR REPLACE INTO expectations VALUES (?, ?, ?, ?, ?)",
            (chat, person, expectation.awaiting.value, expectation.target, expectation.since),
        )

    async def get(self, chat: int, person: int, since: int) -> Expectation | None:
        """Not older than ``since``, a Unix time."""
        row = await self._database.read_one(
            "SELECT * FROM expectations WHERE chat_id = ? AND person_id = ? AND since >= ?", (chat, person, since)
        )
        return None if row is None else Expectation(Awaiting(row["kind"]), row["target"], row["since"])

    async def drop(self, chat: int, person: int) -> None:
        await self._database.write("DELETE FROM expectations WHERE chat_id = ? AND person_id = ?", (chat, person))
