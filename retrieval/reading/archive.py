"""Several files in one: what a zip holds, each entry read like a file of its own.

Nothing is ever unpacked to disk. A path that leads outside says that the archive was made to harm: refused whole.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from retrieval.reading.containers import entry_names, is_zip, open_zip, unpack
from retrieval.reading.drafts import Draft
from retrieval.reading.errors import Damaged, EmptyFile, NestedArchive, ReadError, TooManyFiles, UnsafeArchive
from retrieval.reading.reader import check_size, read
from retrieval.reading.registry import FORMATS

MOST_FILES = 500
UTF8_FLAG = 0x800
SYSTEM_FILES = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
PACKAGES = frozenset({"[Content_Types].xml", "mimetype"})
"""One of these is in every document that is zipped: a table or slides, if no reader knows it."""

OUTSIDE = re.compile(r"^(?:/|\\|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")


class Refused(Struct, frozen=True):
    """A file that could not be read, and why."""

    name: str
    error: ReadError


Outcome = Draft | Refused


def is_archive(data: bytes) -> bool:
    """A zip that is none of the formats that happen to be zipped."""
    if not is_zip(data) or PACKAGES & entry_names(data):
        return False
    return not any(format_.recognises(data) for format_ in FORMATS.values() if format_.name != "txt")


def read_all(name: str, data: bytes, start: int = 0) -> Iterator[Outcome]:
    """A file, or every file of an archive, from the ``start``-th on: what was read and what was refused.

    Raises a ``ReadError`` where the archive itself, or the only file, is at fault.
    """
    check_size(data)
    if not is_archive(data):
        yield read(name, data)
        return
    with open_zip(data, "zip") as archive:
        for entry in files_of(archive)[start:]:
            yield _outcome(archive, entry)


def names_in(name: str, data: bytes) -> list[str]:
    """Names of the files that ``read_all`` goes through, in its order. Raises as it does."""
    check_size(data)
    if not is_archive(data):
        return [name]
    with open_zip(data, "zip") as archive:
        return [name_of(entry) for entry in files_of(archive)]


def files_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Entries worth reading, folders and what systems leave behind passed over.

    Raises ``UnsafeArchive``, ``TooManyFiles`` and ``EmptyFile``.
    """
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in entries:
        if OUTSIDE.search(entry.orig_filename) or OUTSIDE.search(entry.filename):
            raise UnsafeArchive({"entry": name_of(entry)})
    entries = [entry for entry in entries if not SYSTEM_FILES.search(entry.filename)]
    if len(entries) > MOST_FILES:
        raise TooManyFiles({"count": len(entries), "limit": MOST_FILES})
    if not entries:
        raise EmptyFile
    return entries


def name_of(entry: zipfile.ZipInfo) -> str:
    """The file's name without folders; Windows writes Russian ones in cp866 without saying so."""
    name = entry.filename
    if not entry.flag_bits & UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("cp866")
        except UnicodeError:
            name = entry.filename
    return PurePosixPath(name.replace("\\", "/")).name


def _outcome(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Outcome:
    name = name_of(entry)
    try:
        content = unpack(archive, entry, "zip")
        if is_archive(content):
            raise NestedArchive
        return read(name, content)
    except ReadError as error:
        return Refused(name, error)
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        return Refused(name, _damaged(error))


def _damaged(cause: Exception) -> Damaged:
    error = Damaged({"format": "zip"})
    error.__cause__ = cause
    return error
