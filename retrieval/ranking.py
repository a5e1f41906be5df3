"""The order of the candidates: their signals, weighed and added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.candidates import NONE, find
from retrieval.corpus import Corpus
from retrieval.evidence import Evidence
from retrieval.index import Floats, Ids, Ints
from retrieval.query import Query
from retrieval.signals import SIGNALS, measure


@dataclass(frozen=True, slots=True)
class Ranked:
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
        order = self.order[~np.isin(self.candidates, numbers)] if numbers else self.order
        return replace(self, order=order) if len(order) else None


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
