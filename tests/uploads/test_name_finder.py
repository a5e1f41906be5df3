"""The models that find names are 200 MB: they are for the worker alone."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from answering import FINDER

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


async def test_the_process_that_answers_never_loads_it(tmp_path: Path) -> None:
    paths = os.pathsep.join(map(str, (ROOT, HERE, ROOT / "tests" / "bot")))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(HERE / "answering.py"), str(tmp_path / "bot.sqlite3")),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await asyncio.wait_for(process.communicate(), timeout=120)
    assert process.returncode == 0, errors.decode()
    assert json.loads(output)["loaded"] == []


def test_it_would_be_seen() -> None:
    """The same names, where an article is read."""
    from retrieval.facts.trained import TrainedFinder

    TrainedFinder()
    assert {name for name in FINDER if name in sys.modules} == {"slovnet", "navec"}
