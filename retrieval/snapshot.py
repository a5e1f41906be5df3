"""A corpus on disk, ready to answer: arrays one after another in one file that is mapped into memory, not read.

A start maps the file and unpacks only what a question touches, so a million passages answer in a second or two, and
memory that is not in use belongs to the system. The file says how it was made (``VERSION``), what its caller noted of
what it was made from, and what it must add up to (CRC-32); one that is of another make, damaged or cut short is
refused, and the caller builds anew.

    SnapshotProblem(ValueError)
    ├── StaleSnapshot      made by another version
    └── DamagedSnapshot    not a snapshot, or not whole
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import BinaryIO, TypedDict, TypeVar, get_type_hints
from zlib import crc32

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from retrieval import analysis
from retrieval.corpus import Corpus, Parts
from retrieval.forms import Forms
from retrieval.packing import Strings

VERSION = 3
"""Raised whenever the arrays of the same articles change."""

MAGIC = b"retrieval snapshot\n"
NOTE = "note"
ALIGNMENT = 64
PIECE = 1 << 22
LONGEST_HEADER = 1 << 20

Array = npt.NDArray[np.generic]
Arrays = dict[str, Array]
Kind = TypeVar("Kind")


class _Header(TypedDict):
    version: list[int]
    arrays: list[tuple[str, str, int, int]]


class SnapshotProblem(ValueError):
    """The file cannot be used; nothing is lost but the time to build anew."""


class StaleSnapshot(SnapshotProblem):
    """Made by another version."""


class DamagedSnapshot(SnapshotProblem):
    """Not a snapshot, or not whole."""


class Snapshot(Struct, frozen=True):
    """All that takes long to make."""

    corpus: Corpus
    forms: Forms


def save(snapshot: Snapshot, path: Path, note: str = "") -> None:
    """Writes the file aside and puts it in its place whole. ``note`` is the caller's: what it was made from.
    Raises ``OSError``."""
    arrays = {**dict(_flat("parts", snapshot.corpus.parts)), **dict(_flat("forms", snapshot.forms))}
    arrays[NOTE] = [np.frombuffer(note.encode(), dtype=np.uint8)]
    table = [[name, pieces[0].dtype.str, sum(map(len, pieces)), _checksum(pieces)] for name, pieces in arrays.items()]
    header = json.dumps({"version": _version(), "arrays": table}).encode()
    aside = path.with_name(path.name + ".new")
    with aside.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + header + crc32(header).to_bytes(4, "little"))
        for pieces in arrays.values():
            file.write(bytes(-file.tell() % ALIGNMENT))
            file.writelines(_bytes(piece).data for piece in pieces)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def load(path: Path) -> tuple[Snapshot, str]:
    """A snapshot and the note it was saved with. Raises ``SnapshotProblem`` and ``OSError``."""
    with path.open("rb") as file:
        header, at = _header(file, path)
        if header["version"] != _version():
            raise StaleSnapshot(str(path))
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        arrays: Arrays = {}
        for name, kind, length, checksum in header["arrays"]:
            at += -at % ALIGNMENT
            dtype = np.dtype(kind)
            if not _is_whole(file, at, length * dtype.itemsize, checksum):
                raise DamagedSnapshot(str(path))
            arrays[name] = np.frombuffer(mapped, dtype=dtype, count=length, offset=at)
            at += length * dtype.itemsize
    snapshot = Snapshot(Corpus(parts=_made(Parts, "parts", arrays)), _made(Forms, "forms", arrays))
    return snapshot, arrays[NOTE].tobytes().decode()


def _version() -> list[int]:
    return [VERSION, analysis.VERSION]


def _header(file: BinaryIO, path: Path) -> tuple[_Header, int]:
    """What the file says of itself, and where the arrays begin."""
    start = file.read(len(MAGIC) + 8)
    size = int.from_bytes(start[len(MAGIC) :], "little")
    if not start.startswith(MAGIC) or size > LONGEST_HEADER:
        raise DamagedSnapshot(str(path))
    header = file.read(size)
    if crc32(header).to_bytes(4, "little") != file.read(4):
        raise DamagedSnapshot(str(path))
    read: _Header = json.loads(header)
    return read, file.tell()


def _is_whole(file: BinaryIO, at: int, size: int, checksum: int) -> bool:
    """Read, not mapped: what is only checked need not stay in memory."""
    file.seek(at)
    found = 0
    while size > 0:
        piece = file.read(min(size, PIECE))
        if not piece:
            return False
        found = crc32(piece, found)
        size -= len(piece)
    return found == checksum


def _flat(name: str, thing: object) -> Iterator[tuple[str, list[Array]]]:
    """All arrays that something is made of, by the way to each, in pieces: they are written one after another."""
    if isinstance(thing, np.ndarray):
        yield name, [thing]
    elif isinstance(thing, Strings):
        yield f"{name}.letters", list(thing.letters())
        yield f"{name}.starts", [thing.starts()]
    else:
        for part in _parts_of(type(thing)):
            yield from _flat(f"{name}.{part}", getattr(thing, part))


def _checksum(pieces: Sequence[Array]) -> int:
    found = 0
    for piece in pieces:
        found = crc32(_bytes(piece).data, found)
    return found


def _made(kind: type[Kind], name: str, arrays: Arrays) -> Kind:
    """The opposite of ``_flat``."""
    if kind is Strings:
        return kind(((arrays[f"{name}.letters"], arrays[f"{name}.starts"]),))  # type: ignore[call-arg]
    made = {part: _made_part(hint, f"{name}.{part}", arrays) for part, hint in _parts_of(kind).items()}
    return kind(**made)


def _made_part(kind: type[object], name: str, arrays: Arrays) -> object:
    return arrays[name] if name in arrays else _made(kind, name, arrays)


def _parts_of(kind: type[object]) -> dict[str, type[object]]:
    """Names and types of what is handed to the constructor."""
    hints = get_type_hints(kind if is_dataclass(kind) or issubclass(kind, Struct) else kind.__init__)
    return {name: hint for name, hint in hints.items() if name != "return"}


def _bytes(array: Array) -> npt.NDArray[np.uint8]:
    return np.ascontiguousarray(array).view(np.uint8)
