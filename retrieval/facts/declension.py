"""How surnames decline: a form read back to the nominative, and a nominative put into a case.

A surname is rarely in a dictionary, so the paradigms stand in a table of endings (``lexicons/surname_endings.tsv``),
and the dictionary is asked first only where it does know the surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from retrieval.facts.tables import rows
from retrieval.lemmas import fold, parses

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")

CaseGender = tuple[str, str]
"""(case, gender) in pymorphy's names: («gent», «masc»)."""

_SHORTEST_STEM = 2
_SURE_PARADIGM = 9
"""Rank from which an ending is believed before the dictionary's adjectives: «Боровым» is Боров, not Боровой."""

_SURELY_BENT = re.compile(r"([сц](кую|кого|кому|ким)|[оеё](ву|вым)|[иы]ным)$")
"""No surname ends so in the nominative: «Липинскую» is not indeclinable, whatever the verb beside it asks for."""

_KNOWN_BONUS = 0.5
_INDECLINABLE = 0.2
_ALIASES = {"voct": "nomn", "gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}


class Paradigm(Struct, frozen=True):
    """Endings of one kind of surname, by case; ``stem`` is what must stand before them."""

    stem: re.Pattern[str]
    gender: str
    endings: dict[str, tuple[str, ...]]
    likely: float
    rank: float

    def stem_of(self, form: str, case: str) -> str | None:
        """The stem when ``form`` can stand in ``case`` of this paradigm."""
        for ending in self.endings[case]:
            stem = form[: len(form) - len(ending)]
            if form.endswith(ending) and len(stem) >= _SHORTEST_STEM and self.stem.search(stem):
                return stem
        return None

    def nominative(self, stem: str) -> str:
        return stem + self.endings["nomn"][0]


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """The table of endings."""
    return tuple(_paradigm(row) for row in rows("surname_endings"))


def _paradigm(row: tuple[str, ...]) -> Paradigm:
    _, stem, gender, *endings, likely, rank = row
    by_case = {
        case: tuple(_ending(ending) for ending in cell.split("|")) for case, cell in zip(CASES, endings, strict=True)
    }
    return Paradigm(re.compile(stem), gender, by_case, float(likely), float(rank))


def _ending(text: str) -> str:
    return "" if text == "-" else text


@lru_cache(maxsize=50_000)
def surname_readings(form: str) -> dict[CaseGender, float]:
    """Cases and genders that a surname's form can stand in, with a weight (0…1.5): dictionary first, then endings.

    The caller must not change the answer: it is kept.
    """
    found: dict[CaseGender, float] = {}
    for part in [form.rpartition("-")[2] or form]:
        for key, weight in [*_dictionary_readings(part), *_table_readings(part.lower())]:
            found[key] = max(found.get(key, 0.0), weight)
    if _SURELY_BENT.search(form.lower()):
        return {key: weight for key, weight in found.items() if weight >= _INDECLINABLE}
    return found


def _dictionary_readings(form: str) -> Iterator[tuple[CaseGender, float]]:
    for parse in parses(form.lower()):
        if "Surn" not in parse.tag or parse.tag.number == "plur":
            continue
        fixed = "Fixd" in parse.tag
        for gender in genders_of(parse.tag.gender):
            for case in CASES if fixed else (plain_case(parse.tag.case),):
                yield (case, gender), _INDECLINABLE if fixed else parse.score + _KNOWN_BONUS


def _table_readings(form: str) -> Iterator[tuple[CaseGender, float]]:
    for paradigm in paradigms():
        for case in CASES:
            if paradigm.stem_of(form, case) is not None:
                yield (case, paradigm.gender), paradigm.likely


def genders_of(gender: str | None) -> tuple[str, ...]:
    """The genders a form may have: both where the dictionary gives none."""
    return (gender,) if gender in GENDERS else GENDERS


def plain_case(case: str | None) -> str:
    """pymorphy's second genitives, vocatives … as one of the six cases."""
    return "nomn" if case is None else _ALIASES.get(str(case), str(case))


@lru_cache(maxsize=50_000)
def surname_nominative(form: str, case: str, gender: str) -> str:
    """The surname in the nominative, when ``form`` stands in ``case``: («Жевлаковым», ablt, masc) → «Жевлаков»."""
    if "-" in form:
        return "-".join(surname_nominative(part, case, gender) if len(part) > 2 else part for part in form.split("-"))
    if case == "nomn":
        return form
    low = form.lower()
    rank, by_table = _table_nominative(low, case, gender) or (0.0, form)
    sure = _by_dictionary(low, case, gender, "Surn")
    if sure is None and rank < _SURE_PARADIGM:
        sure = _by_dictionary(low, case, gender, "ADJF") or _by_dictionary(low, case, gender, "NOUN")
    return cased_like(sure or by_table, form)


def _by_dictionary(form: str, case: str, gender: str, grammeme: str) -> str | None:
    """A surname that the dictionary has, or the word it comes from: «Кошевого» → «Кошевой», «Зайцу» → «Заяц»."""
    candidates: list[tuple[float, str]] = []
    for parse in parses(form):
        if grammeme not in parse.tag or not parse.is_known or parse.tag.number == "plur":
            continue
        if "Fixd" in parse.tag and gender in genders_of(parse.tag.gender):
            candidates.append((parse.score, form))
        elif parse.tag.case == case and gender in genders_of(parse.tag.gender):
            found = parse.inflect({"nomn", "sing", gender}) or parse.inflect({"nomn", "sing"})
            candidates += [(parse.score, found.word)] if found else []
    return max(candidates)[1] if candidates else None


def _table_nominative(form: str, case: str, gender: str) -> tuple[float, str] | None:
    """The nominative by the best paradigm, with its rank."""
    best: tuple[float, str] | None = None
    for paradigm in paradigms():
        stem = paradigm.stem_of(form, case) if paradigm.gender == gender else None
        if stem is not None and (best is None or paradigm.rank > best[0]):
            best = (paradigm.rank, paradigm.nominative(stem))
    return best


def surname_in_case(nominative: str, case: str, gender: str) -> str:
    """A nominative surname put into a case: («Жевлаков», gent, masc) → «Жевлакова»; unknown kinds stay as they are."""
    if "-" in nominative:
        return "-".join(surname_in_case(part, case, gender) for part in nominative.split("-"))
    form = nominative.lower()
    fitting = [(paradigm.rank, paradigm) for paradigm in paradigms() if paradigm.gender == gender]
    for _, paradigm in sorted(fitting, key=lambda ranked: -ranked[0]):
        stem = paradigm.stem_of(form, "nomn")
        if stem is not None:
            return cased_like(stem + paradigm.endings[case][0], nominative)
    return nominative


@lru_cache(maxsize=50_000)
def surname_keys(form: str) -> frozenset[str]:
    """What a surname may be, whatever the form and the gender: equal keys may be one surname."""
    keys: set[str] = set()
    for case, gender in likely_readings(form):
        keys.add(surname_key(surname_nominative(form, case, gender)))
        by_table = _table_nominative(form.lower(), case, gender)
        keys.update([surname_key(by_table[1])] if by_table else [])
    return frozenset(keys)


def likely_readings(form: str, least: float = 0.1) -> list[CaseGender]:
    return [key for key, weight in surname_readings(form).items() if weight >= least]


def surname_key(nominative: str) -> str:
    """A surname without its gender, folded: «Иванова», «Иванов» → «иванов»; «Жуковская» → «жуковский»."""
    folded = fold(nominative)
    if re.search(r"(ов|ев|ин|ын)а$", folded):
        return folded[:-1]
    if folded.endswith("ая"):
        return folded[:-2] + ("ий" if re.search(r"[сц]кая$", folded) else "ый")
    return folded


def cased_like(form: str, model: str) -> str:
    """«жевлаков» like «Жевлаковым» → «Жевлаков»; ё only where the text has it."""
    kept = form if "ё" in model.lower() else form.replace("ё", "е").replace("Ё", "Е")
    return "-".join(part[:1].upper() + part[1:] for part in kept.split("-"))
