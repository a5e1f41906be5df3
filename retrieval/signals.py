"""What speaks for a sentence: one small function a signal, each a number for every candidate.

``rank`` adds them up with the weights in ``weights.json``, which ``python -m retrieval fit`` fits. A new signal is one
function in ``SIGNALS`` and a refit; ``explain`` shows it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from retrieval.analysis import ALL_KINDS, BEING, DATE, LOCATED, NAME, NUMBER, PERSON, PLACE, SPOT, YEAR
from retrieval.corpus import PREFIX_LETTERS
from retrieval.evidence import MATCHING, Evidence
from retrieval.exclusions import excludes
from retrieval.index import Floats
from retrieval.models import AnswerType
from retrieval.query import said
from retrieval.wording import told

Signal = Callable[[Evidence], Floats]

PURPOSE = re.compile(
    r"\b(?:чтобы|для|ради|целью|целях|потому|поскольку|так как|из-за|благодаря|в связи|вследствие|в результате|"
    r"ввиду|поэтому|причин\w*|призван\w*|способств\w*|направлен\w*)\b",
    re.IGNORECASE,
)

DEFINITION = re.compile(r"\s[-–—]\s|\b(?:это|явля\w+|называ\w+|представля\w+ собой|так называем\w+)\b", re.IGNORECASE)

ANSWERING = {
    AnswerType.PERSON: PERSON,
    AnswerType.PLACE: SPOT + LOCATED,
    AnswerType.DATE: YEAR + DATE,
    AnswerType.NUMBER: NUMBER,
}
"""Marks of the words that answer, by what the question expects."""

ENOUGH_ADDED = 4
"""Words of content that make an answer: a subject, what it did, where or when."""

USUAL_LENGTH = 15
"""Words with content in a sentence of print, from which length is measured."""


def sentence_lemmas(seen: Evidence) -> Floats:
    """BM25 of the sentence by lemmas."""
    return seen.scores["sentence_lemmas"]


def sentence_prefixes(seen: Evidence) -> Floats:
    """BM25 of the sentence by first letters."""
    return seen.scores["sentence_prefixes"]


def sentence_kin(seen: Evidence) -> Floats:
    """BM25 of the sentence with synonyms and derived words."""
    return seen.scores["sentence_kin"]


def paragraph_lemmas(seen: Evidence) -> Floats:
    """BM25 of the paragraph by lemmas."""
    return seen.scores["paragraph_lemmas"]


def paragraph_prefixes(seen: Evidence) -> Floats:
    """BM25 of the paragraph by first letters."""
    return seen.scores["paragraph_prefixes"]


def local(seen: Evidence) -> Floats:
    """Words of the question that set the sentence apart from the others of its paragraph (idf within it)."""
    missing = seen.sentences_nearby[:, None] - seen.matching_nearby
    apart = np.log1p((missing + 0.5) / (seen.matching_nearby + 0.5))
    return seen.weighed(seen.own * apart)


def covered(seen: Evidence) -> Floats:
    """Share of the question that the sentence covers."""
    return seen.weighed(seen.own)


def covered_of_few(seen: Evidence) -> Floats:
    """The same in small libraries, a synonym counting nearly as much as the word: no other sentence is likelier."""
    return seen.query.smallness * seen.weighed(said(seen.own, seen.query.smallness))


def covered_around(seen: Evidence) -> Floats:
    """Share that only the rest of the paragraph covers."""
    return seen.weighed(seen.paragraph - seen.own)


def just_before(seen: Evidence) -> Floats:
    """Share that the sentence before covers and this one does not: what a pronoun may stand for."""
    return seen.weighed(np.maximum(seen.before - seen.own, 0.0))


def just_after(seen: Evidence) -> Floats:
    """Share that the sentence after covers and this one does not."""
    return seen.weighed(np.maximum(seen.after - seen.own, 0.0))


def titled(seen: Evidence) -> Floats:
    """Share that the article's title covers and the paragraph does not."""
    return seen.weighed(np.maximum(seen.title - seen.paragraph, 0.0))


def names(seen: Evidence) -> Floats:
    """Share of the question's names that stand in the sentence."""
    return _share_of(seen, seen.own, seen.asked.named)


def names_around(seen: Evidence) -> Floats:
    """Share of the question's names that only the rest of the paragraph has."""
    return _share_of(seen, seen.paragraph - seen.own, seen.asked.named)


def pronoun(seen: Evidence) -> Floats:
    """Share that the sentence before covers, if this one begins with a word that points back."""
    covered_before = just_before(seen)
    rows = covered_before.nonzero()[0]
    points = np.zeros(len(covered_before))
    points[rows] = seen.pointing(rows)
    return covered_before * points


def telling(seen: Evidence) -> Floats:
    """Names, numbers and dates that the question did not have: what most questions ask for (on a log scale)."""
    return np.log1p(seen.count_marks(PERSON + PLACE + LOCATED + NAME + NUMBER + YEAR + DATE))


def core(seen: Evidence) -> Floats:
    """How well the sentence has the word that the answer hangs on («кто **сообщил** о подписании»), by its rarity."""
    if not any(seen.asked.hanging):
        return seen.nothing
    return np.asarray(np.minimum(seen.own @ seen.asked.hanging, 1.0))


def core_of_few(seen: Evidence) -> Floats:
    """The same in small libraries, where whatever else a sentence covers is likely to be in many."""
    return seen.query.smallness * core(seen)


def where_it_happened(seen: Evidence) -> Floats:
    """«Где»: what says where stands near to that word («в **музее** состоялось подписание»)."""
    if seen.query.expects is not AnswerType.PLACE:
        return seen.nothing
    return seen.beside_core(SPOT + LOCATED).astype(np.float64)


def who_did_it(seen: Evidence) -> Floats:
    """«Кто» in small libraries: somebody stands near to that word («соглашение **подписал глава** района»)."""
    if seen.query.expects is not AnswerType.PERSON:
        return seen.nothing
    return np.asarray(seen.query.smallness * seen.beside_core(PERSON + BEING), dtype=np.float64)


def whose(seen: Evidence) -> Floats:
    """«Кто возглавляет **Липецк**» in small libraries: «**глава Липецка**» rather than both words far apart."""
    if seen.query.expects not in (AnswerType.PERSON, AnswerType.DEFINITION):
        return seen.nothing
    return np.asarray(seen.query.smallness * seen.in_office, dtype=np.float64)


def numbers(seen: Evidence) -> Floats:
    """Share of the question's numbers that stand in the sentence."""
    return _share_of(seen, seen.own, seen.asked.figures)


def adding(seen: Evidence) -> Floats:
    """How much the sentence says beyond the question, 1 from ``ENOUGH_ADDED`` words on: an echo is no answer."""
    return np.minimum(seen.count_marks(ALL_KINDS), ENOUGH_ADDED) / ENOUGH_ADDED


def kind_named(seen: Evidence) -> Floats:
    """The sentence names something new of the kind asked for, whichever kind it is."""
    return person(seen) + place(seen) + date(seen) + number(seen)


def kind_hinted(seen: Evidence) -> Floats:
    """The same, or a common noun of the kind («в музее», «воспитанники»)."""
    return someone(seen) + np.maximum(place(seen), somewhere(seen)) + date(seen) + number(seen) + purpose(seen)


def person(seen: Evidence) -> Floats:
    """«Кто»: a person's name that the question did not have."""
    return _if_expected(seen, AnswerType.PERSON, PERSON)


def someone(seen: Evidence) -> Floats:
    """«Кто»: any name or noun for someone."""
    return _if_expected(seen, AnswerType.PERSON, PERSON + NAME + BEING)


def place(seen: Evidence) -> Floats:
    """«Где»: the name of a place."""
    return _if_expected(seen, AnswerType.PLACE, PLACE + LOCATED)


def somewhere(seen: Evidence) -> Floats:
    """«Где»: a noun or name that says where («в музее», «в Липецке»)."""
    return _if_expected(seen, AnswerType.PLACE, SPOT + LOCATED)


def date(seen: Evidence) -> Floats:
    """«Когда»: a year, month or day."""
    return _if_expected(seen, AnswerType.DATE, YEAR + DATE)


def number(seen: Evidence) -> Floats:
    """«Сколько»: a number that is no year."""
    return _if_expected(seen, AnswerType.NUMBER, NUMBER)


def kind_of_few(seen: Evidence) -> Floats:
    """Place, date, number or purpose in small libraries, where few other sentences have the question's words."""
    return seen.query.smallness * (somewhere(seen) + date(seen) + number(seen) + purpose(seen))


def purpose(seen: Evidence) -> Floats:
    """«Зачем»: a word of purpose or cause."""
    return _if_written(seen, AnswerType.PURPOSE, PURPOSE)


def qualified(seen: Evidence) -> Floats:
    """«Какие **соглашения**»: the sentence says what they are about («соглашение **о** сотрудничестве»)."""
    core = [place for place, one in enumerate(seen.query.wanted) if one.core and not one.action]
    if seen.query.expects is not AnswerType.OTHER or not core:
        return seen.nothing
    about = re.compile(rf"\b{re.escape(seen.query.wanted[core[0]].lemma[:PREFIX_LETTERS])}\w* об?о? ", re.IGNORECASE)
    saying = np.zeros(len(seen.candidates))
    for row in (seen.own[:, core[0]] >= MATCHING).nonzero()[0].tolist():
        saying[row] = bool(about.search(seen.corpus.text(int(seen.candidates[row]))))
    return saying


def definition(seen: Evidence) -> Floats:
    """«Что такое»: a dash or a verb that defines."""
    return _if_written(seen, AnswerType.DEFINITION, DEFINITION)


def introduced(seen: Evidence) -> Floats:
    """«Кто такой»: the name asked for stands beside a noun for someone."""
    if seen.query.expects is not AnswerType.DEFINITION:
        return seen.nothing
    return seen.introduced.astype(np.float64)


def set_aside(seen: Evidence) -> Floats:
    """Share of the question that is said in «кроме …» alone: the sentence tells of something else. None where the
    question has such words itself."""
    shares = np.zeros(len(seen.candidates))
    if not seen.query.excluding:
        aside = told(excludes, seen.corpus, seen.candidates) & seen.own.any(axis=1)
        for row in aside.nonzero()[0].tolist():
            shares[row] = seen.set_aside(row)
    return shares


def length(seen: Evidence) -> Floats:
    """Longer sentences answer more (on a log scale, 0 at the usual length)."""
    return np.asarray(np.log1p(seen.lengths) - np.log1p(USUAL_LENGTH))


SIGNALS: tuple[Signal, ...] = (
    sentence_lemmas,
    sentence_prefixes,
    sentence_kin,
    paragraph_lemmas,
    paragraph_prefixes,
    local,
    covered,
    covered_of_few,
    covered_around,
    just_before,
    just_after,
    titled,
    names,
    names_around,
    numbers,
    core,
    core_of_few,
    where_it_happened,
    who_did_it,
    whose,
    pronoun,
    telling,
    adding,
    kind_named,
    kind_hinted,
    person,
    someone,
    place,
    somewhere,
    date,
    number,
    kind_of_few,
    purpose,
    qualified,
    definition,
    introduced,
    set_aside,
    length,
)


MAY_SPEAK_AGAINST = frozenset(
    {
        "sentence_lemmas",
        "sentence_prefixes",
        "sentence_kin",
        "paragraph_lemmas",
        "paragraph_prefixes",
        "telling",
        "length",
    }
)
"""Signals whose weight may be negative, since others measure nearly the same. No name, date or number that was asked
for can speak against a sentence, whatever a few questions of a set say."""


def measure(seen: Evidence) -> Floats:
    """All signals: a row for each candidate, a column for each of ``SIGNALS``."""
    table = np.empty((len(seen.candidates), len(SIGNALS)))
    for column, signal in enumerate(SIGNALS):
        table[:, column] = signal(seen)
    return table


def _share_of(seen: Evidence, matches: Floats, chosen: Sequence[float]) -> Floats:
    """Of the words that are ``chosen`` (1, the others 0), the share that is matched."""
    if not any(chosen):
        return seen.nothing
    share = seen.share * chosen
    return np.asarray(matches @ share / float(share.sum()))


def _if_expected(seen: Evidence, expects: AnswerType, kinds: str) -> Floats:
    if seen.query.expects is not expects:
        return seen.nothing
    return seen.has_mark(kinds).astype(np.float64)


def _if_written(seen: Evidence, expects: AnswerType, pattern: re.Pattern[str]) -> Floats:
    if seen.query.expects is not expects:
        return seen.nothing
    return told(pattern.search, seen.corpus, seen.candidates).astype(np.float64)
