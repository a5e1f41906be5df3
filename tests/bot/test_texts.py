"""The three locales say the same things, completely, and nothing else than what the bot asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.markup import Html, length
from bot.texts import LANGUAGES, MissingText, load_texts
from retrieval.lexicons import rows

BOT = Path(__file__).parents[2] / "bot"
PLURALS = {"ru": {"one", "few", "many"}, "uk": {"one", "few", "many"}, "en": {"one", "other"}}
MADE_UP = ("command-", "talk-", "reason-", "setting-", "not-words-", "agreement-", "database-")
MADE_UP += ("upload-", "cut-", "caution-", "double-", "fate-", "field-", "edit-", "log-", "shelved-")
MADE_UP += ("explain-rule-", "ticket-")
"""Keys that the code puts together; all others stand in it literally."""


def messages(language: str) -> dict[str, ast.Message]:
    source = (BOT / "locales" / f"{language}.ftl").read_text(encoding="utf-8")
    body = FluentParser().parse(source).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    found = [entry for entry in body if isinstance(entry, ast.Message)]
    assert len({entry.id.name for entry in found}) == len(found), "a key stands twice"
    return {entry.id.name: entry for entry in found}


class Reader(Visitor):
    """Variables, and the variants of each selection."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        keys = [variant.key for variant in node.variants]
        self.selections.append({key.name if isinstance(key, ast.Identifier) else key.value for key in keys})
        self.generic_visit(node)


def read(message: ast.Message) -> Reader:
    reader = Reader()
    reader.visit(message)
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_read_one_by_one_and_none_is_missed(language: str) -> None:
    assert set(load_texts().in_language(language).sources) == set(messages(language))


def used_keys() -> Iterator[str]:
    for path in BOT.rglob("*.py"):
        yield from re.findall(r'"([a-z]+(?:-[a-z]+)*)"', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_keys_and_variables_everywhere(language: str) -> None:
    russian, other = messages("ru"), messages(language)
    assert list(other) == list(russian)
    for key, message in other.items():
        assert read(message).variables == read(russian[key]).variables, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_is_complete(language: str) -> None:
    for key, message in messages(language).items():
        for variants in read(message).selections:
            assert variants - {"0"} in ({"yes", "no"}, PLURALS[language]), key


def test_the_code_asks_for_keys_that_exist() -> None:
    known = set(messages("ru"))
    asked = re.compile(r'\.(?:html|plain)\(\s*"([^"]+)"')
    for path in BOT.rglob("*.py"):
        for key in asked.findall(path.read_text(encoding="utf-8")):
            assert key in known, f"{path.name} asks for {key}"


def test_no_key_is_left_over() -> None:
    used = set(used_keys())
    assert [key for key in messages("ru") if key not in used and not key.startswith(MADE_UP)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_small_talk_has_a_reply(language: str) -> None:
    words = load_texts().in_language(language)
    kinds = {kind for kind, _ in rows("small_talk.tsv")} | {"signs"}
    assert [kind for kind in kinds if not words.has(f"talk-{kind.replace('_', '-')}")] == []


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1 статья"), (2, "2 статьи"), (5, "5 статей"), (11, "11 статей"), (21, "21 статья"), (104, "104 статьи")],
)
def test_russian_plurals(count: int, text: str) -> None:
    assert load_texts().in_language("ru").plain("sources-heading", {"count": count}).endswith(text)


def test_values_are_escaped_and_markup_stays() -> None:
    words = load_texts().in_language("ru")
    assert words.html("source", {"source": "<script>&"}) == "Источник: &lt;script&gt;&amp;"
    assert words.html("source", {"source": Html("<b>ОстроВ</b>")}) == "Источник: <b>ОстроВ</b>"
    assert words.plain("button-article", {"title": "«A&B»"}) == "Статья: «A&B»"


def test_a_missing_text_is_a_mistake_of_ours() -> None:
    words = load_texts().in_language("ru")
    with pytest.raises(MissingText):
        words.html("no-such-key")
    with pytest.raises(MissingText):
        words.html("source")


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("uk", "uk"), ("en", "en"), ("en-GB", "en"), ("UK", "uk"), ("de", "ru"), (None, "ru"), ("", "ru")],
)
def test_the_language_of_a_person(code: str | None, language: str) -> None:
    assert load_texts("ru").in_language(code).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_pop_ups_fit(language: str) -> None:
    """Telegram shows 200 characters when a button is answered."""
    words = load_texts().in_language(language)
    for key in ("button-stale", "vote-thanks", "vote-sorry", "vote-reason-thanks"):
        assert length(words.html(key)) <= 200
