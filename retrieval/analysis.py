"""What the index needs to know of each sentence, worked out once when an article is published.

A sentence becomes two strings of equal length: its lemmas (function words left out, hyphenated words taken apart) and
one *mark* for each lemma that says what kind of word it was. Both are stored beside the passage, so that building an
index anew runs no morphology at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from retrieval import lemmas as words
from retrieval.lemmas import Token
from retrieval.models import Article, Passage
from retrieval.sentences import passages

VERSION = 1
"""Raised whenever the analysis of the same text changes, so that what was stored before is not mixed with it."""

COMMON, NUMBER, YEAR, DATE, PERSON, PLACE, NAME = ".nydpgc"

MONTHS = frozenset(
    ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
)
NAMES_OF_PEOPLE = frozenset({"Name", "Surn", "Patr"})


class StaleAnalysis(ValueError):
    """Stored analysis of another version, or of another text."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Lemmas of one sentence and the kind of word each was: ``len(lemmas) == len(marks)``."""

    lemmas: tuple[str, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article with its sentences and their analyses, in the same order."""

    article: Article
    passages: tuple[Passage, ...]
    analyses: tuple[Analysis, ...]

    def to_json(self) -> str:
        """Everything but the article itself, to be stored beside it."""
        rows = [
            [passage.start, passage.end, passage.paragraph, " ".join(analysis.lemmas), analysis.marks]
            for passage, analysis in zip(self.passages, self.analyses, strict=True)
        ]
        return json.dumps({"version": VERSION, "passages": rows}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, article: Article, stored: str) -> PreparedArticle:
        """What ``to_json`` wrote. Raises ``StaleAnalysis`` when it has to be made anew with ``prepare``."""
        content = json.loads(stored)
        if content["version"] != VERSION:
            raise StaleAnalysis(f"analysis of version {content['version']}, now {VERSION}")
        found: list[Passage] = []
        analyses: list[Analysis] = []
        for position, (start, end, paragraph, spaced, marks) in enumerate(content["passages"]):
            text = article.text[start:end]
            if len(text) != end - start:
                raise StaleAnalysis(f"article {article.id} is shorter than it was")
            found.append(Passage(article.id, start, end, text, paragraph, position))
            analyses.append(Analysis(tuple(spaced.split()), marks))
        return cls(article, tuple(found), tuple(analyses))


def prepare(article: Article) -> PreparedArticle:
    """Sentences and their analyses: the slow half of indexing (about 12 000 new words a second)."""
    found = passages(article)
    return PreparedArticle(article, found, tuple(analyse(passage.text) for passage in found))


def analyse(sentence: str) -> Analysis:
    """Lemmas and marks of one sentence.

    «19 июня Сергей Жевлаков посетил Липецк» → 19 июнь сергей жевлаков посетить липецк, ``ndppеg`` in spirit.
    """
    found: list[str] = []
    marks: list[str] = []
    for number, token in enumerate(words.tokens(sentence)):
        for lemma, mark in _pieces(token, first=number == 0):
            found.append(lemma)
            marks.append(mark)
    return Analysis(tuple(found), "".join(marks))


def pieces(word: str) -> tuple[str, ...]:
    """Lemmas under which a word is indexed: «торгово-экономический» → «торговый», «экономический»; none for «в»."""
    if words.is_function_word(word):
        return ()
    if "-" not in word:
        return (words.lemma(word),)
    parts = [part for part in word.split("-") if part and not words.is_function_word(part)]
    return tuple(words.lemma(part) for part in parts)


def _pieces(token: Token, *, first: bool) -> list[tuple[str, str]]:
    return [(lemma, mark_of(token.text, lemma, first=first)) for lemma in pieces(token.text)]


def mark_of(word: str, lemma: str, *, first: bool) -> str:
    """The kind of a word. ``first``: it begins a sentence, so that its capital letter says nothing."""
    if lemma[0].isdigit():
        return YEAR if len(lemma) == 4 and lemma.isdigit() and lemma[0] in "12" else NUMBER
    if lemma in MONTHS:
        return DATE
    reading = words.parses(word.lower())[0]
    if reading.tag.POS == "NUMR" or "Anum" in reading.tag:
        return NUMBER
    return _mark_of_name(word, first=first) if word[0].isupper() else COMMON


def _mark_of_name(word: str, *, first: bool) -> str:
    readings = words.parses(word.lower())
    likely = [reading.tag.grammemes for reading in readings if reading.score >= readings[0].score / 2]
    if any(NAMES_OF_PEOPLE & grammemes for grammemes in likely) and not any("Geox" in tags for tags in likely[:1]):
        return PERSON
    if any("Geox" in grammemes for grammemes in likely):
        return PLACE
    return COMMON if first else NAME
