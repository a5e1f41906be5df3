"""Why a file could not be read, in words that a person can act on.

    ReadError                       upload-failed                 anything a reader did not foresee
    ├── EmptyFile                   upload-empty                  nothing inside, or nothing left after cleaning
    ├── TooLarge                    upload-too-large              size, limit (megabytes)
    ├── UnknownFormat               upload-unknown-format         suffix, formats: no reader for it
    │   ├── OldWordFile             upload-old-word               .doc: to be saved as .docx
    │   ├── PictureFile             upload-picture                a photograph of a text holds no text
    │   └── BinaryJunk              upload-binary                 bytes that are no text, named .txt
    ├── Damaged                     upload-damaged                format
    ├── PasswordProtected           upload-password               format
    ├── ScannedPages                upload-scanned-pdf            pages: a PDF of pictures
    ├── ForeignAlphabet             upload-foreign-alphabet       neither Cyrillic nor Latin letters
    ├── UnsafeFile                  upload-unsafe                 format: external entities and the like
    │   └── UnsafeArchive           upload-unsafe-archive         entry: paths that lead outside
    ├── ArchiveTooLarge             upload-archive-too-large      limit (megabytes unpacked) or a zip bomb
    ├── TooManyFiles                upload-archive-too-many       count, limit
    ├── NestedArchive               upload-archive-nested         an archive inside an archive
    ├── TookTooLong                 upload-too-slow               seconds: stopped on its deadline
    ├── TookTooMuchMemory           upload-too-heavy              megabytes
    └── ReaderCrashed               upload-crashed                the worker process died

``key`` is the identifier of the message; ``parameters`` are its variables. Both travel between processes as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

Parameter = str | int


class ReadError(Exception):
    """A file that did not become an article."""

    key: ClassVar[str] = "upload-failed"

    def __init__(self, parameters: Mapping[str, Parameter] | None = None) -> None:
        self.parameters = dict(parameters or {})
        super().__init__(self.key, self.parameters)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        return f"{self.key} ({details})" if details else self.key

    def __reduce__(self) -> tuple[object, ...]:
        return error_of, (self.key, self.parameters)


class EmptyFile(ReadError):
    key = "upload-empty"


class TooLarge(ReadError):
    key = "upload-too-large"


class UnknownFormat(ReadError):
    key = "upload-unknown-format"


class OldWordFile(UnknownFormat):
    key = "upload-old-word"


class PictureFile(UnknownFormat):
    key = "upload-picture"


class BinaryJunk(UnknownFormat):
    key = "upload-binary"


class Damaged(ReadError):
    key = "upload-damaged"


class PasswordProtected(ReadError):
    key = "upload-password"


class ScannedPages(ReadError):
    key = "upload-scanned-pdf"


class ForeignAlphabet(ReadError):
    key = "upload-foreign-alphabet"


class UnsafeFile(ReadError):
    key = "upload-unsafe"


class UnsafeArchive(UnsafeFile):
    key = "upload-unsafe-archive"


class ArchiveTooLarge(ReadError):
    key = "upload-archive-too-large"


class TooManyFiles(ReadError):
    key = "upload-archive-too-many"


class NestedArchive(ReadError):
    key = "upload-archive-nested"


class TookTooLong(ReadError):
    key = "upload-too-slow"


class TookTooMuchMemory(ReadError):
    key = "upload-too-heavy"


class ReaderCrashed(ReadError):
    key = "upload-crashed"


def every_error(root: type[ReadError] = ReadError) -> tuple[type[ReadError], ...]:
    """The whole tree, the root first: the bot's messages are checked against it."""
    below = (error for child in root.__subclasses__() for error in every_error(child))
    return (root, *below)


def error_of(key: str, parameters: Mapping[str, Parameter]) -> ReadError:
    """The error that another process reported; an unknown key is a plain :class:`ReadError`."""
    kinds = {error.key: error for error in every_error()}
    return kinds.get(key, ReadError)(parameters)
