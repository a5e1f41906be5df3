"""Zipped formats opened with care: what is unpacked is bounded, and no entry is trusted.

docx, odt, epub and plain archives are all zip files; a few kilobytes of them can unpack to gigabytes, and XML inside
can name files of the machine. Sizes are checked while unpacking, since the directory of a zip may lie about them.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from retrieval.reading.errors import ArchiveTooLarge, Damaged, PasswordProtected, UnsafeFile

UNPACKED_LIMIT = 200 * 2**20
"""Bytes of one entry and of all entries together; twenty times what a long book takes."""

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
ENCRYPTED_FLAG = 0x1
XML_SUFFIXES = (".xml", ".rels", ".opf", ".xhtml", ".ncx")


def is_zip(data: bytes) -> bool:
    return data.startswith(ZIP_MARKS)


def entry_names(data: bytes) -> frozenset[str]:
    """Names in the archive's directory; none for what is no archive or a broken one."""
    if not is_zip(data):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return frozenset()


def open_zip(data: bytes, format_name: str) -> zipfile.ZipFile:
    """The archive, once its directory promises a bearable size. Raises ``Damaged`` and ``ArchiveTooLarge``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise Damaged({"format": format_name}) from error
    if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
        raise ArchiveTooLarge({"limit": UNPACKED_LIMIT // 2**20})
    return archive


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo | str, format_name: str) -> bytes:
    """The bytes of one entry. Raises ``PasswordProtected``, ``ArchiveTooLarge`` and ``Damaged``."""
    info = entry if isinstance(entry, zipfile.ZipInfo) else archive.getinfo(entry)
    if info.flag_bits & ENCRYPTED_FLAG:
        raise PasswordProtected({"format": format_name})
    try:
        with archive.open(info) as stream:
            content = stream.read(UNPACKED_LIMIT + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, zlib.error) as error:
        raise Damaged({"format": format_name}) from error
    if len(content) > UNPACKED_LIMIT:
        raise ArchiveTooLarge({"limit": UNPACKED_LIMIT // 2**20})
    return content


def refuse_entities(archive: zipfile.ZipFile, format_name: str, *, doctype: bool) -> None:
    """Raises ``UnsafeFile`` if any XML inside declares entities, or, with ``doctype``, has a document type at all."""
    for info in archive.infolist():
        if info.filename.lower().endswith(XML_SUFFIXES):
            refuse_entities_in(unpack(archive, info, format_name), format_name, doctype=doctype)


def refuse_entities_in(xml: bytes, format_name: str, *, doctype: bool = False) -> None:
    """The same for one document. Office programs never write such declarations."""
    bare = xml.replace(b"\x00", b"")
    if b"<!ENTITY" in bare or (doctype and b"<!DOCTYPE" in bare):
        raise UnsafeFile({"format": format_name})
