"""The use cases of an admin who adds articles: send, look, put right, publish, undo.

Nothing answers before ``publish``. Reading and analysing run in the worker process of ``retrieval.reading.sandbox``; a
draft lives in the database, so that a restart between sending and publishing costs nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
import zipfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from msgspec import Struct

from bot.ask import Asker
from bot.duplicates import Duplicate, find_duplicates
from bot.fields import Field, checked, in_metadata
from bot.library import Library, new_article_id
from bot.storage.articles import NewArticle, Original, StoredArticle
from bot.storage.drafts import Decision, DraftStore, NewDraft, ReadDraft, StoredDraft, Upload, UploadState
from bot.storage.fingerprints import FingerprintStore
from bot.storage.shelf import Publication, ShelfStore, Shelved
from retrieval.likeness import Change, differences
from retrieval.reading import Draft, Metadata, ReadError, Refused, read_text, restore
from retrieval.reading.archive import files_of, is_archive
from retrieval.reading.containers import open_zip, unpack
from retrieval.reading.sandbox import Progress, ReadFile, Sandbox

log = logging.getLogger(__name__)

UNDO_SECONDS = 600
DRAFT_SECONDS = 86400
IDLE_SECONDS = 120
"""After which the worker is let go: it holds the name finder, some 200 MB."""

TEXT_NAME = "text.txt"


class Bundle(Struct, frozen=True):
    """What makes several messages one upload. ``grows``: an album, whose parts come one after another."""

    key: str
    grows: bool = False


class Item(Struct, frozen=True):
    """A file of an upload, and the article it doubles, if any."""

    stored: StoredDraft
    duplicate: Duplicate | None

    @property
    def choice(self) -> Decision:
        """What publishing would do with it; ``OPEN``: nothing before an admin has said what."""
        if self.stored.problem is not None:
            return Decision.SKIP
        if self.stored.decision is Decision.OPEN and self.duplicate is None:
            return Decision.ADD
        return self.stored.decision

    @property
    def goes(self) -> bool:
        return self.choice in (Decision.ADD, Decision.REPLACE)


class Preview(Struct, frozen=True):
    upload: Upload
    items: tuple[Item, ...]

    @property
    def going(self) -> tuple[Item, ...]:
        """What «Опубликовать» would publish."""
        return tuple(item for item in self.items if item.goes)

    def item(self, draft: int) -> Item | None:
        return next((item for item in self.items if item.stored.id == draft), None)


class Published(Struct, frozen=True):
    """An upload that answers now; ``undoable``: for how many more seconds one tap takes it back."""

    upload: Upload
    articles: tuple[Shelved, ...]
    undoable: int


class Uploads:
    def __init__(
        self,
        library: Library,
        drafts: DraftStore,
        shelf: ShelfStore,
        fingerprints: FingerprintStore,
        sandbox: Sandbox,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._drafts = drafts
        self._shelf = shelf
        self._fingerprints = fingerprints
        self._sandbox = sandbox
        self._now = now
        self._opening = asyncio.Lock()
        self._publishing = asyncio.Lock()
        self._reading = 0
        self._last_read = 0.0

    async def begin(self, asker: Asker, bundle: Bundle, replaces: str | None = None) -> Upload:
        """The upload that a message belongs to. One that is open no more means that the message was seen before."""
        async with self._opening:
            await self._drafts.expire(int(self._now()) - DRAFT_SECONDS)
            known = await self._drafts.latest_of(asker.chat, bundle.key)
            if known is not None and (known.state is UploadState.OPEN or not bundle.grows):
                return known
            opened = await self._drafts.open(asker.chat, asker.person, bundle.key, replaces, int(self._now()))
        upload = await self._drafts.upload(opened)
        assert upload is not None  # noqa: S101 - it was stored a line above
        return upload

    async def knows(self, asker: Asker, bundle: Bundle) -> bool:
        """Whether anything of a bundle was received before."""
        return await self._drafts.latest_of(asker.chat, bundle.key) is not None

    async def shown_in(self, upload: Upload, message: int) -> None:
        await self._drafts.shown_in(upload.id, message)

    async def read_file(
        self,
        upload: Upload,
        message: int,
        original: Original,
        origin: Metadata | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Reads a file, or every file of an archive, into drafts. ``origin``: what is known beside the file.
        Files that cannot be read are kept with the reason, without their bytes."""
        self._reading += 1
        try:
            found = await self._read(original, (origin or Metadata()).or_else(self._before(upload)), progress)
        except ReadError as error:
            log.info("upload=%d not read: %s", upload.id, error)
            found = [NewDraft(new_article_id(), original, error)]
        finally:
            self._reading -= 1
            self._last_read = self._now()
        await self._keep(upload, message, found)

    async def refuse(self, upload: Upload, message: int, name: str, error: ReadError) -> None:
        """A file that is not even looked at."""
        await self._keep(upload, message, [NewDraft(new_article_id(), Original(name, b""), error)])

    async def read_text(self, upload: Upload, message: int, text: str, origin: Metadata | None = None) -> None:
        """A pasted text or a post. A further part of one that Telegram has cut goes on where the last one ended."""
        earlier = await self._drafts.drafts(upload.id)
        if earlier and earlier[-1].message >= message:
            return
        if earlier:
            before = (await self._drafts.content(earlier[-1].id)).decode()
            text = f"{before}\n{text}"
        await self._keep(upload, message, [await self._read_text(text, origin, self._before(upload))], earlier)

    async def card(self, asker: Asker, number: int) -> Preview | Published | None:
        """What stands of an upload: nothing, if it is of another chat, given up, taken back or too old."""
        upload = await self._drafts.upload(number)
        if upload is None or upload.chat != asker.chat:
            return None
        if upload.state is UploadState.OPEN and self._now() - upload.created_at < DRAFT_SECONDS:
            return await self._preview(upload)
        return await self._published(upload) if upload.state is UploadState.PUBLISHED else None

    async def item(self, asker: Asker, draft: int) -> tuple[Preview, Item] | None:
        """A draft that can still be changed, and the upload it is of."""
        stored = await self._drafts.draft(draft)
        preview = await self.card(asker, stored.upload) if stored else None
        item = preview.item(draft) if isinstance(preview, Preview) else None
        return (preview, item) if isinstance(preview, Preview) and item and item.stored.read else None

    async def edit(self, item: Item, field: Field, text: str) -> None:
        """Raises ``WrongValue`` for a value that cannot be, and ``ReadError``."""
        read = _read_of(item)
        changed = replace(read.draft, metadata=in_metadata(read.draft.metadata, field, checked(field, text)))
        await self._change(item, changed)

    async def put_back(self, item: Item, positions: Collection[int] | None) -> None:
        """Cut paragraphs come back into the text: those at ``positions``, or all. Raises ``ReadError``."""
        await self._change(item, restore(_read_of(item).draft, positions))

    async def decide(self, item: Item, decision: Decision) -> None:
        """``REPLACE``: takes the place of the article it doubles; is added, if that one answers no more."""
        other = item.duplicate
        replaces = other.article_id if other and not other.inside and decision is Decision.REPLACE else None
        if decision is Decision.REPLACE and replaces is None:
            decision = Decision.ADD
        await self._drafts.decide(item.stored.id, decision, replaces)

    async def differences(self, item: Item) -> tuple[Change, ...] | None:
        """What a draft says otherwise than the article it doubles; nothing, if that one is gone."""
        other = self._library.knowledge.articles.get(item.duplicate.article_id) if item.duplicate else None
        if other is None:
            return None
        return await asyncio.to_thread(differences, other.text, _read_of(item).draft.text)

    async def cancel(self, upload: Upload) -> None:
        await self._drafts.cancel(upload.id)
        log.info("upload=%d cancelled", upload.id)

    async def publish(self, asker: Asker, number: int) -> Published | None:
        """One transaction, then the new index; what was published answers when this returns. A second tap changes
        nothing. Nothing is returned for an upload that cannot be published."""
        async with self._publishing:
            card = await self.card(asker, number)
            if not isinstance(card, Preview):
                return card
            publications = [Publication(item.stored.id, _new_article(item, asker)) for item in card.going]
            if not publications:
                return None
            await self._shelf.publish(number, publications, asker.person, int(self._now()))
            await self._library.rebuild()
        log.info("upload=%d published=%d by=%d", number, len(publications), asker.person)
        published = await self.card(asker, number)
        return published if isinstance(published, Published) else None

    async def undo(self, asker: Asker, published: Published) -> int:
        """Takes an upload back, what it replaced answers again; returns how many articles went."""
        async with self._publishing:
            count = await self._shelf.undo(published.upload.id, asker.person, int(self._now()))
            await self._library.rebuild()
        log.info("upload=%d undone=%d by=%d", published.upload.id, count, asker.person)
        return count

    async def rest(self) -> None:
        """Lets the worker go when nothing was read for a while."""
        if not self._reading and self._now() - self._last_read > IDLE_SECONDS:
            await self._sandbox.close()

    async def _read(self, original: Original, origin: Metadata, progress: Progress | None) -> list[NewDraft]:
        # Two halves, reading and analysing, so the bar counts each file twice.
        tell = progress or _silent
        name, content = original.file_name, original.content
        outcomes = await self._sandbox.read(name, content, progress=lambda done, total: tell(done, 2 * total))
        contents = await asyncio.to_thread(contents_of, content)
        found: list[NewDraft] = []
        for outcome, bytes_of_it in zip(outcomes, contents, strict=True):
            found.append(await self._study(outcome, bytes_of_it, origin))
            tell(len(outcomes) + len(found), 2 * len(outcomes))
        return found

    async def _study(self, outcome: ReadFile | Refused, content: bytes, origin: Metadata) -> NewDraft:
        article_id = new_article_id()
        if isinstance(outcome, Refused):
            return NewDraft(article_id, Original(outcome.name, content), outcome.error)
        draft = replace(outcome.draft, metadata=outcome.draft.metadata.or_else(origin))
        return NewDraft(article_id, Original(draft.name, content), await self._studied(article_id, draft))

    async def _studied(self, article_id: str, draft: Draft) -> ReadDraft | ReadError:
        try:
            return ReadDraft(article_id, draft, await self._sandbox.study(draft.article(article_id)))
        except ReadError as error:
            return error

    def _before(self, upload: Upload) -> Metadata:
        """Where the article came from that this upload replaces: so did the new version, if it says nothing else."""
        old = self._library.knowledge.articles.get(upload.replaces or "")
        if old is None:
            return Metadata()
        return Metadata(None, old.publisher, old.published, old.url, old.published_estimated)

    async def _read_text(self, text: str, origin: Metadata | None, before: Metadata) -> NewDraft:
        article_id = new_article_id()
        original = Original(TEXT_NAME, text.encode())
        try:
            draft = await asyncio.to_thread(read_text, text, TEXT_NAME, origin)
        except ReadError as error:
            return NewDraft(article_id, original, error)
        draft = replace(draft, metadata=draft.metadata.or_else(before))
        return NewDraft(article_id, original, await self._studied(article_id, draft))

    async def _keep(
        self, upload: Upload, message: int, found: Sequence[NewDraft], instead_of: Sequence[StoredDraft] = ()
    ) -> None:
        await self._drafts.put(upload.id, message, found, [draft.id for draft in instead_of])
        if upload.replaces is not None:
            stored = [draft for draft in await self._drafts.drafts(upload.id) if draft.read]
            for draft in stored[:1]:
                await self._drafts.decide(draft.id, Decision.REPLACE, upload.replaces)

    async def _change(self, item: Item, draft: Draft) -> None:
        studied = await self._studied(_read_of(item).article_id, draft)
        if isinstance(studied, ReadError):
            raise studied
        await self._drafts.change(item.stored.id, studied)

    async def _preview(self, upload: Upload) -> Preview:
        drafts = await self._drafts.drafts(upload.id)
        known = await self._fingerprints.all()
        doubles = await asyncio.to_thread(find_duplicates, drafts, known)
        return Preview(upload, tuple(Item(draft, doubles.get(draft.id)) for draft in drafts))

    async def _published(self, upload: Upload) -> Published:
        left = UNDO_SECONDS - (int(self._now()) - (upload.published_at or 0))
        return Published(upload, tuple(await self._shelf.added_with(upload.id)), max(0, left))


def _silent(_: int, __: int) -> None:
    """Nobody watches."""


def _read_of(item: Item) -> ReadDraft:
    assert item.stored.read is not None  # noqa: S101 - ``Uploads.item`` gives no other
    return item.stored.read


def _new_article(item: Item, asker: Asker) -> NewArticle:
    read = _read_of(item)
    reading = StoredArticle(read.draft.article(read.article_id), read.study.prepared, read.study.facts)
    return NewArticle(reading, None, asker.person, item.stored.replaces, item.stored.upload)


def contents_of(data: bytes) -> list[bytes]:
    """The bytes of each file that the sandbox reads, in its order. Unpacking alone is safe, and has the same limits.
    Raises ``ReadError`` where the sandbox does."""
    if not is_archive(data):
        return [data]
    with open_zip(data, "zip") as archive:
        return [_unpacked(archive, entry) for entry in files_of(archive)]


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return unpack(archive, entry, "zip")
    except (ReadError, ValueError, OSError, zipfile.BadZipFile):
        return b""  # it was refused there too
