"""What is erased: on a person's request, and by age."""

from __future__ import annotations

from bot.storage.database import Database

_EMPTY_TURNS_OF = """
    UPDATE turns SET question = NULL, standalone = NULL, understood = NULL, subject = NULL,
        chat_id = NULL, person_id = NULL, question_message = NULL, answer_message = NULL, press = NULL
    WHERE person_id = ?
"""
_EMPTY_TURNS_BEFORE = """
    UPDATE turns SET question = NULL, standalone = NULL, understood = NULL, subject = NULL,
        chat_id = NULL, person_id = NULL, question_message = NULL, answer_message = NULL, press = NULL
    WHERE asked_at < ? AND person_id IS NOT NULL
"""


_LEAVE_NOTHING_OF = (
    # A private chat has the number of its person.
    "DELETE FROM chats WHERE id = :person",
    "DELETE FROM topics WHERE person_id = :person",
    "DELETE FROM carried WHERE person_id = :person",
    "DELETE FROM tickets WHERE person_id = :person",
    "DELETE FROM ticket_cards WHERE chat_id = :person",
    "DELETE FROM undisturbed WHERE person_id = :person",
    "DELETE FROM digests WHERE person_id = :person",
    "DELETE FROM expectations WHERE person_id = :person",
    "DELETE FROM uploads WHERE person_id = :person",
    "DELETE FROM sendings WHERE chat_id = :person",
    # What an admin did stays known, who it was does not.
    "UPDATE articles SET added_by = NULL WHERE added_by = :person",
    "UPDATE audit SET person_id = 0 WHERE person_id = :person",
    "UPDATE audit SET title = '' WHERE title = CAST(:person AS TEXT) AND action IN ('admin-added', 'admin-removed')",
    "UPDATE admins SET added_by = 0 WHERE added_by = :person",
    "DELETE FROM admins WHERE person_id = :person",
    "DELETE FROM settings WHERE name LIKE 'menu:admin:' || :person || ':%'",
)
"""Statements that erase a person from every table but those with counts to keep."""

_TOO_OLD = (
    "UPDATE votes SET person_id = NULL WHERE voted_at < :before",
    "DELETE FROM carried WHERE at < :before",
    "DELETE FROM tickets WHERE created_at < :before",
)


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
            for statement in _LEAVE_NOTHING_OF:
                await connection.execute(statement, {"person": person})
        return deleted.rowcount + emptied.rowcount

    async def erase_texts(self, before: int) -> int:
        """Erases the wording of questions asked before a Unix time, and whose they were; counts stay."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(_EMPTY_TURNS_BEFORE, (before,))
            for statement in _TOO_OLD:
                await connection.execute(statement, {"before": before})
        return cursor.rowcount
