"""Which agreements may be the same: found by words of their parties, so that an archive is not compared pair by pair.

Two parties are alike when all the words of one stand in the other (``drafts.alike``). So the rarest word of the one
stands in the other, or the rarest word of the other in the one: under these words an agreement is entered and sought.
With the most telling party alone, since «город Стаханов» may stand in every agreement of a library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from retrieval.facts.agreements.drafts import content, stems
from retrieval.models import Agreement

Key = tuple[frozenset[str], int, str]
"""Words of the kind, how many parties, and a word of one of them."""


class Ledger:
    """Positions of agreements, to be entered again whenever their parties are worded anew."""

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        """``agreements``: all that are going to be entered, which tell what words are rare."""
        parties = (party for agreement in agreements for party in agreement.parties)
        self._count = Counter(stem for party in parties for stem in stems(party))
        self._by_word: defaultdict[Key, set[int]] = defaultdict(set)
        self._by_rarest: defaultdict[Key, set[int]] = defaultdict(set)

    def enter(self, position: int, agreement: Agreement) -> None:
        """Under the most telling of its parties: whatever is the same agreement has one alike."""
        known = [words for party in agreement.parties if (words := stems(party))]
        if not known:
            return
        kind, many = content(agreement.kind), len(agreement.parties)
        telling = min(known, key=lambda words: self._commonness(self._rarest(words)))
        for word in telling:
            self._by_word[kind, many, word].add(position)
        self._by_rarest[kind, many, self._rarest(telling)].add(position)

    def near(self, agreement: Agreement) -> list[int]:
        """Positions of all that may be the same, in order."""
        found: set[int] = set()
        kind, many = content(agreement.kind), len(agreement.parties)
        for party in agreement.parties:
            words = stems(party)
            if words:
                found |= self._by_word.get((kind, many, self._rarest(words)), set())
            for word in words:
                found |= self._by_rarest.get((kind, many, word), set())
        return sorted(found)

    def _rarest(self, words: Iterable[str]) -> str:
        return min(words, key=self._commonness)

    def _commonness(self, word: str) -> tuple[int, str]:
        return self._count[word], word
