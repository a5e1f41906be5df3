"""Who a person is said to be: noun phrases for a person next to the name, in the nominative.

«глава Липецка Сергей Иванов», «Сергей Иванов, глава Липецка», «Сергей Иванов — глава Липецка». Any animate noun may
be a role: a list of offices would miss half of them. Turns of phrase («во главе с») stand in ``role_frames``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrieval.facts.context import lemma_in
from retrieval.facts.name_kinds import is_known_place
from retrieval.facts.names import name_in_genitive
from retrieval.facts.noun_phrases import (
    CLOSING,
    is_acting,
    is_modifier,
    is_person_head,
    is_person_head_of_two_words,
    is_stop,
    is_ungoverned,
    is_verb,
    opening_of,
    part_of_speech,
    phrase_text,
)
from retrieval.facts.phrases import nominative
from retrieval.facts.places import Place
from retrieval.facts.predicates import office_told
from retrieval.facts.role_frames import framed_role
from retrieval.facts.tables import pairs
from retrieval.facts.tokens import DASHES, Sentence
from retrieval.lemmas import fold, parses

_FARTHEST = 24
_BREAKS = ("PREP", "CONJ", "PRCL", "NPRO", "ADVB")
_MOST_MODIFIERS = 4
_FOR_A_TIME = ("временно",)


def roles_of(sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[str, ...]:
    """Roles that the sentence gives the person at ``place``; ``others`` are the other names in it, in order."""
    left = _left(sentence, place, others)
    framed = framed_role(sentence, place, has_role=left is not None)
    found = (left, _right(sentence, place, others), framed, _told(sentence, place, others))
    return longest(role for role in found if role)


def longest(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles in order without those that a longer one holds: «глава» in «глава Липецка»."""
    distinct = list(dict.fromkeys(roles))
    return tuple(role for role in distinct if not any(_holds(other, role) for other in distinct if other != role))


def _holds(longer: str, role: str) -> bool:
    if fold(longer) == fold(role):
        return longer < role  # the same but for capitals: one of them stays
    return f" {fold(role)} " in f" {fold(longer)} "


def _left(sentence: Sentence, place: Place, others: Sequence[Place]) -> str | None:
    """«глава района Иван Петров»; an insertion between dashes is stepped over («глава района - родины … - Иван»)."""
    stop = _before_insertion(sentence, place)
    head = _leftmost_head(sentence, place, others, stop - 1)
    if head is None:
        return None
    first = head
    while first > 0 and head - first < _MOST_MODIFIERS and is_modifier(sentence.word(first - 1), place.case):
        first -= 1
    if is_acting(sentence, first):
        return phrase_text(sentence, first, stop)
    if sentence.word(first - 1).lower() in _FOR_A_TIME and lemma_in(sentence.word(first), "role_participles"):
        return f"{phrase_text(sentence, first - 1, first)} {_phrase(sentence, first, stop, place.case)}"
    return _owned(sentence, first, others, _phrase(sentence, first, stop, place.case))


def _before_insertion(sentence: Sentence, place: Place) -> int:
    comma = _comma_before(sentence, place)
    if comma is not None:
        return comma
    if sentence.word(place.first - 1) not in DASHES:
        return place.first
    for i in range(place.first - 2, -1, -1):
        if sentence.word(i) in DASHES:
            return i
    return place.first - 1


def _comma_before(sentence: Sentence, place: Place) -> int | None:
    """«Дочь полковника, Вера Сергеевна, поблагодарила …»: the name between commas, then the verb."""
    first = place.first
    while first > 0 and is_modifier(sentence.word(first - 1), place.case, place.gender):
        first -= 1
    verb = sentence.word(place.stop + 1)
    encloses = sentence.word(first - 1) == "," == sentence.word(place.stop)
    return first - 1 if first > 0 and encloses and place.case == "nomn" and verb and is_verb(verb) else None


def _leftmost_head(sentence: Sentence, place: Place, others: Sequence[Place], i: int) -> int | None:
    """The person noun that starts the longest phrase ending at token ``i``, in the name's case.

    Between it and the name stand genitives («глава района») or nouns with a preposition («… по экономике»): in
    «коллеге картину с видом памятника Ивану Петрову» the accusative cuts the phrase.
    """
    head: int | None = None
    ungoverned = False
    lowest = max(0, i - _FARTHEST)
    while i >= lowest:
        word = sentence.word(i)
        if word in CLOSING:
            i = opening_of(sentence, i) - 1
            continue
        if head is None and is_acting(sentence, i):
            return i
        if is_stop(sentence, i) or is_verb(word) or _is_other(others, i):
            break
        if _is_person(sentence, i, place) and _may_start(sentence, i):
            if ungoverned and not lemma_in(word, "role_participles"):  # «заведующая библиотекой»
                break
            head = i
        elif head == i + 1 and _joins_one_person(sentence, i, place, others):
            head = i = i - 1
        elif head is not None and part_of_speech(word) in _BREAKS:
            break
        elif part_of_speech(word) == "PREP":
            ungoverned = False
        elif word[0].islower() and is_ungoverned(word):
            ungoverned = True
        i -= 1
    return head


def _joins_one_person(sentence: Sentence, i: int, place: Place, others: Sequence[Place]) -> bool:
    """«директор и тренер «Зари» Иван Петров» is one man; «мэр и губернатор Иван Петров приехали» are two."""
    before = i - 1
    if sentence.word(i) != "и" or before < 0 or not _is_person(sentence, before, place) or _is_other(others, before):
        return False
    alone = place.case == "nomn" and not any(other.case == "nomn" for other in others)
    return _may_start(sentence, before) and not (alone and _is_told_of_many(sentence))


def _is_told_of_many(sentence: Sentence) -> bool:
    verbs = (parses(token.text.lower())[0].tag for token in sentence.tokens if token.text.isalpha())
    return any(tag.POS in ("VERB", "PRTS") and tag.number == "plur" for tag in verbs)


def _is_person(sentence: Sentence, i: int, place: Place) -> bool:
    word = sentence.word(i)
    if is_person_head(word, place.case, place.gender):
        return True
    return i > 0 and is_person_head_of_two_words(sentence.word(i - 1), word, place.case)


def _is_other(others: Sequence[Place], i: int) -> bool:
    """A name in the way; one in the genitive may belong to the role: «заместитель Ивана Петрова»."""
    return any(other.first <= i < other.stop and other.case != "gent" for other in others)


def _may_start(sentence: Sentence, i: int) -> bool:
    word = sentence.word(i)
    return word[0].islower() or i == sentence.first_word or not (word.isupper() or is_known_place(word))


def _right(sentence: Sentence, place: Place, others: Sequence[Place]) -> str | None:
    """«Иван Петров, глава района, …», «Иван Петров (глава района)», «Иван Петров — глава района»."""
    sign = sentence.word(place.stop)
    if sign not in (",", "(") and sign not in DASHES:
        return None
    case = "nomn" if sign in DASHES else place.case
    first = place.stop + 1
    if fold(sentence.word(first)) in pairs("possessives") or part_of_speech(sentence.word(first) or ",") == "ADVB":
        first += 1  # «…, его заместитель», «…, ныне депутат»
    head = first
    while head < first + _MOST_MODIFIERS and sentence.word(head) and is_modifier(sentence.word(head), case):
        if is_person_head(sentence.word(head), case, place.gender):
            break
        head += 1
    word = sentence.word(head)
    if not word or not word[0].islower() or not is_person_head(word, case, place.gender):
        return None
    stop = _end_of_phrase(sentence, head + 1, others)
    if any(other.first == stop for other in others):
        return None  # «Иван Петров, директор школы Анна Иванова»: hers, not his
    return _owned(sentence, first, others, _phrase(sentence, first, stop, case))


def _told(sentence: Sentence, place: Place, others: Sequence[Place]) -> str | None:
    """«Иван Петров избран мэром города»"""
    office = office_told(sentence, place, others)
    if office is None:
        return None
    stop = _end_of_phrase(sentence, office[1], others)
    if office[1] <= place.first:
        stop = min(stop, place.first - 1)  # «Мэром города *избран* Иван Петров»
    while stop > office[1] and _is_aside(sentence, office[1], stop):
        stop -= 1
    return _phrase(sentence, office[0], stop, "ablt")


def _is_aside(sentence: Sentence, first: int, stop: int) -> bool:
    """«… школы *с этого года*», «врачом *в Ельце*», «медсестрой *двадцать лет*»: no part of an office told by a verb;
    «по делам молодёжи» is."""
    parts = ((sentence.word(i), part_of_speech(sentence.word(i))) for i in range(first, stop))
    return any(part in ("PREP", "ADVB", "PRED", "NUMR") and word != "по" for word, part in parts)


def _end_of_phrase(sentence: Sentence, i: int, others: Sequence[Place]) -> int:
    quoted = False
    while i < len(sentence.tokens):
        word = sentence.word(i)
        quoted = (quoted or word == "«") and word != "»"
        if not quoted and (is_stop(sentence, i) or is_verb(word) or _ends_at_and(sentence, i)):
            break
        if any(other.first == i and other.case != "gent" for other in others):
            break
        i += 1
    return i


def _ends_at_and(sentence: Sentence, i: int) -> bool:
    """«… и встретились», «… и его гости»: what follows «и» is no more of the role."""
    if part_of_speech(sentence.word(i)) != "CONJ":
        return False
    following = sentence.word(i + 1)
    return not following or is_verb(following) or part_of_speech(following) in _BREAKS


def _phrase(sentence: Sentence, first: int, stop: int, case: str) -> str:
    return nominative(phrase_text(sentence, first, stop), case)


def _owned(sentence: Sentence, first: int, others: Sequence[Place], role: str) -> str:
    """«его заместитель» → «заместитель Сергея Жевлакова»: whose, when the sentence has named him before."""
    gender = pairs("possessives").get(fold(sentence.word(first - 1)))
    owners = [other for other in others if other.stop <= first and gender in (other.gender, "plur")]
    if gender in (None, "plur") or not owners:
        return role
    return f"{role} {name_in_genitive(owners[-1].name, owners[-1].gender)}"
