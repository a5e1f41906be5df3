"""The schema as it grew: a list of named functions, each giving the statements of one step.

Only ever append. A step that was released is never changed: databases out there have run it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.storage.first_migrations import (
    articles,
    chats_and_turns,
    inbox_and_sendings,
    prompts_and_settings,
    uploads_and_drafts,
    versions_and_fingerprints,
)

Migration = Callable[[], Iterator[str]]


def admins_and_audit() -> Iterator[str]:
    """Admins added by admins, and what every admin did."""
    yield """
        CREATE TABLE admins (
            person_id INTEGER PRIMARY KEY,
            added_by INTEGER NOT NULL,
            added_at INTEGER NOT NULL
        )
    """
    yield """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            person_id INTEGER,
            action TEXT NOT NULL,
            article_id TEXT,
            title TEXT NOT NULL,
            details TEXT NOT NULL DEFAULT ''
        )
    """


def threads_and_topics() -> Iterator[str]:
    """Which conversation a question belongs to: ``thread`` is the first turn of a reply thread; a topic of a person's
    begins behind a turn. ``shown``: the passage an answer shows now. Questions carried from one chat into another."""
    yield "ALTER TABLE turns ADD COLUMN thread INTEGER"
    yield "ALTER TABLE turns ADD COLUMN shown INTEGER NOT NULL DEFAULT 0"
    yield "ALTER TABLE turns ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0"
    yield "CREATE INDEX turns_by_answer ON turns (chat_id, answer_message)"
    yield "CREATE INDEX turns_by_question ON turns (chat_id, question_message)"
    yield """
        CREATE TABLE topics (
            chat_id INTEGER NOT NULL,
            person_id INTEGER NOT NULL,
            after_turn INTEGER NOT NULL,
            PRIMARY KEY (chat_id, person_id)
        ) WITHOUT ROWID
    """
    yield """
        CREATE TABLE carried (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (person_id, question)
        )
    """
    yield """
        CREATE TABLE pins (
            lemmas TEXT PRIMARY KEY,
            question TEXT NOT NULL,
            article_id TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            quotation TEXT NOT NULL,
            pinned_at INTEGER NOT NULL
        )
    """


def tickets_and_digests() -> Iterator[str]:
    """What people asked of the admins, and the messages by which admins know of it; who gets the weekly digest."""
    yield """
        CREATE TABLE tickets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('question', 'feedback')),
            chat_id INTEGER NOT NULL,
            person_id INTEGER NOT NULL,
            turn_id INTEGER UNIQUE REFERENCES turns (id) ON DELETE SET NULL,
            message_id INTEGER,
            text TEXT NOT NULL,
            offered TEXT NOT NULL DEFAULT '[]',
            language TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
            created_at INTEGER NOT NULL,
            told_at INTEGER
        )
    """
    yield "CREATE INDEX tickets_by_person ON tickets (person_id)"
    yield """
        CREATE TABLE ticket_cards (
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,
            ticket_id INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
            PRIMARY KEY (chat_id, message_id)
        ) WITHOUT ROWID
    """
    yield "CREATE TABLE undisturbed (person_id INTEGER PRIMARY KEY)"
    yield "CREATE TABLE digests (person_id INTEGER PRIMARY KEY, language TEXT NOT NULL, sent_at INTEGER NOT NULL)"


def corrections() -> Iterator[str]:
    """What admins put right in the facts found in the articles: stored beside them, ``changes`` as JSON."""
    yield """
        CREATE TABLE corrections (
            kind TEXT NOT NULL CHECK (kind IN ('person', 'agreement')),
            fact TEXT NOT NULL,
            title TEXT NOT NULL,
            hidden INTEGER NOT NULL DEFAULT 0,
            changes TEXT NOT NULL DEFAULT '{}',
            PRIMARY KEY (kind, fact)
        ) WITHOUT ROWID
    """


def vectors() -> Iterator[str]:
    """Vectors of an article's passages (``bot.storage.vectors``), for one encoder; gone when the passages change."""
    yield """
        CREATE TABLE vectors (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            encoder TEXT NOT NULL,
            count INTEGER NOT NULL,
            numbers BLOB NOT NULL
        )
    """
    yield """
        CREATE TRIGGER vectors_follow_passages AFTER INSERT ON passages BEGIN
            DELETE FROM vectors WHERE article_id = NEW.article_id;
        END
    """


def presses_that_asked() -> Iterator[str]:
    yield "ALTER TABLE turns ADD COLUMN press TEXT"


def packed_analyses() -> Iterator[str]:
    """Analyses are bytes from here on, beside those that were stored as JSON: an earlier program could not read them,
    and refuses the database instead."""
    yield from ()


MIGRATIONS: tuple[Migration, ...] = (
    articles,
    chats_and_turns,
    prompts_and_settings,
    inbox_and_sendings,
    versions_and_fingerprints,
    uploads_and_drafts,
    admins_and_audit,
    threads_and_topics,
    tickets_and_digests,
    corrections,
    vectors,
    presses_that_asked,
    packed_analyses,
)
