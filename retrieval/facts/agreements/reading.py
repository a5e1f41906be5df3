"""One article → its agreements: which sentence speaks of which document, and what it adds.

A document spoken of by its kind («соглашение о дружбе») opens a draft or returns to one with fitting parties;
«документ», «оно» and a bare «соглашение» return to the last. Drafts of which nothing is told (a treaty only
mentioned) are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from retrieval.facts.agreements.arrangements import arrangement
from retrieval.facts.agreements.documents import Document, Reference, documents
from retrieval.facts.agreements.drafts import Draft, content, fits, is_worth_showing
from retrieval.facts.agreements.events import Event, Happening, events
from retrieval.facts.agreements.offices import parties_by_office
from retrieval.facts.agreements.parties import pair_of, parties_of
from retrieval.facts.agreements.scope import continued_scope, scope_of
from retrieval.facts.agreements.sentence import Sentence, read_sentences
from retrieval.facts.agreements.signing import signatories
from retrieval.facts.agreements.terms import date_of, day_of, place_of, renewal_of, term_of
from retrieval.facts.records import NameMention
from retrieval.facts.tables import pairs
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Agreement, Article, Passage, Signatory

_STEM = 5  # «согла…», «догов…»: enough letters to be in every form of a document's name
_REACH = 2  # sentences without a document that may still go on about the last one
_FACTUAL = {
    Happening.SIGN: "подписано",
    Happening.PROLONG: "продлено",
    Happening.END: "прекращено",
}


def find_agreements(
    article: Article, passages: Sequence[Passage], mentions: Sequence[NameMention]
) -> tuple[Agreement, ...]:
    """Agreements of one article in the order of their first sentences. ``passages`` are those of the article."""
    if not _may_tell_of_agreements(article.text):
        return ()
    reader = _Reader(offices=_offices(mentions))
    for sentence in read_sentences(passages, mentions):
        reader.read(sentence)
    return tuple(draft.finished() for draft in reader.drafts if draft.status is not None and is_worth_showing(draft))


def _may_tell_of_agreements(text: str) -> bool:
    """Whether any document or agreeing is named at all: spares most articles the morphology of every word."""
    folded = text.lower().replace("ё", "е")
    agreeing = [verb for verb, event in pairs("agreement_verbs").items() if event == Happening.AGREE]
    return any(word[:_STEM] in folded for word in ("документ", *word_list("agreement_documents"), *agreeing))


def _offices(mentions: Sequence[NameMention]) -> dict[str, str]:
    """The fullest role of each person in the article, for sentences that give the name alone."""
    found = [(role, mention.name) for mention in mentions for role in mention.roles]
    return {name: role for role, name in sorted(found, key=lambda pair: len(pair[0]))}


@dataclass(slots=True)
class _Reader:
    offices: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    last_position: int = -2
    paragraph: int = -1
    day: str | None = None
    day_is_taken: bool = False
    before: Sentence | None = None

    def read(self, sentence: Sentence) -> None:
        passage = sentence.passage
        if passage.paragraph != self.paragraph:
            self.paragraph, self.day, self.day_is_taken = passage.paragraph, None, False
        found, happenings = documents(sentence), events(sentence)
        drafts = [self._read_document(sentence, document, found, happenings) for document in found]
        touched = [draft for draft in drafts if draft is not None]
        if touched:
            self.last, self.last_position = touched[-1], passage.position
        elif not found:
            self._read_without_document(sentence, happenings)
        if self.day_is_taken:
            self.day = None
        elif any(sentence.is_finite(i) for i in range(len(sentence.words))):
            self.day = day_of(passage.text) or self.day
        self.before = sentence

    def _read_document(
        self, sentence: Sentence, document: Document, found: Sequence[Document], happenings: Sequence[Event]
    ) -> Draft | None:
        own = _events_of(sentence, document, found, happenings)
        parties = parties_of(sentence, document, own, _share(sentence, document, found))
        draft = self._draft_of(sentence, document, parties, own)
        if draft is None:
            return None
        draft.support(sentence.passage)
        if not document.background or parties:
            self._add(draft, sentence, document, found, own, parties)
        return None if document.background else draft

    def _draft_of(
        self, sentence: Sentence, document: Document, parties: tuple[str, ...], own: Sequence[Event]
    ) -> Draft | None:
        if document.reference is Reference.NAMED and document.kind is not None:
            return self._named(sentence, document, document.kind, parties)
        if document.ordinal is not None and document.ordinal < len(self.drafts):
            return self.drafts[document.ordinal]
        known = [draft for draft in self.drafts if draft.head == document.head]
        if document.other:
            known = []
        elif not known and document.head not in word_list("agreement_weak_documents"):
            known = [] if document.reference is Reference.BARE and parties else self.drafts
        draft = self.last if self.last in known else (known[-1] if known else None)
        if draft is not None and fits(draft.likely_parties, parties):
            return draft
        signs = any(event.what is Happening.SIGN for event in own)
        speaks_of_one = len(parties) > 1 or document.kind is not None or signatories(sentence, own)
        if document.reference is Reference.BARE and signs and speaks_of_one and not document.plural:
            return self._open(document.kind or document.head, document.head, document.kind is not None, sentence)
        return None

    def _named(self, sentence: Sentence, document: Document, kind: str, parties: tuple[str, ...]) -> Draft:
        for draft in reversed(self.drafts):
            same_kind = content(draft.kind) == content(kind) and draft.named
            if same_kind and fits(draft.likely_parties, parties):
                return draft
            if draft.named and draft.is_headline and _overlap(draft.kind, kind):
                draft.reword(kind, parties, sentence.passage)
                return draft
        if self.last is not None and not self.last.named and fits(self.last.likely_parties, parties):
            self.last.name(kind, sentence.passage)
            return self.last
        return self._open(kind, document.head, True, sentence, document.plural)

    def _open(self, kind: str, head: str, named: bool, sentence: Sentence, plural: bool = False) -> Draft:
        draft = Draft(kind, head, named, plural)
        draft.prove("kind", kind, sentence.passage)
        self._presume_from_before(draft, sentence)
        self.drafts.append(draft)
        return draft

    def _presume_from_before(self, draft: Draft, sentence: Sentence) -> None:
        """«Смоленск и Витебск готовятся стать побратимами»: the next sentence may leave the parties out."""
        if self.before is not None and self.before.passage.paragraph == sentence.passage.paragraph:
            draft.presume(pair_of(self.before), self.before.passage)

    def _add(
        self,
        draft: Draft,
        sentence: Sentence,
        document: Document,
        found: Sequence[Document],
        own: Sequence[Event],
        parties: tuple[str, ...],
    ) -> None:
        passage = sentence.passage
        start, end = _share(sentence, document, found)
        left, right = sentence.spans[start][0], sentence.spans[end - 1][1]
        draft.bind(parties, passage)
        signed = self._signatories(sentence, own)
        draft.sign(signed, passage)
        draft.presume(pair_of(sentence) if own else (), passage)
        draft.presume(parties_by_office(signed), passage)
        draft.fill("renewal", renewal_of(passage.text[left:right]), passage)
        draft.fill("term", term_of(sentence, left, right), passage)
        draft.fill("place", place_of(sentence, own), passage)
        self._add_date(draft, sentence, own)
        draft.widen(scope_of(sentence, document, start, end), passage)
        status = _status(sentence, own)
        if status is not None:
            draft.mark(status, passage)

    def _signatories(self, sentence: Sentence, happenings: Sequence[Event]) -> tuple[Signatory, ...]:
        found = signatories(sentence, happenings)
        return tuple(replace(each, role=each.role or self.offices.get(each.name)) for each in found)

    def _add_date(self, draft: Draft, sentence: Sentence, own: Sequence[Event]) -> None:
        """The sentence's own date, or the day named earlier in the paragraph when the signing is told as done."""
        done = any(event.what is Happening.SIGN and event.done and event.part != "PRTF" for event in own)
        passage = sentence.passage
        own_date = date_of(sentence, own)
        carried = self.day if done and own_date is None else None
        self.day_is_taken = self.day_is_taken or own_date is not None or carried is not None
        draft.fill("date", own_date, passage)
        if carried is not None:
            draft.presume_date(carried, passage)

    def _read_without_document(self, sentence: Sentence, happenings: Sequence[Event]) -> None:
        agreed = arrangement(sentence, happenings)
        passage = sentence.passage
        if agreed is not None:
            draft = self._open(agreed.kind, agreed.kind, True, sentence)
            draft.bind(agreed.parties, passage)
            draft.mark("договорились", passage)
            self.last, self.last_position = draft, passage.position
        elif self.last is not None and passage.position - self.last_position <= _REACH:
            self._continue(self.last, sentence, happenings)

    def _continue(self, draft: Draft, sentence: Sentence, happenings: Sequence[Event]) -> None:
        """«Церемония прошла в Минске», «Срок действия — 5 лет», «Подписи поставили …»: the next sentence goes on."""
        passage = sentence.passage
        ceremony = sentence.low(0) == "церемония" or any(
            event.part == "NOUN" and event.what is Happening.SIGN for event in happenings
        )
        signatures = any(sentence.lemma(i) in ("подпись", "автограф") for i in range(len(sentence.words)))
        points = continued_scope(sentence)
        if points:
            draft.widen(points, passage)
        if sentence.low(0) == "срок":
            draft.fill("term", term_of(sentence, 0, len(passage.text)), passage)
        if signatures:
            draft.sign(self._signatories(sentence, happenings), passage)
        if ceremony:
            event = Event(0, Happening.SIGN, "NOUN", True)
            draft.fill("place", place_of(sentence, [event]), passage)
            self._add_date(draft, sentence, [event])
        if points or signatures or ceremony or sentence.low(0) == "срок":
            self.last_position = passage.position


def _overlap(some: str, others: str) -> bool:
    """«о побратимских связях» in a headline, «об установлении побратимских связей» in the text."""
    return content(some) <= content(others) or content(others) <= content(some)


def _events_of(
    sentence: Sentence, document: Document, found: Sequence[Document], happenings: Sequence[Event]
) -> list[Event]:
    """Events that concern this document: all of the sentence for an only one, else those nearest to it.

    A participle or a verbal noun («подписанное», «расторжение») belongs to the document beside it.
    """
    if document.background:
        close = range(document.start - 3, document.end + 4)
        return [event for event in happenings if event.part in ("PRTF", "NOUN") and event.position in close]
    foreground = [each for each in found if not each.background]
    return [
        event
        for event in happenings
        if _nearest(sentence, event, foreground) is document or _is_shared(event, foreground)
    ]


def _nearest(sentence: Sentence, event: Event, found: Sequence[Document]) -> Document:
    start, end = sentence.clause(event.position)
    same = [each for each in found if start <= each.position < end] or list(found)
    return min(same, key=lambda each: abs(each.position - event.position))


def _is_shared(event: Event, found: Sequence[Document]) -> bool:
    """«подписали соглашение о дружбе и меморандум о намерениях»: one verb for both."""
    signs = event.what is Happening.SIGN and event.part == "VERB"
    return signs and all(each.position > event.position for each in found)


def _share(sentence: Sentence, document: Document, found: Sequence[Document]) -> tuple[int, int]:
    """The words that speak of this document: up to its neighbours in the sentence."""
    earlier = [each.end for each in found if each.position < document.position]
    later = [each.start for each in found if each.position > document.position]
    if not earlier and not later:
        return 0, len(sentence.words)
    clause_start, clause_end = sentence.clause(document.position)
    begins = document.start if any(end > clause_start for end in earlier) else clause_start
    return begins if earlier else 0, min([*later, clause_end if later else len(sentence.words)])


def _status(sentence: Sentence, own: Sequence[Event]) -> str | None:
    stated = [_FACTUAL[event.what] for event in own if event.what in _FACTUAL and event.done]
    if stated:
        return max(stated, key=list(_FACTUAL.values()).index)
    if any(event.what is Happening.AGREE for event in own):
        return "договорились"
    if any(event.what is Happening.SIGN and event.ahead for event in own):
        return "планируется"
    return None
