"""How common words are in print at large: what two short articles cannot tell.

In a corpus of thirty sentences every word is rare, and a question's word that no article has may be a mere «расскажи»
or the very point («женат», «погода»). Counts of the language at large stand in for the counts that are missing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from retrieval.lexicons import lines

WORDS_IN_SENTENCE = 20
"""Mean length of a printed sentence, function words included."""

UNLISTED = 2.5
"""Zipf value of a word that the list does not have: under one in a million."""


SHARES_REMEMBERED = 20_000


@lru_cache(maxsize=SHARES_REMEMBERED)
def sentence_share(lemma: str) -> float:
    """Share of sentences in print that hold this lemma, 0…1."""
    zipf = next((zipf for zipf, listed in _lists() if f" {lemma} " in listed), UNLISTED)
    return float(min(1.0, WORDS_IN_SENTENCE * 10 ** (zipf - 9)))


@cache
def _lists() -> tuple[tuple[float, str], ...]:
    """Zipf value and its lemmas, a space on each side of every one: a question looks up a few, and to find these in
    the text as it stands is quicker, and takes megabytes less, than to take twenty thousand apart at every start."""
    rows = (line.partition("\t") for line in lines("word_frequencies.tsv"))
    return tuple((float(zipf), f" {' '.join(listed.split())} ") for zipf, _, listed in rows)
