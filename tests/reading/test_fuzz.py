"""A short run of the fuzz program: whatever is done to a file, a draft or a ``ReadError`` comes back."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_readers import mutants, run


@pytest.mark.parametrize("seed", [11])
async def test_mutated_files_are_read_or_refused(seed: int) -> None:
    outcomes, slowest = await run(files=65, seed=seed, seconds=20)
    assert outcomes.total() == 65
    assert {outcome for _, outcome in outcomes} >= {"read", "upload-damaged"}
    assert slowest < 25


def test_the_same_seed_makes_the_same_files() -> None:
    assert list(mutants(26, 5)) == list(mutants(26, 5))
