"""Facts as they are shown: found in the articles, put right or hidden by admins. A correction stands beside what was
found and can be taken back; it applies as long as the articles prove the fact it was made for."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from msgspec import Struct, structs

from bot.storage.corrections import Correction, CorrectionStore, Kind
from retrieval.models import Agreement, Passage, Person, Signatory

log = logging.getLogger(__name__)
Fact = TypeVar("Fact", Person, Agreement)

FIELDS = {
    Kind.PERSON: ("name", "roles"),
    Kind.AGREEMENT: ("kind", "parties", "signatories", "status", "date", "place", "term", "renewal", "scope"),
}
NEEDED = {"name", "kind"}
"""Fields that cannot be left empty."""

LONGEST_VALUE = 500
EMPTY = {"-", "–", "—"}


class Entry(Struct, Generic[Fact], frozen=True):
    """A fact as it is shown, with its key, as it was found, and whether an admin has changed it."""

    key: str
    fact: Fact
    found: Fact
    corrected: bool


class Corrections:
    def __init__(self, store: CorrectionStore, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now
        self._known: dict[tuple[Kind, str], Correction] | None = None

    async def people(self, found: Sequence[Person]) -> list[Entry[Person]]:
        """Everyone who is not hidden."""
        known = await self._all()
        entries = [(person_key(person), person) for person in found]
        return [
            Entry(key, _corrected_person(person, known.get((Kind.PERSON, key))), person, (Kind.PERSON, key) in known)
            for key, person in entries
            if not _is_hidden(known.get((Kind.PERSON, key)))
        ]

    async def agreements(self, found: Sequence[Agreement]) -> list[Entry[Agreement]]:
        known = await self._all()
        entries = [(agreement_key(one), one, known.get((Kind.AGREEMENT, agreement_key(one)))) for one in found]
        return [
            Entry(key, _corrected_agreement(one, correction), one, correction is not None)
            for key, one, correction in entries
            if not _is_hidden(correction)
        ]

    async def hidden(self, kind: Kind) -> list[Correction]:
        return [one for one in (await self._all()).values() if one.kind is kind and one.hidden]

    async def correct(self, kind: Kind, key: str, title: str, field: str, typed: str, by: int) -> bool:
        """Gives a field a new value, «-» for none; whether it can have that value."""
        value = "" if typed.strip() in EMPTY else typed.strip()
        if field not in FIELDS[kind] or len(value) > LONGEST_VALUE or (not value and field in NEEDED):
            return False
        before = (await self._all()).get((kind, key)) or Correction(kind, key, title)
        correction = structs.replace(before, hidden=False, changes={**before.changes, field: value})
        await self._put(correction, by, f"{field}: {value}")
        return True

    async def hide(self, kind: Kind, key: str, title: str, by: int) -> None:
        before = (await self._all()).get((kind, key)) or Correction(kind, key, title)
        await self._put(structs.replace(before, hidden=True), by, "")

    async def restore(self, kind: Kind, key: str, by: int) -> bool:
        """As the articles have it; whether there was anything to take back."""
        correction = (await self._all()).get((kind, key))
        if correction is None:
            return False
        await self._store.drop(correction, by, int(self._now()))
        self._known = None
        log.info("fact restored kind=%s key=%s by=%d", kind, key, by)
        return True

    async def _put(self, correction: Correction, by: int, details: str) -> None:
        await self._store.put(correction, by, int(self._now()), details)
        self._known = None
        log.info("fact corrected kind=%s key=%s by=%d", correction.kind, correction.fact, by)

    async def _all(self) -> dict[tuple[Kind, str], Correction]:
        if self._known is None:
            self._known = {(one.kind, one.fact): one for one in await self._store.all()}
        return self._known


def person_key(person: Person) -> str:
    """Namesakes have different first sentences, so different keys."""
    return _key(person.name, person.mentions[0])


def agreement_key(agreement: Agreement) -> str:
    return _key(f"{agreement.kind}|{'|'.join(agreement.parties)}", agreement.evidence[0])


def parts(value: str) -> tuple[str, ...]:
    """Several values typed at once, a line each or with semicolons between them."""
    return tuple(part.strip() for part in re.split(r"[;\n]", value) if part.strip())


def _is_hidden(correction: Correction | None) -> bool:
    return correction is not None and correction.hidden


def _corrected_person(person: Person, correction: Correction | None) -> Person:
    if correction is None:
        return person
    changes = correction.changes
    person = replace(person, name=changes.get("name", person.name))
    return replace(person, roles=parts(changes["roles"])) if "roles" in changes else person


def _corrected_agreement(agreement: Agreement, correction: Correction | None) -> Agreement:
    """What the sources say of a corrected field is not shown beside it: it was found to be wrong."""
    if correction is None:
        return agreement
    changes = correction.changes
    signatories = parts(changes.get("signatories", ""))
    changed = "signatories" in changes
    return replace(
        agreement,
        kind=changes.get("kind", agreement.kind),
        parties=parts(changes["parties"]) if "parties" in changes else agreement.parties,
        signatories=signatories if changed else agreement.signatories,
        signed_by=tuple(map(Signatory, signatories)) if changed else agreement.signed_by,
        scope=parts(changes["scope"]) if "scope" in changes else agreement.scope,
        status=changes.get("status", agreement.status),
        date=changes.get("date", agreement.date),
        place=changes.get("place", agreement.place),
        term=changes.get("term", agreement.term),
        renewal=changes.get("renewal", agreement.renewal),
        proofs=tuple(proof for proof in agreement.proofs if proof.field not in changes),
    )


def _key(name: str, passage: Passage) -> str:
    """Twelve characters: a button has room for no name."""
    return hashlib.blake2s(f"{name}|{passage.article_id}|{passage.start}".encode(), digest_size=6).hexdigest()
