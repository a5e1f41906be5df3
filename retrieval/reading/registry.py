"""The formats that can be read. A format is one function under ``@reader`` and one test vector.

The content decides which reader is taken: a wrong or missing suffix does no harm. Readers import their parsers when
first used, so that whoever only loads plain text, or only asks which formats there are, pays for none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from msgspec import Struct

from retrieval.reading.drafts import Extract
from retrieval.reading.errors import OldWordFile, PasswordProtected, PictureFile, UnknownFormat

Read = Callable[[bytes], Extract]
Recognise = Callable[[bytes], bool]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
OLD_TABLES_AND_SLIDES = tuple(name.encode("utf-16-le") for name in ("Workbook", "PowerPoint Document"))
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
APPLE_PICTURES = (b"ftyphei", b"ftypmif1", b"ftypavif")
FOREIGN_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"AT&TFORM")
PLAIN = "txt"


class Format(Struct, frozen=True):
    """``recognises`` looks at the bytes; ``read`` raises a ``ReadError`` or whatever its parser raises."""

    name: str
    suffixes: tuple[str, ...]
    recognises: Recognise
    read: Read


FORMATS: dict[str, Format] = {}


def reader(name: str, *suffixes: str, recognises: Recognise) -> Callable[[Read], Read]:
    """Registers a reader. Formats are tried in the order of registration; plain text comes last by itself."""

    def register(read: Read) -> Read:
        FORMATS[name] = Format(name, suffixes, recognises, read)
        return read

    return register


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be sent, without dots, in alphabetical order: what /help shows."""
    return tuple(sorted({suffix for format_ in FORMATS.values() for suffix in format_.suffixes} | {"zip"}))


def format_of(name: str, data: bytes) -> Format:
    """The format that the content is in. Raises :class:`UnknownFormat` and its kin for what nobody reads."""
    for format_ in FORMATS.values():
        if format_.name != PLAIN and format_.recognises(data):
            return format_
    _refuse_known(name, data)
    suffix = suffix_of(name)
    by_name = next((format_ for format_ in FORMATS.values() if suffix in format_.suffixes), FORMATS[PLAIN])
    return by_name if by_name.name == "html" else FORMATS[PLAIN]


def suffix_of(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def _refuse_known(name: str, data: bytes) -> None:
    unknown = UnknownFormat({"suffix": suffix_of(name), "formats": ", ".join(suffixes())})
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED_OFFICE in data:
            raise PasswordProtected({"format": "docx"})
        raise unknown if any(mark in data for mark in OLD_TABLES_AND_SLIDES) else OldWordFile
    if data.startswith(PICTURES) or data[4:12].startswith(APPLE_PICTURES):
        raise PictureFile
    if data.startswith((*FOREIGN_ARCHIVES, b"PK\x03\x04", b"PK\x05\x06")):
        raise unknown
