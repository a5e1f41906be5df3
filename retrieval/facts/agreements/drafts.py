"""An agreement while it is being gathered from the sentences of one article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from retrieval.facts.morphology import lemma_of
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Agreement, Passage, Proof, Signatory

RANKS = ("планируется", "договорились", "подписано", "продлено", "прекращено")
"""Statuses, the later told of the same document counting more."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5
_ROOT = 3
"""Letters that «Тула» and «Тульская область» share."""


@dataclass(slots=True)
class Draft:
    """What is known so far; ``told`` turns true when the article says that something happened to the document."""

    kind: str
    head: str
    named: bool
    plural: bool = False
    parties: tuple[str, ...] = ()
    signed_by: list[Signatory] = field(default_factory=list)
    date: str | None = None
    place: str | None = None
    term: str | None = None
    renewal: str | None = None
    scope: list[str] = field(default_factory=list)
    status: str | None = None
    evidence: list[Passage] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    presumed: tuple[tuple[str, ...], Passage] | None = None
    presumed_date: tuple[str, Passage] | None = None

    def prove(self, name: str, value: str, passage: Passage) -> None:
        """Note a sentence that shows one value of one field."""
        proof = Proof(name, value, passage)
        if proof not in self.proofs:
            self.proofs.append(proof)
        self.support(passage)

    def support(self, passage: Passage) -> None:
        """Note a sentence that speaks of this agreement."""
        if passage not in self.evidence:
            self.evidence.append(passage)

    def name(self, kind: str, passage: Passage) -> None:
        """Give a document that was bare so far its kind."""
        self.kind, self.named = kind, True
        self.prove("kind", kind, passage)

    def presume(self, parties: tuple[str, ...], passage: Passage) -> None:
        """Parties to be taken if no sentence names them outright; the first presumption stands."""
        if parties and self.presumed is None:
            self.presumed = (parties, passage)

    def doubt(self, bodies: tuple[str, ...]) -> None:
        """A pair that no signatory belongs to is not presumed: «Елец и Лебедянь соревнуются» says nothing of a mayor
        of Brest."""
        if self.presumed is None or not bodies:
            return
        if not any(_may_belong(body, party) for body in bodies for party in self.presumed[0]):
            self.presumed = None

    def presume_date(self, date: str, passage: Passage) -> None:
        """A day named shortly before, taken if no sentence dates the signing itself."""
        if self.presumed_date is None:
            self.presumed_date = (date, passage)

    @property
    def likely_parties(self) -> tuple[str, ...]:
        """The parties named, or else two or more presumed."""
        presumed = self.presumed[0] if self.presumed is not None else ()
        return self.parties or (presumed if len(presumed) > 1 else ())

    @property
    def is_headline(self) -> bool:
        """Known so far only from the first line of the article, which ends without a full stop."""
        return all(p.position == 0 and p.text[-1].isalpha() for p in self.evidence)

    def reword(self, kind: str, parties: tuple[str, ...], passage: Passage) -> None:
        """What the text says replaces what the headline said."""
        if len(kind) > len(self.kind) or not content(kind) & content(self.kind):
            self.name(kind, passage)
        if len(parties) >= len(self.parties):
            self.parties = ()

    def bind(self, parties: tuple[str, ...], passage: Passage) -> None:
        """Take the parties; a longer list, and wordings that say more, replace what is known."""
        if not parties:
            return
        if (len(parties), len("".join(parties))) > (len(self.parties), len("".join(self.parties))):
            self.parties = parties
        self.prove("parties", "; ".join(parties), passage)

    def sign(self, signatories: Iterable[Signatory], passage: Passage) -> None:
        """Add signatories; what a later sentence says of a known one fills gaps."""
        for signatory in signatories:
            known = next((i for i, each in enumerate(self.signed_by) if same_person(each.name, signatory.name)), None)
            if known is None:
                self.signed_by.append(signatory)
            else:
                self.signed_by[known] = _fuller(self.signed_by[known], signatory)
            self.prove("signatories", signatory.name, passage)

    def fill(self, name: str, value: str | None, passage: Passage) -> None:
        """Set ``date``, ``place``, ``term`` or ``renewal`` once; another value is kept as a proof beside it."""
        if value is None:
            return
        if getattr(self, name) is None:
            setattr(self, name, value)
        self.prove(name, value, passage)

    def widen(self, points: Iterable[str], passage: Passage) -> None:
        """Add points of the scope."""
        for point in points:
            if not any(content(point) == content(known) for known in self.scope):
                self.scope.append(point)
                self.prove("scope", point, passage)

    def mark(self, status: str, passage: Passage) -> None:
        """Set the status unless a weightier one is known."""
        if self.status is None or RANKS.index(status) > RANKS.index(self.status):
            self.status = status
            self.prove("status", status, passage)

    def _as_worded(self, party: str) -> str:
        """The longer wording: «Третьяковская галерея» of «Третьяковка», «венгерский город Эгер» of «Эгер»."""
        return max([party, *(known for known in self.parties if alike(known, party))], key=len)

    def _says_less_than(self, presumed: tuple[str, ...]) -> bool:
        """Only the partner is named («мы подписали с галереей»), and it is one of the pair."""
        return not self.parties or (len(self.parties) == 1 < len(presumed) and fits(self.parties, presumed))

    def finished(self) -> Agreement:
        """The agreement, its sentences in the order of the article."""
        if self.presumed is not None and self._says_less_than(self.presumed[0]):
            presumed, passage = self.presumed
            self.bind(tuple(self._as_worded(party) for party in presumed), passage)
        if self.date is None and self.presumed_date is not None:
            self.fill("date", *self.presumed_date)
        return Agreement(
            kind=self.kind,
            parties=self.parties,
            signatories=tuple(signatory.name for signatory in self.signed_by),
            date=self.date,
            term=self.term,
            scope=tuple(self.scope),
            evidence=tuple(sorted(self.evidence, key=lambda passage: passage.position)),
            signed_by=tuple(self.signed_by),
            place=self.place,
            renewal=self.renewal,
            status=self.status,
            proofs=tuple(self.proofs),
        )


def _may_belong(body: str, party: str) -> bool:
    """«Тула» and «Тульская область» share a root, «ТГУ» and «Тамбовский государственный университет» initials."""
    if {word[:_ROOT] for word in content(body)} & {word[:_ROOT] for word in content(party)}:
        return True
    initials = iter([word[0].upper() for word in _WORD.findall(party)])
    capitals = [letter for word in _WORD.findall(body) if word[1:] != word[1:].lower() for letter in word]
    return bool(capitals) and all(letter in initials for letter in capitals if letter.isupper())


def is_worth_showing(draft: Draft) -> bool:
    """Binding, and not «соглашения о сотрудничестве подписаны с десятью городами» without names."""
    known = max(len(draft.parties), len(draft.presumed[0]) if draft.presumed else 0)
    return _is_binding(draft) and ((draft.named and not draft.plural) or known > 1)


def _is_binding(draft: Draft) -> bool:
    """Not a protocol of a meeting or a declaration of income: see ``lexicons/agreement_weak_documents.txt``."""
    if draft.head not in word_list("agreement_weak_documents"):
        return True
    related = any(lemma_of(word) in word_list("agreement_relations") for word in _WORD.findall(draft.kind))
    return related or len(draft.parties) > 1


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """Lemmas of the words of a text, short ones left out: what two wordings are compared by."""
    return frozenset(lemma_of(word)[:8] for word in _WORD.findall(text) if len(word) > 2)


def fits(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two lists may name the same parties: unknown fits anything; else each of the shorter has its match."""
    left, right = list(some), list(others)
    if not left or not right:
        return True
    shorter, longer = sorted((left, right), key=len)
    return all(any(alike(one, other) for other in longer) for one in shorter)


def alike(one: str, other: str) -> bool:
    """Whether two wordings of a party may mean the same: the words of one stand in the other («Минск», «город Минск»).

    Words are compared by their first letters, so that «Липецк» and «липецкая» meet.
    """
    some, others = stems(one), stems(other)
    return bool(some) and bool(others) and (some <= others or others <= some)


@lru_cache(maxsize=20_000)
def stems(party: str) -> frozenset[str]:
    """The first letters of a party's words, by which parties are compared."""
    return frozenset(word[:_STEM] for word in content(party))


def same_person(one: str, other: str) -> bool:
    """«Иванов» and «Сергей Иванов» are one in the same article, «Анна Иванова» is another."""
    some, others = one.split(), other.split()
    return some[-1] == others[-1] and (len(some) == 1 or len(others) == 1 or some[0][0] == others[0][0])


def _fuller(known: Signatory, other: Signatory) -> Signatory:
    name = max(known.name, other.name, key=len)
    return Signatory(name, known.role or other.role, known.side or other.side)


def binds_same(headline: Draft, parties: tuple[str, ...]) -> bool:
    """A headline may call loosely what the text calls in full."""
    return bool(headline.parties and parties) and fits(headline.parties, parties)


def overlap(some: str, others: str) -> bool:
    """«о побратимских связях» in a headline, «об установлении побратимских связей» in the text."""
    return content(some) <= content(others) or content(others) <= content(some)
