"""How common words are in print at large: what two short articles cannot tell.

In a corpus of thirty sentences every word is rare, and a question's word that no article has may be a mere «расскажи»
or the very point («женат», «погода»). Counts of the language at large stand in for the counts that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from retrieval.lexicons import rows

WORDS_IN_SENTENCE = 20
"""Mean length of a printed sentence, function words included."""

UNLISTED = 2.5
"""Zipf value of a word that the list does not have: under one in a million."""


def sentence_share(lemma: str) -> float:
    """Share of sentences in print that hold this lemma, 0…1."""
    zipf = _zipf().get(lemma, UNLISTED)
    return float(min(1.0, WORDS_IN_SENTENCE * 10 ** (zipf - 9)))


@cache
def _zipf() -> Mapping[str, float]:
    return {lemma: float(zipf) for zipf, listed in rows("word_frequencies.tsv") for lemma in listed.split()}
