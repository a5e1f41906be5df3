"""The words of all articles with their counts: what spelling corrects against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from threading import RLock

import numpy as np

from retrieval.corpus import Corpus
from retrieval.forms import Forms, count_forms
from retrieval.packing import Strings
from retrieval.spelling import Known, Speller, Vocabulary
from retrieval.words import Counted, Words


class Lexis:
    """Forms and speller of a corpus, made at the first use or ahead of it (``ready``): seconds for a million passages.
    What grows out of it takes them along."""

    def __init__(self, corpus: Corpus, forms: Forms | None = None, known: Known | None = None) -> None:
        self._corpus, self._forms, self._known = corpus, forms, known
        self._speller: Speller | None = None
        self._making = RLock()

    @property
    def forms(self) -> Forms:
        """Every form of a word with its count."""
        with self._making:
            if self._forms is None:
                self._forms = count_forms(article.text for article in self._corpus.articles.values())
            return self._forms

    @property
    def speller(self) -> Speller:
        """Reads questions against these words."""
        if self._speller is None:
            with self._making:
                self._speller = self._speller or Speller(vocabulary(self._corpus, self.forms), self._known)
        return self._speller

    def ready(self) -> None:
        """Makes now what the first question would wait for."""
        _ = self.speller.known

    @property
    def _known_so_far(self) -> Known | None:
        return self._speller.known_so_far if self._speller else self._known

    def with_more(self, corpus: Corpus) -> Lexis:
        """Of this corpus with more articles."""
        if self._forms is None:
            return Lexis(corpus)
        new = range(len(self._corpus.articles), len(corpus.articles))
        forms = self._forms.with_more(count_forms(corpus.archive.text(number) for number in new))
        known = self._known_so_far
        if known is None:
            return Lexis(corpus, forms)
        new_words = _after(self._forms.words, forms.words).with_more(_after(self._corpus.numbers, corpus.numbers))
        return Lexis(corpus, forms, known.with_more(new_words))

    def without(self, corpus: Corpus, gone: Iterable[str]) -> Lexis:
        """Of what is left without articles of these texts. Their words are known still, and count for nothing."""
        forms = self._forms and self._forms.without(count_forms(gone))
        return Lexis(corpus, forms, self._known_so_far)


def _after(words: Words, more: Words) -> Strings:
    """Words that ``more`` has beyond ``words``."""
    return Strings.packed(more.word(number) for number in range(len(words), len(more)))


def vocabulary(corpus: Corpus, forms: Forms) -> Vocabulary:
    """Forms, lemmas and names of a corpus and of its texts."""
    lemmas = Counted(corpus.numbers, corpus.sentence_lemmas.occurrences())
    return Vocabulary(Counted(forms.words, forms.counts), lemmas, Names(forms))


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
