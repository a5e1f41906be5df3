"""Sums over the documents of a corpus that a question fills in and leaves behind clean.

A fresh array of a million zeros costs more than most questions: memory is asked of the system, page by page, and given
back. These are kept and lent out, one pair for each question at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from retrieval.index import Floats
from retrieval.postings import Ids, distinct


class Tally:
    """A sum for each document, and which documents have one: what is added is greater than zero."""

    def __init__(self, documents: int) -> None:
        self.sums: Floats = np.zeros(documents)
        self._touched: list[Ids] = []

    def add(self, documents: Ids, parts: Floats) -> None:
        """``documents`` are different ones."""
        before = self.sums[documents]
        self.sums[documents] = before + parts
        self._touched.append(documents[before == 0.0])

    def add_each(self, documents: Ids, parts: Floats) -> None:
        """``documents`` may be the same."""
        new = documents[self.sums[documents] == 0.0]
        np.add.at(self.sums, documents, parts)
        self._touched.append(distinct(new))

    @property
    def touched(self) -> Ids:
        """Documents that anything was added to, each once, in no order."""
        if len(self._touched) != 1:
            self._touched = [np.concatenate([np.zeros(0, dtype=np.int32), *self._touched])]
        return self._touched[0]

    def clean(self) -> None:
        self.sums[self.touched] = 0.0
        self._touched.clear()


class Sums:
    """Those of sentences and those of paragraphs."""

    def __init__(self, sentences: int, paragraphs: int) -> None:
        self.sentences, self.paragraphs = Tally(sentences), Tally(paragraphs)


class Lending:
    """Sums for as many questions as are asked at once."""

    def __init__(self, sentences: int, paragraphs: int) -> None:
        self._sizes = sentences, paragraphs
        self._free: list[Sums] = []

    @contextmanager
    def borrowed(self) -> Iterator[Sums]:
        """All zeros."""
        sums = self._free.pop() if self._free else Sums(*self._sizes)
        try:
            yield sums
        finally:
            sums.sentences.clean()
            sums.paragraphs.clean()
            self._free.append(sums)
