"""The walls of the house as tests: what may import what, where SQL and words stand, and lists that must agree."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from aiogram import Dispatcher, Router
from aiogram.filters import Command as CommandFilter
from aiogram.filters import CommandStart
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from bot import callbacks
from bot.ask import Reason
from bot.commands import COMMANDS
from bot.config import Settings
from bot.handlers import all_routers
from bot.texts import LANGUAGES, load_texts

ROOT = Path(__file__).parents[1]
BOT = sorted((ROOT / "bot").rglob("*.py"))
RETRIEVAL = sorted((ROOT / "retrieval").rglob("*.py"))
SQL = re.compile(
    r"\b(SELECT\s+\S+.*\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)", re.S
)
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def strings_of(path: Path) -> Iterator[str]:
    """String literals that a program uses; docstrings are for us."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


@pytest.mark.parametrize("path", RETRIEVAL, ids=name_of)
def test_the_library_knows_nothing_of_the_bot(path: Path) -> None:
    foreign = {"bot", "aiogram", "aiosqlite", "sqlite3", "pydantic_settings", "dotenv", "fluent"}
    assert not {module.partition(".")[0] for module in imports_of(path)} & foreign
    assert not re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BOT, ids=name_of)
def test_sql_stands_in_storage_only(path: Path) -> None:
    if path.parent.name != "storage":
        assert not [text for text in strings_of(path) if SQL.search(text)]
        assert "aiosqlite" not in imports_of(path)


@pytest.mark.parametrize("path", BOT, ids=name_of)
def test_words_stand_in_locales_only(path: Path) -> None:
    assert not [text for text in strings_of(path) if CYRILLIC.search(text)]


@pytest.mark.parametrize("path", BOT, ids=name_of)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    if path.name != "config.py":
        assert not re.search(r"os\.environ|getenv|dotenv|BaseSettings", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BOT, ids=name_of)
def test_markup_is_made_in_one_place(path: Path) -> None:
    if path.name not in ("markup.py", "terminal.py"):
        assert not [text for text in strings_of(path) if re.search(r"</?\w+>|&\w+;", text)]


@pytest.mark.parametrize("path", [*BOT, *RETRIEVAL], ids=name_of)
def test_no_file_outgrows_a_reading(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


def test_one_place_constructs() -> None:
    """``app`` everything that answers; ``service`` what stands around it at Telegram and nowhere else."""
    making = re.compile(r"\b(Dispatcher|Bot|Library|Asking|Catalogue|\w+Store)\(")
    makers = {path.name for path in BOT if making.search(re.sub(r"class \w+\(", "", path.read_text(encoding="utf-8")))}
    assert makers == {"app.py", "service.py"}


def test_example_settings_are_the_settings() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_]+)=", example, re.M)
    assert named == [name.upper() for name in Settings.model_fields]
    for name in named:
        before = example.split(f"\n{name}=")[0].rsplit("\n\n", 1)[-1]
        assert CYRILLIC.search(before), f"{name} has no explanation"


def test_example_settings_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    from_example = Settings(_env_file=ROOT / ".env.example")
    built_in = Settings(_env_file=None)
    assert from_example.model_dump(exclude={"seeds_path"}) == built_in.model_dump(exclude={"seeds_path"})
    assert (ROOT / from_example.seeds_path).resolve() == built_in.seeds_path.resolve()


def test_every_setting_has_words_for_a_wrong_value() -> None:
    for language in LANGUAGES:
        words = load_texts().in_language(language)
        for name in Settings.model_fields:
            assert words.has(f"setting-{name.replace('_', '-')}")


def handlers_of(routers: tuple[Router, ...]) -> Iterator[object]:
    for router in routers:
        for handler in chain(router.message.handlers, router.callback_query.handlers):
            yield from (one.callback for one in handler.filters or ())


def all_callbacks() -> list[type[CallbackData]]:
    classes = inspect.getmembers(callbacks, inspect.isclass)
    return [made for _, made in classes if issubclass(made, CallbackData) and made is not CallbackData]


def test_every_button_has_one_handler() -> None:
    handled = [one.callback_data for one in handlers_of(all_routers()) if isinstance(one, CallbackQueryFilter)]
    assert sorted(handled, key=lambda made: made.__name__) == all_callbacks()


def test_every_button_fits() -> None:
    largest = {int: 2**52, bool: True, str: "f" * 12, Reason: max(Reason, key=len)}
    for made in all_callbacks():
        values = {name: largest[field.annotation] for name, field in made.model_fields.items()}
        assert len(made(**values).pack().encode()) <= 64, made.__name__


def test_every_button_is_told_from_every_other() -> None:
    prefixes = [made.__prefix__ for made in all_callbacks()]
    assert len(set(prefixes)) == len(prefixes)


def test_every_command_has_a_row_a_handler_and_words() -> None:
    handled = {
        str(name)
        for one in handlers_of(all_routers())
        if isinstance(one, CommandFilter | CommandStart)
        for name in one.commands
    }
    assert handled == {command.name for command in COMMANDS}
    for words in load_texts().words.values():
        assert all(1 <= len(words.plain(f"command-{command.name}")) <= 256 for command in COMMANDS)


def test_questions_come_last() -> None:
    assert all_routers()[-1].name == "questions"


def test_routers_can_be_made_again() -> None:
    for _ in range(2):
        Dispatcher().include_routers(*all_routers())


def test_no_two_test_modules_share_a_name() -> None:
    """They are imported by their names alone, whatever folder they stand in."""
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert [name for name in names if names.count(name) > 1] == []
