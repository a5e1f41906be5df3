"""What an agreement is for, as short points: spheres, aims, contents.

A list is cut where the next item stands in the case of the first: «развития связей, укрепления дружбы и реализации
проектов» makes three points, «поставку продовольствия, товаров и услуг» stays one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from retrieval.facts.agreements.documents import Document
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.groups import Group
from retrieval.facts.phrases import nominative
from retrieval.facts.tables import pairs
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Span


class _Item(Struct, frozen=True):
    """An item of a list: its words, and the case its head stands in."""

    span: Span
    case: str


class _Sphere(Struct, frozen=True):
    """A sphere named by the word at ``position``."""

    position: int
    text: str


_SPHERES = frozenset({"сфера", "область", "отрасль", "направление"})
_AIMS = frozenset({"цель", "задача", "предмет"})
_DEVELOPS = frozenset({"развивать", "расширять", "укреплять", "налаживать", "наладить", "проводить", "провести"}) | {
    *("реализовать", "осуществлять", "обмениваться", "сотрудничать", "организовать", "организовывать"),
}
_VERBAL_ENDINGS = ("ие", "ция", "ка", "мен", "дача")  # «проведение», «популяризация», «поддержка», «обмен»
_ITEM_ENDS = frozenset({".", ";", "»", "!", "?", "—", "–"})


def scope_of(sentence: Sentence, document: Document, start: int, end: int) -> tuple[str, ...]:
    """Points that ``words[start:end]`` tell of the document, nominative."""
    lists = [
        item
        for item in (*_aims(sentence, start, end), *_contents(sentence, start, end))
        if _tells_of(sentence, document, item.span[0] - 1)
    ]
    spheres = [point for point in _spheres(sentence, document, start, end) if not _is_part_of(point, lists)]
    items = [nominative(sentence.text(*item.span).strip(" ,"), case=item.case) for item in _apart(lists)]
    return tuple(dict.fromkeys([*(point.text for point in spheres), *items]))


def _tells_of(sentence: Sentence, document: Document, position: int) -> bool:
    """Not «соглашение и карта, которая включает …»: a relative clause must agree with the document."""
    start, end = sentence.clause(position)
    relative = next((i for i in range(start, min(start + 3, end)) if sentence.lemma(i) == "который"), None)
    if relative is None or start <= document.position < end:
        return True
    forms = {(reading.number, reading.gender) for reading in sentence.readings(relative)}
    own = {(reading.number, reading.gender) for reading in sentence.readings(document.position)}
    return bool(forms & own)


def _is_part_of(point: _Sphere, lists: Sequence[_Item]) -> bool:
    return any(item.span[0] <= point.position < item.span[1] for item in lists)


def _apart(items: Sequence[_Item]) -> list[_Item]:
    """Items not inside an earlier one."""
    kept: list[_Item] = []
    for item in items:
        if not any(known.span[0] <= item.span[0] < known.span[1] for known in kept):
            kept.append(item)
    return kept


def continued_scope(sentence: Sentence) -> tuple[str, ...]:
    """«Планируется развивать связи школ»: a sentence that goes on about the agreement without naming it."""
    verbs = [i for i in range(min(4, len(sentence.words))) if sentence.lemma(i) in _DEVELOPS]
    planned = sentence.lemmas(0) & {"планировать", "планироваться", "предусмотреть", "намечать", "предполагать"}
    sides = sentence.lemma(0) in ("сторона", "партнер", "участник")
    if not verbs or not (planned or sides):
        return ()
    position = verbs[0]
    return (sentence.text(position, _item_stop(sentence, position, len(sentence.words))),)


def _spheres(sentence: Sentence, document: Document, start: int, end: int) -> Iterator[_Sphere]:
    for position in range(start, end):
        reading = next((each for each in sentence.readings(position) if each.lemma in _SPHERES), None)
        if reading is None or not _after_preposition(sentence, position):
            continue
        if sentence.words[position - 1][0].isupper() or not _tells_of(sentence, document, position):
            continue  # «в Витебской области»
        adjectives = list(_adjectives_before(sentence, position))
        if adjectives:
            yield from (_Sphere(position, _sphere(sentence, adjective)) for adjective in adjectives)
        else:
            stop = next((i for i in range(position + 1, end) if sentence.low(i) == "между"), end)
            items = _list_items(sentence, position + 1, stop, ("gent",))
            yield from (_Sphere(position, nominative(sentence.text(*item.span), case="gent")) for item in items)


def _after_preposition(sentence: Sentence, position: int) -> bool:
    """«в … сферах», «по … направлениям»: said of what the parties do, not of any sphere."""
    for earlier in range(position - 1, max(-1, position - 12), -1):
        if sentence.low(earlier) in ("в", "во", "по"):
            return True
        found = sentence.readings(earlier)
        if found and found[0].part not in ("ADJF", "CONJ", "PRTF"):
            return False
    return False


def _adjectives_before(sentence: Sentence, position: int) -> Iterator[int]:
    first = position
    while first > 0 and (sentence.low(first - 1) in ("и", ",") or _is_adjective(sentence, first - 1)):
        first -= 1
    for each in range(first, position):
        if _is_adjective(sentence, each) and not _says_nothing(sentence, each):
            yield each


def _is_adjective(sentence: Sentence, position: int) -> bool:
    found = sentence.readings(position)
    return bool(found) and any(reading.part == "ADJF" for reading in found) and found[0].part in ("ADJF", "NOUN")


def _says_nothing(sentence: Sentence, position: int) -> bool:
    return sentence.lemma(position) in ("различный", "разный", "многие", "весь", "следующий", "другой", "иной", "такой")


def _sphere(sentence: Sentence, adjective: int) -> str:
    """«торгово-экономической» → «торгово-экономическая сфера»"""
    reading = next(reading for reading in sentence.readings(adjective) if reading.part == "ADJF")
    form = reading.inflected(("nomn", "sing", "femn")) or sentence.low(adjective)
    return f"{form} сфера"


def _aims(sentence: Sentence, start: int, end: int) -> Iterator[_Item]:
    for position in range(start, end):
        if sentence.lemma(position) not in _AIMS:
            continue
        before, after = sentence.low(position - 1), position + 1
        if before in ("с", "в"):
            yield from _list_items(sentence, after, end, ("gent",))
        dash = next((i for i in range(after, min(end, after + 5)) if sentence.words[i] in "—–-"), None)
        if dash is not None:
            yield from _list_items(sentence, dash + 1, end, ("nomn",))


def _contents(sentence: Sentence, start: int, end: int) -> Iterator[_Item]:
    for position in range(start, end):
        verbs = pairs("agreement_contents")
        cases = [verbs[lemma] for lemma in sentence.lemmas(position) if lemma in verbs]
        if not cases:
            continue
        after = position + 1
        if sentence.low(after) == ",":
            continue
        if sentence.low(after) in ("на", "в"):
            after += 1
        yield from _list_items(sentence, after, end, tuple(cases))


def _list_items(sentence: Sentence, position: int, end: int, cases: tuple[str, ...]) -> Iterator[_Item]:
    """Items of a list whose first stands at ``position``."""
    position = _skip_fillers(sentence, position)
    first = _first_group(sentence, position, cases)
    if first is None:
        return
    group, case = first
    stop = _item_stop(sentence, position, end)
    yield from (item for item in _cut(sentence, position, stop, group, case) if item.span[0] < item.span[1])


def _skip_fillers(sentence: Sentence, position: int) -> int:
    while sentence.low(position) in ("также", "и", "том", "числе", "себя", "частности", ","):
        position += 1
    return position


def _first_group(sentence: Sentence, position: int, cases: tuple[str, ...]) -> tuple[Group, str] | None:
    for case in cases:
        group = sentence.group(position, case)
        if group is not None and group.head.part == "NOUN":
            return group, case
    return None


def _item_stop(sentence: Sentence, position: int, end: int) -> int:
    """Lists run to the end of the clause: a full stop, a closing quotation, «который», another verb."""
    for i in range(position + 1, end):
        if sentence.words[i] in _ITEM_ENDS and not sentence.is_abbreviation(i):
            return i
        if sentence.lemma(i) == "который" or sentence.is_finite(i):
            return i - 1 if sentence.low(i - 1) in (",", "и") else i
    return end


def _cut(sentence: Sentence, start: int, stop: int, first: Group, case: str) -> Iterator[_Item]:
    verbal = _is_verbal(first)
    item, item_case = start, case
    for position in range(start + 1, stop):
        if sentence.words[position] not in (",", "и"):
            continue
        following = position + 1
        if sentence.low(following) in ("и", "также"):
            following += 1
        next_case = _case_of_item(sentence, following, case, verbal, sentence.words[position] == ",")
        if next_case is not None:
            yield _Item((item, position), item_case)
            item, item_case = following, next_case
    yield _Item((item, stop), item_case)


def _case_of_item(sentence: Sentence, position: int, case: str, verbal: bool, after_comma: bool) -> str | None:
    """The case of the item that begins here, ``None`` where the one before goes on.

    After a comma a verbal noun may also stand in the dative: «содействие заключению договоров, *развитию* торговли».
    """
    cases = (case, "datv") if verbal and after_comma else (case,)
    for each in cases:
        group = sentence.group(position, each)
        if group is None or group.head.part != "NOUN" or (verbal and not _is_verbal(group)):
            continue
        alike = any(reading.case == "gent" for reading in sentence.readings(group.position))
        if each == "gent" or not alike:
            return each
    return None


def _is_verbal(group: Group) -> bool:
    return group.head.lemma.endswith(_VERBAL_ENDINGS) and group.head.lemma not in word_list("agreement_not_actions")
