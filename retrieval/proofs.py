"""Sentences that prove a stored fact: «кто такой…» prefers one that gives an office, «кто подписал…» one with a
signature.

Words alone cannot tell «глава города Иванов» from «Иванов посетил музей»: both name him. The facts, read from the same
articles, can. They only put sentences in order; whether any of them answers is the gate's business as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.facts.records import Facts
from retrieval.lemmas import lemmas
from retrieval.models import Agreement, Passage, Person
from retrieval.question import Question, Term

WHO_IS = re.compile(r"\bкто\s+(?:это\b|так(?:ой|ая|ие)\b|он[аи]?\s+так(?:ой|ая|ие)\b)", re.IGNORECASE)
WHO_SIGNED = re.compile(r"\b(?:кто|кем|кого|чь[яи])\b", re.IGNORECASE)
SIGNING = frozenset({"подписать", "подписание", "подпись", "заключить", "заключение"})


def proving(question: Question, facts: Facts) -> list[Passage]:
    """The sentences that prove what is asked for, the most telling first; none for any other question."""
    if WHO_IS.search(question.text) or _only_a_name(question):
        return list(dict.fromkeys(_offices(question, facts.people)))
    if WHO_SIGNED.search(question.text) and any(_means(term, SIGNING) for term in question.terms):
        return list(dict.fromkeys(_signatures(question, facts.agreements)))
    return []


def _only_a_name(question: Question) -> bool:
    return bool(question.terms) and all(term.capitalised for term in question.terms)


def _offices(question: Question, people: Sequence[Person]) -> Iterator[Passage]:
    """Of the person named, the office that most sentences tell of first («глава Администрации» beside «глава
    Администрации Стаханова»), then the shorter sentence."""
    asked = {term.lemma for term in question.terms}
    for person in people:
        if asked and asked <= set(lemmas(person.name)):
            roles = [(frozenset(lemmas(proof.value)), proof) for proof in person.proofs if proof.field == "role"]
            told = {words: sum(words <= other or other <= words for other, _ in roles) for words, _ in roles}
            ordered = sorted(roles, key=lambda role: (-told[role[0]], len(role[1].passage.text)))
            yield from (proof.passage for _, proof in ordered)
            return


def _signatures(question: Question, agreements: Sequence[Agreement]) -> Iterator[Passage]:
    """Of the agreements that fit the question best, in their own order."""
    others = [term for term in question.terms if not _means(term, SIGNING)]
    fitting = [(_fit(others, agreement), agreement) for agreement in agreements if agreement.signatories]
    best = max((fit for fit, _ in fitting), default=0)
    for fit, agreement in fitting:
        if fit == best:
            yield from (proof.passage for proof in agreement.proofs if proof.field == "signatories")


def _fit(terms: Sequence[Term], agreement: Agreement) -> int:
    """How many words of the question its kind, parties and sides have."""
    sides = [" ".join(filter(None, (one.name, one.role, one.side))) for one in agreement.signed_by]
    said = frozenset(lemmas(" ".join((agreement.kind, *agreement.parties, *sides))))
    return sum(_means(term, said) for term in terms)


def _means(term: Term, said: frozenset[str]) -> bool:
    return term.lemma in said
