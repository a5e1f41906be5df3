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
        russian, changes = replaced(text, self._word)
        russian = _ABOUT.sub(_in_locative, russian) if "про" in fold(text).split() else russian
        return russian, [Change(text, russian, "uk")] if changes else []

    def _is_only_ukrainian(self, word: str) -> bool:
        return len(word) > 1 and word in _lexicon() and not self._is_russian(word)

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
        in_articles = next((reading for reading in made if self._vocabulary.has(reading)), None)
        if in_articles:
            return in_articles
        known = [reading for reading in made if morphology().word_is_known(reading)]
        answering = (reading for reading in known if lemma(reading) in self._vocabulary.lemmas)
        found = next(answering, None) or next(iter(known), None)
        if found or not capitalised or not made:
            return found
        return self._typos.correct(made[0]) or made[0]


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
