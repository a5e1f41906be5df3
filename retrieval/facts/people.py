"""Which mentions of one article are one person.

All mentions of a person get the fullest name known («Жевлаков» → «Сергей Жевлаков»). A mention may be read again for
that: «Стаханова» is a woman in the nominative by itself, and Алексей Стаханов where the article speaks of him.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from retrieval.facts.declension import surname_key, surname_keys
from retrieval.facts.names import Name, NameReading, name_words, read_as_surname
from retrieval.lemmas import fold

Votes = defaultdict[str, float]

_INITIAL_VOTE = 0.1
_FULL_NAME_GENDER, _SURNAME_GENDER = 3.0, 0.5


@dataclass(slots=True, eq=False)
class Draft:
    """A mention on its way: where it stands, how it may be read (best first), and the reading now taken."""

    start: int
    end: int
    text: str
    position: int
    readings: tuple[NameReading, ...]
    reading: NameReading = field(init=False)

    def __post_init__(self) -> None:
        self.reading = self.readings[0]

    @property
    def margin(self) -> float:
        """How sure the best reading is."""
        return self.readings[0].score - (self.readings[1].score if len(self.readings) > 1 else 0.0)


class Group:
    """Mentions taken for one person, and the name on which they agree."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._last: Votes = defaultdict(float)
        self._first: Votes = defaultdict(float)
        self._patronymic: Votes = defaultdict(float)
        self._gender: Votes = defaultdict(float)
        self.name = Name()
        self.gender = "masc"

    def add(self, draft: Draft, reading: NameReading) -> None:
        """Takes a mention in; nominatives weigh double, initials little."""
        draft.reading = reading
        self.drafts.append(draft)
        weight = 2.0 if reading.case == "nomn" else 1.0
        for votes, part in (
            (self._last, reading.name.last),
            (self._first, reading.name.first),
            (self._patronymic, reading.name.patronymic),
        ):
            if part:
                votes[part] += weight * (_INITIAL_VOTE if part.endswith(".") else 1.0)
        told = any(part and not part.endswith(".") for part in (reading.name.first, reading.name.patronymic))
        self._gender[reading.gender] += _FULL_NAME_GENDER if told else _SURNAME_GENDER
        self.name = _shown(_winner(self._last), _winner(self._first), _winner(self._patronymic))
        self.gender = _winner(self._gender) or "masc"

    def nearest_before(self, draft: Draft) -> int:
        """Where the person was last named before the mention; -1 if nowhere."""
        return max((one.start for one in self.drafts if one.start < draft.start), default=-1)


def _shown(last: str | None, first: str | None, patronymic: str | None) -> Name:
    """A patronymic's initial goes with a first name's: «Н. В. Федина», but «Нина Федина»."""
    lone_initial = first and patronymic and patronymic.endswith(".") and not first.endswith(".")
    return Name(last, first, None if lone_initial else patronymic)


def _winner(votes: Votes) -> str | None:
    return max(votes, key=lambda part: votes[part]) if votes else None


def unite(drafts: Iterable[Draft]) -> list[Group]:
    """Groups of mentions, one group a person; every mention is in exactly one."""
    groups: list[Group] = []
    for draft in sorted(drafts, key=_order):
        group, reading = _home(draft, groups) or (_new(groups), draft.readings[0])
        group.add(draft, reading)
    return groups


def _order(draft: Draft) -> tuple[int, bool, bool, float, int]:
    """Full names first, the surest among them first; then surnames and first names alone, in the order of the text."""
    name = draft.readings[0].name
    if not (name.last and name.first):
        return (1 if name.last else 2, False, False, 0.0, draft.start)
    return (0, name.first.endswith("."), draft.readings[0].case != "nomn", -draft.margin, draft.start)


def _new(groups: list[Group]) -> Group:
    groups.append(Group())
    return groups[-1]


def _home(draft: Draft, groups: Sequence[Group]) -> tuple[Group, NameReading] | None:
    """The person a mention belongs to: by its best reading before another, the one named last before a distant one."""
    readings = draft.readings
    if not readings[0].name.last and " " not in draft.text:
        readings += read_as_surname(draft.text)
    for reading in readings:
        fitting = [group for group in groups if fits(reading.name, group.name)]
        if fitting:
            return max(fitting, key=lambda group: group.nearest_before(draft)), reading
    return _home_by_keys(draft, groups)


def _home_by_keys(draft: Draft, groups: Sequence[Group]) -> tuple[Group, NameReading] | None:
    """«Боровым» is Боровой by the dictionary, and Боров where the article speaks of Виктор Боров."""
    name = draft.readings[0].name
    keys = {key for word in name_words(draft.text) for key in surname_keys(word)} if name.last else set()
    for group in groups:
        if group.name.last and group.gender == draft.readings[0].gender and surname_key(group.name.last) in keys:
            known = replace(name, last=group.name.last)
            if fits(known, group.name):
                return group, replace(draft.readings[0], name=known)
    return None


def fits(name: Name, other: Name) -> bool:
    """Whether two names may be one person's: equal where both have a part, a surname or first name in common."""
    if name.last and other.last:
        return (
            fold(name.last) == fold(other.last)
            and alike(name.first, other.first)
            and alike(name.patronymic, other.patronymic)
        )
    shared = name.first and other.first and alike(name.first, other.first)
    return bool(shared) and not name.last and alike(name.patronymic, other.patronymic)


def alike(part: str | None, other: str | None) -> bool:
    """Equal, one of them unknown, or one the beginning of the other: «С.» and «Сергей», «Хуан» and «Хуан Пабло»."""
    if not part or not other:
        return True
    one, two = fold(part), fold(other)
    if one.endswith(".") or two.endswith("."):
        return one[0] == two[0]
    return one == two or f"{one} ".startswith(f"{two} ") or f"{two} ".startswith(f"{one} ")
