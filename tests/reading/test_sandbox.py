"""What a worker does to the process that asked it: nothing, whatever the file."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import samples

from retrieval.facts import load
from retrieval.reading import Refused, load_articles
from retrieval.reading.errors import ReaderCrashed, ReadError, TookTooLong, TookTooMuchMemory
from retrieval.reading.sandbox import ReadFile, Sandbox, read_safely

SEEDS = Path(__file__).parents[2] / "seeds"
PROSE = "Глава района открыл музей в старой школе, и гости увидели письма шахтёра."
PROBE = """
import ctypes, signal, sys, time
from retrieval.reading import registry, worker
from retrieval.reading.drafts import Extract

@registry.reader("probe", recognises=lambda data: data.startswith(b"probe "))
def read_probe(data):
    kind = data.split()[1]
    if kind == b"hang":
        time.sleep(600)
    if kind == b"spin":
        while True: pass
    if kind == b"eat":
        hoard = [bytearray(2**24) for _ in range(10**6)]
    if kind == b"crash":
        ctypes.string_at(0)
    if kind == b"write":
        open(data.split()[2].decode(), "w").write("x" * 10_000)
    if kind == b"print":
        print("not an event", flush=True)
    if kind == b"environment":
        import os
        raise ValueError(sorted(os.environ))
    return Extract(())

worker.main()
"""


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(seconds=60) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def probed() -> AsyncIterator[Sandbox]:
    """Its worker has one more reader, which does what the file says."""
    async with Sandbox(seconds=60, megabytes=400, worker=("-c", PROBE)) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hasty() -> AsyncIterator[Sandbox]:
    async with Sandbox(seconds=0.5, megabytes=400, worker=("-c", PROBE)) as opened:
        yield opened


def only(outcomes: tuple[ReadFile | Refused, ...]) -> ReadFile:
    (outcome,) = outcomes
    assert isinstance(outcome, ReadFile)
    return outcome


async def test_reads_what_read_reads(sandbox: Sandbox) -> None:
    for article in load_articles(SEEDS):
        path = SEEDS / f"{article.id}.txt"
        found = only(await sandbox.read(path.name, path.read_bytes()))
        assert found.draft.article(article.id) == article


async def test_facts_come_with_the_draft(sandbox: Sandbox) -> None:
    path = SEEDS / "ovpi.txt"
    found = only(await sandbox.read(path.name, path.read_bytes(), with_facts=True))
    assert found.study is not None
    assert found.study.passages == 16
    assert "Сергей Жевлаков" in found.study.people
    assert found.study.agreements > 0


async def test_study_keeps_the_articles_own_identifier(sandbox: Sandbox) -> None:
    article = load_articles(SEEDS)[0]
    study = await sandbox.study(article)
    assert load(study.facts).article_id == "ostrov"


async def test_archive_tells_its_progress(sandbox: Sandbox) -> None:
    data = samples.zipped({"а.txt": PROSE.encode(), "б.docx": samples.docx([PROSE], ""), "в.pdf": b"%PDF-1.4"})
    seen: list[tuple[int, int]] = []
    outcomes = await sandbox.read("архив.zip", data, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [type(outcome) for outcome in outcomes] == [ReadFile, ReadFile, Refused]


async def test_error_arrives_as_it_was_raised(sandbox: Sandbox) -> None:
    with pytest.raises(ReadError) as caught:
        await sandbox.read("скан.pdf", samples.pdf_of([[], []]))
    assert (caught.value.key, caught.value.parameters) == ("upload-scanned-pdf", {"pages": 2})
    assert PROSE in only(await sandbox.read("а.txt", PROSE.encode())).draft.text


@pytest.mark.parametrize(("what", "error"), [("eat", TookTooMuchMemory), ("crash", ReaderCrashed)])
async def test_reader_that_dies_is_a_typed_error_and_the_next_file_is_read(
    probed: Sandbox, what: str, error: type[ReadError]
) -> None:
    with pytest.raises(error):
        await probed.read("а.txt", f"probe {what}".encode())
    assert PROSE in only(await probed.read("а.txt", PROSE.encode())).draft.text


@pytest.mark.parametrize("what", ["hang", "spin"])
async def test_reader_that_never_ends_is_stopped(hasty: Sandbox, what: str) -> None:
    with pytest.raises(TookTooLong) as caught:
        await hasty.read("а.txt", f"probe {what}".encode())
    assert caught.value.parameters == {"seconds": 1}


async def test_how_a_worker_ended_is_known(probed: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ReaderCrashed):
        await probed.read("а.txt", b"probe crash")
    assert f"exit code {-signal.SIGSEGV}" in caplog.text


async def test_every_file_of_an_archive_has_time_of_its_own(tmp_path: Path) -> None:
    limits = f"worker.limit_time = lambda seconds: open({str(tmp_path / 'calls')!r}, 'a').write('.')\n"
    preparing = PROBE.replace("worker.main()", limits + "worker.limit_memory = lambda megabytes: None\nworker.main()")
    data = samples.zipped({f"{number}.txt": PROSE.encode() for number in range(5)})
    async with Sandbox(seconds=60, worker=("-c", preparing)) as counted:
        await counted.read("архив.zip", data)
    assert len((tmp_path / "calls").read_text()) > 5


async def test_archive_loses_only_the_file_that_crashed(probed: Sandbox) -> None:
    bad = {"б.txt": b"probe crash", "в.txt": b"probe eat"}
    data = samples.zipped({"а.txt": PROSE.encode(), **bad, "г.txt": PROSE.encode()})
    outcomes = await probed.read("архив.zip", data)
    assert [outcome.error.key if isinstance(outcome, Refused) else "read" for outcome in outcomes] == [
        "read",
        "upload-crashed",
        "upload-too-heavy",
        "read",
    ]


async def test_what_a_parser_prints_is_no_event(probed: Sandbox) -> None:
    with pytest.raises(ReadError) as caught:
        await probed.read("а.txt", b"probe print")
    assert caught.value.key == "upload-empty"


async def test_worker_cannot_fill_the_disk(probed: Sandbox, tmp_path: Path) -> None:
    target = tmp_path / "x"
    with pytest.raises(ReadError):
        await probed.read("а.txt", f"probe write {target}".encode())
    assert not target.exists() or target.stat().st_size == 0


async def test_worker_knows_nothing_of_our_environment(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    async with Sandbox(seconds=60, worker=("-c", PROBE)) as started_now:
        with caplog.at_level("INFO"), pytest.raises(ReadError):
            await started_now.read("а.txt", b"probe environment")
    assert "PYTHONPATH" in caplog.text
    assert "BOT_TOKEN" not in caplog.text


async def test_event_loop_runs_on_while_a_file_is_read(hasty: Sandbox) -> None:
    reading = asyncio.create_task(hasty.read("а.txt", b"probe hang"))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.001)
        turns += 1
    with pytest.raises(TookTooLong):
        await reading
    assert turns > 10


async def test_cancelled_reading_leaves_no_worker(probed: Sandbox) -> None:
    await probed.read("а.txt", PROSE.encode())
    process = probed._process
    assert process is not None
    reading = asyncio.create_task(probed.read("а.txt", b"probe hang"))
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert process.returncode is not None


async def test_one_shot() -> None:
    assert PROSE in only(await read_safely("а.txt", PROSE.encode(), seconds=20)).draft.text


async def test_parent_imports_no_parser() -> None:
    check = (
        "import sys, retrieval.reading.sandbox\n"
        "parsers = {'lxml', 'docx', 'pypdfium2', 'striprtf', 'chardet', 'slovnet', 'navec', 'aiogram'}\n"
        "heavy = parsers & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", check)
    assert await process.wait() == 0
