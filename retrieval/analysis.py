"""What the index needs to know of each sentence, worked out once when an article is published.

A sentence becomes two strings of equal length: its lemmas (function words left out, hyphenated words taken apart) and
one *mark* for each lemma that says what kind of word it was. Both are stored beside the passage, so that building an
index anew runs no morphology at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from retrieval import lemmas as words
from retrieval.lemmas import Token
from retrieval.lexicons import rows
from retrieval.models import Article, Passage
from retrieval.sentences import passages

VERSION = 5
"""Raised whenever the analysis of the same text changes, so that what was stored before is not mixed with it."""

ALL_KINDS = ".nydpgcalL"
COMMON, NUMBER, YEAR, DATE, PERSON, PLACE, NAME, BEING, SPOT, LOCATED = tuple(ALL_KINDS)
"""Kinds of words: ``PERSON`` and ``PLACE`` are names of such, ``NAME`` any other capitalised word, ``BEING`` a common
noun for someone («шахтёр», «администрация»), ``SPOT`` a common noun that says where («в школьном музее»), ``LOCATED`` a
place's name that does («в Липецке»)."""

NAMES_OF_PEOPLE = frozenset({"Name", "Surn", "Patr"})
ADJECTIVES = frozenset({"ADJF", "PRTF", "NUMR"})
LOCATIVES = frozenset({"loct", "loc2"})

NUMBER_SIGN = "№"
"""Before a figure that is a name: «детский сад №119» says of nothing how many there are."""

LONGEST_SHORTENED = 5
"""Letters of the longest word that is written short."""


class StaleAnalysis(ValueError):
    """Stored analysis of another version, or of another text."""


class Analysis(Struct, frozen=True):
    """Lemmas of one sentence and the kind of word each was: ``len(lemmas) == len(marks)``."""

    lemmas: tuple[str, ...]
    marks: str


class PreparedArticle(Struct, frozen=True):
    """An article with its sentences and their analyses, in the same order, and the analysis of its title."""

    article: Article
    title: Analysis
    passages: tuple[Passage, ...]
    analyses: tuple[Analysis, ...]


def prepare(article: Article) -> PreparedArticle:
    """Sentences and their analyses: the slow half of indexing (about 12 000 new words a second)."""
    found = passages(article)
    return PreparedArticle(article, analyse(article.title), found, tuple(analyse(passage.text) for passage in found))


def analyse(sentence: str) -> Analysis:
    """Lemmas and marks of one sentence.

    «19 июня Сергей Жевлаков приехал в Липецк» → 19 июнь сергей жевлаков приехать липецк, ``ndpp.g``.
    """
    read = [pair for _, found in marked_words(sentence) for pair in found]
    return Analysis(tuple(lemma for lemma, _ in read), "".join(mark for _, mark in read))


def marked_words(sentence: str) -> Iterator[tuple[Token, list[tuple[str, str]]]]:
    """Every word of a sentence with the lemmas it is indexed under and the mark of each; none for «в»."""
    indexed = indexed_words(sentence)
    read = [token for token, _ in indexed]
    for number, (token, lemmas) in enumerate(indexed):
        if NUMBER_SIGN in sentence[max(0, token.start - 2) : token.start]:
            yield token, [(lemma, COMMON) for lemma in lemmas]
            continue
        governed = _is_governed(read, number) or _is_explained(read, number)
        placed = governed or _is_beside_place_head(read, number)
        found = [(lemma, mark_of(token.text, lemma, first=number == 0, placed=placed)) for lemma in lemmas]
        yield token, [(lemma, LOCATED if mark == PLACE and governed else mark) for lemma, mark in found]


def indexed_words(sentence: str) -> list[tuple[Token, tuple[str, ...]]]:
    """Every word of a sentence with the lemmas it is indexed under; «г. Липецк» has those of «город Липецк»."""
    pairs = pairwise([*words.tokens(sentence), None])
    return [(token, pieces(_unshortened(sentence, token, after) or token.text)) for token, after in pairs if token]


def _unshortened(sentence: str, token: Token, following: Token | None) -> str | None:
    """The word that one before a full stop and a name stands for («с. Преображенье»: «село»)."""
    if len(token.text) > LONGEST_SHORTENED or following is None or not following.text[0].isupper():
        return None
    dotted = sentence[token.end : following.start].strip() == "."
    year = sentence[max(0, token.start - 2) : token.start].strip().isdigit()  # «в 2011 г. Елец»
    return _shortened().get(token.text) if dotted and not year else None


@cache
def _shortened() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("shortened_words.tsv")}


def pieces(word: str) -> tuple[str, ...]:
    """Lemmas under which a word is indexed: «торгово-экономический» → «торговый», «экономический»; none for «в»."""
    if words.is_function_word(word):
        return ()
    if "-" not in word:
        return (words.lemma(word),)
    parts = [part for part in word.split("-") if part and not words.is_function_word(part)]
    return tuple(words.lemma(part) for part in parts)


def mark_of(word: str, lemma: str, *, first: bool, placed: bool) -> str:
    """The kind of a word. ``first``: it begins a sentence, so that its capital letter says nothing; ``placed``: a
    preposition of place governs it or it stands beside «город»."""
    if lemma[0].isdigit():
        return YEAR if len(lemma) == 4 and lemma.isdigit() and lemma[0] in "12" else NUMBER
    if lemma in words_of_kind("time"):
        return DATE
    if word[0].isupper():
        return _mark_of_name(word, first=first, placed=placed)
    return _mark_of_common(word.lower(), lemma, placed=placed)


@lru_cache(maxsize=words.CACHED_WORDS)
def _mark_of_common(word: str, lemma: str, *, placed: bool) -> str:
    readings = words.parses(word)
    tag = readings[0].tag
    # «сто» is first of all an abbreviation to the dictionary.
    if any(reading.tag.POS == "NUMR" for reading in readings) or lemma in words_of_kind("amount"):
        return NUMBER
    if tag.POS == "NOUN" and ("anim" in tag or (lemma in words_of_kind("body") and not placed)):
        return BEING
    if tag.POS == "NOUN" and placed and lemma not in words_of_kind("not_spot") and _may_be_locative(word):
        return SPOT
    return COMMON


def _may_be_locative(word: str) -> bool:
    return any(reading.tag.case in LOCATIVES for reading in words.parses(word))


@lru_cache(maxsize=words.CACHED_WORDS)
def _mark_of_name(word: str, *, first: bool, placed: bool) -> str:
    readings = words.parses(word.lower())
    likely = [reading.tag.grammemes for reading in readings if reading.score >= readings[0].score / 2]
    if "Geox" in likely[0] or (placed and "Name" not in likely[0]):
        return PLACE
    if any(NAMES_OF_PEOPLE & grammemes for grammemes in likely) or words.is_surname(word):
        return PERSON
    if any("Geox" in grammemes for grammemes in likely):
        return PLACE
    return _mark_of_common(word.lower(), words.lemma(word), placed=False) if first else NAME


def _is_governed(read: list[Token], number: int) -> bool:
    """Whether a preposition of place governs the word, adjectives between them aside («в школьном музее»)."""
    for token in reversed(read[max(0, number - 3) : number]):
        if token.text.lower() in words_of_kind("placing"):
            return True
        if words.parses(token.text.lower())[0].tag.POS not in ADJECTIVES:
            return False
    return False


def _is_explained(read: list[Token], number: int) -> bool:
    """«Преображенье, **где** находится музей»"""
    return number + 1 < len(read) and read[number + 1].text.lower() == "где"


def _is_beside_place_head(read: list[Token], number: int) -> bool:
    """Whether a capitalised word stands after «город» or before «район»."""
    return read[number].text[0].isupper() and _has_place_head(read, number)


def _is_place_head(token: Token, following: Token) -> bool:
    word = token.text.lower()
    if word in words_of_kind("short_place_head"):
        return following.start - token.end > 1  # «с. Преображенье», not «с Сергеем»
    return words.lemma(word) in words_of_kind("place_head")


def _has_place_head(read: list[Token], number: int) -> bool:
    if number and _is_place_head(read[number - 1], read[number]):
        return True
    adjective = words.parses(read[number].text.lower())[0].tag.POS == "ADJF"
    after = (token.text.lower() for token in read[number + 1 : number + 3])
    return adjective and any(words.lemma(word) in words_of_kind("place_head") for word in after)


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """The lemmas that ``word_kinds.tsv`` lists under a kind, folded."""
    listed = (words for found, words in rows("word_kinds.tsv") if found == kind)
    return frozenset(word.replace("ё", "е") for line in listed for word in line.split())
