"""People of all articles on their way to being told apart: who of one article is who of another.

The register finds by parts of a name, so that a large archive is read through once and not once for every name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from retrieval.facts.names import Name, read_name
from retrieval.facts.namesakes import Standing
from retrieval.facts.people import fits
from retrieval.facts.records import NameMention
from retrieval.lemmas import fold
from retrieval.models import Passage

Key = tuple[str, ...] | Name


class Sheet:
    """One person on the way: the mentions with their sentences, by article."""

    def __init__(self, name: Name, gender: str | None) -> None:
        self.name = name
        self.gender = gender
        self.mentions: list[tuple[NameMention, Passage]] = []
        self.articles: set[str] = set()
        self.standing = Standing()

    def add(self, mention: NameMention, passage: Passage) -> None:
        self.mentions.append((mention, passage))
        self.articles.add(passage.article_id)
        self.standing.add(mention.roles)

    def take(self, other: Sheet) -> None:
        """The other's mentions too; the fuller name stays."""
        self.mentions += other.mentions
        self.articles |= other.articles
        self.standing.take(other.standing)
        self.name = Name(
            self.name.last,
            _fuller(self.name.first, other.name.first),
            _fuller(self.name.patronymic, other.name.patronymic),
        )

    @property
    def roles(self) -> list[str]:
        return [role for mention, _ in self.mentions for role in mention.roles]

    @property
    def completeness(self) -> int:
        """Fuller names come first: the shorter ones look for a home among them."""
        if self.name.last and self.name.first:
            return 1 if self.name.first.endswith(".") else 0
        return 2 if self.name.last else 3

    @cached_property
    def other_surnames(self) -> frozenset[tuple[str, str]]:
        """Surname and gender as the forms of a surname alone may be read: «Стаханова» of a man and of a woman."""
        readings = [reading for text in {mention.text for mention, _ in self.mentions} for reading in read_name(text)]
        return frozenset((fold(reading.name.last or ""), reading.gender) for reading in readings)


class Register:
    """People met so far. A person stands under every part of the name that another mention may share."""

    def __init__(self) -> None:
        self.people: list[Sheet] = []
        self._by_key: defaultdict[Key, dict[Sheet, None]] = defaultdict(dict)

    def settle(self, sheet: Sheet) -> None:
        """Gives the sheet to the person it is of, or makes it a person of its own."""
        home = self._home(sheet)
        if home is None:
            self.people.append(sheet)
            self._enter(sheet)
            return
        self._by_key[home.name].pop(home)
        home.take(sheet)
        self._enter(home)

    def _enter(self, person: Sheet) -> None:
        for key in _keys_of(person.name):
            self._by_key[key][person] = None

    def _home(self, sheet: Sheet) -> Sheet | None:
        """The one person of other articles that this is; two who fit equally well are no answer."""
        if sheet.name.last is None and sheet.name.patronymic is None:
            return None  # «Наташа» of one article is nobody in another
        equal = list(islice(self._fitting(sheet, [sheet.name]), 2))
        chosen = equal or list(islice(self._fitting(sheet, _keys_for(sheet)), 2))
        return chosen[0] if len(chosen) == 1 else None

    def _fitting(self, sheet: Sheet, keys: list[Key]) -> Iterator[Sheet]:
        """Different people under the keys who may be the one meant."""
        seen: set[Sheet] = set()
        for key in keys:
            for person in self._by_key.get(key, ()):
                if person not in seen and _may_be(sheet, person):
                    seen.add(person)
                    yield person


def _keys_of(name: Name) -> Iterator[Key]:
    """Where a person is found: by the name as it is, by surname, by surname and initial, by first name or initial."""
    yield name
    if name.last:
        yield ("last", fold(name.last))
        yield ("last", fold(name.last), _initial(name.first))
    if name.first:
        yield ("first", _first_word(name.first))
        yield ("initial", _initial(name.first))


def _keys_for(sheet: Sheet) -> list[Key]:
    """Under which keys whoever may be meant stands; some there will not fit."""
    name = sheet.name
    if name.last and name.first:
        last = fold(name.last)
        return [("last", last, _initial(name.first)), ("last", last, "")]
    if name.last:
        surnames = {fold(name.last)} | {surname for surname, _ in sheet.other_surnames}
        return [("last", surname) for surname in sorted(surnames)]
    if not name.first:
        return []
    if name.first.endswith("."):
        return [("initial", _initial(name.first))]
    return [("first", _first_word(name.first)), ("first", f"{_initial(name.first)}.")]


def _first_word(first: str) -> str:
    """«Хуан» of «Хуан Пабло»: either may be meant by the other."""
    return fold(first).partition(" ")[0]


def _initial(first: str | None) -> str:
    return fold(first or "")[:1]


def _may_be(sheet: Sheet, person: Sheet) -> bool:
    strangers = person.articles.isdisjoint(sheet.articles)
    return strangers and _same_name(sheet, person) and not person.standing.clashes(sheet.standing)


def _same_name(sheet: Sheet, person: Sheet) -> bool:
    name, other = sheet.name, person.name
    if name.last and name.first and sheet.gender != person.gender:
        return False
    if fits(name, other):
        return True
    alone = name.last and not name.first and other.last
    return bool(alone) and (fold(other.last or ""), person.gender) in sheet.other_surnames


def _fuller(part: str | None, other: str | None) -> str | None:
    if part is None or (part.endswith(".") and other and not other.endswith(".")):
        return other
    return part
