"""One article → its agreements: which sentence speaks of which document, and what it adds.

A document spoken of by its kind («соглашение о дружбе») opens a draft or returns to one with fitting parties;
«документ», «оно» and a bare «соглашение» return to the last. Drafts of which nothing is told (a treaty only
mentioned) are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.facts.agreements.arrangements import agreed_on, arrangement
from retrieval.facts.agreements.belonging import events_of, share_of
from retrieval.facts.agreements.documents import Document, Reference, documents, is_supplement
from retrieval.facts.agreements.drafts import RANKS, Draft, binds_same, content, fits, is_worth_showing, overlap
from retrieval.facts.agreements.events import Event, Happening, events
from retrieval.facts.agreements.homes import Places, home_of, with_home
from retrieval.facts.agreements.offices import Offices, bodies_of, named_by_office, other_side, parties_by_office
from retrieval.facts.agreements.parties import parties_of
from retrieval.facts.agreements.presumed import (
    between_many,
    governed_by,
    host_of,
    pair_acts_on,
    pair_of,
    presume_pair,
    related,
    says_something,
    subject_is_the_pair,
)
from retrieval.facts.agreements.scope import continued_scope, scope_of
from retrieval.facts.agreements.sentence import Sentence, read_sentences
from retrieval.facts.agreements.signing import future_signatories, signatories, signs_by_pronoun
from retrieval.facts.agreements.statuses import is_only_ahead, status_of
from retrieval.facts.agreements.terms import (
    date_of,
    day_of,
    is_of_ceremony,
    is_of_occasion,
    is_of_term,
    place_of,
    renewal_of,
    term_of,
    told_before,
)
from retrieval.facts.agreements.towns import as_called
from retrieval.facts.records import NameMention
from retrieval.facts.tables import pairs
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Agreement, Article, Passage, Signatory

_STEM = 5  # «согла…», «догов…»: enough letters to be in every form of a document's name
_REACH = 2  # sentences without a document that may still go on about the last one
_OWN_HAND = frozenset({"подпись", "автограф", "расписаться"})


def find_agreements(
    article: Article, passages: Sequence[Passage], mentions: Sequence[NameMention]
) -> tuple[Agreement, ...]:
    """Agreements of one article in the order of their first sentences. ``passages`` are those of the article."""
    if not _may_tell_of_agreements(article.text):
        return ()
    sentences = tuple(read_sentences(passages, mentions))
    reader = _Reader(Offices.of(mentions), Places.of(sentences, article.text))
    for sentence in sentences:
        reader.read(sentence)
    told = [draft for draft in reader.drafts if draft.status is not None and is_worth_showing(draft)]
    return tuple(as_called(draft.finished(), article.text) for draft in told)


def _may_tell_of_agreements(text: str) -> bool:
    """Whether any document or agreeing is named at all: spares most articles the morphology of every word."""
    folded = text.lower().replace("ё", "е")
    agreeing = [verb for verb, event in pairs("agreement_verbs").items() if event == Happening.AGREE]
    return any(word[:_STEM] in folded for word in ("документ", "дорожн", *word_list("agreement_documents"), *agreeing))


@dataclass(slots=True)
class _Reader:
    offices: Offices
    places: Places
    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    last_position: int = -2
    paragraph: int = -1
    day: str | None = None
    day_is_taken: bool = False
    before: Sentence | None = None
    lead: Sentence | None = None
    days: set[str] = field(default_factory=set)
    day_is_of_occasion: bool = False

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
            self.day = day_of(sentence) or self.day
        self._note_day(sentence)
        self.before = sentence
        if self.lead is None or not says_something(self.lead):
            self.lead = sentence

    def _read_document(
        self, sentence: Sentence, document: Document, found: Sequence[Document], happenings: Sequence[Event]
    ) -> Draft | None:
        own = events_of(sentence, document, found, happenings)
        parties = parties_of(sentence, document, own, share_of(sentence, document, found))
        draft = self._draft_of(sentence, document, parties or between_many(sentence, document, own), own)
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
        elif not known and (document.corresponding or document.head not in word_list("agreement_weak_documents")):
            known = [] if document.reference is Reference.BARE and parties else self.drafts
        draft = self.last if self.last in known else (known[-1] if known else None)
        if draft is not None and document.corresponding and self._tells_of_others(draft):
            draft = None
        if draft is not None and fits(draft.likely_parties, parties):
            return draft
        signs = any(event.what is Happening.SIGN for event in own)
        speaks_of_one = len(parties) > 1 or document.corresponding or document.kind is not None
        speaks_of_one = speaks_of_one or (not self.drafts and self._follows_pair(document))
        speaks_of_one = speaks_of_one or bool(signatories(sentence, own))
        if document.reference is Reference.BARE and signs and speaks_of_one and not document.plural:
            return self._open_bare(sentence, document)
        return self._one_of_many(sentence, document, parties) if signs and document.other else None

    def _open_bare(self, sentence: Sentence, document: Document) -> Draft:
        """«Стороны договорились *об обмене*. Соответствующее соглашение …»: of the kind that was agreed on."""
        agreed = agreed_on(self.before) if self.before is not None and document.corresponding else None
        if agreed is not None and self.before is not None:
            return self._open(agreed, document.head, True, self.before)
        return self._open(document.kind or document.head, document.head, document.kind is not None, sentence)

    def _one_of_many(self, sentence: Sentence, document: Document, parties: tuple[str, ...]) -> Draft | None:
        """«Минск заключил договоры о дружбе с двумя городами. *Первый договор* подписан с Бонном»"""
        many = [draft for draft in self.drafts if draft.plural and draft.named and draft.head == document.head]
        if len(many) != 1 or len(many[0].parties) != 1 or len(parties) != 1 or fits(many[0].parties, parties):
            return None
        draft = self._open(many[0].kind, document.head, True, sentence)
        draft.presume((*many[0].parties, *parties), sentence.passage)
        return draft

    def _tells_of_others(self, draft: Draft) -> bool:
        """«Соответствующее соглашение» goes with the sentence before it, which may be about another pair."""
        if self.before is None or draft.status not in RANKS[RANKS.index("подписано") :]:
            return False
        pair = pair_of(self.before)
        return (
            bool(pair)
            and self.before.passage not in draft.evidence
            and not (draft.likely_parties and fits(pair, draft.likely_parties))
        )

    def _follows_pair(self, document: Document) -> bool:
        """«Три музея станут партнёрами. Меморандум подпишут осенью»"""
        if self.before is None or document.head in word_list("agreement_weak_documents"):
            return False
        return bool(pair_of(self.before))

    def _named(self, sentence: Sentence, document: Document, kind: str, parties: tuple[str, ...]) -> Draft:
        any_document = document.head == "документ"
        for draft in reversed(self.drafts):
            same_kind = content(draft.kind) == content(kind) or (any_document and overlap(draft.kind, kind))
            same_kind = same_kind and draft.named
            if same_kind and fits(draft.likely_parties, parties):
                return draft
            if draft.named and draft.is_headline and (overlap(draft.kind, kind) or binds_same(draft, parties)):
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
        """«Смоленск и Витебск готовятся стать побратимами»: the next sentence may leave the parties out, and so
        may all that follows the first sentence or the headline."""
        if self.before is not None and self.before.passage.paragraph == sentence.passage.paragraph:
            presume_pair(draft, self.before)
        if self.lead is not None and not self.drafts:
            presume_pair(draft, self.lead)

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
        start, end = share_of(sentence, document, found)
        left, right = sentence.spans[start][0], sentence.spans[end - 1][1]
        draft.bind(parties, passage)
        draft.presume(pair_of(sentence) if own or pair_acts_on(sentence, document) else (), passage)
        draft.presume(self._pair_meant(sentence, own), passage)
        self._add_signatories(draft, sentence, own)
        if len(draft.parties) == 1:
            draft.presume(host_of(sentence, own, draft.parties), passage)
            draft.presume(governed_by(sentence, draft.parties), passage)
            draft.presume(self._at_home(sentence, own, draft.parties), passage)
        draft.presume(related(sentence, document) or between_many(sentence, document, own), passage)
        draft.fill("renewal", renewal_of(passage.text[left:right]), passage)
        draft.fill("term", term_of(sentence, left, right), passage)
        if draft.status != "подписано" or not is_only_ahead(own):
            draft.fill("place", place_of(sentence, own), passage)
        self._add_date(draft, sentence, own, supplement=is_supplement(sentence, document))
        draft.widen(scope_of(sentence, document, start, end), passage)
        status = status_of(own)
        if status is not None:
            draft.mark(status, passage)

    def _add_signatories(self, draft: Draft, sentence: Sentence, own: Sequence[Event]) -> None:
        passage = sentence.passage
        signed = self._signatories(sentence, own)
        draft.sign(signed, passage)
        if len(draft.parties) == 1:
            draft.presume(other_side(signed, draft.parties, self.places), passage)
        signing = signed or self.offices.fullest(future_signatories(sentence, own))
        draft.doubt(bodies_of(signed))
        draft.presume(parties_by_office(signing, self.places), passage)

    def _at_home(self, sentence: Sentence, own: Sequence[Event], parties: tuple[str, ...]) -> tuple[str, ...]:
        """«Липецк расширяет связи. Подписано соглашение с Бонном»: the town that the article tells about, if one."""
        told_about = [home_of(each) for each in (self.lead, self.before) if each is not None]
        homes = dict.fromkeys(home for home in told_about if home is not None)
        return with_home(sentence, own, parties, next(iter(homes))) if len(homes) == 1 else ()

    def _pair_meant(self, sentence: Sentence, own: Sequence[Event]) -> tuple[str, ...]:
        """«Города заключили и договор о …»: the only pair that the article has named."""
        pairs_named = {draft.likely_parties for draft in self.drafts if len(draft.likely_parties) > 1}
        if len(pairs_named) != 1 or not subject_is_the_pair(sentence, own):
            return ()
        return next(iter(pairs_named))

    def _signatories(self, sentence: Sentence, happenings: Sequence[Event]) -> tuple[Signatory, ...]:
        found = signatories(sentence, happenings) or named_by_office(sentence, happenings, self.offices)
        return self.offices.fullest([*self._signed_by_pronoun(sentence, happenings), *found])

    def _signed_by_pronoun(self, sentence: Sentence, happenings: Sequence[Event]) -> list[Signatory]:
        """«он» is the one man who was the subject of the sentence before."""
        gender = signs_by_pronoun(sentence, happenings)
        if gender is None or self.before is None:
            return []
        subjects = [name.mention for name in self.before.names if name.mention.case in ("nomn", None)]
        if len(subjects) != 1 or subjects[0].gender not in (gender, None):
            return []
        return [Signatory(subjects[0].name)]

    def _add_date(self, draft: Draft, sentence: Sentence, own: Sequence[Event], *, supplement: bool = False) -> None:
        """The sentence's own date, or the day named earlier in the paragraph when the signing is told as done.

        The date of a supplement stands only where the document's own is not told.
        """
        done = any(event.what is Happening.SIGN and event.done and event.part != "PRTF" for event in own)
        passage = sentence.passage
        own_date = date_of(sentence, own)
        carried = self._day_before(sentence) if done and own_date is None else None
        self.day_is_taken = self.day_is_taken or own_date is not None or carried is not None
        draft.fill("date", None if supplement else own_date, passage)
        presumed = own_date if supplement else carried
        if presumed is not None:
            draft.presume_date(presumed, passage)

    def _day_before(self, sentence: Sentence) -> str | None:
        return self.day or told_before(self.before, sentence) or self._day_of_occasion(sentence)

    def _note_day(self, sentence: Sentence) -> None:
        day = day_of(sentence)
        if day is not None and any(sentence.is_finite(i) for i in range(len(sentence.words))):
            self.days.add(day)
            self.day_is_of_occasion = is_of_occasion(sentence)

    def _day_of_occasion(self, sentence: Sentence) -> str | None:
        """«В завершение визита подписано …»: the only day named so far is the day of the visit."""
        if len(self.days) != 1 or any(draft.date or draft.presumed_date for draft in self.drafts):
            return None
        return next(iter(self.days)) if self.day_is_of_occasion or is_of_occasion(sentence) else None

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
        ceremony = is_of_ceremony(sentence) or any(
            event.part == "NOUN" and event.what is Happening.SIGN for event in happenings
        )
        signatures = any(sentence.lemma(i) in _OWN_HAND for i in range(len(sentence.words)))
        points = continued_scope(sentence)
        if points:
            draft.widen(points, passage)
        if is_of_term(sentence):
            draft.fill("term", term_of(sentence, 0, len(passage.text)), passage)
        if signatures:
            self._add_signatories(draft, sentence, happenings)
        if ceremony:
            event = Event(0, Happening.SIGN, "NOUN", True)
            draft.fill("place", place_of(sentence, [event]), passage)
            self._add_date(draft, sentence, [event])
            if any(event.part == "NOUN" and event.ahead for event in happenings):
                draft.mark("планируется", passage)
        if points or signatures or ceremony or is_of_term(sentence):
            self.last_position = passage.position
