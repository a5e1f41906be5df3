"""What an agreement is for, as short points: spheres, aims, contents.

A list is cut where the next item stands in the case of the first: «развития связей, укрепления дружбы и реализации
проектов» makes three points, «поставку продовольствия, товаров и услуг» stays one.
"""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.groups import Group
from retrieval.facts.phrases import nominative
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Span

_SPHERES = frozenset({"сфера", "область", "отрасль", "направление"})
_AIMS = frozenset({"цель", "задача", "предмет"})
_DEVELOPS = frozenset({"развивать", "расширять", "укреплять", "налаживать", "проводить", "реализовать", "наладить",
                       "осуществлять", "обмениваться", "сотрудничать", "организовать", "организовывать", "провести"})  # fmt: skip
_VERBAL_ENDINGS = ("ние", "тие", "ция", "ка", "мен", "держка", "дача", "ние", "вка")
_ITEM_ENDS = frozenset({".", ";", "»", "!", "?", "—", "–"})


def scope_of(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Points said in ``words[start:end]``, nominative."""
    points = [
        *_spheres(sentence, start, end),
        *_aims(sentence, start, end),
        *_contents(sentence, start, end),
    ]
    return tuple(dict.fromkeys(point for point in points if len(point) > 2))


def continued_scope(sentence: Sentence) -> tuple[str, ...]:
    """«Планируется развивать связи школ»: a sentence that goes on about the agreement without naming it."""
    verbs = [i for i in range(min(4, len(sentence.words))) if sentence.lemma(i) in _DEVELOPS]
    planned = sentence.lemmas(0) & {"планировать", "планироваться", "предусмотреть", "намечать", "предполагать"}
    sides = sentence.lemma(0) in ("сторона", "партнер", "участник")
    if not verbs or not (planned or sides):
        return ()
    position = verbs[0]
    return (sentence.text(position, _item_stop(sentence, position, len(sentence.words))),)


def _spheres(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    for position in range(start, end):
        reading = next((each for each in sentence.readings(position) if each.lemma in _SPHERES), None)
        if reading is None or not _after_preposition(sentence, position):
            continue
        adjectives = list(_adjectives_before(sentence, position))
        if adjectives:
            yield from (_sphere(sentence, adjective) for adjective in adjectives)
        else:
            yield from _list_items(sentence, position + 1, end, ("gent",))


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


def _aims(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    for position in range(start, end):
        if sentence.lemma(position) not in _AIMS:
            continue
        before, after = sentence.low(position - 1), position + 1
        if before in ("с", "в"):
            yield from _list_items(sentence, after, end, ("gent",))
        dash = next((i for i in range(after, min(end, after + 5)) if sentence.words[i] in "—–-"), None)
        if dash is not None:
            yield from _list_items(sentence, dash + 1, end, ("nomn",))


def _contents(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    for position in range(start, end):
        if not sentence.lemmas(position) & word_list("agreement_contents"):
            continue
        after = position + 1
        if sentence.low(after) == ",":
            continue
        if sentence.low(after) in ("на", "в"):
            after += 1
        yield from _list_items(sentence, after, end, ("accs", "datv", "gent", "nomn"))


def _list_items(sentence: Sentence, position: int, end: int, cases: tuple[str, ...]) -> Iterator[str]:
    """Items of a list whose first stands at ``position``, each in the nominative."""
    position = _skip_fillers(sentence, position)
    first = _first_group(sentence, position, cases)
    if first is None:
        return
    group, case = first
    stop = _item_stop(sentence, position, end)
    for item_start, item_end in _cut(sentence, position, stop, group, case):
        yield nominative(sentence.text(item_start, item_end).strip(" ,"), case=case)


def _skip_fillers(sentence: Sentence, position: int) -> int:
    while sentence.low(position) in ("более", "также", "и", "том", "числе", "себя", "частности", ","):
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
        if sentence.words[i] in _ITEM_ENDS or sentence.lemma(i) == "который" or sentence.is_finite(i):
            return i - 1 if sentence.words[i - 1] == "," else i
    return end


def _cut(sentence: Sentence, start: int, stop: int, first: Group, case: str) -> Iterator[Span]:
    verbal = _is_verbal(first)
    item = start
    for position in range(start + 1, stop):
        if sentence.words[position] not in (",", "и"):
            continue
        following = position + 1
        if sentence.low(following) in ("и", "также"):
            following += 1
        group = sentence.group(following, case)
        if group is None or group.head.part != "NOUN" or _is_verbal(group) != verbal:
            continue
        if case in ("accs", "nomn") and any(reading.case == "gent" for reading in sentence.readings(group.position)):
            continue
        if position > item:
            yield item, position
        item = following
    if stop > item:
        yield item, stop


def _is_verbal(group: Group) -> bool:
    return group.head.lemma.endswith(_VERBAL_ENDINGS)
