"""The same agreement told by several articles becomes one, with every source; anything short of a fit stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retrieval.facts.agreements.drafts import RANKS, content, fits, same_person
from retrieval.facts.agreements.ledger import Ledger
from retrieval.models import Agreement, Article, Signatory

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def merge_agreements(articles: Sequence[Article], found: Mapping[str, Sequence[Agreement]]) -> tuple[Agreement, ...]:
    """Agreements of all articles, newest first, the most complete first among those of one year.

    ``found``: agreements by article id. Two become one when kind, parties and signatories fit and the parties are
    known on both sides. Where sources differ the first article's value stands in the field and both in ``proofs``.
    """
    years = {article.id: _year(article.published) for article in articles}
    ledger = Ledger(agreement for agreements in found.values() for agreement in agreements)
    merged: list[_Told] = []
    for article in articles:
        for agreement in found.get(article.id, ()):
            known = _position_of(agreement, article.id, merged, ledger)
            if known is None:
                ledger.enter(len(merged), agreement)
                merged.append(_Told(agreement, article.id))
            else:
                merged[known].add(agreement)
                ledger.enter(known, merged[known].agreement)
    whole = [(told.whole(), told.source) for told in merged]
    order = sorted(whole, key=lambda pair: (-(_year(pair[0].date) or years[pair[1]] or 0), -completeness(pair[0])))
    return tuple(agreement for agreement, _ in order)


class _Told:
    """An agreement and the articles that tell of it. Its sentences are kept apart until the end: to copy them with
    every article would make much of one long-lived agreement."""

    def __init__(self, agreement: Agreement, source: str) -> None:
        self.agreement = agreement
        self.source = source
        self._more: list[Agreement] = []

    def add(self, other: Agreement) -> None:
        self._more.append(other)
        self.agreement = _joined(self.agreement, other)

    def whole(self) -> Agreement:
        every = (self.agreement, *self._more)
        return replace(
            self.agreement,
            scope=tuple(dict.fromkeys(point for one in every for point in one.scope)),
            evidence=tuple(passage for one in every for passage in one.evidence),
            proofs=tuple(proof for one in every for proof in one.proofs),
        )


def _position_of(agreement: Agreement, article_id: str, merged: Sequence[_Told], ledger: Ledger) -> int | None:
    """Where the same agreement of an earlier article stands."""
    near = ledger.near(agreement)
    fitting = (i for i in near if merged[i].source != article_id and same(merged[i].agreement, agreement))
    return next(fitting, None)


def same(one: Agreement, other: Agreement) -> bool:
    """Whether two articles tell of one agreement: same kind, same parties, no clash of signatories or years."""
    if content(one.kind) != content(other.kind) or not one.parties or not other.parties:
        return False
    if len(one.parties) != len(other.parties) or not fits(one.parties, other.parties):
        return False
    years = {year for year in (_year(one.date), _year(other.date)) if year is not None}
    return len(years) < 2 and _signatories_fit(one.signatories, other.signatories)


def _signatories_fit(some: Sequence[str], others: Sequence[str]) -> bool:
    if not some or not others:
        return True
    return any(same_person(one, other) for one in some for other in others)


def _joined(one: Agreement, other: Agreement) -> Agreement:
    """``one`` with what the other adds, but for its sentences."""
    signed_by = _all_signatories(one.signed_by, other.signed_by)
    return replace(
        one,
        parties=max(one.parties, other.parties, key=lambda parties: len("".join(parties))),
        signatories=tuple(signatory.name for signatory in signed_by),
        date=one.date or other.date,
        term=one.term or other.term,
        signed_by=signed_by,
        place=one.place or other.place,
        renewal=one.renewal or other.renewal,
        status=max((one.status, other.status), key=_rank),
    )


def _all_signatories(some: Iterable[Signatory], others: Iterable[Signatory]) -> tuple[Signatory, ...]:
    known = list(some)
    known += [other for other in others if not any(same_person(each.name, other.name) for each in known)]
    return tuple(known)


def _rank(status: str | None) -> int:
    return -1 if status is None else RANKS.index(status)


def completeness(agreement: Agreement) -> int:
    """How much is known: fields filled, and sentences to a small degree."""
    lists = (agreement.parties, agreement.signatories, agreement.scope)
    words = (agreement.date, agreement.place, agreement.term, agreement.renewal)
    return 100 * (sum(map(bool, lists)) + sum(map(bool, words))) + len(agreement.evidence)


def _year(text: str | None) -> int | None:
    found = _YEAR.search(text or "")
    return None if found is None else int(found.group())
