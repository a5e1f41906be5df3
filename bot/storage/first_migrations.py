"""The schema as it was when articles, questions and uploads had found their places; it has grown in
``bot.storage.migrations`` since.

A step that was released is never changed: databases out there have run it.
"""

from __future__ import annotations

from collections.abc import Iterator


def articles() -> Iterator[str]:
    """Articles; beside each, as JSON, its sentences with their lemmas and the facts found in it, so that a start needs
    no morphology. A replaced or removed article stays for its history; only «published» ones answer."""
    yield """
        CREATE TABLE articles (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL DEFAULT 'published' CHECK (state IN ('draft', 'published', 'replaced', 'removed')),
            replaces TEXT REFERENCES articles (id),
            title TEXT NOT NULL,
            publisher TEXT,
            published TEXT,
            published_estimated INTEGER NOT NULL DEFAULT 0,
            url TEXT,
            text TEXT NOT NULL,
            added_by INTEGER,
            added_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        )
    """
    yield "CREATE INDEX articles_by_state ON articles (state, number)"
    yield """
        CREATE TABLE passages (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            analysis TEXT NOT NULL
        )
    """
    yield """
        CREATE TABLE facts (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            found TEXT NOT NULL
        )
    """
    yield """
        CREATE TABLE originals (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            file_name TEXT NOT NULL,
            bytes BLOB NOT NULL,
            sha256 TEXT NOT NULL
        )
    """
    yield "CREATE INDEX originals_by_sha256 ON originals (sha256)"


def chats_and_turns() -> Iterator[str]:
    """Who asked what, and what was answered. ``person_id`` and the texts become NULL when a person is forgotten."""
    yield """
        CREATE TABLE chats (
            id INTEGER PRIMARY KEY,
            language TEXT,
            first_seen INTEGER NOT NULL
        )
    """
    yield """
        CREATE TABLE turns (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER,
            person_id INTEGER,
            asked_at INTEGER NOT NULL,
            question TEXT,
            standalone TEXT,
            understood TEXT,
            literal INTEGER NOT NULL DEFAULT 0,
            subject TEXT,
            answered INTEGER NOT NULL,
            confidence REAL NOT NULL,
            question_message INTEGER,
            answer_message INTEGER,
            milliseconds INTEGER NOT NULL
        )
    """
    yield "CREATE INDEX turns_by_person ON turns (person_id, chat_id, id)"
    yield "CREATE INDEX turns_by_time ON turns (asked_at)"
    yield """
        CREATE TABLE options (
            turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            article_id TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            quotation TEXT NOT NULL,
            highlights TEXT NOT NULL,
            PRIMARY KEY (turn_id, place)
        ) WITHOUT ROWID
    """
    yield """
        CREATE TABLE votes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            person_id INTEGER,
            useful INTEGER NOT NULL CHECK (useful IN (0, 1)),
            reason TEXT,
            voted_at INTEGER NOT NULL,
            UNIQUE (turn_id, person_id)
        )
    """


def prompts_and_settings() -> Iterator[str]:
    """Questions offered as buttons, which carry only a number; and what the bot remembers about itself."""
    yield "CREATE TABLE prompts (id INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE)"
    yield "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"


def inbox_and_sendings() -> Iterator[str]:
    """Updates from before they are confirmed until they are answered, and the messages sent for each meanwhile. Chats
    that cannot be written to, and groups that moved."""
    yield """
        CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY,
            line TEXT,
            body TEXT,
            received_at REAL NOT NULL,
            done INTEGER NOT NULL DEFAULT 0
        )
    """
    yield "CREATE INDEX inbox_waiting ON inbox (received_at, update_id) WHERE NOT done"
    yield "CREATE INDEX inbox_by_age ON inbox (received_at) WHERE done"
    yield """
        CREATE TABLE sendings (
            update_id INTEGER NOT NULL REFERENCES inbox (update_id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            chat_id INTEGER NOT NULL,
            after INTEGER,
            after_anywhere INTEGER NOT NULL,
            message_id INTEGER,
            PRIMARY KEY (update_id, place)
        ) WITHOUT ROWID
    """
    yield "ALTER TABLE chats ADD COLUMN closed TEXT"
    yield "ALTER TABLE chats ADD COLUMN moved_to INTEGER"


def versions_and_fingerprints() -> Iterator[str]:
    """An article and what took its place are one family, of which one at most answers; ``upload_id`` says what came
    together and is undone together. Fingerprints find the same text again."""
    yield "ALTER TABLE articles ADD COLUMN family TEXT"
    yield "ALTER TABLE articles ADD COLUMN upload_id INTEGER"
    yield "UPDATE articles SET family = id"
    yield "CREATE INDEX articles_by_family ON articles (family, number)"
    yield "CREATE INDEX articles_by_upload ON articles (upload_id)"
    yield """
        CREATE TABLE fingerprints (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            text_key TEXT NOT NULL,
            sketch BLOB NOT NULL
        )
    """
    yield "CREATE INDEX fingerprints_by_text ON fingerprints (text_key)"


def uploads_and_drafts() -> Iterator[str]:
    """What admins have sent and not published yet. ``bundle`` is what several messages of one album share. A draft
    holds a file as read (``reading``, ``study``) or why it could not be (``problem``), all JSON."""
    yield """
        CREATE TABLE uploads (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            person_id INTEGER NOT NULL,
            bundle TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'cancelled', 'undone')),
            replaces TEXT,
            card_message INTEGER,
            created_at INTEGER NOT NULL,
            published_at INTEGER
        )
    """
    yield "CREATE INDEX uploads_by_bundle ON uploads (chat_id, bundle)"
    yield """
        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            upload_id INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
            message_id INTEGER NOT NULL,
            article_id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            content BLOB,
            sha256 TEXT NOT NULL,
            reading TEXT,
            study TEXT,
            problem TEXT,
            decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'add', 'replace', 'skip')),
            replaces TEXT
        )
    """
    yield "CREATE INDEX drafts_by_upload ON drafts (upload_id, id)"
    yield """
        CREATE TABLE expectations (
            chat_id INTEGER NOT NULL,
            person_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            target TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (chat_id, person_id)
        ) WITHOUT ROWID
    """
