"""A Ukrainian question → Russian: a lexicon first, then the regular correspondences of letters.

Likeness alone is harmful: «голова» (a head of a town) is near to «Громова», «угоду» (an agreement) to «год». So a word
is taken for its likeness only where it has a capital and nothing else explains it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import Protocol

from retrieval.lemmas import fold, lemma, morphology, parses
from retrieval.lexicons import rows
from retrieval.spelling.capitals import cased
from retrieval.spelling.letters import CYRILLIC, WORD, replaced
from retrieval.spelling.reading import Change, Vocabulary
from retrieval.spelling.transliteration import readings
from retrieval.spelling.typos import Typos
from retrieval.spelling.ukrainian_forms import russian_form, russian_phrases
from retrieval.spelling.ukrainian_sentence import mended

_WHETHER = re.compile(r"^чи (?P<verb>[\w'’ʼ-]+)", re.IGNORECASE)
_WHO = frozenset({"такий", "така", "такі", "такой", "такая"})
_OWN_LETTERS = re.compile(r"[іїєґ]", re.IGNORECASE)

SHORTEST_SURE = 5
"""Letters of a word of the dictionary that hints at a Ukrainian question."""

WORDS_REMEMBERED = 20_000

SUREST_WORDS = 2
"""Such words in a question without a letter of its own and without a word that only Ukrainian has («хто»)."""


class _Read(Protocol):
    def __call__(self, word: str, case: str | None, *, named: bool) -> tuple[str, str] | None: ...


class Ukrainian:
    """Reads Ukrainian questions against the words of the articles."""

    def __init__(self, vocabulary: Vocabulary, typos: Typos) -> None:
        self._vocabulary = vocabulary
        self._typos = typos
        self._is_russian = lru_cache(WORDS_REMEMBERED)(partial(_is_russian, vocabulary))

    def is_spoken(self, text: str) -> bool:
        """Whether a question is Ukrainian: by letters that Russian lacks, or by a word that only Ukrainian has."""
        found = [fold(word) for word in WORD.findall(text) if CYRILLIC.search(word)]
        if _OWN_LETTERS.search(text) or any(self._is_listed(word) for word in found):
            return True
        return sum(self._is_only_ukrainian(word) for word in found) >= SUREST_WORDS

    def read(self, text: str) -> tuple[str, list[Change]]:
        """The question in Russian, as one change."""
        asked, phrases = with_russian_phrases(_WHETHER.sub(_whether_behind, text))
        russian, changes = replaced(asked, _Sentence(self._word).read)
        changes += phrases
        russian = mended(russian, about="про" in fold(text).split())
        return russian, [Change(text, russian, "uk")] if changes else []

    def _is_listed(self, word: str) -> bool:
        return len(word) > 1 and word in _lexicon() and not self._is_russian(word)

    def _is_only_ukrainian(self, word: str) -> bool:
        """A word of the dictionary that is no Russian one and no slip in a word of the articles."""
        if len(word) < SHORTEST_SURE or self._is_russian(word) or russian_form(word) is None:
            return False
        return self._typos.correct(word) is None

    def _is_in_articles(self, word: str) -> bool:
        return self._vocabulary.has(word) or lemma(word) in self._vocabulary.lemmas

    def _word(self, word: str, case: str | None, *, named: bool) -> tuple[str, str] | None:
        """``case``: the likely one; ``named``: a name is likely here, so that «Коваль» is nobody's trade."""
        written = fold(word)
        listed = None if named else self._by_lexicon(written, case)
        made = listed or self._by_letters(written, case, word[:1].isupper())
        if made is None or fold(made) == written:
            return None
        return cased(made, word, self._vocabulary), "uk"

    def _by_lexicon(self, word: str, case: str | None) -> str | None:
        made = russian_form(word, case)
        listed = _lexicon().get(word)
        return made if made and case and _may_be(made, case) else listed or made

    def _by_letters(self, word: str, case: str | None, capitalised: bool) -> str | None:
        if not _OWN_LETTERS.search(word) and self._is_russian(word):
            return None
        made = readings(word, "ukrainian_letters.tsv")
        known = [reading for reading in made if self._is_russian(reading)]
        known.sort(key=lambda reading: case is not None and not _may_be(reading, case))
        found = next(filter(self._is_in_articles, known), None) or next(iter(known), None)
        if found or not capitalised or not made:
            return found
        return self._typos.correct(made[0]) or made[0]


class _Sentence:
    """Reads the words of one sentence in order: a preposition says the case of the noun behind it."""

    def __init__(self, read: _Read) -> None:
        self._read = read
        self._case: str | None = None
        self._before = ""

    def read(self, word: str) -> tuple[str, str] | None:
        """A Ukrainian word → the Russian one and the rule, or ``None`` where they are the same."""
        made = self._read(word, self._case, named=word[:1].isupper() and _introduces_name(self._before))
        self._before = word
        case = _cases().get(fold(word))
        said = parses(fold(made[0] if made else word))[0].tag.POS
        self._case = case or (self._case if str(said) in ("ADJF", "PRTF", "NUMR") else None)
        return made


def _is_russian(vocabulary: Vocabulary, word: str) -> bool:
    return vocabulary.has(word) or bool(morphology().word_is_known(word))


def _introduces_name(word: str) -> bool:
    """«хто такий …», «Іван …»."""
    readings = parses(fold(word))
    return fold(word) in _WHO or (word[:1].isupper() and "Name" in readings[0].tag)


def _may_be(word: str, case: str) -> bool:
    return any(reading.tag.case == case for reading in parses(fold(word.split(" ")[-1])))


def _whether_behind(found: re.Match[str]) -> str:
    """«Чи передбачено …?» → «Передбачено чи …?», as Russian has its «ли»."""
    verb = found["verb"]
    return f"{verb[:1].upper()}{verb[1:]} чи"


def with_russian_phrases(text: str) -> tuple[str, list[Change]]:
    """Phrases that are not said word by word: «під час» → «во время»."""
    changes: list[Change] = []
    for ukrainian, russian in russian_phrases():
        found = re.search(rf"\b{ukrainian}\b", text, re.IGNORECASE)
        if found:
            said = russian[:1].upper() + russian[1:] if found.group()[:1].isupper() else russian
            changes.append(Change(found.group(), said, "uk"))
            text = text[: found.start()] + said + text[found.end() :]
    return text, changes


@cache
def _cases() -> dict[str, str]:
    """Ukrainian prepositions and words of quantity → the case behind them."""
    return {word: case for case, listed in rows("ukrainian_cases.tsv") for word in listed.split()}


@cache
def _lexicon() -> dict[str, str]:
    """Folded Ukrainian form → Russian form; «_» stands for a space in it. The first line of two wins."""
    pairs: dict[str, str] = {}
    for left, right in rows("ukrainian.tsv"):
        for ukrainian, russian in zip(left.split(), right.split(), strict=True):
            pairs.setdefault(fold(ukrainian), russian.replace("_", " "))
    return pairs
