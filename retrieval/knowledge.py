"""``KnowledgeBase``: the one thing that the bot, the shell and outside users talk to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from retrieval import suggestions as guesses
from retrieval.analysis import PreparedArticle, prepare
from retrieval.answered import Answered, Given
from retrieval.asking import Listener, Understood, understand
from retrieval.confidence import confidence
from retrieval.corpus import Corpus
from retrieval.facts.records import ArticleFacts, Facts
from retrieval.highlights import highlights
from retrieval.models import Agreement, Answer, Article, Match, NoAnswer, Passage, Person, Suggestion, Turn
from retrieval.outcomes import Findings, outcome
from retrieval.outlines import Indexed
from retrieval.proofs import proving
from retrieval.query import Query, read
from retrieval.ranking import Ranked, rank
from retrieval.remembering import Remembered
from retrieval.snapshot import Snapshot
from retrieval.vocabulary import Lexis
from retrieval.weights import Weights, fitted

if TYPE_CHECKING:
    from retrieval.explanation import Explanation
    from retrieval.semantic import Encoder, Semantics, Vectors

ALTERNATIVES = 3
"""Passages that come with an answer, to be looked through one by one."""

THRESHOLD = 0.5
"""Confidence from which a passage is quoted: the fitted outcomes weigh the same on both sides of it."""

WORTH_OFFERING = 0.1
"""Confidence from which a further passage is offered beside the answer: a person may judge what is no answer alone."""

NEAR = 3
"""Suggestions that come with no answer; guesses that are tried for them are at most ``TRIED``."""

TRIED = 8

REMEMBERED = 2000
"""Questions whose answers are kept: many people ask the same one, of a button or of the day. So many guesses, too: the
same few are near to most of what is not answered."""

FEW_PASSAGES, FEW_CHARACTERS = 2000, 100
"""Passages, and characters of a question, up to which an answer is a matter of a millisecond or two."""

GATHERED_IN_PASSING = 5000
"""Articles up to which a question may be the first that needs all people and agreements (about 0.3 ms an article)."""

StoredFacts = Sequence[ArticleFacts] | Callable[[], Sequence[ArticleFacts]]


class KnowledgeBase:
    """An immutable set of articles that can be asked. Safe to share between threads.

    ``prepared`` saves the morphology (``prepare``), ``facts`` the name finder; both are worked out when absent, the
    facts only when people or agreements are asked for. Once ``facts`` are given, an article without any has none.
    ``threshold`` is the confidence from which a passage is quoted.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        *,
        prepared: Sequence[PreparedArticle] | None = None,
        facts: StoredFacts | None = None,
        threshold: float | None = None,
        weights: Weights | None = None,
        snapshot: Snapshot | None = None,
        encoder: Encoder | None = None,
        vectors: Mapping[str, Vectors] | None = None,
    ) -> None:
        """A ``snapshot`` stands in the place of ``articles``. ``facts`` that are many may be fetched when needed.

        ``encoder`` and ``vectors``: see ``with_encoder``.
        """
        ready = {one.article.id: one for one in prepared or ()}
        self._corpus = snapshot.corpus if snapshot else Corpus(ready.get(one.id) or prepare(one) for one in articles)
        self._lexis = Lexis(self._corpus, snapshot.forms if snapshot else None)
        self._listener = Listener(self._corpus, self._lexis)
        self._stored_facts = facts
        self._answered = Answered()
        self._remembered = Remembered[Understood, Findings](REMEMBERED)
        self._tried = Remembered[str, bool](REMEMBERED)
        self._threshold = THRESHOLD if threshold is None else threshold
        self._weights = weights or fitted()
        self._semantics = self._meanings(encoder, vectors or {}) if encoder else None

    def __reduce__(self) -> tuple[partial[KnowledgeBase], tuple[()]]:
        """Handed to another process as it is, but for what is remembered. An encoder stays here: ``TypeError``."""
        if self._semantics is not None:
            raise TypeError("a knowledge with an encoder cannot be handed to another process")
        snapshot, facts = self.snapshot(), self._all_stored_facts
        made = partial(
            KnowledgeBase, (), snapshot=snapshot, facts=facts, threshold=self._threshold, weights=self._weights
        )
        return made, ()

    @property
    def articles(self) -> Mapping[str, Article]:
        """Articles by id, in the order given."""
        return self._corpus.articles

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Sentences of an article in order. Raises ``KeyError`` for an unknown article."""
        return self._corpus.passages(article_id)

    def passage_at(self, article_id: str, start: int) -> Passage | None:
        """The one that begins at a place of an article, if any. Raises ``KeyError`` for an unknown article."""
        return self._corpus.passage_at(article_id, start)

    def context(self, passage: Passage, before: int = 1, after: int = 1) -> tuple[Passage, ...]:
        """The passage with its neighbours in the same article, in order."""
        found = self.passages(passage.article_id)
        return found[max(0, passage.position - before) : passage.position + after + 1]

    @property
    def size(self) -> int:
        """Count of passages."""
        return self._corpus.size

    def count(self, article_id: str) -> int:
        """How many passages an article has. Raises ``KeyError`` for an unknown article."""
        return self._corpus.count_of(article_id)

    def with_more(self, prepared: Iterable[Indexed], facts: StoredFacts | None = None) -> KnowledgeBase:
        """These articles and then others with new ids, which is far quicker than building from all of them. ``facts``
        are those of all articles."""
        corpus = self._corpus.with_more(prepared)
        return self._changed(corpus, self._lexis.with_more(corpus), facts)

    def without(self, article_ids: Collection[str], facts: StoredFacts | None = None) -> KnowledgeBase:
        """The articles that are left. Raises ``KeyError`` for an unknown article."""
        gone = [self.articles[article_id].text for article_id in article_ids]
        corpus = self._corpus.without(article_ids)
        return self._changed(corpus, self._lexis.without(corpus, gone), facts)

    def with_encoder(self, encoder: Encoder, vectors: Mapping[str, Vectors]) -> KnowledgeBase:
        """The same articles, whose likeness of meaning counts as well (``retrieval.semantic``). ``vectors`` by the
        articles' ids, one a passage; those that are missing are made. Raises ``UnfittedEncoder``.

        What grows or shrinks out of it goes by words again.
        """
        changed = self._changed(self._corpus, self._lexis, self._stored_facts)
        changed._semantics = changed._meanings(encoder, vectors)
        return changed

    def ready(self) -> None:
        """Makes what the first question would wait for: the tables of spelling, seconds for a million passages. To be
        called aside, before these articles take the place of others."""
        self._lexis.ready()

    def snapshot(self) -> Snapshot:
        """All that took long to make, to be saved."""
        return Snapshot(self._corpus, self._lexis.forms)

    def search(self, question: str, limit: int = 10) -> list[Match]:
        """Best passages, best first, however bad; none for a question without a known word."""
        understood = self._understand(question)
        query = self._query(understood)
        ranked = self._rank(query, understood)
        return list(self._matches(ranked, query, limit)) if ranked else []

    def ask(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Answer | NoAnswer:
        """The sentence that answers, or none.

        ``history`` are earlier turns of the chat, oldest first; ``literal`` takes the words as they were typed.
        """
        recalled = self.recall(question, history, literal=literal)
        if recalled is not None:
            return recalled
        given = self.consider(question, history, literal=literal)
        self.remember(question, history, given, literal=literal)
        return given.outcome

    def consider(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Given:
        """What ``ask`` says when it recalls nothing."""
        understood = self._understand(question, history, literal=literal)
        found = Findings(0.0) if understood.asks_nothing else self._find(understood)
        return Given(outcome(understood, found), understood.leans)

    def remember(self, question: str, history: Sequence[Turn], given: Given, *, literal: bool = False) -> None:
        """``given`` may come from another process that considered the question of the same articles."""
        self._answered.keep(question, tuple(history), literal, given)

    def recall(
        self, question: str, history: Sequence[Turn] | None = (), *, literal: bool = False
    ) -> Answer | NoAnswer | None:
        """What ``ask`` said when it was asked the same lately, in microseconds. With a ``history`` that is not known
        (``None``), only what any would leave as it is."""
        return self._answered.recall(question, None if history is None else tuple(history), literal)

    def leans(self, question: str, *, literal: bool = False) -> bool:
        """Whether the turns before might make something else of a question."""
        return self._listener.alone(question, literal=literal).leans

    @property
    def is_small(self) -> bool:
        """Whether most answers are a matter of a millisecond or two, once the first of each kind was given
        (``retrieval.rehearsal``)."""
        return self.size <= FEW_PASSAGES and self._semantics is None

    def is_quick(self, question: str) -> bool:
        """Whether this one is, so that no thread is needed for it: short, and each word right as it is."""
        return self.is_small and len(question) <= FEW_CHARACTERS and self._lexis.speller.is_plain(question)

    def explain(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Explanation:
        """Why ``ask`` says what it says."""
        from retrieval.explanation import explain  # for whoever looks into the workings

        understood = self._understand(question, history, literal=literal)
        ranked = None if understood.asks_nothing else self._rank(self._query(understood), understood)
        explained = explain(understood, ranked, self._weights, self._threshold)
        return self._semantics.explain(explained, ranked) if self._semantics else explained

    def suggestions(self, limit: int = 3) -> tuple[Suggestion, ...]:
        """Questions that the articles answer, to begin with; titles of articles where no facts are known."""
        return self._offered(guesses.questions(self._known_facts), self.articles, limit)

    def people(self) -> list[Person]:
        """People named in the articles, the most often named first."""
        return list(self._facts.people)

    def agreements(self) -> list[Agreement]:
        """Agreements that the articles speak of."""
        return list(self._facts.agreements)

    @cached_property
    def _facts(self) -> Facts:
        from retrieval.facts import gather  # only who asks of people has need of it

        passages = {article_id: self.passages(article_id) for article_id in self.articles}
        articles = list(self.articles.values())
        known = self._all_stored_facts
        if known is None:
            from retrieval.facts import read_facts  # the name finder is loaded only where names are read

            known = [read_facts(one, passages[one.id]) for one in articles]
        return gather(articles, passages, known)

    @property
    def _all_stored_facts(self) -> Sequence[ArticleFacts] | None:
        return self._stored_facts() if callable(self._stored_facts) else self._stored_facts

    @property
    def _known_facts(self) -> Facts:
        """Facts as far as they cost nothing: a question does not wait for a name finder."""
        cheap = self._stored_facts is not None and len(self.articles) <= GATHERED_IN_PASSING
        return self._facts if cheap or "_facts" in self.__dict__ else Facts()

    def _changed(self, corpus: Corpus, lexis: Lexis, facts: StoredFacts | None) -> KnowledgeBase:
        changed = KnowledgeBase((), facts=facts, threshold=self._threshold, weights=self._weights)
        changed._corpus, changed._lexis, changed._listener = corpus, lexis, Listener(corpus, lexis)
        return changed

    def _understand(self, question: str, history: Sequence[Turn] = (), *, literal: bool = False) -> Understood:
        return self._listener.understand(question, history, self._known_names, literal=literal)

    def _known_names(self) -> Sequence[str]:
        return [person.name for person in self._known_facts.people]

    def _query(self, understood: Understood) -> Query:
        return read(understood.question, self._corpus)

    def _meanings(self, encoder: Encoder, vectors: Mapping[str, Vectors]) -> Semantics:
        from retrieval.semantic import Semantics  # who goes by words has no need of it

        return Semantics.of_corpus(encoder, self._corpus, vectors)

    def _rank(self, query: Query, understood: Understood) -> Ranked | None:
        """Candidates, best first, without those that were quoted before."""
        weights = self._weights.ranking
        if self._semantics:
            ranked: Ranked | None = self._semantics.rank(understood, query, self._corpus, weights)
        else:
            ranked = rank(query, self._corpus, weights)
        known = (passage for passage in understood.quoted if passage.article_id in self.articles)
        return ranked.without([self._corpus.number_of(passage) for passage in known]) if ranked else None

    def _find(self, understood: Understood) -> Findings:
        """What the same question finds whoever asks it: the articles do not change, so it is remembered."""
        asked = replace(understood, asked="", read_as=None, subject=None, literal=False, changes=(), unclear=None)
        return self._remembered.get(asked, self._look)

    def _look(self, understood: Understood) -> Findings:
        query = self._query(understood)
        ranked = self._rank(query, understood)
        if ranked is None:
            return Findings(0.0, near=self._near(()))
        sure = self._confidence(ranked)
        proofs = proving(understood.question, self._known_facts)
        if proofs:
            ranked = ranked.preferring([self._corpus.number_of(passage) for passage in proofs])
            sure = max(sure, self._confidence(ranked))
        if sure < self._threshold:
            best = [self._corpus.passage(number) for number in ranked.candidates[:NEAR].tolist()]
            nearest = self._worth_offering(ranked, query, NEAR) if sure >= WORTH_OFFERING else ()
            return Findings(sure, (), self._near(best), tuple(nearest))
        return Findings(sure, tuple(self._worth_offering(ranked, query, 1 + ALTERNATIVES)))

    def _confidence(self, ranked: Ranked) -> float:
        sure = confidence(ranked, self._weights.confidence, self._weights.bias)
        return self._semantics.confidence(ranked, sure) if self._semantics else sure

    def _matches(self, ranked: Ranked, query: Query, limit: int) -> Iterator[Match]:
        matching = set(query.ids.tolist())
        for row in ranked.order[:limit].tolist():
            passage = self._corpus.passage(int(ranked.seen.candidates[row]))
            bold = highlights(passage.text, lambda lemma: self._corpus.numbers.find(lemma) in matching, query.expects)
            yield Match(passage, float(ranked.scores[row]), bold)

    def _worth_offering(self, ranked: Ranked, query: Query, limit: int) -> Iterator[Match]:
        """The answer, and those of the next best that might be one if nothing better were there."""
        rest = ranked.order[:limit].tolist()[1:]
        might = [row for place, row in enumerate(rest, 1) if self._confidence(ranked.after(place)) >= WORTH_OFFERING]
        offered = ranked.only([int(ranked.order[0]), *might])
        return self._matches(offered, query, limit)

    def _near(self, passages: Sequence[Passage]) -> tuple[Suggestion, ...]:
        """Answerable questions about whom and what the best passages name, then their articles."""
        facts = self._known_facts
        near = guesses.questions_near(facts, passages) if passages else guesses.questions(facts)
        return self._offered(near, [passage.article_id for passage in passages] or self.articles, NEAR)

    def _offered(self, near: Iterable[str], article_ids: Iterable[str], limit: int) -> tuple[Suggestion, ...]:
        asked = (Suggestion(question) for question in islice(near, TRIED) if self._tried.get(question, self._answers))
        offered = list(islice(asked, limit))
        titled = (self.articles[article_id] for article_id in dict.fromkeys(article_ids))
        offered += [Suggestion(article.title, article.id) for article in titled if article.title]
        return tuple(offered[:limit])

    def _answers(self, question: str) -> bool:
        understood = understand(question)
        ranked = self._rank(self._query(understood), understood)
        return ranked is not None and self._confidence(ranked) >= self._threshold
