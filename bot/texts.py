"""Every word that a person reads comes from ``locales/*.ftl`` through here: Fluent messages in three languages.

Texts for a message are ``Html``: the markup of the ``.ftl`` file stays, values are escaped. Texts for a button or a
pop-up are plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from msgspec import Struct

from bot.markup import Html, escape

LANGUAGES = ("ru", "uk", "en")
LOCALES = Path(__file__).parent / "locales"
Values = Mapping[str, str | int | float]

MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
"""Where a message begins. None refers to another, so each can be read by itself."""

NUMBERS_REMEMBERED = 2000


class MissingText(LookupError):
    """A message that no locale has, or that could not be put together: a mistake of ours, found by tests."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The texts of one language. ``sources``: each message as it stands in the file, read when it is first said: all
    of them take as long as ten answers, and a start needs a dozen."""

    language: str
    bundle: FluentBundle
    sources: Mapping[str, str]

    def plain(self, key: str, values: Values | None = None) -> str:
        """The text for a button, a menu or a pop-up: no markup, no escaping."""
        return self._say(key, dict(values or {}))

    def html(self, key: str, values: Values | None = None) -> Html:
        """The text for a message; values that are not ``Html`` are escaped."""
        safe: dict[str, str | int | float] = {
            name: escape(value) if isinstance(value, str) else value for name, value in (values or {}).items()
        }
        return Html(self._say(key, safe))

    def has(self, key: str) -> bool:
        return key in self.sources

    def _say(self, key: str, values: dict[str, str | int | float]) -> str:
        if all(type(value) is int for value in values.values()):
            return _with_numbers(self, key, tuple(values.items()))
        return self._format(key, values)

    def _format(self, key: str, values: dict[str, str | int | float]) -> str:
        if key not in self.sources:
            raise MissingText(f"{key} in {self.language}")
        if not self.bundle.has_message(key):
            self.bundle.add_resource(FluentResource(self.sources[key]))
        pattern = self.bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{key} in {self.language} has no text")
        text, problems = self.bundle.format_pattern(pattern, values)
        if problems:
            raise MissingText(f"{key} in {self.language}: {problems[0]}")
        return str(text)


class Texts(Struct, frozen=True):
    """The texts of all languages; ``default`` serves people whose language the bot does not speak."""

    words: Mapping[str, Words]
    default: str

    def in_language(self, code: str | None) -> Words:
        """By an IETF code as Telegram sends it («ru», «uk», «en-GB»)."""
        language = (code or "").lower().partition("-")[0]
        return self.words.get(language) or self.words[self.default]


class Locales(Mapping[str, Words]):
    """All languages, each read when it is first spoken."""

    def __getitem__(self, language: str) -> Words:
        if language not in LANGUAGES:
            raise KeyError(language)
        return _load(language)

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def load_texts(default: str = "ru") -> Texts:
    return Texts(Locales(), default)


@lru_cache(maxsize=NUMBERS_REMEMBERED)
def _with_numbers(words: Words, key: str, values: tuple[tuple[str, str | int | float], ...]) -> str:
    """Texts of most buttons: nothing that anybody wrote is in them, so they may be kept."""
    return words._format(key, dict(values))


@cache
def _load(language: str) -> Words:
    source = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    # Isolation marks are invisible characters around values: they would break copying and length.
    bundle = FluentBundle([language], use_isolating=False)
    return Words(language, bundle, dict(_messages(source)))


def _messages(source: str) -> Iterator[tuple[str, str]]:
    begun = list(MESSAGE.finditer(source))
    ends = [after.start() for _, after in pairwise(begun)]
    for found, end in zip(begun, [*ends, len(source)], strict=True):
        yield found[1], source[found.start() : end]
