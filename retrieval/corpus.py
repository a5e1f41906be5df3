"""All articles as arrays: which lemma stands where, in which sentence, paragraph and article.

No object is kept for each passage: ``passage(n)`` makes it from the article's text when somebody wants to read it.
The four fields that the search scores by (sentence or paragraph × lemma or its first five letters) share the numbers
of the lemmas.

A corpus never changes. ``with_more`` and ``without`` make another one, equal in every score to one that is built from
the same articles at once; adding copies arrays and sorts nothing, so one article joins a million passages in a second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from msgspec import Struct

from retrieval.archive import Archive
from retrieval.content import Content, Marks, Reading
from retrieval.index import Field, Scale
from retrieval.models import Article, Passage
from retrieval.outlines import Indexed, outline_of
from retrieval.places import Places
from retrieval.postings import Cut, Ids, Postings, Spread, collect_cuts, numbers_of
from retrieval.sums import Lending
from retrieval.words import Words

Test = Callable[[str], object]
"""True of some sentences: a function of the text, or a method of a pattern."""

PREFIX_LETTERS = 5
"""Five letters hold together what derivation takes apart («подписать», «подписание»); measured best of 4, 5, 6."""

MANY_WORDS = 1 << 20
"""Words from which on a second thread is worth its start."""

SENTENCE, PARAGRAPH = (0.6, 0.4), (1.2, 0.1)
"""k1 and b of BM25."""


class Inverted(Struct, frozen=True):
    """Postings of the four fields, but for the first letters in sentences: no question looks for those, they are only
    weighed where a sentence is read."""

    sentence_lemmas: Postings
    paragraph_lemmas: Postings
    sentence_prefixes: Spread
    paragraph_prefixes: Postings

    def with_more(self, more: Inverted) -> Inverted:
        return Inverted(
            self.sentence_lemmas.with_more(more.sentence_lemmas),
            self.paragraph_lemmas.with_more(more.paragraph_lemmas),
            self.sentence_prefixes.with_more(more.sentence_prefixes),
            self.paragraph_prefixes.with_more(more.paragraph_prefixes),
        )


class Stems(Struct, frozen=True):
    """Lemmas by their first five letters: ``of[lemma]`` is the number of its letters in ``numbers``."""

    numbers: Words
    of: Ids

    def with_more(self, lemmas: Sequence[str]) -> Stems:
        """With more lemmas, numbered on from the last."""
        new: dict[str, int] = {}
        known = self.numbers
        found = np.zeros(len(lemmas), dtype=np.int32)
        for place, lemma in enumerate(lemmas):
            prefix = lemma[:PREFIX_LETTERS]
            number = new.get(prefix)
            if number is None:
                number = known.get(prefix, len(known) + len(new)) if len(known) else len(new)
                if number >= len(known):
                    new[prefix] = number
            found[place] = number
        return Stems(known.with_more(new), np.concatenate((self.of, found)))


class Parts(Struct, frozen=True):
    """What a corpus is made of, and all that has to be kept to make it again."""

    articles: Archive
    content: Content
    numbers: Words
    stems: Stems
    inverted: Inverted


class Corpus:
    """An immutable index of prepared articles. Sentences, paragraphs and lemmas are numbered through from 0."""

    def __init__(self, prepared: Iterable[Indexed] = (), parts: Parts | None = None) -> None:
        """Of prepared articles, which are taken one at a time, or of the ``parts`` of another corpus."""
        self.parts = parts or _parts(prepared, Words.numbered(()), Stems(Words.numbered(()), _NO_IDS))
        self.archive = self.parts.articles
        self.numbers, self.prefixes, self.prefix_of = self.parts.numbers, self.parts.stems.numbers, self.parts.stems.of
        self._hold_places(self.parts.content)
        self._hold_fields(self.parts.inverted)
        self.by_prefix = np.argsort(self.prefix_of, kind="stable").astype(np.int32)
        frequencies = np.bincount(self.prefix_of, minlength=len(self.prefixes))
        self.prefix_starts = np.concatenate(([0], np.cumsum(frequencies, dtype=np.int64)))

    @property
    def articles(self) -> Mapping[str, Article]:
        """Articles by id, in the order given."""
        return self.archive

    @property
    def size(self) -> int:
        """Count of passages."""
        return len(self.sentence_starts) - 1

    def with_more(self, prepared: Iterable[Indexed]) -> Corpus:
        """These articles and then others, whose ids are new."""
        old = self.parts
        new = _parts(prepared, old.numbers, old.stems)
        if not len(old.articles):
            return Corpus(parts=new)
        return Corpus(
            parts=Parts(
                old.articles.with_more(new.articles),
                old.content.with_more(new.content),
                new.numbers,
                new.stems,
                old.inverted.with_more(new.inverted),
            )
        )

    def without(self, article_ids: Collection[str]) -> Corpus:
        """The articles that are left; a lemma that none of them has is forgotten."""
        kept = np.ones(len(self.archive), dtype=np.bool_)
        kept[[self.archive.ids[article_id] for article_id in article_ids]] = False
        content = self.parts.content.only(kept)
        used = np.zeros(len(self.numbers), dtype=np.bool_)
        used[content.terms] = used[content.title_terms] = True
        content = content.renumbered((np.cumsum(used) - 1).astype(np.int32))
        lemmas = [lemma for lemma, stays in zip(self.numbers, used.tolist(), strict=True) if stays]
        stems = Stems(Words.numbered(()), _NO_IDS).with_more(lemmas)
        inverted = _inverted(content, stems)
        return Corpus(parts=Parts(self.archive.only(kept), content, Words.numbered(lemmas), stems, inverted))

    def passage(self, number: int) -> Passage:
        """Passage of a sentence number."""
        article_number = int(self.article_of_sentence[number])
        article = self.archive.article(article_number)
        start, end = int(self.starts[number]), int(self.ends[number])
        first = int(self.article_starts[article_number])
        paragraph = int(self.paragraph_of[number] - self.paragraph_of[first])
        return Passage(article.id, start, end, article.text[start:end], paragraph, number - first)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """All passages of an article, in order."""
        first, last = self._sentences_of(article_id)
        return tuple(self.passage(sentence) for sentence in range(first, last))

    def passage_at(self, article_id: str, start: int) -> Passage | None:
        """The passage that begins at a place of an article, if there is one."""
        first, last = self._sentences_of(article_id)
        number = first + int(self.starts[first:last].searchsorted(start))
        return self.passage(number) if number < last and self.starts[number] == start else None

    def count_of(self, article_id: str) -> int:
        """How many passages an article has."""
        first, last = self._sentences_of(article_id)
        return last - first

    def number_of(self, passage: Passage) -> int:
        """Sentence number of a passage."""
        return self._sentences_of(passage.article_id)[0] + passage.position

    def text(self, number: int) -> str:
        """Text of a sentence number."""
        text = self.archive.text(int(self.article_of_sentence[number]))
        return text[int(self.starts[number]) : int(self.ends[number])]

    def lemmas_of(self, number: int) -> list[int]:
        """Numbers of the lemmas of a sentence, in order."""
        found: list[int] = self.terms[self.sentence_starts[number] : self.sentence_starts[number + 1]].tolist()
        return found

    def sharing_prefix(self, prefix: int) -> Ids:
        """Lemmas that begin with the same five letters."""
        return self.by_prefix[self.prefix_starts[prefix] : self.prefix_starts[prefix + 1]]

    def _sentences_of(self, article_id: str) -> tuple[int, int]:
        number = self.archive.ids[article_id]
        return int(self.article_starts[number]), int(self.article_starts[number + 1])

    def _hold_places(self, content: Content) -> None:
        self.terms, self.marks, self.sentence_starts = content.terms, content.marks, content.sentence_starts
        self.title_terms, self.title_starts = content.title_terms, content.title_starts
        self.starts, self.ends = content.starts, content.ends
        self.article_starts, self.paragraph_starts = content.article_starts, content.paragraph_starts
        self.article_of_sentence = numbers_of(self.article_starts)
        self.paragraph_of = numbers_of(self.paragraph_starts)

    def _hold_fields(self, inverted: Inverted) -> None:
        (k1, b), (paragraph_k1, paragraph_b) = SENTENCE, PARAGRAPH
        self.sentence_lemmas = Field(inverted.sentence_lemmas, k1=k1, b=b)
        self.sentence_prefixes = Scale(inverted.sentence_prefixes, self.sentence_lemmas.norms, k1)
        self.paragraph_lemmas = Field(inverted.paragraph_lemmas, k1=paragraph_k1, b=paragraph_b)
        self.paragraph_prefixes = Field(inverted.paragraph_prefixes, k1=paragraph_k1, b=paragraph_b)
        self.heights = Lending(len(self.paragraph_starts) - 1)
        self.places = Places(len(self.numbers))
        self.wording: dict[Test, Marks] = {}


def _parts(prepared: Iterable[Indexed], known: Words, stems: Stems) -> Parts:
    """Of new articles alone, with the lemmas numbered on from those that are known."""
    articles, content, new_words = _read(prepared, known)
    stems = stems.with_more(new_words)
    return Parts(articles, content, known.with_more(new_words), stems, _inverted(content, stems))


def _read(prepared: Iterable[Indexed], known: Words) -> tuple[Archive, Content, Sequence[str]]:
    """The articles, what stands in them, and the lemmas that are not known; what reading took is let go before the
    words are sorted, which takes most."""
    reading = Reading(known)
    articles = Archive.packed(_taken(reading, prepared))
    return articles, *reading.finished()


def _taken(reading: Reading, prepared: Iterable[Indexed]) -> Iterator[Article]:
    for one in prepared:
        outline = outline_of(one)
        reading.take(outline)
        yield outline.article


def _inverted(content: Content, stems: Stems) -> Inverted:
    cuts = Cut.at(content.sentence_starts), Cut.at(content.sentence_starts[content.paragraph_starts])
    if len(content.terms) < MANY_WORDS:
        return Inverted(*_fields_of_lemmas(content, stems, cuts), *_fields_of_prefixes(content, stems, cuts))
    with ThreadPoolExecutor(1) as thread:  # numpy lets go of the interpreter's lock while it sorts
        prefixes = thread.submit(_fields_of_prefixes, content, stems, cuts)
        lemmas = _fields_of_lemmas(content, stems, cuts)
    return Inverted(*lemmas, *prefixes.result())


def _fields_of_lemmas(content: Content, stems: Stems, cuts: Sequence[Cut]) -> tuple[Postings, Postings]:
    sentences, paragraphs = collect_cuts(content.terms, cuts, len(stems.of))
    return sentences, paragraphs


def _fields_of_prefixes(content: Content, stems: Stems, cuts: Sequence[Cut]) -> tuple[Spread, Postings]:
    prefixes = stems.of.take(content.terms) if len(content.terms) else content.terms
    collected = collect_cuts(prefixes, cuts, len(stems.numbers))
    return next(collected).spread(), next(collected)


_NO_IDS = np.zeros(0, dtype=np.int32)
