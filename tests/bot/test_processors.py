"""How many processors a process may use, in a container too."""

from pathlib import Path

import pytest

from bot.processors import processors


@pytest.fixture
def eight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)), raising=False)


@pytest.mark.usefixtures("eight")
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("max 100000\n", 8),
        ("1600000 100000\n", 8),
        ("200000 100000\n", 2),
        ("150000 100000\n", 1),
        ("50000 100000\n", 1),
        ("", 8),
        ("much\n", 8),
        ("100000 0\n", 8),
    ],
)
def test_a_quota_counts_as_far_as_it_is_one(tmp_path: Path, told: str, expected: int) -> None:
    quota = tmp_path / "cpu.max"
    quota.write_text(told, encoding="ascii")
    assert processors(quota) == expected


@pytest.mark.usefixtures("eight")
def test_without_a_quota_all_count(tmp_path: Path) -> None:
    assert processors(tmp_path / "none") == 8
