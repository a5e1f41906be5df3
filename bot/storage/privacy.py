"""What is erased: on a person's request, and by age."""

from __future__ import annotations

from bot.storage.database import Database

_EMPTY_TURNS_OF = """
    UPDATE turns SET question = NULL, standalone = NULL, understood = NULL, subject = NULL,
        chat_id = NULL, person_id = NULL, question_message = NULL, answer_message = NULL
    WHERE person_id = ?
"""
_EMPTY_TURNS_BEFORE = """
    UPDATE turns SET question = NULL, standalone = NULL, understood = NULL, subject = NULL,
        chat_id = NULL, person_id = NULL, question_message = NULL, answer_message = NULL
    WHERE asked_at < ? AND person_id IS NOT NULL
"""


class PrivacyStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, person: int) -> int:
        """Erases a person everywhere; returns how many questions that were. Votes stay, belonging to nobody, with the
        quotation they judge: that is about the articles, not about the person."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE votes SET person_id = NULL WHERE person_id = ?", (person,))
            deleted = await connection.execute(
                """
                DELETE FROM turns WHERE person_id = ?
                AND NOT EXISTS (SELECT 1 FROM votes WHERE votes.turn_id = turns.id)
                """,
                (person,),
            )
            emptied = await connection.execute(_EMPTY_TURNS_OF, (person,))
            # A private chat has the number of its person.
            await connection.execute("DELETE FROM chats WHERE id = ?", (person,))
        return deleted.rowcount + emptied.rowcount

    async def erase_texts(self, before: int) -> int:
        """Erases the wording of questions asked before a Unix time, and whose they were; counts stay."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(_EMPTY_TURNS_BEFORE, (before,))
            await connection.execute("UPDATE votes SET person_id = NULL WHERE voted_at < ?", (before,))
        return cursor.rowcount
