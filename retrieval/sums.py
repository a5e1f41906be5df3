"""Sums over the documents of a field that a question fills in and leaves behind clean.

A fresh array of a million zeros costs more than most questions: memory is asked of the system, page by page, and given
back. These are kept and lent out, one set for each question at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np

from retrieval.index import Field, Floats
from retrieval.postings import Ids

LONG = 512
"""Documents of a term from which on it is added by itself; shorter ones are added together."""


class Sums:
    """Arrays by name, all zeros when borrowed."""

    def __init__(self, fields: Mapping[str, Field], documents: int) -> None:
        self._fields = fields
        self._scores = {name: np.zeros(field.corpus_size) for name, field in fields.items()}
        self._flags = np.zeros(documents, dtype=np.bool_)
        self._touched: dict[str, list[Ids]] = {}

    def add(self, name: str, weighted: Mapping[int, float]) -> None:
        """Add what terms with weights give to the documents of a field."""
        field, scores = self._fields[name], self._scores[name]
        long = [term for term in weighted if field.frequency(term) >= LONG]
        short = [term for term in weighted if field.frequency(term) < LONG]
        touched = self._touched.setdefault(name, [])
        if short:
            documents, parts = field.parts_of(short, [weighted[term] for term in short])
            np.add.at(scores, documents, parts)
            touched.append(documents)
        for term in long:
            documents, parts = field.parts(term, weighted[term])
            scores[documents] += parts
            touched.append(documents)

    def of(self, name: str, documents: Ids) -> Floats:
        """Sums of these documents."""
        return self._scores[name][documents]

    def touched(self, name: str) -> Ids:
        """Documents that anything was added to, each once, in order."""
        for documents in self._touched.get(name, ()):
            self._flags[documents] = True
        found = np.flatnonzero(self._flags).astype(np.int32)
        self._flags[found] = False
        return found

    def clean(self) -> None:
        for name, touched in self._touched.items():
            for documents in touched:
                self._scores[name][documents] = 0.0
        self._touched.clear()


class Lending:
    """Sums for as many questions as are asked at once."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._most = max((field.corpus_size for field in fields.values()), default=0)
        self._free: list[Sums] = []

    @contextmanager
    def borrowed(self) -> Iterator[Sums]:
        sums = self._free.pop() if self._free else Sums(self._fields, self._most)
        try:
            yield sums
        finally:
            sums.clean()
            self._free.append(sums)
