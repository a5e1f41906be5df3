"""Whether a draft is in the library already: the same file, text or address, or nearly the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from bot.storage.drafts import StoredDraft
from bot.storage.fingerprints import Fingerprint
from retrieval import likeness


class Sameness(StrEnum):
    """From the surest sign to the weakest; ``value`` is part of a text's key."""

    BYTES = "bytes"
    TEXT = "text"
    ADDRESS = "address"
    NEAR = "near"


SURE = (Sameness.BYTES, Sameness.TEXT)


class Duplicate(Struct, frozen=True):
    """``inside``: the other one is an earlier file of the same upload. ``likeness``: 0…1, estimated."""

    sameness: Sameness
    article_id: str
    title: str
    inside: bool
    likeness: float


def find_duplicates(drafts: Sequence[StoredDraft], known: Sequence[Fingerprint]) -> dict[int, Duplicate]:
    """By the number of the draft; drafts of nothing known, and of what could not be read, are left out."""
    found: dict[int, Duplicate] = {}
    earlier: list[Fingerprint] = []
    for draft in drafts:
        own = _fingerprint(draft)
        if own is None:
            continue
        # Of the same upload only the very same: reports of one series are alike and yet all wanted.
        duplicate = _find(own, known, inside=False) or _find(own, earlier, inside=True, among=SURE)
        if duplicate is not None:
            found[draft.id] = duplicate
        earlier.append(own)
    return found


def address_key(url: str | None) -> str | None:
    """One key for the ways of writing one address: «http://www.a.b/c/?utm_source=d#e» and «https://a.b/c»."""
    if not url:
        return None
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _, query = bare.partition("?")
    kept = sorted(part for part in query.split("&") if part and not part.startswith(("utm_", "fbclid=", "yclid=")))
    host, slash, rest = path.rstrip("/").partition("/")
    return "?".join(filter(None, (host.lower() + slash + rest, "&".join(kept))))


def _fingerprint(draft: StoredDraft) -> Fingerprint | None:
    if draft.read is None:
        return None
    read = draft.read.draft
    return Fingerprint(
        article_id=draft.read.article_id,
        title=read.title,
        url=read.metadata.url,
        sha256=draft.sha256,
        text_key=likeness.text_key(read.text),
        sketch=likeness.sketch(read.text),
    )


def _find(
    own: Fingerprint, known: Sequence[Fingerprint], *, inside: bool, among: Sequence[Sameness] = tuple(Sameness)
) -> Duplicate | None:
    signs = (sign for sign in _signs(own, known) if sign[0] in among)
    surest = sorted(signs, key=lambda sign: (among.index(sign[0]), -sign[1]))
    if not surest:
        return None
    sameness, alike, other = surest[0]
    return Duplicate(sameness, other.article_id, other.title, inside, alike)


def _signs(own: Fingerprint, known: Sequence[Fingerprint]) -> Iterator[tuple[Sameness, float, Fingerprint]]:
    address = address_key(own.url)
    for other in known:
        if own.sha256 == other.sha256:
            yield Sameness.BYTES, 1.0, other
        elif own.text_key == other.text_key:
            yield Sameness.TEXT, 1.0, other
        else:
            alike = likeness.likeness(own.sketch, other.sketch)
            if address is not None and address == address_key(other.url):
                yield Sameness.ADDRESS, alike, other
            elif alike >= likeness.ALIKE:
                yield Sameness.NEAR, alike, other
