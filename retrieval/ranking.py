"""The order of the candidates: their signals, weighed and added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from retrieval.candidates import NONE, find
from retrieval.corpus import Corpus
from retrieval.evidence import Evidence
from retrieval.index import Floats, Ids, Ints
from retrieval.query import Query
from retrieval.signals import SIGNALS, measure

MOST = 0.6
"""Share of the best sentence's words of the question that one proving a fact has to have."""


class Ranked(Struct, frozen=True):
    """Candidates of a question. ``order`` holds the rows of ``seen`` (and of ``signals``, ``scores``), best first."""

    seen: Evidence
    signals: Floats
    scores: Floats
    order: Ints

    @property
    def candidates(self) -> Ids:
        """Sentence numbers, best first."""
        return np.asarray(self.seen.candidates[self.order])

    def without(self, numbers: Sequence[int]) -> Ranked | None:
        """The same without some sentences; ``None`` when no other is left."""
        order = self.order
        for number in numbers:
            order = order[self.seen.candidates[order] != number]
        return replace(self, order=order) if len(order) else None

    def after(self, best: int) -> Ranked:
        """The same without so many of the best, which is fewer than there are."""
        return replace(self, order=self.order[best:])

    def only(self, rows: Sequence[int]) -> Ranked:
        """These rows alone, in the order given."""
        return replace(self, order=np.asarray(rows, dtype=self.order.dtype))

    def preferring(self, numbers: Sequence[int]) -> Ranked:
        """The same with these sentences first, in the order given, as far as they hold most of what the best one holds
        of the question."""
        seen = self.seen
        enough = MOST * float(seen.weighed(seen.own[self.order[0]]))
        rows = {int(number): int(row) for row, number in enumerate(seen.candidates)}
        known = [rows[number] for number in numbers if number in rows]
        first = [row for row in known if float(seen.weighed(seen.own[row])) >= enough and row in self.order]
        rest = self.order[~np.isin(self.order, first)]
        return replace(self, order=np.concatenate([np.asarray(first, dtype=self.order.dtype), rest]))


def rank(query: Query, corpus: Corpus, weights: Mapping[str, float], also: Ids = NONE) -> Ranked | None:
    """Order the candidates of a query; ``None`` when no sentence has any word of it. Equals keep the corpus's order.

    ``also``: sentences to look at even so, ``Ranked`` then has them too.
    """
    found = find(query, corpus, also)
    if not len(found.candidates):
        return None
    seen = Evidence(query, corpus, found)
    signals = measure(seen)
    scores = signals @ np.array([weights.get(signal.__name__, 0.0) for signal in SIGNALS])
    return Ranked(seen, signals, scores, np.lexsort((seen.candidates, -scores)))
