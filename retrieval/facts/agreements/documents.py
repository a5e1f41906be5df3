"""Where a sentence speaks of an agreement, and what kind it is in the document's own words.

«Соглашение о сотрудничестве в сферах …» is of the kind «о сотрудничестве»: the literal complement, no list of kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.groups import Group, agreeing
from retrieval.facts.morphology import Reading
from retrieval.facts.phrases import nominative
from retrieval.facts.tables import pairs
from retrieval.facts.wordlists import words as word_list

_ABOUT = frozenset({"о", "об", "обо"})
_PLANS = ("план", "программа")
_OUTRANKED = ("соглашение", "меморандум", "договоренность", "карта")  # also «соглашение по безопасности»
_NAMED_LATER = 25
_ABOUT_IT = frozenset({"церемония", "действие", "текст", "срок", "цель", "предмет", "сторона", "экземпляр", "подпись"})
LATER_ACTS = frozenset({"продление", "пролонгация", "расторжение", "прекращение", "денонсация"})
_PRONOUNS = frozenset({"он", "она", "оно", "они"})
_LIVING = frozenset(
    {"действовать", "вступить", "рассчитать", "рассчитанный", "бессрочный", "продлеваться", "продлиться"}
)


class Reference(StrEnum):
    """How a document is spoken of: with its kind, by a bare noun, or by «документ» and «он»."""

    NAMED = "named"
    BARE = "bare"
    ANAPHOR = "anaphor"


class Document(Struct, frozen=True):
    """A document at ``position``; its phrase takes ``start:end`` with the kind. ``background``: «в рамках договора».

    A bare document may have a ``kind`` as well, of less weight: its adjective («побратимское соглашение»).
    """

    position: int
    start: int
    end: int
    head: str
    reference: Reference
    kind: str | None = None
    plural: bool = False
    background: bool = False
    ordinal: int | None = None
    other: bool = False
    corresponding: bool = False


def documents(sentence: Sentence) -> tuple[Document, ...]:
    """Documents spoken of in a sentence, in order."""
    found = tuple(_documents(sentence))
    inner = {each.position for each in found}
    return tuple(each for each in found if not _is_about_another(sentence, each, inner))


def _is_about_another(sentence: Sentence, document: Document, others: set[int]) -> bool:
    """«соглашение о продлении договора о дружбе» tells of the inner document only."""
    acts = any(sentence.lemmas(i) & LATER_ACTS for i in range(document.position + 1, document.end))
    return acts and any(document.position < position <= document.end for position in others)


def _documents(sentence: Sentence) -> Iterator[Document]:
    for position in range(len(sentence.words)):
        reading = _document_reading(sentence, position)
        if reading is not None and not _is_any_documents(sentence, position):
            yield _document(sentence, position, reading)
        elif _is_signed_object(sentence, position) or _is_document_subject(sentence, position):
            yield Document(position, position, position + 1, sentence.low(position), Reference.ANAPHOR)


def _document_reading(sentence: Sentence, position: int) -> Reading | None:
    names = word_list("agreement_documents") | {"документ"}
    nouns = [reading for reading in sentence.readings(position) if reading.part == "NOUN"]
    found = next((reading for reading in nouns if reading.lemma in names), None)
    return found or next((reading for reading in nouns if _is_of_two_words(sentence, position, reading)), None)


def _is_of_two_words(sentence: Sentence, position: int, noun: Reading) -> bool:
    """«дорожная карта» is a document, a map is none; a plan only as «план … по развитию сотрудничества»."""
    adjective = pairs("agreement_documents_of_two_words").get(noun.lemma)
    if adjective is not None:
        return adjective in sentence.lemmas(position - 1)
    return noun.lemma in _PLANS and _is_signed(sentence) and _plan_for_relation(sentence, position) is not None


def _is_signed(sentence: Sentence) -> bool:
    lemmas = (lemma for i in range(len(sentence.words)) for lemma in sentence.lemmas(i))
    return any(pairs("agreement_verbs").get(lemma) == "sign" for lemma in lemmas)


def _plan_for_relation(sentence: Sentence, position: int) -> tuple[int, int] | None:
    """«план *мероприятий* по развитию сотрудничества»: where the complement with a relation stands."""
    following = position + 1
    while (group := sentence.group(following, "gent")) is not None and group.head.part == "NOUN":
        if group.head.lemma in word_list("agreement_relations"):
            return following, group.position + 1
        following = group.position + 1
    end = complement_end(sentence, following + 1, "datv") if sentence.low(following) == "по" else None
    if end is None or not any(sentence.lemmas(i) & word_list("agreement_relations") for i in range(following, end)):
        return None
    return following, end


def _is_any_documents(sentence: Sentence, position: int) -> bool:
    """«заключению договоров»: documents in general, unless the plural itself is subject or object or has a kind."""
    found = sentence.readings(position)
    oblique = all(reading.number == "plur" and reading.case not in ("nomn", "accs") for reading in found)
    signed = sentence.low(position - 1) == "под" and sentence.lemma(position - 2) in ("подпись", "автограф")
    return oblique and not signed and sentence.low(position + 1) not in _ABOUT


def _document(sentence: Sentence, position: int, reading: Reading) -> Document:
    start = _phrase_start(sentence, position, reading)
    background = _is_background(sentence, start)
    plural = _is_plural(sentence, start, position)
    related = reading.lemma == "документ" and _has_relation(sentence, position + 1)
    if reading.lemma == "документ" and not related:
        ordinal = _ordinal(sentence, start, position)
        end = position + 1
        other = _is_another(sentence, start, position)
        return Document(
            position, start, end, reading.lemma, Reference.ANAPHOR, None, plural, background, ordinal, other
        )
    kind = _kind(sentence, position, reading)
    if kind is None:
        quality, other = _quality(sentence, start, position), _is_another(sentence, start, position)
        corresponding = any(sentence.low(i).startswith("соответствующ") for i in range(start, position))
        return Document(
            position,
            start,
            position + 1,
            reading.lemma,
            Reference.BARE,
            quality,
            plural,
            background,
            other=other,
            corresponding=corresponding,
        )
    text, end = kind
    background = background or _depends_on_noun(sentence, start, reading)
    if any(sentence.lemmas(i) & LATER_ACTS for i in range(position + 1, end)):  # «протокол о продлении»
        return Document(
            position, start, end, reading.lemma, Reference.BARE, None, plural, background, corresponding=True
        )
    return Document(position, start, end, reading.lemma, Reference.NAMED, text, plural, background)


def _phrase_start(sentence: Sentence, position: int, head: Reading) -> int:
    start = position
    while start > 0 and sentence.readings(start - 1) and agreeing(sentence.words[start - 1], head) is not None:
        start -= 1
    return start


def _is_plural(sentence: Sentence, start: int, position: int) -> bool:
    """«подписали соглашения»: what is also a genitive singular is plural unless a noun or preposition governs it."""
    numbers = {reading.number for reading in sentence.readings(position)}
    before = sentence.readings(start - 1)
    governed = bool(before) and before[0].part in ("NOUN", "PREP")
    return "plur" in numbers and ("sing" not in numbers or not governed)


def _is_background(sentence: Sentence, start: int) -> bool:
    """«в рамках соглашения», «в соответствии с договором»"""
    before = start - 2 if sentence.low(start - 1) in ("с", "со") else start - 1
    return sentence.low(before) in word_list("agreement_background")


def _depends_on_noun(sentence: Sentence, start: int, head: Reading) -> bool:
    """«юбилей договора», «стороны соглашения»: told of something else; «подписание» and «проект» are told of it."""
    before = sentence.readings(start - 1)
    if head.case != "gent" or not before or before[0].part != "NOUN":
        return False
    return not {reading.lemma for reading in before} & (pairs("agreement_verbs").keys() | _ABOUT_IT)


def _has_relation(sentence: Sentence, position: int) -> bool:
    """«документ об установлении побратимских отношений»: then even «документ» has a kind."""
    end = _about(sentence, position, "документ")
    if end is None:
        return False
    return any(sentence.lemmas(i) & word_list("agreement_relations") for i in range(position, end))


def _ordinal(sentence: Sentence, start: int, position: int) -> int | None:
    order = ("первый", "второй", "третий")
    found = [order.index(sentence.lemma(i)) for i in range(start, position) if sentence.lemma(i) in order]
    return found[0] if found else None


def _kind(sentence: Sentence, position: int, head: Reading) -> tuple[str, int] | None:
    """The complement and where it ends: «о дружбе», «намерений»."""
    if head.lemma in _PLANS:
        plan = _plan_for_relation(sentence, position)
        return None if plan is None else (sentence.text(*plan), plan[1])
    following = position + 2 if sentence.low(position + 1) == "»" else position + 1
    about = _about(sentence, following, head.lemma)
    if about is not None:
        return sentence.text(following, about), about
    genitive = sentence.group(following, "gent")
    if genitive is not None and genitive.head.lemma in word_list("agreement_relations"):
        return sentence.text(following, genitive.position + 1), genitive.position + 1
    later = _named_later(sentence, following)
    return None if later is None else (sentence.text(*later), following)


def _quality(sentence: Sentence, start: int, position: int) -> str | None:
    """«побратимское соглашение»: an adjective may serve as the kind where no complement stands."""
    adjective = next((i for i in range(start, position) if _names_relation(sentence.lemma(i))), None)
    return None if adjective is None else nominative(sentence.text(adjective, position + 1)).lower()


def _is_another(sentence: Sentence, start: int, position: int) -> bool:
    """«первый договор», «аналогичное соглашение»: not the one spoken of before."""
    return any(sentence.lemma(i) in word_list("agreement_another") for i in range(start, position))


def _names_relation(adjective: str) -> bool:
    return adjective.startswith(("побратим", "партнер", "дружеств", "мирный"))


def _about(sentence: Sentence, position: int, head: str) -> int | None:
    """Where the complement that begins at ``position`` ends; ``None`` if none begins there."""
    if sentence.low(position) in _ABOUT:
        return complement_end(sentence, position + 1, "loct")
    if sentence.low(position) == "по" and head in _OUTRANKED:
        return complement_end(sentence, position + 1, "datv")
    return None


def complement_end(sentence: Sentence, position: int, case: str) -> int | None:
    """Where a document's complement that begins after its preposition ends: «об *обмене студентами*»."""
    group = sentence.group(position, case)
    if group is None:
        return None
    end = group.position + 1
    while (joined := _joined(sentence, end, case)) is not None:
        group, end = joined, joined.position + 1
    return end if group.head.lemma in word_list("agreement_relations") else _with_genitives(sentence, end)


def _joined(sentence: Sentence, position: int, case: str) -> Group | None:
    """«о дружбе *и сотрудничестве*»"""
    if sentence.low(position) not in ("и", ","):
        return None
    if sentence.readings(position + 1) and sentence.readings(position + 1)[0].part == "PREP":
        return None
    group = sentence.group(position + 1, case)
    return group if group is not None and group.head.part == "NOUN" else None


def _with_genitives(sentence: Sentence, position: int) -> int:
    """«об установлении *побратимских отношений*», «об обмене *студентами*», «о помощи *детям*»"""
    for case in ("gent", "ablt", "datv"):
        end = position
        while end < len(sentence.words) and sentence.name_at(end) is None:
            following = end + 1 if sentence.low(end) == "и" and end > position else end
            group = sentence.group(following, case)
            if group is None or group.head.part != "NOUN" or _may_be_party(sentence, following, group):
                break
            end = group.position + 1
        if end > position:
            return end
    return position


def _may_be_party(sentence: Sentence, start: int, group: Group) -> bool:
    """«об обмене студентами *Минска*», but «о проведении *Кубка Черноземья*»: not a name that begins no party."""
    if not sentence.words[start][0].isupper() or sentence.words[start - 1][0].isupper():
        return False
    if group.head.lemma in word_list("agreement_actors") or sentence.name_at(start) is not None:
        return True
    return any(each.grammemes & {"Geox", "Surn", "Name"} or each.part == "ADJF" for each in sentence.readings(start))


def _named_later(sentence: Sentence, position: int) -> tuple[int, int] | None:
    """«соглашение между А и Б *о сотрудничестве*», «договор с Бонном *о дружбе*»"""
    if sentence.low(position) not in ("между", "с", "со"):
        return None
    for later in range(position + 1, min(len(sentence.words), position + _NAMED_LATER)):
        if sentence.is_finite(later) or _document_reading(sentence, later) is not None:
            return None
        if sentence.low(later) in _ABOUT:
            end = complement_end(sentence, later + 1, "loct")
            return None if end is None else (later, end)
    return None


def _is_document_subject(sentence: Sentence, position: int) -> bool:
    """«Он заключён …», «Заключено оно …», «Он предполагает …»: the pronoun stands for a document, not for a man."""
    if sentence.low(position) not in _PRONOUNS:
        return False
    for i in (position - 1, position + 1, position + 2, position + 3):
        lemmas = sentence.lemmas(i)
        if lemmas & pairs("agreement_contents").keys() and not _is_past_masculine(sentence, i):
            return True
        short = any(reading.part == "PRTS" for reading in sentence.readings(i))
        if short and lemmas & {"подписать", "заключить", "рассчитать", "продлить", "расторгнуть", "направить"}:
            return True
        if lemmas & _LIVING:
            return True
    return False


def _is_signed_object(sentence: Sentence, position: int) -> bool:
    """«от больницы *его* подписал главный врач», «*Его* действие продлевается»"""
    if sentence.low(position) not in ("его", "ее"):
        return False
    following = sentence.lemma(position + 1)
    if following == "действие" or (position == 0 and following in ("срок", "цель", "предмет")):
        return True
    near = (*sentence.readings(position + 1), *sentence.readings(position - 1))  # «Подписывали его мэр и глава»
    verbs = (reading for reading in near if reading.part == "VERB")
    return any(pairs("agreement_verbs").get(reading.lemma) == "sign" for reading in verbs)


def _is_past_masculine(sentence: Sentence, position: int) -> bool:
    return sentence.readings(position)[0].number == "plur"


def is_supplement(sentence: Sentence, document: Document) -> bool:
    """«Дополнительное соглашение», «протокол о продлении»: its date is not that of the agreement itself."""
    words = range(document.start, document.end)
    marks = LATER_ACTS | {"дополнительный", "допсоглашение"}
    return any(sentence.lemma(i) in marks for i in words)
