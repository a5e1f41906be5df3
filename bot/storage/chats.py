"""Chats and the language each has chosen."""

from __future__ import annotations

from bot.storage.database import Database


class ChatStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def languages(self) -> dict[int, str]:
        """Of every chat that has one."""
        rows = await self._database.read("SELECT id, language FROM chats WHERE language IS NOT NULL")
        return {int(row["id"]): str(row["language"]) for row in rows}

    async def settle_language(self, chat: int, language: str, now: int) -> None:
        """The language of a chat that has chosen none."""
        await self._database.write(
            """
            INSERT INTO chats (id, language, first_seen) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET language = coalesce(language, excluded.language)
            """,
            (chat, language, now),
        )

    async def choose_language(self, chat: int, language: str, now: int) -> None:
        await self._database.write(
            """
            INSERT INTO chats (id, language, first_seen) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET language = excluded.language
            """,
            (chat, language, now),
        )
