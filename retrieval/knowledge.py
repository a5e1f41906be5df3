"""``KnowledgeBase``: the one thing that the bot, the shell and outside users talk to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from retrieval.analysis import PreparedArticle, pieces, prepare
from retrieval.corpus import PREFIX_LETTERS, Corpus, scores_of
from retrieval.facts.records import ArticleFacts, Facts
from retrieval.highlights import highlights
from retrieval.index import Field, top
from retrieval.lemmas import tokens
from retrieval.models import (
    Agreement,
    Answer,
    AnswerType,
    Article,
    Match,
    NoAnswer,
    Passage,
    Person,
    Suggestion,
    Turn,
)

ALTERNATIVES = 10
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class _Wanted:
    lemmas: tuple[str, ...]


class KnowledgeBase:
    """An immutable set of articles that can be asked. Safe to share between threads.

    ``prepared`` saves the morphology (``prepare``), ``facts`` the name finder; both are worked out when absent, the
    facts only when people or agreements are asked for. ``threshold`` is the confidence from which a passage is quoted.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        *,
        prepared: Sequence[PreparedArticle] | None = None,
        facts: Sequence[ArticleFacts] | None = None,
        threshold: float | None = None,
    ) -> None:
        ready = {one.article.id: one for one in prepared or ()}
        self._prepared = [ready.get(article.id) or prepare(article) for article in articles]
        self._corpus = Corpus(self._prepared)
        self._known_facts = facts
        self._threshold = THRESHOLD if threshold is None else threshold

    @property
    def articles(self) -> Mapping[str, Article]:
        """Articles by id, in the order given."""
        return self._corpus.articles

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Sentences of an article in order. Raises ``KeyError`` for an unknown article."""
        return self._corpus.passages(article_id)

    def context(self, passage: Passage, before: int = 1, after: int = 1) -> tuple[Passage, ...]:
        """The passage with its neighbours in the same article."""
        found = self.passages(passage.article_id)
        return found[max(0, passage.position - before) : passage.position + after + 1]

    def search(self, question: str, limit: int = 10) -> list[Match]:
        """Best passages for a question, best first, however bad; none for a question without a known word."""
        return self._matches(_wanted(question), limit)

    def ask(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Answer | NoAnswer:
        """The sentence that answers, or none."""
        wanted = _wanted(question)
        matches = self._matches(wanted, ALTERNATIVES)
        if not matches:
            return NoAnswer(0.0, self._near(matches), Turn(question, question))
        confidence = self._confidence(wanted, matches[0].passage)
        if confidence < self._threshold:
            return NoAnswer(confidence, self._near(matches), Turn(question, question))
        best = matches[0]
        turn = Turn(question, question, passage=best.passage)
        return Answer(best.passage, confidence, best.highlights, tuple(matches[1:]), turn)

    def suggestions(self, limit: int = 3) -> tuple[Suggestion, ...]:
        """Questions that the articles answer, to begin with."""
        return tuple(Suggestion(article.title, article.id) for article in self.articles.values())[:limit]

    def people(self) -> list[Person]:
        """People named in the articles, the most often named first."""
        return list(self._facts.people)

    def agreements(self) -> list[Agreement]:
        """Agreements the articles speak of."""
        return list(self._facts.agreements)

    @cached_property
    def _facts(self) -> Facts:
        from retrieval.facts import gather, read_facts  # type: ignore[attr-defined,unused-ignore]

        passages = {one.article.id: one.passages for one in self._prepared}
        known = {one.article_id: one for one in self._known_facts or ()}
        facts = [known.get(one.article.id) or read_facts(one.article, one.passages) for one in self._prepared]
        gathered: Facts = gather(list(self.articles.values()), passages, facts)
        return gathered

    def _matches(self, wanted: _Wanted, limit: int) -> list[Match]:
        corpus = self._corpus
        numbers = corpus.numbers
        by_lemma = {numbers[lemma]: 1.0 for lemma in wanted.lemmas if lemma in numbers}
        prefixes = {lemma[:PREFIX_LETTERS] for lemma in wanted.lemmas}
        by_prefix = {corpus.prefixes[prefix]: 1.0 for prefix in prefixes if prefix in corpus.prefixes}
        sentences, _ = scores_of(corpus.sentence_lemmas, by_lemma)
        by_letters, touched = scores_of(corpus.sentence_prefixes, by_prefix)
        paragraphs, _ = scores_of(corpus.paragraph_prefixes, by_prefix)
        scores = sentences + 0.5 * by_letters + 0.5 * paragraphs[corpus.paragraph_of]
        best = top(scores, touched, limit)
        return [self._match(int(number), float(scores[number]), wanted) for number in best]

    def _match(self, number: int, score: float, wanted: _Wanted) -> Match:
        passage = self._corpus.passage(number)
        return Match(passage, score, highlights(passage.text, wanted.lemmas, AnswerType.OTHER))

    def _confidence(self, wanted: _Wanted, passage: Passage) -> float:
        field: Field = self._corpus.sentence_prefixes
        present = {lemma[:PREFIX_LETTERS] for token in tokens(passage.text) for lemma in pieces(token.text)}
        weights = {lemma: field.idf_of(self._frequency(lemma)) for lemma in wanted.lemmas}
        covered = sum(weight for lemma, weight in weights.items() if lemma[:PREFIX_LETTERS] in present)
        return covered / (sum(weights.values()) or 1.0)

    def _frequency(self, lemma: str) -> int:
        prefix = self._corpus.prefixes.get(lemma[:PREFIX_LETTERS])
        return 0 if prefix is None else self._corpus.sentence_prefixes.frequency(prefix)

    def _near(self, matches: Sequence[Match]) -> tuple[Suggestion, ...]:
        found = dict.fromkeys(match.passage.article_id for match in matches) or self.articles
        return tuple(Suggestion(self.articles[one].title, one) for one in list(found)[:3] if self.articles[one].title)


def _wanted(question: str) -> _Wanted:
    return _Wanted(tuple(dict.fromkeys(lemma for token in tokens(question) for lemma in pieces(token.text))))
