"""Which of a question's lemmas each word of a text is, for many words at once.

Looking words up one by one in a sorted list takes ten times as long as reading their places from a table with an entry
for every lemma of the corpus. Such a table is kept, and lent to one question at a time.
"""

from __future__ import annotations

import numpy as np

from retrieval.postings import Ids

NOWHERE = -1


class Places:
    """Of ``vocabulary`` lemmas, numbered from 0. Safe to share between threads."""

    def __init__(self, vocabulary: int) -> None:
        self._vocabulary = vocabulary
        self._free: list[Ids] = []

    def among(self, lemmas: Ids, words: Ids) -> Ids:
        """The place of each word among different ``lemmas``, ``NOWHERE`` for any other word."""
        table = self._borrowed()
        table[lemmas] = np.arange(len(lemmas), dtype=np.int32)
        places: Ids = table[words]
        table[lemmas] = NOWHERE
        self._free.append(table)
        return places

    def _borrowed(self) -> Ids:
        try:
            return self._free.pop()
        except IndexError:
            return np.full(self._vocabulary, NOWHERE, dtype=np.int32)
