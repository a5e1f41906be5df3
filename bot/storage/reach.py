"""Which chats cannot be written to, and where groups moved."""

from __future__ import annotations

from bot.storage.database import Database


class ReachStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def closed(self) -> set[int]:
        rows = await self._database.read("SELECT id FROM chats WHERE closed IS NOT NULL")
        return {int(row["id"]) for row in rows}

    async def close(self, chat: int, reason: str, now: int) -> None:
        """The chat blocked the bot, removed it, or is gone; ``reason`` in Telegram's words."""
        await self._database.write(
            """
            INSERT INTO chats (id, first_seen, closed) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET closed = excluded.closed
            """,
            (chat, now, reason),
        )

    async def reopen(self, chat: int) -> None:
        await self._database.write("UPDATE chats SET closed = NULL WHERE id = ?", (chat,))

    async def moved(self) -> dict[int, int]:
        """Old number of a group → its new one."""
        rows = await self._database.read("SELECT id, moved_to FROM chats WHERE moved_to IS NOT NULL")
        return {int(row["id"]): int(row["moved_to"]) for row in rows}

    async def move(self, old: int, new: int, now: int) -> None:
        """A group became a supergroup: its questions and its language go with it."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE turns SET chat_id = ? WHERE chat_id = ?", (new, old))
            await connection.execute(
                """
                INSERT INTO chats (id, language, first_seen)
                VALUES (?, (SELECT language FROM chats WHERE id = ?), ?)
                ON CONFLICT (id) DO UPDATE SET language = coalesce(language, excluded.language)
                """,
                (new, old, now),
            )
            await connection.execute(
                """
                INSERT INTO chats (id, first_seen, moved_to) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET moved_to = excluded.moved_to
                """,
                (old, now, new),
            )
