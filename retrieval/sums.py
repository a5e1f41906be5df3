"""Sums over the paragraphs of a corpus that a question fills in and leaves behind clean.

A fresh array of half a million zeros costs more than many questions: memory is asked of the system, page by page, and
given back. These are kept and lent out, one for each question at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from retrieval.index import Floats


class Lending:
    """Sums for as many questions as are asked at once."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._free: list[Floats] = []

    @contextmanager
    def borrowed(self) -> Iterator[Floats]:
        """All zeros."""
        sums = self._free.pop() if self._free else np.zeros(self._count)
        try:
            yield sums
        finally:
            sums.fill(0.0)
            self._free.append(sums)
