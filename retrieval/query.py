"""A question in the numbers of one corpus: the lemmas that answer for each of its words, and what each word weighs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct

from retrieval.analysis import pieces
from retrieval.corpus import PREFIX_LETTERS, Corpus
from retrieval.exclusions import excludes
from retrieval.frequencies import sentence_share
from retrieval.index import Floats, Ids
from retrieval.lemmas import other_lemmas, parses
from retrieval.mentions import mentions
from retrieval.models import AnswerType
from retrieval.question import Question, Term

VERBS = frozenset({"VERB", "INFN", "PRTF", "PRTS", "GRND"})

MOST_TERMS = 32
"""Words of one question that are looked at; a longer text is no question, and costs time."""

PRINTED_SENTENCES = 300
"""How many sentences of print at large the corpus is thought to be mixed with when words are weighed. A prior: it
decides in a corpus of thirty sentences and vanishes in one of thousands."""

OTHER_READING, SAME_PREFIX = 0.95, 0.9
"""How much a word counts for another one: of the same form; of the same first letters."""


SYNONYM = 0.5
"""From which weight on a word is a synonym."""

KIN_TRUST, KIN_TRUST_OF_FEW = 0.5, 0.7
"""Power that the weight of a synonym is raised to, and how much less that is in the smallest library: .7 becomes .84,
or .95 there."""


class Wanted(Struct, frozen=True):
    """One word of the question. ``weights`` maps lemmas of the corpus to 0…1: how far each answers for the word.
    ``action``: it is a verb; ``core``: the answer hangs on it («какой **адрес**»); ``town``: a name that the question
    gives to a town.
    ``importance`` is its smoothed idf; ``frequency`` in how many sentences anything that answers for it stands."""

    word: str
    lemma: str
    capitalised: bool
    action: bool
    core: bool
    town: bool
    weights: Mapping[int, float]
    importance: float
    frequency: int


class Query(Struct, frozen=True):
    """``ids`` are all lemmas of the corpus that count for any word, in order; ``worth[i, t]`` how much ``ids[i]``
    counts for word ``t``. The last row of ``worth`` is zero, for all lemmas that count for none. ``greatest`` is the
    importance of a word as rare as can be; ``smallness`` 1 for the smallest library, nearly 0 for one of thousands of
    sentences. ``excluding``: the question itself sets something aside («кроме …»)."""

    expects: AnswerType
    wanted: tuple[Wanted, ...]
    ids: Ids
    worth: Floats
    greatest: float
    smallness: float
    lemmas: Mapping[int, float]
    prefixes: Mapping[int, float]
    kin: Mapping[int, float]
    excluding: bool

    def __bool__(self) -> bool:
        return bool(len(self.ids))


class Asked(Struct, frozen=True):
    """What the words of a question are, a number for each: ``named``, ``actions``, ``things`` (neither), ``figures``,
    ``core`` and ``unheard`` (no article has it) are 1 or 0; ``rarity`` is their importance as a share of the greatest
    possible, ``share`` as one of the question's. ``ordinary`` is the share of what is no name, ``hanging`` what depends
    on the core."""

    named: tuple[float, ...]
    actions: tuple[float, ...]
    things: tuple[float, ...]
    figures: tuple[float, ...]
    core: tuple[float, ...]
    unheard: tuple[float, ...]
    rarity: tuple[float, ...]
    share: tuple[float, ...]
    ordinary: tuple[float, ...]
    hanging: tuple[float, ...]

    @classmethod
    def of(cls, query: Query) -> Asked:
        wanted = query.wanted
        whole = sum(one.importance for one in wanted) or 1.0
        rarity = tuple(one.importance / query.greatest for one in wanted)
        return cls(
            named=tuple(float(one.capitalised) for one in wanted),
            actions=tuple(float(one.action) for one in wanted),
            things=tuple(float(not one.capitalised and not one.action) for one in wanted),
            figures=tuple(float(one.lemma[0].isdigit()) for one in wanted),
            core=tuple(float(one.core) for one in wanted),
            unheard=tuple(float(not one.frequency and not one.weights) for one in wanted),
            rarity=rarity,
            share=tuple(one.importance / whole for one in wanted),
            ordinary=tuple(0.0 if one.capitalised else one.importance / whole for one in wanted),
            hanging=tuple(math.sqrt(rare) if one.core else 0.0 for one, rare in zip(wanted, rarity, strict=True)),
        )


def read(question: Question, corpus: Corpus) -> Query:
    """Look the words of a question up in a corpus. A query without any known word is false."""
    wanted = tuple(_wanted(question, corpus))[:MOST_TERMS]
    ids = np.array(sorted({number for one in wanted for number in one.weights}), dtype=np.int32)
    places = {int(number): place for place, number in enumerate(ids)}
    worth = np.zeros((len(ids) + 1, len(wanted)))
    for column, one in enumerate(wanted):
        for number, weight in one.weights.items():
            worth[places[number], column] = weight
    numbers = corpus.numbers
    own = (numbers.find(one.lemma) for one in wanted)
    letters = (corpus.prefixes.find(one.lemma[:PREFIX_LETTERS]) for one in wanted)
    kin = {number: weight for one in wanted for number, weight in one.weights.items()}
    return Query(
        expects=question.expects,
        wanted=wanted,
        ids=ids,
        worth=worth,
        smallness=PRINTED_SENTENCES / (PRINTED_SENTENCES + corpus.size),
        greatest=math.log1p((corpus.size + PRINTED_SENTENCES + 0.5) / 0.5),
        lemmas={number: 1.0 for number in own if number is not None},
        prefixes={prefix: 1.0 for prefix in letters if prefix is not None},
        kin=kin,
        excluding=excludes(question.text),
    )


def said(matches: Floats, smallness: float) -> Floats:
    """How sure one may be that words are said, from how far they are answered for: the ranking of a large library
    prefers the word itself, but a synonym says it as well, and in a small one hardly by chance."""
    return np.where(matches >= SYNONYM, matches ** trust_in_synonyms(smallness), matches)


def trust_in_synonyms(smallness: float) -> float:
    """Power that the weight of a synonym is raised to."""
    return KIN_TRUST * (1 - KIN_TRUST_OF_FEW * smallness)


def importance_of(lemma: str, frequency: int, corpus: Corpus) -> float:
    """Smoothed idf: of the corpus and of print at large together, ≥ 0."""
    size = corpus.size + PRINTED_SENTENCES
    count = frequency + PRINTED_SENTENCES * sentence_share(lemma)
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def _wanted(question: Question, corpus: Corpus) -> Iterator[Wanted]:
    seen: set[str] = set()
    towns = _towns(question)
    for term in question.terms:
        for lemma in pieces(term.word) or (term.lemma,):
            if lemma not in seen:
                seen.add(lemma)
                yield _one_wanted(term, lemma, corpus, town=term.word in towns)


def _towns(question: Question) -> set[str]:
    """Names that the question gives to towns."""
    if not any(term.word[:1].isupper() for term in question.terms):
        return set()
    return {word for mention in mentions(question.text) if mention.town for word in mention.words}


def _one_wanted(term: Term, lemma: str, corpus: Corpus, *, town: bool) -> Wanted:
    lemma = _known_reading(term, lemma, corpus)
    weights = dict(_answering(term, lemma, corpus))
    own = corpus.numbers.find(lemma)
    close = [number for number, weight in weights.items() if weight >= SAME_PREFIX]
    frequency = int(corpus.sentence_lemmas.spread.frequencies[close].max()) if close else 0
    prefix = corpus.prefixes.find(lemma[:PREFIX_LETTERS])
    if prefix is not None and own is None and close:
        frequency = corpus.sentence_prefixes.frequency(prefix)
    action = parses(term.word.lower())[0].tag.POS in VERBS
    importance = importance_of(lemma, frequency, corpus)
    return Wanted(term.word, lemma, term.capitalised, action, term.core, town, weights, importance, frequency)


def _known_reading(term: Term, lemma: str, corpus: Corpus) -> str:
    """The lemma itself, or another reading of the word that the articles have («котов»: a surname, no cats there)."""
    if lemma in corpus.numbers or lemma != term.lemma:
        return lemma
    return next((other for other in other_lemmas(term.word) if other in corpus.numbers), lemma)


def _answering(term: Term, lemma: str, corpus: Corpus) -> Iterator[tuple[int, float]]:
    """Lemmas of the corpus that answer for a word, those of greatest weight last, so that they win in a dict."""
    found: dict[int, float] = {}
    prefix = corpus.prefixes.find(lemma[:PREFIX_LETTERS])
    if prefix is not None:
        found.update(dict.fromkeys(corpus.sharing_prefix(prefix).tolist(), SAME_PREFIX))
    others = dict.fromkeys(other_lemmas(term.word), OTHER_READING) if lemma == term.lemma else {}
    for other, weight in (*term.kin, *others.items(), (lemma, 1.0)):
        number = corpus.numbers.find(other)
        if number is not None:
            found[number] = max(weight, found.get(number, 0.0))
    yield from found.items()
