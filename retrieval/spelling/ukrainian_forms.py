"""Any form of a Ukrainian word → the same form of its Russian counterpart: «підприємців» → «предпринимателей».

Dictionary forms stand in ``ukrainian_words.tsv``; a form is cut into a stem (``ukrainian_stems.py``) and an ending, the
ending says the case or the person, and the Russian morphology puts the Russian word into it. So the lexicon is a list
of pairs that anyone can correct, and nothing is loaded before the first Ukrainian question (≈ 40 ms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pymorphy3.analyzer import Parse

from retrieval.lemmas import fold, morphology, parses
from retrieval.lexicons import rows
from retrieval.spelling.grammar import action_of, declined

if TYPE_CHECKING:
    from retrieval.spelling.ukrainian_stems import Stem

LONGEST_ENDING = 4
ACTION = "action"
"""Our name beside pymorphy's grammemes: a noun that is made of a verb."""

MOST_STEMS = 100
"""More than any word has."""


_FUTURE = re.compile(r"(?P<infinitive>.+ти)(?P<ending>му|меш|меть|мемо|мете|ме|муть)(?P<reflexive>с[яь])?")
_FUTURES = {
    "му": "буду",
    "меш": "будешь",
    "ме": "будет",
    "меть": "будет",
    "мемо": "будем",
    "мете": "будете",
    "муть": "будут",
}
_REFLEXIVE = re.compile(r"с[яь]$")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


class _Word(NamedTuple):
    """A line of the lexicon: its kind, the Russian dictionary form, whether the Ukrainian verb ends in «-ся»."""

    kind: str
    russian: str
    reflexive: bool


class _Built(NamedTuple):
    """A stem of a word: how far down the list of its stems it stands (the first are the regular ones)."""

    rank: int
    word: int
    endings: str


_Reading = tuple[_Built, tuple[str, ...]]
"""A stem, and what the ending behind it says."""


def russian_form(form: str, case: str | None = None) -> str | None:
    """The Russian form of a folded Ukrainian one; ``None`` where the lexicon has no such word. ``case`` (pymorphy's
    name): the likelier one where the ending leaves a choice («у школі», «до школі…»).

    A form that Russian has too is taken from the stem of the dictionary form only: «час», but not «вечер», which may be
    the genitive of «вечеря» and is likelier a Russian word between Ukrainian ones.
    """
    word = form.translate(_APOSTROPHES)
    if morphology().word_is_known(form):
        return _russian_form(word, case, highest_rank=0)
    spellings = (word, *_written_otherwise(word))
    return next(filter(None, (_russian_form(spelling, case) for spelling in spellings)), None)


def _written_otherwise(word: str) -> Iterator[str]:
    """«вчитель» is «учитель» as well, «йти» «іти»: the language chooses by the sounds around."""
    for one, other in (("у", "в"), ("в", "у"), ("і", "й"), ("й", "і")):
        if word.startswith(one):
            yield other + word[1:]


@lru_cache(maxsize=2000)
def _russian_form(word: str, case: str | None = None, highest_rank: int = MOST_STEMS) -> str | None:
    fixed = _fixed().get(word)
    if fixed:
        return fixed
    future = _FUTURE.fullmatch(word)
    if future:
        return _future(future)
    reflexive = bool(_REFLEXIVE.search(word))
    readings = [reading for reading in _readings(word, case) if reading[0].rank <= highest_rank]
    if not reflexive:
        return _found(readings, reflexive=False)
    cut = [reading for reading in _readings(_REFLEXIVE.sub("", word), case) if reading[0].rank <= highest_rank]
    return (
        _found(cut, reflexive=True)
        or _found(readings, reflexive=False)
        or _found(cut, reflexive=False, made_reflexive=True)
    )


def _future(found: re.Match[str]) -> str | None:
    """«діятиме» → «будет действовать»."""
    infinitive = _russian_form(found["infinitive"] + ("ся" if found["reflexive"] else ""))
    return f"{_FUTURES[found['ending']]} {infinitive}" if infinitive else None


def _found(readings: Sequence[_Reading], *, reflexive: bool, made_reflexive: bool = False) -> str | None:
    """The first reading that Russian can say. ``reflexive``: of a verb in «-ся» only; ``made_reflexive``: the Russian
    verb gets its «-ся» («проводиться» of «проводити»)."""
    for built, grammemes in sorted(readings):
        word = _words()[built.word]
        if word.reflexive != reflexive or (made_reflexive and word.kind != "v"):
            continue
        made = _bent(word, grammemes, made_reflexive=made_reflexive)
        if made:
            return made
    return None


def _readings(form: str, case: str | None) -> Iterator[_Reading]:
    for size in range(min(LONGEST_ENDING, len(form) - 1) + 1):
        at = len(form) - size
        for built in _built().get(form[:at], ()):
            said = _endings().get((built.endings, form[at:]), ())
            if said:
                yield built, next((grammemes for grammemes in said if case in grammemes), said[0])


def _bent(word: _Word, grammemes: Sequence[str], *, made_reflexive: bool) -> str | None:
    russian = word.russian.replace("_", " ")
    if word.kind == "v":
        return _conjugated(russian, set(grammemes), made_reflexive=made_reflexive)
    if word.kind == "a":
        return _adjective(russian, set(grammemes))
    case = grammemes[grammemes.index("PRTF") + 1] if "PRTF" in grammemes else grammemes[0]
    plural = "plur" in grammemes and not (word.kind == "p" and _is_singular(russian))
    return declined(russian, case, plural) if case != "ADJS" else None


def _is_singular(russian: str) -> bool:
    return str(parses(russian.split(" ")[-1])[0].tag.number) == "sing"


def _adjective(russian: str, grammemes: set[str]) -> str | None:
    """An adjective, or a participle that serves as one («прославленный»)."""
    made = (reading.inflect(grammemes) for reading in _readings_of(russian, ("ADJF", "PRTF", "NOUN")))
    form = next(filter(None, made), None)
    return str(form.word) if form else russian


def _conjugated(russian: str, grammemes: set[str], *, made_reflexive: bool) -> str | None:
    words = russian.split(" ")
    at = next((i for i, word in enumerate(words) if _readings_of(word, ("INFN",))), 0)
    infinitive = words[at] + "ся" if made_reflexive else words[at]
    if made_reflexive and not morphology().word_is_known(infinitive):
        return None
    made = (_verb_form(reading, grammemes) for reading in _readings_of(infinitive, ("INFN",)))
    form = next(filter(None, made), None)
    return " ".join([*words[:at], form, *words[at + 1 :]]) if form else None


def _verb_form(verb: Parse, grammemes: set[str]) -> str | None:
    """A verb without a passive («чествовано») says it with a plural («чествовали»)."""
    if "INFN" in grammemes:
        return str(verb.word)
    if ACTION in grammemes:
        return _action(verb, grammemes - {ACTION})
    wanted = grammemes
    if wanted & {"1per", "2per", "3per"}:
        wanted = {*wanted, "futr" if "perf" in verb.tag else "pres"}
    made = verb.inflect({*wanted, "pssv"} if "PRTF" in wanted else wanted)
    if made is None and wanted & {"PRTF", "PRTS"}:
        made = verb.inflect({"past", "plur"})
    return str(made.word) if made else None


def _action(verb: Parse, grammemes: set[str]) -> str | None:
    """«перебування» → «нахождение»."""
    noun = action_of(str(verb.word))
    return declined(noun, next(iter(grammemes - {"sing"})), plural=False) if noun else None


def _readings_of(word: str, parts: tuple[str, ...]) -> tuple[Parse, ...]:
    """The readings of a dictionary form as one of these parts of speech."""
    nominative = (reading for reading in parses(word) if reading.tag.case in (None, "nomn"))
    return tuple(reading for reading in nominative if str(reading.tag.POS) in parts)


@cache
def _endings() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Kind of word and ending → what it may say, the likeliest first."""
    found: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
    for kind, grammemes, listed in rows("ukrainian_endings.tsv"):
        for ending in listed.split():
            key = kind, ending.replace("∅", "")
            found[key] = (*found.get(key, ()), tuple(grammemes.split(",")))
    return found


@cache
def _pairs() -> tuple[tuple[str, str, str], ...]:
    """Kind, Ukrainian word with its other stems after slashes, Russian word."""
    return tuple((kind, *_cut(pair)) for kind, listed in rows("ukrainian_words.tsv") for pair in listed.split())


def _cut(pair: str) -> tuple[str, str]:
    ukrainian, _, russian = pair.partition("=")
    return fold(ukrainian), russian


@cache
def _fixed() -> dict[str, str]:
    """Words without forms."""
    found: dict[str, str] = {}
    for kind, ukrainian, russian in _pairs():
        if kind == "i":
            found.setdefault(ukrainian, russian.replace("_", " "))
    return found


@cache
def russian_phrases() -> tuple[tuple[str, str], ...]:
    """Ukrainian phrases and the Russian ones, the longest first."""
    phrases = ((ukrainian.replace("_", " "), russian) for ukrainian, russian in _fixed().items() if "_" in ukrainian)
    return tuple(sorted(phrases, key=lambda pair: -len(pair[0])))


@cache
def _words() -> tuple[_Word, ...]:
    return tuple(_Word(kind, russian, _is_reflexive(kind, ukrainian)) for kind, ukrainian, russian in _pairs())


def _is_reflexive(kind: str, ukrainian: str) -> bool:
    return kind == "v" and bool(_REFLEXIVE.search(ukrainian.partition("/")[0]))


@cache
def _built() -> dict[str, tuple[_Built, ...]]:
    """Stems → the words that they may be of."""
    found: dict[str, tuple[_Built, ...]] = {}
    for number, (kind, ukrainian, russian) in enumerate(_pairs()):
        for rank, (stem, endings) in enumerate(dict.fromkeys(_stems(kind, ukrainian, russian))):
            late = rank + MOST_STEMS // 2 if endings == "g" else rank  # «допоміг» is rather a verb than of «допомога»
            found[stem] = (*found.get(stem, ()), _Built(late, number, endings))
    return found


def _stems(kind: str, ukrainian: str, russian: str) -> Iterator[Stem]:
    from retrieval.spelling import ukrainian_stems as stems  # many a bot is never asked in Ukrainian

    match kind:
        case "n":
            return stems.noun_stems(ukrainian, russian)
        case "f":
            return stems.feminine_stems(ukrainian)
        case "p":
            return stems.plural_stems(ukrainian)
        case "a":
            return stems.adjective_stems(ukrainian)
        case "v":
            infinitive, _, other = ukrainian.partition("/")
            return stems.verb_stems(_REFLEXIVE.sub("", infinitive), tuple(filter(None, other.split(","))))
        case _:
            return iter(())
