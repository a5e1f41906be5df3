"""A Ukrainian question → Russian: a lexicon first, then the regular correspondences of letters.

Likeness alone is harmful: «голова» (a head of a town) is near to «Громова», «угоду» (an agreement) to «год». So a word
is taken for its likeness only where it has a capital and nothing else explains it.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.lemmas import fold, lemma, morphology, parses
from retrieval.lexicons import rows
from retrieval.spelling.capitals import cased
from retrieval.spelling.grammar import in_case
from retrieval.spelling.letters import CYRILLIC, WORD, replaced
from retrieval.spelling.reading import Change, Vocabulary
from retrieval.spelling.transliteration import readings
from retrieval.spelling.typos import Typos

_ABOUT = re.compile(r"\b(?P<about>[оО]) (?P<phrase>[а-яё-]+(?: [а-яё-]+)?)", re.IGNORECASE)
_WHETHER = re.compile(r"^чи (?P<verb>[\w'’ʼ-]+)", re.IGNORECASE)
_ADJECTIVE_AND_NOUN = re.compile(r"\b(?P<adjective>[а-яё-]+)(?= (?P<noun>[а-яё-]+)\b)")
_OWN_LETTERS = re.compile(r"[іїєґ]", re.IGNORECASE)


class Ukrainian:
    """Reads Ukrainian questions against the words of the articles."""

    def __init__(self, vocabulary: Vocabulary, typos: Typos) -> None:
        self._vocabulary = vocabulary
        self._typos = typos

    def is_spoken(self, text: str) -> bool:
        """Whether a question is Ukrainian: by letters that Russian lacks, or by a word that only Ukrainian has."""
        found = [fold(word) for word in WORD.findall(text) if CYRILLIC.search(word)]
        return bool(_OWN_LETTERS.search(text)) or any(self._is_only_ukrainian(word) for word in found)

    def read(self, text: str) -> tuple[str, list[Change]]:
        """The question in Russian, as one change."""
        russian, changes = replaced(_WHETHER.sub(_whether_behind, text), self._word)
        russian = _ADJECTIVE_AND_NOUN.sub(_agreeing, russian)
        russian = _ABOUT.sub(_in_locative, russian) if "про" in fold(text).split() else russian
        return russian, [Change(text, russian, "uk")] if changes else []

    def _is_only_ukrainian(self, word: str) -> bool:
        return len(word) > 1 and word in _lexicon() and not self._is_russian(word)

    def _is_in_articles(self, word: str) -> bool:
        return self._vocabulary.has(word) or lemma(word) in self._vocabulary.lemmas

    def _is_russian(self, word: str) -> bool:
        return self._vocabulary.has(word) or bool(morphology().word_is_known(word))

    def _word(self, word: str) -> tuple[str, str] | None:
        written = fold(word)
        made = _lexicon().get(written) or self._by_letters(written, word[:1].isupper())
        if made is None or fold(made) == written:
            return None
        return cased(made, word, self._vocabulary), "uk"

    def _by_letters(self, word: str, capitalised: bool) -> str | None:
        if not _OWN_LETTERS.search(word) and self._is_russian(word):
            return None
        made = readings(word, "ukrainian_letters.tsv")
        known = [reading for reading in made if self._is_russian(reading)]
        found = next(filter(self._is_in_articles, known), None) or next(iter(known), None)
        if found or not capitalised or not made:
            return found
        return self._typos.correct(made[0]) or made[0]


def _whether_behind(found: re.Match[str]) -> str:
    """«Чи передбачено …?» → «Передбачено чи …?», as Russian has its «ли»."""
    verb = found["verb"]
    return f"{verb[:1].upper()}{verb[1:]} чи"


def _agreeing(found: re.Match[str]) -> str:
    """«партнерской соглашения» → «партнерского соглашения»: the noun of the other language may have another gender."""
    adjectives = [reading.tag for reading in parses(found["adjective"]) if reading.tag.POS == "ADJF"]
    nouns = [reading.tag for reading in parses(found["noun"]) if reading.tag.POS == "NOUN" and reading.tag.gender]
    pairs = [
        (one, other) for one in adjectives for other in nouns if (one.case, one.number) == (other.case, other.number)
    ]
    if not pairs or any(one.number == "plur" or one.gender == other.gender for one, other in pairs):
        return found.group()
    noun = pairs[0][1]
    reading = next(reading for reading in parses(found["adjective"]) if reading.tag.POS == "ADJF")
    made = reading.inflect({str(noun.case), "sing", str(noun.gender)})
    return str(made.word) if made else found.group()


def _in_locative(about: re.Match[str]) -> str:
    """Ukrainian «про» asks for an accusative, Russian «о» for a locative: «о сотрудничество» → «о сотрудничестве»."""
    phrase = about["phrase"]
    noun = next((word for word in phrase.split() if parses(word.lower())[0].tag.POS == "NOUN"), None)
    if noun is None:
        return about.group()
    described = phrase[: phrase.index(noun)].split()
    if any(parses(word.lower())[0].tag.POS != "ADJF" for word in described):
        return about.group()
    end = phrase.index(noun) + len(noun)
    made = in_case(phrase[:end], "loct")
    return f"{about['about']}{'б' if made[:1].lower() in 'аоуэи' else ''} {made}{phrase[end:]}"


@cache
def _lexicon() -> dict[str, str]:
    """Folded Ukrainian form → Russian form; «_» stands for a space in it. The first line of two wins."""
    pairs: dict[str, str] = {}
    for left, right in rows("ukrainian.tsv"):
        for ukrainian, russian in zip(left.split(), right.split(), strict=True):
            pairs.setdefault(fold(ukrainian), russian.replace("_", " "))
    return pairs
