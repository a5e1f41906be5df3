"""The best sentence of a question as the doubts about it see it.

A question has a few words, for which numpy takes five times as long as Python's own numbers: so this is the place where
arrays end.
"""

from __future__ import annotations

from functools import cached_property

from retrieval.clauses import Beside, beside_answer
from retrieval.query import SYNONYM, trust_in_synonyms
from retrieval.ranking import Ranked
from retrieval.signals import SIGNALS


class Best:
    """The best sentence beside the question, worked out once for all doubts: a number for each word of the question.

    ``here``: how far it answers for the word, with the one before it where it points back («Об этом …»). ``said`` and
    ``said_around`` (in its paragraph): how sure one may be that it is said; ``missing…``: what that leaves.
    """

    def __init__(self, ranked: Ranked) -> None:
        seen, row = ranked.seen, int(ranked.order[0])
        self.ranked, self.seen, self.row = ranked, seen, row
        self.asked, self.wanted, self.expects = seen.asked, seen.query.wanted, seen.query.expects
        self.smallness = seen.query.smallness
        self.points_back = seen.points_back(row)
        own: list[float] = seen.own[row].tolist()
        self.here = list(map(max, own, seen.before[row].tolist())) if self.points_back else own
        trust = trust_in_synonyms(self.smallness)
        self.said = [_sure(match, trust) for match in self.here]
        self.said_around = [_sure(match, trust) for match in seen.paragraph[row].tolist()]
        self.missing = [1.0 - sure for sure in self.said]
        self.missing_around = [1.0 - sure for sure in self.said_around]

    @cached_property
    def beside(self) -> Beside:
        """What stands in one clause with a word that may answer."""
        return beside_answer(self.seen, self.row)

    def signal(self, name: str) -> float:
        """What the ranking saw."""
        return float(self.ranked.signals[self.row, _COLUMNS[name]])

    def signal_before(self, name: str) -> float:
        """What it saw in the sentence before, 0 if that is no candidate."""
        before = (self.seen.candidates == self.seen.candidates[self.row] - 1).nonzero()[0]
        return float(self.ranked.signals[before[0], _COLUMNS[name]]) if len(before) else 0.0


def _sure(match: float, trust: float) -> float:
    """``said`` of a single word."""
    return match**trust if match >= SYNONYM else match


_COLUMNS = {signal.__name__: column for column, signal in enumerate(SIGNALS)}
