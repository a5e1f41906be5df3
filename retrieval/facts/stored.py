"""Facts of an article as JSON text, to be kept beside the article, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TypedDict

from retrieval.facts.records import ArticleFacts, NameMention
from retrieval.models import Agreement, Passage, Proof, Signatory

VERSION = 2
"""Raised when an older program stored facts in another way, or found far fewer: they are then derived anew."""


class OutdatedFacts(ValueError):
    """The text was written by a program that stored facts in another way."""


class _Proof(TypedDict):
    field: str
    value: str
    passage: _Passage


class _Passage(TypedDict):
    article_id: str
    start: int
    end: int
    text: str
    paragraph: int
    position: int


class _Signatory(TypedDict):
    name: str
    role: str | None
    side: str | None


class _Agreement(TypedDict):
    kind: str
    parties: list[str]
    signatories: list[str]
    date: str | None
    term: str | None
    scope: list[str]
    evidence: list[_Passage]
    signed_by: list[_Signatory]
    place: str | None
    renewal: str | None
    status: str | None
    proofs: list[_Proof]


class _Mention(TypedDict):
    start: int
    end: int
    text: str
    position: int
    last: str | None
    first: str | None
    patronymic: str | None
    gender: str | None
    case: str | None
    roles: list[str]


class _Stored(TypedDict):
    version: int
    article_id: str
    mentions: list[_Mention]
    agreements: list[_Agreement]


def dump(facts: ArticleFacts) -> str:
    """One line of JSON; ``load(dump(facts)) == facts``."""
    return json.dumps({"version": VERSION, **asdict(facts)}, ensure_ascii=False, separators=(",", ":"))


def is_current(text: str) -> bool:
    """Whether a text was written by this version; told from its beginning, without reading the rest."""
    return text.startswith(f'{{"version":{VERSION},')


def load(text: str) -> ArticleFacts:
    """Facts from ``dump``'s text. Raises ``OutdatedFacts`` for another version's, ``ValueError`` for no JSON at all."""
    try:
        stored: _Stored = json.loads(text)
        if stored["version"] != VERSION:
            raise OutdatedFacts(f"version {stored['version']}, not {VERSION}")
        return ArticleFacts(
            article_id=stored["article_id"],
            mentions=tuple(_mention(mention) for mention in stored["mentions"]),
            agreements=tuple(_agreement(agreement) for agreement in stored["agreements"]),
        )
    except (KeyError, TypeError) as error:
        raise OutdatedFacts(str(error)) from error


def _mention(stored: _Mention) -> NameMention:
    return NameMention(
        start=stored["start"],
        end=stored["end"],
        text=stored["text"],
        position=stored["position"],
        last=stored["last"],
        first=stored["first"],
        patronymic=stored["patronymic"],
        gender=stored["gender"],
        case=stored["case"],
        roles=tuple(stored["roles"]),
    )


def _agreement(stored: _Agreement) -> Agreement:
    return Agreement(
        kind=stored["kind"],
        parties=tuple(stored["parties"]),
        signatories=tuple(stored["signatories"]),
        date=stored["date"],
        term=stored["term"],
        scope=tuple(stored["scope"]),
        evidence=tuple(_passage(passage) for passage in stored["evidence"]),
        signed_by=tuple(Signatory(**signatory) for signatory in stored["signed_by"]),
        place=stored["place"],
        renewal=stored["renewal"],
        status=stored["status"],
        proofs=tuple(Proof(proof["field"], proof["value"], _passage(proof["passage"])) for proof in stored["proofs"]),
    )


def _passage(stored: _Passage) -> Passage:
    return Passage(**stored)
