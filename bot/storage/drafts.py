"""What admins have sent and not published yet: it survives a restart, and expires."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.json_text import read_json, write_json
from bot.storage.articles import Original
from bot.storage.database import Database, Row
from retrieval.reading import Draft, ReadError, wire
from retrieval.reading.study import Study


class UploadState(StrEnum):
    OPEN = "open"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    UNDONE = "undone"


class Decision(StrEnum):
    """What is to become of a draft; ``OPEN``: new ones are added, doubles wait for a word."""

    OPEN = "open"
    ADD = "add"
    REPLACE = "replace"
    SKIP = "skip"


class Upload(Struct, frozen=True):
    """One thing sent: a file, an album, a text, a link. ``card_message`` shows it; ``replaces``: the article that it
    was asked for to replace."""

    id: int
    chat: int
    person: int
    bundle: str
    state: UploadState
    replaces: str | None
    card_message: int | None
    created_at: int
    published_at: int | None


class ReadDraft(Struct, frozen=True):
    """A file that was read. ``article_id`` is the one it will have when published."""

    article_id: str
    draft: Draft
    study: Study


class StoredDraft(Struct, frozen=True):
    """``read`` or ``problem``: one of them is there. ``sha256`` is of the file's bytes."""

    id: int
    upload: int
    message: int
    file_name: str
    sha256: str
    read: ReadDraft | None
    problem: ReadError | None
    decision: Decision
    replaces: str | None


class NewDraft(Struct, frozen=True):
    """A file of an upload and what came of reading it; the bytes of one that could not be read are not kept."""

    article_id: str
    original: Original
    outcome: ReadDraft | ReadError


class DraftStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, chat: int, person: int, bundle: str, replaces: str | None, now: int) -> int:
        return await self._database.write(
            "INSERT INTO uploads (chat_id, person_id, bundle, replaces, created_at) VALUES (?, ?, ?, ?, ?)",
            (chat, person, bundle, replaces, now),
        )

    async def latest_of(self, chat: int, bundle: str) -> Upload | None:
        row = await self._database.read_one(
            "SELECT * FROM uploads WHERE chat_id = ? AND bundle = ? ORDER BY id DESC LIMIT 1", (chat, bundle)
        )
        return None if row is None else _upload(row)

    async def upload(self, number: int) -> Upload | None:
        row = await self._database.read_one("SELECT * FROM uploads WHERE id = ?", (number,))
        return None if row is None else _upload(row)

    async def shown_in(self, number: int, message: int) -> None:
        """Remembers which message is the card."""
        await self._database.write("UPDATE uploads SET card_message = ? WHERE id = ?", (message, number))

    async def drafts(self, upload: int) -> list[StoredDraft]:
        """In the order they were sent, without the bytes."""
        rows = await self._database.read(f"{_DRAFTS} WHERE upload_id = ? ORDER BY id", (upload,))
        return [_draft(row) for row in rows]

    async def draft(self, number: int) -> StoredDraft | None:
        row = await self._database.read_one(f"{_DRAFTS} WHERE id = ?", (number,))
        return None if row is None else _draft(row)

    async def content(self, number: int) -> bytes:
        row = await self._database.read_one("SELECT content FROM drafts WHERE id = ?", (number,))
        return b"" if row is None else bytes(row["content"] or b"")

    async def put(
        self, upload: int, message: int, found: Sequence[NewDraft], instead_of: Sequence[int] = ()
    ) -> None:
        """What one message brought, all of it or nothing; takes the place of what the same message brought before, and
        of the drafts ``instead_of``."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM drafts WHERE upload_id = ? AND message_id = ?", (upload, message))
            await connection.executemany("DELETE FROM drafts WHERE id = ?", [(number,) for number in instead_of])
            for new in found:
                await connection.execute(_INSERT_DRAFT, _values(upload, message, new))

    async def change(self, draft: int, reading: ReadDraft) -> None:
        await self._database.write(
            "UPDATE drafts SET reading = ?, study = ? WHERE id = ?",
            (write_json(wire.from_draft(reading.draft)), write_json(wire.from_study(reading.study)), draft),
        )

    async def decide(self, draft: int, decision: Decision, replaces: str | None) -> None:
        await self._database.write(
            "UPDATE drafts SET decision = ?, replaces = ? WHERE id = ?", (decision.value, replaces, draft)
        )

    async def cancel(self, upload: int) -> None:
        """Nothing of it stays but the fact."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM drafts WHERE upload_id = ?", (upload,))
            await connection.execute("UPDATE uploads SET state = 'cancelled' WHERE id = ?", (upload,))

    async def expire(self, before: int) -> None:
        """Deletes the drafts of uploads begun before a Unix time, and forgets uploads with nothing left to do."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM uploads WHERE created_at < ?", (before,))
            await connection.execute("DELETE FROM expectations WHERE since < ?", (before,))


_DRAFTS = """
    SELECT id, upload_id, message_id, article_id, file_name, sha256, reading, study, problem, decision, replaces
    FROM drafts
"""
_INSERT_DRAFT = """
    INSERT INTO drafts (upload_id, message_id, article_id, file_name, content, sha256, reading, study, problem)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def _values(upload: int, message: int, new: NewDraft) -> tuple[str | int | bytes | None, ...]:
    name, content = new.original.file_name, new.original.content
    digest = hashlib.sha256(content).hexdigest()
    if isinstance(new.outcome, ReadError):
        problem = write_json(wire.from_error(new.outcome))
        return (upload, message, new.article_id, name, None, digest, None, None, problem)
    reading, study = wire.from_draft(new.outcome.draft), wire.from_study(new.outcome.study)
    return (upload, message, new.article_id, name, content, digest, write_json(reading), write_json(study), None)


def _upload(row: Row) -> Upload:
    return Upload(
        id=row["id"],
        chat=row["chat_id"],
        person=row["person_id"],
        bundle=row["bundle"],
        state=UploadState(row["state"]),
        replaces=row["replaces"],
        card_message=row["card_message"],
        created_at=row["created_at"],
        published_at=row["published_at"],
    )


def _draft(row: Row) -> StoredDraft:
    read = None
    if row["reading"] is not None:
        draft, study = wire.to_draft(read_json(row["reading"])), wire.to_study(read_json(row["study"]))
        read = ReadDraft(row["article_id"], draft, study)
    return StoredDraft(
        id=row["id"],
        upload=row["upload_id"],
        message=row["message_id"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        read=read,
        problem=None if row["problem"] is None else wire.to_error(read_json(row["problem"])),
        decision=Decision(row["decision"]),
        replaces=row["replaces"],
    )
