"""What the wording of a sentence tells whatever is asked: that it points back, sets something aside, gives a purpose.

The sentences of a small corpus are candidates of one question after another. What was once looked for in one of them
is remembered in a byte, and asked of all candidates at once.
"""

from __future__ import annotations

import numpy as np

from retrieval.content import Marks
from retrieval.corpus import Corpus, Test
from retrieval.packing import Flags
from retrieval.postings import Ids

NOT_TOLD, TOLD = 1, 2
"""0: not looked for yet."""


def told(test: Test, corpus: Corpus, sentences: Ids) -> Flags:
    """Of which of these sentences of a corpus something is told."""
    remembered = _remembered(test, corpus)
    for number in sentences[remembered[sentences] == 0].tolist():
        remembered[number] = TOLD if test(corpus.text(number)) else NOT_TOLD
    return np.asarray(remembered[sentences] == TOLD)


def _remembered(test: Test, corpus: Corpus) -> Marks:
    try:
        return corpus.wording[test]
    except KeyError:
        return corpus.wording.setdefault(test, np.zeros(corpus.size, dtype=np.uint8))
