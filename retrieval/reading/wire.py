"""What passes between the worker and its parent: lines of JSON.

The worker may have been taken over by the file it reads, so the parent takes no pickles from it, only plain values
that are checked while they are put together.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from retrieval.models import Article
from retrieval.reading.drafts import Caution, CautionCode, Draft, Metadata, Paragraph
from retrieval.reading.errors import Parameter, ReadError, error_of
from retrieval.reading.study import Study

Json = object
"""A value of JSON, to be checked before use."""

Message = Mapping[str, Json]


class BadMessage(ValueError):
    """The worker said something that makes no sense."""


def encode(message: Message) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def decode(line: bytes) -> Message:
    """Raises :class:`BadMessage`."""
    try:
        message = json.loads(line)
    except ValueError as error:
        raise BadMessage(line[:100]) from error
    return mapping(message)


def mapping(value: Json) -> Message:
    if not isinstance(value, Mapping):
        raise BadMessage(value)
    return value


def rows(value: Json) -> Sequence[Json]:
    if not isinstance(value, list):
        raise BadMessage(value)
    return value


def text(value: Json) -> str:
    if not isinstance(value, str):
        raise BadMessage(value)
    return value


def optional(value: Json) -> str | None:
    return None if value is None else text(value)


def number(value: Json) -> int:
    if not isinstance(value, int):
        raise BadMessage(value)
    return value


def from_draft(draft: Draft) -> Message:
    return {
        "name": draft.name,
        "format": draft.format,
        "paragraphs": [[paragraph.text, paragraph.cut_by] for paragraph in draft.paragraphs],
        "metadata": asdict(draft.metadata),
        "warnings": [[warning.code.value, warning.count, warning.limit] for warning in draft.warnings],
    }


def to_draft(message: Message) -> Draft:
    return Draft(
        name=text(message["name"]),
        format=text(message["format"]),
        paragraphs=tuple(_paragraph(rows(row)) for row in rows(message["paragraphs"])),
        metadata=_metadata(mapping(message["metadata"])),
        warnings=tuple(_caution(rows(row)) for row in rows(message["warnings"])),
    )


def dump_draft(draft: Draft) -> str:
    """A draft as text, to be kept while an admin thinks it over."""
    return encode(from_draft(draft)).decode()


def load_draft(stored: str) -> Draft:
    """Raises :class:`BadMessage` for what ``dump_draft`` did not write."""
    return to_draft(decode(stored.encode()))


def from_article(article: Article) -> Message:
    return asdict(article)


def to_article(message: Message) -> Article:
    return Article(
        id=text(message["id"]),
        title=text(message["title"]),
        text=text(message["text"]),
        publisher=optional(message["publisher"]),
        published=optional(message["published"]),
        url=optional(message["url"]),
        published_estimated=bool(message["published_estimated"]),
    )


def from_study(study: Study) -> Message:
    return {**asdict(study), "prepared": b64encode(study.prepared).decode()}


def to_study(message: Message) -> Study:
    return Study(
        prepared=_analysis(text(message["prepared"])),
        facts=text(message["facts"]),
        passages=number(message["passages"]),
        people=tuple(text(name) for name in rows(message["people"])),
        agreements=number(message["agreements"]),
    )


def _analysis(spelled: str) -> bytes:
    """Drafts of an earlier version keep theirs as JSON."""
    try:
        return spelled.encode() if spelled.startswith("{") else b64decode(spelled, validate=True)
    except ValueError as error:
        raise BadMessage(spelled[:100]) from error


def from_error(error: ReadError) -> Message:
    return {"key": error.key, "parameters": error.parameters, "cause": repr(error.__cause__)[:300]}


def to_error(message: Message) -> ReadError:
    parameters = mapping(message["parameters"])
    return error_of(text(message["key"]), {name: _parameter(value) for name, value in parameters.items()})


def _parameter(value: Json) -> Parameter:
    return value if isinstance(value, str) else number(value)


def _paragraph(row: Sequence[Json]) -> Paragraph:
    return Paragraph(text(row[0]), optional(row[1]))


def _metadata(message: Message) -> Metadata:
    return Metadata(
        title=optional(message["title"]),
        publisher=optional(message["publisher"]),
        published=optional(message["published"]),
        url=optional(message["url"]),
        published_estimated=bool(message["published_estimated"]),
    )


def _caution(row: Sequence[Json]) -> Caution:
    return Caution(CautionCode(text(row[0])), number(row[1]), number(row[2]))
