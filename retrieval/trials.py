"""What the confidence is taught with: questions whose answer is there, and the same with the answer taken away.

An answer is taken away with its article, its paragraph or the one sentence; or else the question is changed, so that it
asks something of the same people that no sentence says («Когда родился …?» where only visits are told of).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct

from retrieval.analysis import PreparedArticle, analyse
from retrieval.corpus import Corpus
from retrieval.evidence import MATCHING
from retrieval.frequencies import sentence_share
from retrieval.models import AnswerType
from retrieval.query import read
from retrieval.question import Question, Term, understand
from retrieval.question_sets import Asked
from retrieval.signals import ANSWERING


class Trial(Struct, frozen=True):
    """A question that was asked, as it is put now, and whether it has an answer where it is put."""

    asked: Asked
    question: Question
    answerable: bool


class Surroundings(Struct, frozen=True):
    """A corpus, and what is asked in it."""

    name: str
    corpus: Corpus
    trials: Sequence[Trial]


SHORT = 3
"""Words of a short question at most. People write short ones, and question sets hold long ones."""

LIKE = 8
"""Words that one is chosen from to take another's place."""

PARAPHRASED = 0.25
"""Share of short questions that keep a word which their answer does not have."""


def with_answers(
    ready: Mapping[str, PreparedArticle], rest: Sequence[PreparedArticle], asked: Sequence[Asked]
) -> Iterator[Surroundings]:
    """Every question among all articles, among those of the questions, and in its own article alone."""
    known = [one for one in asked if one.spans]
    own = list(ready.values())
    if rest:
        yield _answerable("all", [*own, *rest], known)
    yield _answerable("own", own, known)
    for article_id, one in ready.items():
        yield _answerable("single", [one], [asked for asked in known if asked.article_id == article_id])


def with_and_without(
    ready: Mapping[str, PreparedArticle], rest: Sequence[PreparedArticle], asked: Sequence[Asked], chance: Random
) -> Iterator[Surroundings]:
    """Every question with its answer and without, in a large corpus and in small ones."""
    known = [one for one in asked if one.spans]
    yield _answerable("all", [*ready.values(), *rest], known)
    for article_id, article in ready.items():
        left = [one for key, one in ready.items() if key != article_id]
        of_article = [one for one in known if one.article_id == article_id]
        yield _unanswerable("all", [*left, *rest], of_article)
        beside = chance.sample(left, min(len(left), chance.randint(0, 2)))
        near = {article_id, *(one.article.id for one in beside)}
        foreign = [one for one in known if one.article_id not in near]
        yield from _few(article, beside, of_article, chance.sample(foreign, min(len(foreign), len(of_article))))
        yield from _gaps(article, beside, of_article)
        yield _short(Corpus([article, *beside]), of_article, foreign, chance)
        yield _about_names(Corpus([article, *beside]), of_article, foreign, chance)
        yield _unknown_property(Corpus([article, *beside]), of_article, foreign, chance)
        yield _untold(Corpus([article, *beside]), of_article)


def _few(
    article: PreparedArticle, beside: Sequence[PreparedArticle], of_article: Sequence[Asked], foreign: Sequence[Asked]
) -> Iterator[Surroundings]:
    yield _answerable("few", [article, *beside], of_article)
    yield _unanswerable("few", [article, *beside], foreign)


def _gaps(
    article: PreparedArticle, beside: Sequence[PreparedArticle], of_article: Sequence[Asked]
) -> Iterator[Surroundings]:
    """The paragraph or the sentence of the answer is taken out."""
    yield _answerable("gap", [article, *beside], of_article)
    yield _answerable("hole", [article, *beside], of_article)
    for paragraph in dict.fromkeys(one.paragraph for one in of_article):
        of_paragraph = [one for one in of_article if one.paragraph == paragraph]
        yield _unanswerable("gap", [_without(article, of_paragraph[0], whole_paragraph=True), *beside], of_paragraph)
    for one in of_article:
        yield _unanswerable("hole", [_without(article, one, whole_paragraph=False), *beside], [one])


def _short(corpus: Corpus, of_article: Sequence[Asked], foreign: Sequence[Asked], chance: Random) -> Surroundings:
    """Few words that the answer has; and the same with one of them taken from a question about something else."""
    trials: list[Trial] = []
    for one in of_article:
        question = understand(one.question)
        told, untold = _told(question, one, corpus)
        strange = understand(chance.choice(foreign).question)
        if not told or not strange.terms:
            continue
        kept = sorted(chance.sample(told, min(len(told), chance.randint(1, SHORT))), key=lambda term: term.start)
        added = [chance.choice(untold)] if untold and chance.random() < PARAPHRASED else []
        trials.append(Trial(one, Question(question.text, (*kept, *added), question.expects), answerable=True))
        trials.append(Trial(one, _with_strange_word(question, kept, strange, chance), answerable=False))
    return Surroundings("short", corpus, trials)


def _about_names(corpus: Corpus, of_article: Sequence[Asked], foreign: Sequence[Asked], chance: Random) -> Surroundings:
    """Names of the question with a word that is told of them; and with one that is not («Где учился …?»)."""
    trials: list[Trial] = []
    for one in of_article:
        question = understand(one.question)
        told, _ = _told(question, one, corpus)
        strange = understand(chance.choice(foreign).question)
        names = [term for term in told if term.capitalised]
        ordinary = [term for term in told if not term.capitalised]
        unheard = [term for term in strange.terms if not term.capitalised]
        if names and ordinary and unheard:
            known = Question(question.text, (*names, chance.choice(ordinary)), question.expects)
            unknown = Question(question.text, (*names, chance.choice(unheard)), strange.expects)
            trials += [Trial(one, known, answerable=True), Trial(one, unknown, answerable=False)]
    return Surroundings("names", corpus, trials)


def _unknown_property(
    corpus: Corpus, of_article: Sequence[Asked], foreign: Sequence[Asked], chance: Random
) -> Surroundings:
    """A few words that the answer has with the one that it hangs on; and with a foreign one («Какой адрес у …?»)."""
    cores = [(term, question.expects) for question in _understood(foreign) for term in question.terms if term.core]
    trials: list[Trial] = []
    for one in of_article:
        question = understand(one.question)
        told = [term for term in _told(question, one, corpus)[0] if not term.core]
        own = [term for term in question.terms if term.core]
        if not told or not own or not cores:
            continue
        kept = chance.sample(told, min(len(told), chance.randint(1, SHORT)))
        core, expects = min(chance.sample(cores, min(len(cores), LIKE)), key=lambda other: _unlike(other, question))
        trials.append(Trial(one, Question(question.text, (*own, *kept), question.expects), answerable=True))
        trials.append(Trial(one, Question(question.text, (core, *kept), expects), answerable=False))
    return Surroundings("property", corpus, trials)


def _unlike(other: tuple[Term, AnswerType], question: Question) -> float:
    """How much commoner or rarer a word is than the one whose place it takes; another kind of answer counts as well."""
    own = next(sentence_share(term.lemma) for term in question.terms if term.core)
    term, expects = other
    return abs(math.log(sentence_share(term.lemma) / own)) + (expects is not question.expects)


def _untold(corpus: Corpus, of_article: Sequence[Asked]) -> Surroundings:
    """«Сколько», «когда», «где», «кто» asked of a sentence that says what happened, and not that of it."""
    trials: list[Trial] = []
    for one in of_article:
        question = understand(one.question)
        marks = _marks_around(one, corpus)
        if question.expects in ANSWERING:
            trials.append(Trial(one, question, answerable=True))
        for expects, kinds in ANSWERING.items():
            if expects is not question.expects and not set(kinds) & marks:
                trials.append(Trial(one, Question(question.text, question.terms, expects), answerable=False))
    return Surroundings("untold", corpus, trials)


def _marks_around(asked: Asked, corpus: Corpus) -> set[str]:
    """Kinds of words in the right sentences, the question's own left out."""
    own = {term.lemma for term in understand(asked.question).terms}
    found: set[str] = set()
    for passage in corpus.passages(asked.article_id):
        if asked.is_right(passage):
            analysis = analyse(passage.text)
            found |= {mark for lemma, mark in zip(analysis.lemmas, analysis.marks, strict=True) if lemma not in own}
    return found


def _understood(asked: Sequence[Asked]) -> list[Question]:
    return [understand(one.question) for one in asked]


def _told(question: Question, asked: Asked, corpus: Corpus) -> tuple[list[Term], list[Term]]:
    """Words of the question that the right sentence has, and the others."""
    told: list[Term] = []
    untold: list[Term] = []
    sentences = [passage for passage in corpus.passages(asked.article_id) if asked.is_right(passage)]
    lemmas = {number for passage in sentences for number in corpus.lemmas_of(corpus.number_of(passage))}
    for term in question.terms:
        wanted = read(Question(question.text, (term,), question.expects), corpus).wanted
        has = any(weight >= MATCHING for one in wanted for number, weight in one.weights.items() if number in lemmas)
        (told if has else untold).append(term)
    return told, untold


def _with_strange_word(question: Question, kept: Sequence[Term], strange: Question, chance: Random) -> Question:
    """One word, no name if there is another, gives way to a word of the strange question."""
    ordinary = [term for term in kept if not term.capitalised] or list(kept)
    gone = chance.choice(ordinary)
    offered = [term for term in strange.terms if not term.capitalised] or list(strange.terms)
    terms = (*(term for term in kept if term is not gone), chance.choice(offered))
    return Question(question.text, terms, strange.expects)


def _answerable(name: str, articles: Sequence[PreparedArticle], asked: Sequence[Asked]) -> Surroundings:
    return _surroundings(name, articles, asked, answerable=True)


def _unanswerable(name: str, articles: Sequence[PreparedArticle], asked: Sequence[Asked]) -> Surroundings:
    return _surroundings(name, articles, asked, answerable=False)


def _surroundings(
    name: str, articles: Sequence[PreparedArticle], asked: Sequence[Asked], *, answerable: bool
) -> Surroundings:
    trials = [Trial(one, understand(one.question), answerable) for one in asked]
    return Surroundings(name, Corpus(articles), trials)


def _without(article: PreparedArticle, asked: Asked, *, whole_paragraph: bool) -> PreparedArticle:
    is_gone = asked.is_near if whole_paragraph else asked.is_right
    kept = [row for row in zip(article.passages, article.analyses, strict=True) if not is_gone(row[0])]
    return PreparedArticle(article.article, article.title, tuple(row[0] for row in kept), tuple(row[1] for row in kept))


SURROUNDINGS_COUNT = {
    "all": 2.0,
    "few": 1.0,
    "gap": 1.0,
    "hole": 0.3,
    "short": 0.7,
    "names": 0.5,
    "property": 0.5,
    "untold": 0.5,
}
"""How much each kind of surroundings counts. Where one sentence was taken out, another one often answers as well, so
that what is labelled wrong is not always wrong."""
