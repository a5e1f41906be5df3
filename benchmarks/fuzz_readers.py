"""Mutated files of every format through the worker: no crash of the asking process, no hang past the limit.

    python -m benchmarks.fuzz_readers --files 2000 --seed 1

Prints what became of them by format; exits 1 if anything but a draft or a ``ReadError`` came back. A reader that is
stopped on its limits is a typed error too, and is counted by its key.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.reading.containers import is_zip
from retrieval.reading.errors import ReadError
from retrieval.reading.sandbox import Refused, Sandbox

ROOT = Path(__file__).parents[1]
SECONDS = 10.0
MEGABYTES = 1024
TOKENS = (
    *(b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"&x;", b"<![CDATA[", b"-->", b"<p><p><p>", b"]]>", b"\x00" * 16),
    *(b"\xff\xfe", b"{\\rtf", b"\\u-99999?", b"\\bin99999999 ", b"%PDF-", b"endobj", b"/Length 99999999", b"PK\3\4"),
    *(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n", b"--a--", b"charset=utf-7", b"A" * 5000, b"(" * 3000),
)


def originals() -> list[tuple[str, bytes]]:
    """A good file of every format, made by the makers of the tests' vectors."""
    sys.path.insert(0, str(ROOT / "tests" / "reading"))
    from samples import MAKERS, zipped

    lines = (ROOT / "seeds" / "ovpi.txt").read_text(encoding="utf-8").split("---\n", 2)[2].split("\n")
    files = [(name, make(lines, "Визит")) for name, make in MAKERS.values()]
    return [*files, ("архив.zip", zipped(dict(files[:5])))]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to six changes: bits, lost or doubled pieces, hostile tokens, a cut end."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        _change(changed, chance)
    return bytes(changed)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """One entry of a zip changed and packed again, so that checksums don't keep it from the parser."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(entries))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            info = zipfile.ZipInfo(entry)  # a fixed date: the same seed makes the same bytes
            archive.writestr(info, mutated(content, chance) if entry == name else content)
    return packed.getvalue()


def mutants(files: int, seed: int) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    sources = originals()
    for number in range(files):
        name, data = sources[number % len(sources)]
        inside = is_zip(data) and chance.random() < 0.7
        yield name, mutated_inside(data, chance) if inside else mutated(data, chance)


async def run(files: int, seed: int, seconds: float = SECONDS) -> tuple[Counter[tuple[str, str]], float]:
    """Counts of (suffix, outcome) and the slowest file's seconds. Whatever is no ``ReadError`` goes up."""
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    async with Sandbox(seconds=seconds, megabytes=MEGABYTES) as sandbox:
        for name, data in mutants(files, seed):
            began = time.perf_counter()
            outcomes[Path(name).suffix, await _outcome(sandbox, name, data)] += 1
            slowest = max(slowest, time.perf_counter() - began)
    return outcomes, slowest


async def _outcome(sandbox: Sandbox, name: str, data: bytes) -> str:
    try:
        found = await sandbox.read(name, data)
    except ReadError as error:
        return error.key
    return "partly read" if any(isinstance(outcome, Refused) for outcome in found) else "read"


def _change(data: bytearray, chance: random.Random) -> None:
    if not data:
        return
    at = chance.randrange(len(data))
    length = chance.randint(1, max(1, len(data) // 10))
    kind = chance.randrange(6)
    if kind == 0:
        data[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[at : at + length]
    elif kind == 2:
        data[at:at] = data[at : at + length]
    elif kind == 3:
        data[at:at] = chance.choice(TOKENS)
    elif kind == 4:
        data[at : at + length] = chance.randbytes(length)
    else:
        del data[at:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    began = time.perf_counter()
    outcomes, slowest = asyncio.run(run(arguments.files, arguments.seed))
    for suffix in sorted({suffix for suffix, _ in outcomes}):
        row = {outcome: count for (of, outcome), count in outcomes.most_common() if of == suffix}
        print(f"{suffix:7}", ", ".join(f"{outcome} {count}" for outcome, count in row.items()))
    total = time.perf_counter() - began
    print(f"{arguments.files} files, seed {arguments.seed}: {total:.0f} s, slowest {slowest:.2f} s; no crash, no hang")
    sys.exit(0 if slowest < SECONDS + 5 else 1)


if __name__ == "__main__":
    main()
