"""The words of all articles with their counts: what spelling corrects against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

import numpy as np

from retrieval.corpus import Corpus
from retrieval.forms import Forms
from retrieval.postings import Ids, Ints
from retrieval.spelling import Vocabulary
from retrieval.words import Words


def vocabulary(corpus: Corpus, forms: Forms) -> Vocabulary:
    """Forms, lemmas and names of a corpus and of its texts."""
    lemmas = Counted(corpus.numbers, corpus.sentence_lemmas.occurrences())
    return Vocabulary(Counted(forms.words, forms.counts), lemmas, Names(forms))


class Counted(Mapping[str, int]):
    """Counts of packed words; a word with a count of 0 is not there."""

    def __init__(self, words: Words, counts: Ids | Ints) -> None:
        self._words, self._counts = words, counts

    def __getitem__(self, word: str) -> int:
        count = int(self._counts[self._words[word]])
        if not count:
            raise KeyError(word)
        return count

    def __iter__(self) -> Iterator[str]:
        return (word for word, count in zip(self._words, self._counts.tolist(), strict=True) if count)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._counts))


class Names(Set[str]):
    """Forms that are written with a capital at least half of the time, where only names are."""

    def __init__(self, forms: Forms) -> None:
        self._words = forms.words
        self._flags = (forms.counts > 0) & (forms.capitals > 0) & (2 * forms.capitals >= forms.counts)

    def __contains__(self, word: object) -> bool:
        number = self._words.get(word) if isinstance(word, str) else None
        return number is not None and bool(self._flags[number])

    def __iter__(self) -> Iterator[str]:
        return (word for word, named in zip(self._words, self._flags.tolist(), strict=True) if named)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._flags))
