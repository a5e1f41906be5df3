"""The same agreement told by several articles becomes one, with every source; anything short of a fit stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from retrieval.facts.agreements.drafts import RANKS, content, fits, same_person
from retrieval.models import Agreement, Article, Signatory

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def merge_agreements(articles: Sequence[Article], found: Mapping[str, Sequence[Agreement]]) -> tuple[Agreement, ...]:
    """Agreements of all articles, newest first, the most complete first among those of one year.

    ``found``: agreements by article id. Two become one when kind, parties and signatories fit and the parties are
    known on both sides. Where sources differ the first article's value stands in the field and both in ``proofs``.
    """
    years = {article.id: _year(article.published) for article in articles}
    merged: list[tuple[Agreement, str]] = []
    for article in articles:
        for agreement in found.get(article.id, ()):
            known = _position_of(agreement, article.id, merged)
            if known is None:
                merged.append((agreement, article.id))
            else:
                merged[known] = (_joined(merged[known][0], agreement), merged[known][1])
    order = sorted(merged, key=lambda pair: (-(_year(pair[0].date) or years[pair[1]] or 0), -completeness(pair[0])))
    return tuple(agreement for agreement, _ in order)


def _position_of(agreement: Agreement, article_id: str, merged: Sequence[tuple[Agreement, str]]) -> int | None:
    """Where the same agreement of an earlier article stands."""
    fitting = (i for i, (each, source) in enumerate(merged) if source != article_id and same(each, agreement))
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
    signed_by = _all_signatories(one.signed_by, other.signed_by)
    return Agreement(
        kind=one.kind,
        parties=max(one.parties, other.parties, key=lambda parties: len("".join(parties))),
        signatories=tuple(signatory.name for signatory in signed_by),
        date=one.date or other.date,
        term=one.term or other.term,
        scope=tuple(dict.fromkeys((*one.scope, *other.scope))),
        evidence=(*one.evidence, *other.evidence),
        signed_by=signed_by,
        place=one.place or other.place,
        renewal=one.renewal or other.renewal,
        status=max((one.status, other.status), key=_rank),
        proofs=(*one.proofs, *other.proofs),
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
