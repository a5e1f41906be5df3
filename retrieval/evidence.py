"""What there is to see around the candidates of one question: the material of the ranking signals.

All of it is arrays with one row for each candidate (and one column for each word of the question), made in one go from
the words of the candidates' paragraphs; no signal walks over passages.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from retrieval.analysis import PERSON, words_of_kind
from retrieval.candidates import Found
from retrieval.corpus import Corpus
from retrieval.exclusions import excluded
from retrieval.index import Floats, Ids, Ints
from retrieval.postings import distinct, ranges
from retrieval.query import OTHER_READING, Asked, Query
from retrieval.wording import told

Flags = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint8]

INTRODUCING = (1, 2, 3, 4, -1, -2)
"""At which distance a noun introduces a name: words before it, or (negative) after it."""

POINTING = re.compile(
    r"[«\"]?(?:(?:об?|во?|на|ко?|по|при|после|до|из|от|для|кроме|помимо|со?|за) )?"
    r"(?:он[аио]?|их|ими?|его|её|ее|н(?:их|им|ей|его|ему|ём|ем)|это(?:т|й|го|му|м)?|эт(?:а|у|и|их|им|ими)|"
    r"там|здесь|тогда|так(?:ой|ая|ие)|данн\w+|\w+ он[аио]?)\b",
    re.IGNORECASE,
)

BESIDE = 4
"""Words with content between which two are thought to belong together."""

NAME_PARTS = 2
"""Within this distance of a name asked for, another name is a part of it («Алексей Стаханов»)."""

SENTENCES_REMEMBERED = 2000
"""The same few sentences set something aside in the candidates of one question after another."""

MATCHING = 0.6
"""From which weight on a word counts as found."""


class Words(Struct, frozen=True):
    """The indexed words of one sentence, in order: how far each answers for each word of the question (a row a word),
    its mark, and whether the question had it (``known``)."""

    matches: Floats
    marks: Marks
    known: Flags


class Evidence:
    """See the module. ``own``, ``paragraph``, ``neighbours``, ``title``: how far each word of the question (column)
    is answered for (0…1) in the candidate itself, its paragraph, the sentences beside it, its article's title."""

    def __init__(self, query: Query, corpus: Corpus, found: Found) -> None:
        self.query, self.corpus = query, corpus
        self.candidates = found.candidates
        self.scores = found.scores
        self.asked = Asked.of(query)
        self.share: Floats = np.array(self.asked.share)
        self.paragraphs: Ids = corpus.paragraph_of[self.candidates]
        self._counted: dict[str, Floats] = {}
        self._look()

    def weighed(self, matches: Floats) -> Floats:
        """Share of the question, by importance, that rows of matches cover: 0…1 for each row."""
        return matches @ self.share

    @cached_property
    def nothing(self) -> Floats:
        """What a signal says that does not apply: 0 for every candidate."""
        return np.zeros(len(self.candidates))

    @cached_property
    def title(self) -> Floats:
        """Matches in the titles of the candidates' articles."""
        corpus = self.corpus
        article_of = corpus.article_of_sentence[self.candidates]
        articles = distinct(article_of)
        lengths = corpus.title_starts[articles + 1] - corpus.title_starts[articles]
        words = corpus.title_terms[ranges(corpus.title_starts[articles], lengths)]
        return _most_of_each(_worth(self.query, corpus, words), lengths)[articles.searchsorted(article_of)]

    def has_mark(self, kinds: str) -> Flags:
        """Whether a candidate has a word of one of these kinds that the question did not have."""
        return self.count_marks(kinds) > 0

    def count_marks(self, kinds: str) -> Floats:
        """How many words of these kinds a candidate has that the question did not have."""
        if kinds not in self._counted:
            self._counted[kinds] = self._count(self._of_kinds(kinds))
        return self._counted[kinds]

    @cached_property
    def introduced(self) -> Flags:
        """Whether a name asked for stands beside an office or a trade («глава района Иван Петров»)."""
        names = [place for place, one in enumerate(self.query.wanted) if one.capitalised]
        asked = np.asarray((self._token_matches[:, names or slice(None)] >= MATCHING).any(axis=1))
        if len(names) > 1:  # «Алексей Стаханов» is not the town of Stakhanov
            asked &= self._shifted(asked, 1) | self._shifted(asked, -1)
        introducing = np.isin(self._lemmas, _offices(self.corpus))
        near = [self._shifted(introducing, distance) for distance in INTRODUCING]
        return self._count(asked & np.logical_or.reduce(near)) > 0

    def beside_core(self, kinds: str) -> Flags:
        """Whether a new word of one of these kinds stands near to the word that the answer hangs on."""
        core = [place for place, one in enumerate(self.query.wanted) if one.core]
        said = (self._token_matches[:, core] >= MATCHING).any(axis=1)
        answering = self._of_kinds(kinds)
        near = [self._shifted(answering, side * distance) for distance in range(1, BESIDE + 1) for side in (1, -1)]
        return self._count(said & np.logical_or.reduce(near)) > 0

    def set_aside(self, row: int) -> float:
        """Share of the question in words that this candidate, which sets something aside, has in «кроме …» alone."""
        exact = self.words(row).matches >= OTHER_READING
        aside = _excluded(self.corpus.text(int(self.candidates[row])))
        if len(aside) != len(exact):
            return 0.0  # the words were stored by another analysis
        return float(self.share @ (exact[aside].any(axis=0) & ~exact[~aside].any(axis=0)))

    @cached_property
    def in_office(self) -> Flags:
        """Whether a name asked for stands right behind the word that the answer hangs on («глава **Липецка**»)."""
        core = [place for place, one in enumerate(self.query.wanted) if one.core]
        named = [place for place, one in enumerate(self.query.wanted) if one.capitalised and not one.core]
        said = np.asarray((self._token_matches[:, core] >= MATCHING).any(axis=1))
        owner = np.asarray((self._token_matches[:, named] >= MATCHING).any(axis=1))
        beside = [self._shifted(said, distance) for distance in (1, 2)]
        return self._count(owner & np.logical_or.reduce(beside)) > 0

    def words(self, row: int) -> Words:
        """The words of one candidate."""
        span = self._span(row)
        return Words(self._token_matches[span], self._marks[span], self._known[span])

    def unnamed(self, row: int) -> bool:
        """Whether the question names a person (and no town of that name) whom this candidate neither names nor points
        back to."""
        if not len(self._personal) or (self.own[row, self._personal] >= MATCHING).any():
            return False
        return not self.points_back(row)

    @cached_property
    def _personal(self) -> Ints:
        """Places of the question's words that are a person's name somewhere around, and no town's in the question."""
        persons = self._token_matches[self._persons] >= OTHER_READING
        towns = np.array([one.town for one in self.query.wanted], dtype=np.bool_)
        return np.flatnonzero(persons.any(axis=0) & ~towns)

    @cached_property
    def _persons(self) -> Flags:
        """Which words are personal names."""
        return np.asarray(self._marks == ord(PERSON))

    @cached_property
    def _asked_about(self) -> Flags:
        """Which words are the names of persons that the question has."""
        named = [place for place, one in enumerate(self.asked.named) if one]
        return np.asarray((self._token_matches[:, named] >= OTHER_READING).any(axis=1) & self._persons)

    def points_back(self, row: int) -> bool:
        """Whether a candidate begins with a word that stands for something said before."""
        return bool(self.pointing(np.array([row]))[0])

    def pointing(self, rows: Ints) -> Flags:
        """The same for several."""
        return told(POINTING.match, self.corpus, self.candidates[rows])

    def rivalry(self, row: int) -> float:
        """Share of the question in verbs that, in this candidate, stand nearer to another person than to the one that
        is asked about: «родился» in «Жевлаков посетил дом, в котором родился Стаханов»."""
        if not any(self.asked.actions):
            return 0.0
        span = self._span(row)
        asked = self._asked_about[span].nonzero()[0]
        if not len(asked):
            return 0.0
        others = (self._persons[span] & ~self._known[span]).nonzero()[0]
        others = others[np.abs(others[:, None] - asked[None, :]).min(axis=1) > NAME_PARTS]
        if not len(others):
            return 0.0
        share = 0.0
        for word, action in enumerate(self.asked.actions):
            places = (self._token_matches[span, word] >= MATCHING).nonzero()[0]
            if action and len(places) and _nearest(places, others) < _nearest(places, asked):
                share += self.asked.share[word]
        return share

    def _with_parts_of_names(self, known: Flags) -> Flags:
        """The first name beside a surname that the question has is nobody new («**Сергей** Жевлаков»)."""
        persons = self._persons
        asked = known & persons
        if not asked.any():
            return known
        return np.asarray(known | persons & (self._shifted(asked, 1) | self._shifted(asked, -1)))

    def _span(self, row: int) -> slice:
        """Where the words of a candidate stand among all."""
        sentence = int(self._rows[row])
        return slice(int(self._starts[sentence]), int(self._starts[sentence + 1]))

    def _of_kinds(self, kinds: str) -> Flags:
        return of_kinds(self._marks, kinds) & ~self._known

    def _shifted(self, flags: Flags, distance: int) -> Flags:
        """The flag that stands ``distance`` words before (negative: after) in the same sentence."""
        moved = np.zeros_like(flags)
        if distance > 0:
            moved[distance:] = flags[:-distance] & (self._sentence_of[distance:] == self._sentence_of[:-distance])
        else:
            moved[:distance] = flags[-distance:] & (self._sentence_of[:distance] == self._sentence_of[-distance:])
        return moved

    def _count(self, flags: Flags) -> Floats:
        """How many words of each candidate are flagged."""
        counted = np.bincount(self._sentence_of[flags], minlength=len(self._starts) - 1)
        return counted[self._rows].astype(np.float64)

    def _look(self) -> None:
        corpus = self.corpus
        paragraphs = distinct(self.paragraphs)
        counts = corpus.paragraph_starts[paragraphs + 1] - corpus.paragraph_starts[paragraphs]
        sentences = ranges(corpus.paragraph_starts[paragraphs], counts)
        lengths = corpus.sentence_starts[sentences + 1] - corpus.sentence_starts[sentences]
        places = ranges(corpus.sentence_starts[sentences], lengths)
        self._rows = sentences.searchsorted(self.candidates)
        self._starts = np.concatenate(([0], lengths.cumsum()))
        self._sentence_of = np.arange(len(sentences)).repeat(lengths)
        self._lemmas, self._marks = corpus.terms[places], corpus.marks[places]
        self._token_matches = _worth(self.query, corpus, self._lemmas)
        self._known = self._with_parts_of_names(np.asarray((self._token_matches >= MATCHING).any(axis=1)))
        self.lengths = lengths[self._rows].astype(np.float64)
        self._summarise(_most_of_each(self._token_matches, lengths), counts)

    def _summarise(self, matches: Floats, counts: Ints) -> None:
        rows, ends = self._rows, counts.cumsum()
        firsts = ends - counts
        paragraph_of = np.arange(len(counts)).repeat(counts)[rows]
        before = np.zeros_like(matches)
        before[1:] = matches[:-1]
        before[firsts] = 0.0
        after = np.zeros_like(matches)
        after[:-1] = matches[1:]
        after[ends - 1] = 0.0
        self.own, self.before, self.after = matches[rows], before[rows], after[rows]
        self.paragraph = np.maximum.reduceat(matches, firsts, axis=0)[paragraph_of]
        found = np.add.reduceat((matches >= MATCHING).astype(np.float64), firsts, axis=0)
        self.matching_nearby = found[paragraph_of]
        self.sentences_nearby = counts[paragraph_of].astype(np.float64)


def of_kinds(marks: Marks, kinds: str) -> Flags:
    """Which marks are of one of the kinds; a table answers ten times faster than ``numpy.isin`` for a sentence."""
    return np.asarray(_table(kinds)[marks])


def _offices(corpus: Corpus) -> Ids:
    """Lemmas of a corpus that are offices or trades."""
    if corpus not in _OFFICES:
        numbers = corpus.numbers
        known = [numbers[lemma] for lemma in words_of_kind("office") if lemma in numbers]
        _OFFICES[corpus] = np.array(known, dtype=np.int32)
    return _OFFICES[corpus]


_OFFICES: WeakKeyDictionary[Corpus, Ids] = WeakKeyDictionary()
_excluded = lru_cache(maxsize=SENTENCES_REMEMBERED)(excluded)


@cache
def _table(kinds: str) -> Flags:
    table = np.zeros(256, dtype=np.bool_)
    table[list(kinds.encode("ascii"))] = True
    return table


def _worth(query: Query, corpus: Corpus, words: Ids) -> Floats:
    """How far each word (a row) answers for each word of the question."""
    return query.worth[corpus.places.among(query.ids, words)]  # the last row is for all others: NOWHERE is -1


def _most_of_each(by_word: Floats, lengths: Ints) -> Floats:
    """The best that each text has for each word of the question; the words of the texts stand one after another."""
    matches = np.zeros((len(lengths), by_word.shape[1]))
    full = lengths > 0
    if full.any():
        firsts = (lengths.cumsum() - lengths)[full]
        matches[full] = np.maximum.reduceat(by_word, firsts, axis=0)
    return matches


def _nearest(places: Ints, others: Ints) -> int:
    """The smallest distance between a place of one kind and one of the other."""
    return int(np.abs(places[:, None] - others[None, :]).min())
