"""Which words of a sentence stand together: the pieces between its commas; and which of them it only sets aside.

A number or a date answers for the words beside it. «Сколько лет Жевлакову?» is not answered by a sentence that names
him in one clause and says «уже 40 лет» of the town in another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import mul

import numpy as np
from msgspec import Struct

from retrieval.analysis import indexed_words
from retrieval.evidence import Evidence, of_kinds
from retrieval.index import Ints
from retrieval.lemmas import fold
from retrieval.lexicons import words
from retrieval.signals import ANSWERING

PRESENT = 0.5
"""From which weight on a word counts as said."""

SENTENCES_REMEMBERED = 2000
"""The best sentences of one question are among the best of the next."""

BOUNDARY = re.compile(r"[,;:—–]|\s-\s")


class Beside(Struct, frozen=True):
    """What stands in one clause with a word that may answer: ``share`` of the question, 0…1, and whether it is
    ``astray``: no word of the question is there at all, but for «лет» and the like."""

    share: float
    astray: bool


def beside_answer(seen: Evidence, row: int) -> Beside:
    """Look at the clauses of the words that may answer; the best clause counts.

    All is beside an answer where the question asks for no kind, nothing where the sentence has no word of it.
    """
    kinds = ANSWERING.get(seen.query.expects)
    if kinds is None:
        return Beside(1.0, astray=False)
    said = seen.words(row)
    clauses = clauses_of(seen.corpus.text(int(seen.candidates[row])))
    if len(clauses) != len(said.marks):
        return Beside(1.0, astray=False)  # the words were stored by another analysis: no clause can be told
    answering = set(clauses[of_kinds(said.marks, kinds) & ~said.known].tolist())
    matches = [said.matches[clauses == number].max(axis=0).tolist() for number in answering]
    share = max((sum(map(mul, match, seen.asked.share)) for match in matches), default=0.0)
    telling = [place for place, one in enumerate(seen.query.wanted) if one.lemma not in _units()]
    astray = all(match[place] < PRESENT for match in matches for place in telling)
    return Beside(share, astray)


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def clauses_of(sentence: str) -> Ints:
    """For every indexed word of a sentence, in order, the number of its clause. Not to be written to."""
    numbers: list[int] = []
    number = end = 0
    for token, found in indexed_words(sentence):
        if BOUNDARY.search(sentence[end : token.start]):
            number += 1
        numbers += [number] * len(found)
        end = token.end
    read = np.array(numbers, dtype=np.int64)
    read.flags.writeable = False
    return read


@cache
def _units() -> frozenset[str]:
    """«лет», «дней»: words that any figure may have beside it."""
    return frozenset(fold(word) for word in words("time_nouns.txt"))
