"""All articles as arrays: which lemma stands where, in which sentence, paragraph and article.

No object is kept for each passage: ``passage(n)`` makes it from the article's text when somebody wants to read it.
The four fields that the search scores by (sentence or paragraph × lemma or its first five letters) share the numbers
of the lemmas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.analysis import Analysis, PreparedArticle
from retrieval.index import Field, Floats, Ids, Ints
from retrieval.models import Article, Passage

PREFIX_LETTERS = 5
"""Five letters hold together what derivation takes apart («подписать», «подписание»); measured best of 4, 5, 6."""


class Corpus:
    """An immutable index of prepared articles. Sentences, paragraphs and lemmas are numbered through from 0."""

    def __init__(self, prepared: Sequence[PreparedArticle]) -> None:
        self.articles: Mapping[str, Article] = {one.article.id: one.article for one in prepared}
        self._order = [one.article for one in prepared]
        self.numbers: dict[str, int] = {}
        sentences = (analysis for one in prepared for analysis in one.analyses)
        self.terms, self.marks, self.sentence_starts = self._read_terms(sentences)
        self.title_terms, _, self.title_starts = self._read_terms(one.title for one in prepared)
        self._read_places(prepared)
        self.lemmas = list(self.numbers)
        self.prefixes: dict[str, int] = {}
        self.prefix_of = np.array([self._number_of_prefix(lemma) for lemma in self.lemmas], dtype=np.int32)
        self.by_prefix = np.argsort(self.prefix_of, kind="stable").astype(np.int32)
        self.prefix_starts = np.searchsorted(self.prefix_of[self.by_prefix], np.arange(len(self.prefixes) + 1))
        self._build_fields()

    @property
    def size(self) -> int:
        """Count of passages."""
        return len(self.sentence_starts) - 1

    def passage(self, number: int) -> Passage:
        """Passage of a sentence number."""
        article_number = int(self.article_of_sentence[number])
        article = self._order[article_number]
        start, end = int(self.starts[number]), int(self.ends[number])
        position = number - int(self.article_starts[article_number])
        first = int(self.article_starts[article_number])
        paragraph = int(self.paragraph_of[number] - self.paragraph_of[first])
        return Passage(article.id, start, end, article.text[start:end], paragraph, position)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """All passages of an article, in order."""
        number = self._number_of_article[article_id]
        first, last = int(self.article_starts[number]), int(self.article_starts[number + 1])
        return tuple(self.passage(sentence) for sentence in range(first, last))

    def number_of(self, passage: Passage) -> int:
        """Sentence number of a passage."""
        return int(self.article_starts[self._number_of_article[passage.article_id]]) + passage.position

    def text(self, number: int) -> str:
        """Text of a sentence number."""
        article = self._order[int(self.article_of_sentence[number])]
        return article.text[int(self.starts[number]) : int(self.ends[number])]

    def lemmas_of(self, number: int) -> list[int]:
        """Numbers of the lemmas of a sentence, in order."""
        found: list[int] = self.terms[self.sentence_starts[number] : self.sentence_starts[number + 1]].tolist()
        return found

    def sharing_prefix(self, prefix: int) -> Ids:
        """Lemmas that begin with the same five letters."""
        return self.by_prefix[self.prefix_starts[prefix] : self.prefix_starts[prefix + 1]]

    @cached_property
    def _number_of_article(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self._order)}

    def _read_terms(self, analyses: Iterable[Analysis]) -> tuple[Ids, npt.NDArray[np.uint8], Ints]:
        terms: list[int] = []
        marks: list[str] = []
        lengths = [0]
        number_of = self.numbers
        for analysis in analyses:
            terms += [number_of.setdefault(lemma, len(number_of)) for lemma in analysis.lemmas]
            marks.append(analysis.marks)
            lengths.append(len(analysis.marks))
        kinds = np.frombuffer("".join(marks).encode("ascii"), dtype=np.uint8)
        return np.array(terms, dtype=np.int32), kinds, np.cumsum(lengths, dtype=np.int64)

    def _read_places(self, prepared: Iterable[PreparedArticle]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        paragraph_of: list[int] = []
        article_starts = [0]
        paragraphs = 0
        for one in prepared:
            for passage in one.passages:
                starts.append(passage.start)
                ends.append(passage.end)
                paragraph_of.append(paragraphs + passage.paragraph)
            paragraphs += one.passages[-1].paragraph + 1 if one.passages else 0
            article_starts.append(len(starts))
        self.starts = np.array(starts, dtype=np.int32)
        self.ends = np.array(ends, dtype=np.int32)
        self.paragraph_of = np.array(paragraph_of, dtype=np.int32)
        self.article_starts = np.array(article_starts, dtype=np.int64)
        self.article_of_sentence = np.repeat(np.arange(len(article_starts) - 1), np.diff(self.article_starts))
        self.paragraph_starts = np.searchsorted(self.paragraph_of, np.arange(paragraphs + 1)).astype(np.int64)

    def _number_of_prefix(self, lemma: str) -> int:
        return self.prefixes.setdefault(lemma[:PREFIX_LETTERS], len(self.prefixes))

    def _build_fields(self) -> None:
        by_prefix = self.prefix_of[self.terms] if len(self.terms) else self.terms
        paragraphs = self.sentence_starts[self.paragraph_starts]
        lemmas, prefixes = len(self.numbers), len(self.prefixes)
        self.sentence_lemmas = Field(self.terms, self.sentence_starts, lemmas, k1=0.6, b=0.4)
        self.sentence_prefixes = Field(by_prefix, self.sentence_starts, prefixes, k1=0.6, b=0.4)
        self.paragraph_lemmas = Field(self.terms, paragraphs, lemmas, k1=1.2, b=0.1)
        self.paragraph_prefixes = Field(by_prefix, paragraphs, prefixes, k1=1.2, b=0.1)


def scores_of(field: Field, weighted: Mapping[int, float]) -> Floats:
    """Scores of all documents for weighted terms; 0 for those that have none of them."""
    scores = np.zeros(field.corpus_size)
    for term, weight in weighted.items():
        field.add_scores(scores, term, weight)
    return scores
