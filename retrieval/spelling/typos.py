"""One mistyped word → the word of the articles that was meant.

Distance is optimal string alignment (a swap of neighbours is one slip). Candidates are found exactly, without a loss:
a substitution changes at most two bits of the set of a word's letters, so two words at distance d differ in at most
2·d bits, and a vectorised count over the words of a fitting length leaves few to measure. Ties go to the likelier slip
(a neighbouring key, an unstressed vowel, a voiced consonant), then to the more frequent word.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from math import log1p

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from retrieval.kinship import kin_of
from retrieval.lemmas import lemma, morphology
from retrieval.lexicons import rows
from retrieval.packing import Strings
from retrieval.spelling.known import Known, block_of
from retrieval.spelling.reading import Vocabulary
from retrieval.synonyms import equivalents

ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
KEYBOARD = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")

ONE_SLIP_FROM = 4
"""Letters from which one slip is believed; shorter words are near to too many others."""

TWO_SLIPS_FROM = 8
"""Letters from which two slips are believed; from six, when both are of the common kinds."""

COMMON_SLIPS_FROM = 6

COMMON, NEAR, RARE, OPENING = 0.05, 0.15, 0.35, 0.3
"""Penalties of a slip, in units of distance: a usual confusion, a neighbouring key, any other, one in the first letter.
Chosen so that no sum of them outweighs one more slip in a word of usual length."""

FREQUENCY_SHARE = 0.03
"""What one unit of ln(1+count) is worth against the penalties: a tie-break, no more."""

SURE = 0.4
"""A word of the articles this near needs no comparison with the rest of the language."""


class _Candidate(Struct, frozen=True):
    word: str
    slips: int
    penalty: float


class Typos:
    """Finds the nearest word of a vocabulary."""

    def __init__(
        self, vocabulary: Vocabulary, others: Sequence[str] = (), known: Callable[[], Known] | None = None
    ) -> None:
        """``others`` are words beside the articles' that may be meant too: question words. ``known`` gives the words of
        the vocabulary, and maybe more, once the first word is corrected."""
        self._vocabulary = vocabulary
        self._others = frozenset(others)
        self._known = known or partial(Known.of, vocabulary)

    def correct(self, word: str, *, name: bool = False) -> str | None:
        """The word meant instead of a folded word that is known nowhere, or ``None`` where nothing is near enough.

        A short ``name`` has to be nearer: «Гауди» is nobody else, and no «Ганди».
        """
        if len(word) < ONE_SLIP_FROM:
            return None
        near = self._one_slip(word) or self._two_slips(word)
        if near is None or (name and near.penalty > _tolerance(word)):
            return None
        return near.word if self._answers(near.word) else None

    def _one_slip(self, word: str) -> _Candidate | None:
        near = self._nearest(word, 1)
        if near and near.penalty <= SURE:
            return near
        return self._better(near, self._of_the_language(word))

    def _two_slips(self, word: str) -> _Candidate | None:
        near = self._nearest(word, 2) if len(word) >= COMMON_SLIPS_FROM else None
        common = near is not None and near.penalty <= 2 * COMMON
        return near if common or len(word) >= TWO_SLIPS_FROM else None

    def _better(self, one: _Candidate | None, other: _Candidate | None) -> _Candidate | None:
        if one is None or other is None:
            return one or other
        return other if other.penalty < one.penalty else one

    def _answers(self, word: str) -> bool:
        """Whether the articles know the word, a form or a near relation of it; otherwise nothing is won by a change."""
        if word in self._others or self._vocabulary.has(word):
            return True
        base = lemma(word)
        related = {base, *kin_of(base), *equivalents([base])[0]}
        return not related.isdisjoint(self._vocabulary.lemmas.keys())

    def _nearest(self, word: str, slips: int) -> _Candidate | None:
        """The best word of the vocabulary within ``slips``, fewer slips first."""
        candidates = [
            _Candidate(other, distance, _penalty(word, other)) for other, distance in self._within(word, slips)
        ]
        return min(candidates, key=self._rank, default=None)

    def _within(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        """Every word at a distance of 1…``slips``, with the distance; only those of the smallest distance found."""
        alike = [other for other in self._words.like(word, slips) if len(other) >= ONE_SLIP_FROM - 1]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
        found = [(other, int(distance)) for other, distance, _ in near if self._stands(other)]
        smallest = min((distance for _, distance in found), default=0)
        return ((other, distance) for other, distance in found if distance == smallest)

    @cached_property
    def _words(self) -> Known:
        return Known((*self._known().blocks, block_of(Strings.packed(self._others))))

    def _stands(self, word: str) -> bool:
        return word in self._others or self._vocabulary.has(word)

    def _rank(self, candidate: _Candidate) -> tuple[float, str]:
        familiar = FREQUENCY_SHARE * min(log1p(self._vocabulary.count(candidate.word)), 6.0)
        return candidate.slips + candidate.penalty - familiar, candidate.word

    def _of_the_language(self, word: str) -> _Candidate | None:
        """The likeliest dictionary word one slip away, whether or not the articles have it: «пгода» is «погода», even
        where the articles speak of «года» only. Words of the articles come before all others."""
        found = {made for made in _one_slip_away(word) if morphology().word_is_known(made)}
        answering = {made for made in found if lemma(made) in self._vocabulary.lemmas}
        candidates = [_Candidate(made, 1, _penalty(word, made)) for made in answering or found]
        return min(candidates, key=self._rank, default=None)


def _one_slip_away(word: str) -> Iterator[str]:
    """Words one likely slip away: a letter left out or put in, neighbours swapped, a usual confusion or key beside."""
    for at in range(_first_impossible_letter(word) + 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        for letter in _LIKELY.get(word[at : at + 1], ""):
            yield word[:at] + letter + word[at + 1 :]
        for letter in ALPHABET:
            yield word[:at] + letter + word[at:]


def _first_impossible_letter(word: str) -> int:
    """The place of the letter that no dictionary word has after the ones before it: a single slip is not behind it."""
    known = morphology().dictionary.words
    for size in range(2, len(word)):
        if next(iter(known.iterkeys(word[:size])), None) is None:
            return size - 1
    return len(word)


def _penalty(typed: str, meant: str) -> float:
    """How unlikely the slips are that lead from ``meant`` to ``typed``."""
    if typed[1:] and sorted(typed) == sorted(meant) and OSA.distance(typed, meant) == 1:
        return COMMON + (OPENING if typed[0] != meant[0] and typed[1] != meant[0] else 0.0)
    total = 0.0
    for step in Levenshtein.editops(typed, meant):
        total += _slip(step.tag, typed, step.src_pos, meant, step.dest_pos)
        total += OPENING if step.src_pos == 0 and step.dest_pos == 0 else 0.0
    return total


def _slip(kind: str, typed: str, at: int, meant: str, to: int) -> float:
    if kind == "replace":
        pair = typed[at] + meant[to]
        return COMMON if pair in _CONFUSED else NEAR if pair in _BESIDE else RARE
    text, place = (meant, to) if kind == "insert" else (typed, at)
    doubled = text[place] in text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return COMMON if doubled or text[place] in "ьъ" else NEAR


def _tolerance(name: str) -> float:
    """The penalty up to which a name of this length is taken for a misspelt one."""
    if len(name) < COMMON_SLIPS_FROM:
        return COMMON
    return NEAR if len(name) < TWO_SLIPS_FROM else 4 * RARE


def _pairs_beside() -> frozenset[str]:
    found: set[str] = set()
    for row in KEYBOARD:
        found.update(left + right for left, right in itertools.pairwise(row))
    for upper, lower in itertools.pairwise(KEYBOARD):
        for at, key in enumerate(lower):
            found.update(key + other for other in upper[at : at + 2])
    return frozenset(found | {pair[::-1] for pair in found})


def _pairs_confused() -> frozenset[str]:
    listed = {row[0] for row in rows("confused_letters.tsv")}
    return frozenset(listed | {pair[::-1] for pair in listed})


_BESIDE = _pairs_beside()
_CONFUSED = _pairs_confused()
_LIKELY = {letter: [pair[1] for pair in sorted(_BESIDE | _CONFUSED) if pair[0] == letter] for letter in ALPHABET}
