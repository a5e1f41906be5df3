"""Ukrainian dictionary forms → the stems that their other forms are built on, with the set of endings each takes.

Alternations («стіл — стола», «рука — руці», «писати — пише», «запросити — запрошений») are made by rule, and more of
them than the language has: what is no Ukrainian word is never asked for. Source: a school grammar of Ukrainian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Stem = tuple[str, str]
"""The letters before an ending, and the set of endings (first column of ``ukrainian_endings.tsv``)."""

_VOWELS = "аеиіоуюяєї"
_SOFTENED = {"г": "з", "к": "ц", "х": "с"}
_MUTATED = (
    ("ст", "щ"), ("ск", "щ"), ("зд", "ждж"), ("зк", "жч"), ("с", "ш"), ("з", "ж"), ("т", "ч"), ("к", "ч"), ("ц", "ч"),
    ("х", "ш"), ("г", "ж"), ("д", "дж"), ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
)  # fmt: skip
_NEUTER = re.compile(r"(?:([^аеиіоуюяєї'])\1|[^аеиіоуюяєї']')я$")
_ADJECTIVAL = re.compile(r"(?:[иі]й|[еєая])$")
_RUSSIAN_ADJECTIVAL = re.compile(r"(?:[иы]й|о[йе]|ее|[ая]я)$")
_FLEETING = re.compile(r"[ео](?=[^аеиіоуюяєї]ь?$)")
_CLOSED = re.compile(r"і(?=[^аеиіоуюяєї]{1,2}ь?$)")
_OPEN = re.compile(r"[ое](?=[^аеиіоуюяєї]+$)")


def noun_stems(noun: str, russian: str) -> Iterator[Stem]:
    """Stems of a noun, the regular ones first; ``russian`` tells what is declined as an adjective («вихідний»)."""
    if noun.endswith("ий") or (_ADJECTIVAL.search(noun) and _RUSSIAN_ADJECTIVAL.search(russian)):
        yield from adjective_stems(noun)
    if noun.endswith("ий"):
        return
    if noun.endswith("ість"):
        yield from feminine_stems(noun)
    elif noun[-1] in "ая":
        yield from _ending_in_a(noun)
    elif noun[-1] in "ое":
        yield noun[:-1], "o"
        yield from _genitive_plural(noun[:-1])
    else:
        yield from _masculine(noun)


def feminine_stems(noun: str) -> Iterator[Stem]:
    """Stems of «річ», «подорож», «якість»."""
    stem = noun.removesuffix("ь")
    yield stem, "3"
    for vowel in "ое":
        yield _CLOSED.sub(vowel, stem), "3"
    yield stem + stem[-1], "3"  # «ніччю»
    yield stem + "'", "3"  # «любов'ю»


def plural_stems(noun: str) -> Iterator[Stem]:
    """Stems of «двері», «вибори», «ворота»."""
    yield noun[:-1], "p"
    yield from _genitive_plural(noun[:-1])


def adjective_stems(adjective: str) -> Iterator[Stem]:
    """Stems of an adjective in any gender («заміжня»)."""
    yield _ADJECTIVAL.sub("", adjective), "a"


def verb_stems(infinitive: str, other: tuple[str, ...]) -> Iterator[Stem]:
    """Stems of a verb without «-ся»; ``other``: those that no rule makes («прийм» of «прийняти»)."""
    stem = infinitive.removesuffix("ти")
    yield stem, "i"
    for irregular in other:
        yield irregular, "e"
        yield irregular, "r"
        yield irregular + "ен", "t"
    if not other or stem[-1] in _VOWELS:
        yield from ((made, "t") for made in _passive(stem))
    if not other:
        yield from ((made, "r") for made in _present(stem))


def _masculine(noun: str) -> Iterator[Stem]:
    stem = noun.rstrip("ьй")
    oblique = dict.fromkeys((stem, *_oblique(noun, stem)))
    yield from ((made, "2") for made in oblique)
    if stem[-1] in _SOFTENED:
        yield from ((made[:-1] + _SOFTENED[stem[-1]], "l") for made in oblique)


def _oblique(noun: str, stem: str) -> Iterator[str]:
    """«стіл — стола», «колір — кольору», «палець — пальця», «напій — напою», «містянин — містяни»."""
    yield from (_CLOSED.sub(vowel, stem) for vowel in ("о", "е", "ьо"))
    yield _FLEETING.sub("", stem)
    if noun.endswith("лець"):
        yield stem[:-2] + "ьц"
    if noun.endswith("ій"):
        yield stem[:-1] + "о"
    if noun.endswith("нин"):
        yield stem[:-2]


def _ending_in_a(noun: str) -> Iterator[Stem]:
    stem = noun[:-1]
    if _NEUTER.search(noun):
        yield stem, "o"
        yield stem[:-1], "g"
    yield stem, "1"
    if stem[-1] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]], "d"
    yield from _genitive_plural(stem)


def _genitive_plural(stem: str) -> Iterator[Stem]:
    """«казка — казок», «земля — земель», «школа — шкіл», «життя — життів»."""
    if stem[-1] not in _VOWELS and stem[-2:-1] not in _VOWELS:
        for vowel in "ое":
            yield stem[:-1] + vowel + stem[-1], "g"
    elif _OPEN.search(stem):
        yield _OPEN.sub("і", stem), "g"


def _passive(stem: str) -> Iterator[str]:
    """«підписан», «заснован», «запрошен», «прийнят»."""
    if stem.endswith(("ува", "юва")):
        yield stem[:-3] + ("ован" if stem.endswith("ува") else "ьован")
    if stem[-1] in "ая":
        yield stem + "н"
    if stem[-1] in "иі":
        yield stem[:-1] + "ен"
        yield from (made + "ен" for made in _mutated(stem[:-1]))
    if stem.endswith("ну"):
        yield stem[:-1] + "ен"
    yield stem + "т"


def _present(stem: str) -> Iterator[str]:
    """«плану» of «планувати», «да» of «давати», «чита», «пиш», «роб» and «робл», «верн»."""
    if stem.endswith("ва"):
        yield stem[:-2]
    yield stem
    if stem[-1] in _VOWELS and len(stem) > 2:
        yield stem[:-1]
        yield from _mutated(stem[:-1])


def _mutated(stem: str) -> Iterator[str]:
    for plain, changed in _MUTATED:
        if stem.endswith(plain):
            yield stem.removesuffix(plain) + changed
            return
