"""Settings: what is wrong is said in one line, without a traceback, and the token is never shown."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.config import Settings, WrongSettings, read_settings
from bot.logs import HidingFormatter

TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.bot_token is None
    assert settings.admin_ids == ()
    assert (settings.seeds_path / "ostrov.txt").exists()


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ADMIN_IDS=1, 2\nHISTORY_DAYS=5\nBOT_TOKEN=\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("HISTORY_DAYS", "7")
    settings = read_settings()
    assert (settings.admin_ids, settings.history_days, settings.bot_token) == ((1, 2), 7, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("BOT_TOKEN", "123:short"),
        ("BOT_TOKEN", "abc:" + "A" * 35),
        ("BOT_TOKEN", "123456789:" + "я" * 35),
        ("ADMIN_IDS", "1;2"),
        ("ADMIN_IDS", "@anna"),
        ("ADMIN_IDS", "-5"),
        ("TELEGRAM_API_URL", "localhost:8081"),
        ("DEFAULT_LANGUAGE", "de"),
        ("LOG_LEVEL", "LOUD"),
        ("ANSWER_THRESHOLD", "1.5"),
        ("ANSWER_THRESHOLD", "много"),
        ("HISTORY_DAYS", "0"),
        ("HISTORY_DAYS", "год"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main() == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith(f"{name}: ")
    assert len(line) > len(name) + 20
    assert "secret" not in line


def test_every_wrong_value_is_told_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HISTORY_DAYS", "x")
    monkeypatch.setenv("BOT_TOKEN", "x")
    with pytest.raises(WrongSettings) as wrong:
        read_settings()
    assert wrong.value.variables == ("BOT_TOKEN", "HISTORY_DAYS")


def test_a_database_that_cannot_serve_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no database" * 100)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_PATH", str(tmp_path / "notes.txt"))
    assert main() == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("DATABASE_PATH: ")


def test_missing_seeds_are_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_PATH", str(tmp_path / "new.sqlite3"))
    monkeypatch.setenv("SEEDS_PATH", str(tmp_path / "nowhere"))
    assert main() == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("SEEDS_PATH: ")


def test_the_token_is_hidden_everywhere() -> None:
    settings = Settings(_env_file=None, bot_token=TOKEN)
    assert TOKEN not in repr(settings) + str(settings.model_dump())
    try:
        raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/getMe")
    except RuntimeError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "failed %s", (TOKEN,), (RuntimeError, error, None))
    line = HidingFormatter([TOKEN]).format(record)
    assert TOKEN not in line
    assert line.count("[secret]") == 2
