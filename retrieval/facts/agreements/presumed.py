"""Parties that no words bind outright: a pair that the lead joins, a bond told of, «города» for the two just named.

They serve where the sentences about the document leave its parties out.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.facts.agreements.documents import Document, Reference
from retrieval.facts.agreements.drafts import Draft, alike
from retrieval.facts.agreements.events import Event, Happening, events
from retrieval.facts.agreements.lists import Phrase, is_place_of_owner, read_list
from retrieval.facts.agreements.parties import (
    BINDING,
    FEWEST,
    concerns,
    ends_in_place,
    has_proper_name,
    is_actor,
    is_of_many,
    names_of,
)
from retrieval.facts.agreements.phrase_ends import phrase_end
from retrieval.facts.agreements.sentence import Sentence, is_abbreviation
from retrieval.facts.agreements.statuses import ends_relation
from retrieval.facts.phrases import nominative
from retrieval.facts.wordlists import words as word_list

_BEFRIENDING = frozenset({"подружиться", "дружить", "побрататься", "породниться", "сотрудничать"})
_BECOMING = frozenset({"стать", "являться", "оставаться", "остаться", "быть"})
_FRIENDS = frozenset({"побратим", "партнер", "город-побратим", "город-партнер", "район-побратим", "село-побратим"})
_GOVERNING = frozenset({"депутат", "власть", "парламентарий", "жители"})


def pair_of(sentence: Sentence) -> tuple[str, ...]:
    """«Смоленск и Витебск готовятся …», «Дружат Минск и Бонн», «дружбе Минска и Бонна …»: two or more actors joined."""
    for position in range(len(sentence.words)):
        inside = sentence.name_at(position) is not None or sentence.is_adverb(position)
        if inside or sentence.is_preposition(position - 1) or _is_inside_phrase(sentence, position):
            continue
        case = "gent" if sentence.lemma(position - 1) in word_list("agreement_relations") else "nomn"
        phrases = read_list(sentence, position, (case,))
        if len(phrases) >= FEWEST and _are_surely_actors(sentence, phrases):
            return names_of(sentence, phrases)
        partner = _partner_of(sentence, phrases[0]) if len(phrases) == 1 and case == "nomn" else None
        if partner is not None and _are_surely_actors(sentence, [phrases[0], partner]):
            return names_of(sentence, [phrases[0], partner])
    return ()


def says_something(sentence: Sentence) -> bool:
    """Not «КИЕВ, 2 марта.» nor «Новости района»: what stands before the first sentence of an article."""
    return any(map(sentence.is_finite, range(len(sentence.words)))) or bool(pair_of(sentence))


def presume_pair(draft: Draft, earlier: Sentence) -> None:
    """The pair that an earlier sentence joins, and that it parts with: «Бонн разорвал отношения с Минском»."""
    pair = pair_of(earlier)
    draft.presume(pair, earlier.passage)
    if pair and ends_relation(events(earlier), earlier):
        draft.mark("прекращено", earlier.passage)


def pair_acts_on(sentence: Sentence, document: Document) -> bool:
    """«Минск и Бонн утвердили дорожную карту», «Минск и Бонн реализуют договор»: what both act on is theirs."""
    verb = document.start - 1
    plural = bool(sentence.readings(verb)) and sentence.readings(verb)[0].number == "plur"
    return plural and sentence.is_finite(verb) and document.reference is Reference.NAMED


def _partner_of(sentence: Sentence, subject: Phrase) -> Phrase | None:
    """«Минск возобновил сотрудничество *с Бонном*», «Минск подружился *с Бонном*», «Минск стал побратимом *Бонна*»:
    whom the relation is with."""
    if not is_subject_of(sentence, subject, subject.end):
        return None
    verb = subject.end + 1 if _is_infinitive(sentence, subject.end + 1) else subject.end  # «может породниться с»
    if sentence.lemma(verb) in _BEFRIENDING and sentence.low(verb + 1) in ("с", "со"):
        return next(iter(read_list(sentence, verb + 2, ("ablt",))), None)
    if sentence.lemma(verb) in _BECOMING and sentence.lemmas(verb + 1) & _FRIENDS:
        return next(iter(read_list(sentence, verb + 2, ("gent", "datv"))), None)
    for position in range(subject.end + 1, sentence.clause(subject.end)[1]):
        if sentence.lemma(position) in word_list("agreement_relations") and sentence.low(position + 1) in ("с", "со"):
            return next(iter(read_list(sentence, position + 2, ("ablt",))), None)
    return None


def is_subject_of(sentence: Sentence, phrase: Phrase, verb: int) -> bool:
    """«Минск принял гостей», not «Минск *посетила* делегация», where the town is the object."""
    if not sentence.is_finite(verb):
        return False
    group, predicate = sentence.group(phrase.start, phrase.case), sentence.readings(verb)[0]
    if group is None or group.head.gender is None or predicate.gender is None or group.head.number != "sing":
        return group is None or predicate.number in (group.head.number, None)
    return predicate.gender == group.head.gender


def _is_infinitive(sentence: Sentence, position: int) -> bool:
    found = sentence.readings(position)
    return bool(found) and found[0].part == "INFN"


def _is_inside_phrase(sentence: Sentence, position: int) -> bool:
    """After a noun or a quotation stands its complement: «сад «Солнышко» *города Елеца и* …»."""
    if sentence.lemma(position - 1) in word_list("agreement_relations"):
        return False
    found = sentence.readings(position - 1)
    return sentence.low(position - 1) == "»" or (bool(found) and found[0].part in ("NOUN", "ADJF"))


def subject_is_the_pair(sentence: Sentence, happenings: Sequence[Event]) -> bool:
    """«города», «стороны», «вузы» are the subject of the signing, and nobody is named."""
    for event in happenings:
        if event.what not in BINDING or event.part != "VERB" or sentence.readings(event.position)[0].number != "plur":
            continue
        for position in range(*sentence.clause(event.position)):
            group = sentence.group(position, "nomn")
            alone = group is not None and group.position == position and group.head.number == "plur"
            if alone and not _has_noun_before(sentence, position) and not sentence.is_preposition(position - 1):
                lemma = sentence.lemma(position)
                if lemma in word_list("agreement_actors") or lemma == "сторона":
                    return sentence.is_finite(position + 1) or sentence.is_finite(position - 1)
    return False


def _has_noun_before(sentence: Sentence, position: int) -> bool:
    """«жители города подписали»; «в прошлом месяце города подписали» is no such phrase."""
    return any(each.part == "NOUN" and each.case == "nomn" for each in sentence.readings(position - 1))


def _are_surely_actors(sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
    """One known for sure vouches for «немецкий Виттен» beside it."""
    sure = [is_surely_actor(sentence, phrase) for phrase in phrases]
    return any(sure) and all(
        known or _is_foreign_place(sentence, phrase) for known, phrase in zip(sure, phrases, strict=True)
    )


def _is_foreign_place(sentence: Sentence, phrase: Phrase) -> bool:
    """«немецкий Виттен», «китайский Вэйхай»: an adjective of a country and an unknown name."""
    if phrase.end - phrase.start != 2 or not is_actor(sentence, phrase):
        return False
    adjective = sentence.low(phrase.start).rstrip("йяеогим")
    of_country = adjective.endswith(("ск", "цк")) and sentence.readings(phrase.start)[0].part == "ADJF"
    return of_country and sentence.words[phrase.start + 1][0].isupper()


def is_surely_actor(sentence: Sentence, phrase: Phrase) -> bool:
    """A named institution, a town of the dictionary or an abbreviation: an unknown word may stand in any case."""
    if not (is_actor(sentence, phrase) and has_proper_name(sentence, phrase)):
        return False
    if is_place_of_owner(sentence, phrase.start):
        return False
    known = phrase.head in word_list("agreement_actors") or is_abbreviation(sentence.words[phrase.start])
    return known or ends_in_place(sentence, phrase)


def between_many(sentence: Sentence, document: Document, happenings: Sequence[Event]) -> tuple[str, ...]:
    """«между архивами Тувы и Монголии»: one phrase for both, taken if nothing names them one by one."""
    for position in range(len(sentence.words)):
        if sentence.low(position) == "между" and concerns(sentence, position, document, happenings):
            phrases = read_list(sentence, position + 1, ("ablt",))
            if len(phrases) == 1 and is_of_many(sentence, phrases[0]):
                return names_of(sentence, phrases)
    return ()


def related(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """«Документ укрепит связи между областью и республикой»: whom it brings together, if nothing says it outright."""
    for position in range(document.end, len(sentence.words)):
        if sentence.low(position) == "между" and sentence.lemma(position - 1) in word_list("agreement_relations"):
            phrases = read_list(sentence, position + 1, ("ablt",))
            if len(phrases) >= FEWEST and all(is_surely_actor(sentence, phrase) for phrase in phrases):
                return names_of(sentence, phrases)
    return ()


def governed_by(sentence: Sentence, parties: tuple[str, ...]) -> tuple[str, ...]:
    """«Депутаты Задонска одобрили соглашение с Зимогорьем»: with the partner alone named, the other is theirs."""
    for position in range(len(sentence.words) - 1):
        group = sentence.group(position + 1, "gent")
        if group is None or not sentence.lemmas(position) & _GOVERNING or not sentence.words[position + 1][0].isupper():
            continue
        home = nominative(sentence.text(position + 1, phrase_end(sentence, group.position, "gent")), case="gent")
        if not alike(home, parties[0]) and any("Geox" in each.grammemes for each in sentence.readings(group.position)):
            return (home, *parties)
    return ()


def host_of(sentence: Sentence, happenings: Sequence[Event], parties: tuple[str, ...]) -> tuple[str, ...]:
    """«В Тверском университете подписан договор с Гомельским»: with the partner alone named, the house is the other."""
    if not any(event.what is Happening.SIGN and event.done and event.part == "PRTS" for event in happenings):
        return ()
    for position in range(len(sentence.words)):
        if sentence.low(position) in ("в", "во"):
            for phrase in read_list(sentence, position + 1, ("loct",))[:1]:
                if phrase.head in word_list("agreement_hosts") and has_proper_name(sentence, phrase):
                    return (*names_of(sentence, [phrase]), *parties)
    return ()
