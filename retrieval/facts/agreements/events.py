"""What happens to a document in a sentence: it is signed, planned, agreed on, prolonged or ended."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from msgspec import Struct

from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.morphology import Reading
from retrieval.facts.tables import pairs


class Happening(StrEnum):
    """The events of ``lexicons/agreement_verbs.tsv``."""

    SIGN = "sign"
    PROLONG = "prolong"
    END = "end"
    AGREE = "agree"
    PLAN = "plan"
    DRAFT = "draft"


class Event(Struct, frozen=True):
    """An event at ``position``. ``part``: pymorphy's part of speech; ``done``: told as having happened,
    ``ahead``: as still to come."""

    position: int
    what: Happening
    part: str
    done: bool
    ahead: bool = False


_VERBAL = ("VERB", "INFN", "PRTS", "PRTF", "GRND", "ADJS", "NOUN")
_TOOK_PLACE = frozenset({"состояться", "пройти", "произойти"})
_CALLED_OFF = frozenset({"сорваться", "отменить", "отложить", "перенести"})
_POSSIBLE = frozenset({"мочь", "можно", "случай", "вправе", "возможность", "автоматический", "автоматически"})


@cache
def _meanings() -> dict[str, Happening]:
    return {verb: Happening(event) for verb, event in pairs("agreement_verbs").items()}


def events(sentence: Sentence) -> tuple[Event, ...]:
    """Events told in a sentence, in order."""
    found = (_event(sentence, position) for position in range(len(sentence.words)))
    return tuple(event for event in found if event is not None)


def _event(sentence: Sentence, position: int) -> Event | None:
    if _is_putting_signatures(sentence, position):
        ahead = _tense(sentence, position) == "futr"
        return Event(position, Happening.SIGN, "VERB", not ahead, ahead)
    if _is_denied(sentence, position):
        return None
    for reading in sentence.readings(position):
        what = _meanings().get(reading.lemma)
        if what is not None and reading.part in _VERBAL:
            done = _is_done(sentence, position, reading.part) and not _is_term_of_renewal(
                sentence, position, what, reading
            )
            ahead = not done and any(_is_ahead(sentence, i) for i in range(*sentence.clause(position)))
            return Event(position, what, reading.part, done, ahead)
    return None


def _is_denied(sentence: Sentence, position: int) -> bool:
    """«не подписан», «так и не было подписано»"""
    if any(reading.part == "NOUN" for reading in sentence.readings(position)[:1]):
        return any(_did_not_happen(sentence, i) for i in range(*sentence.clause(position)))
    before = (sentence.low(position - 1), sentence.low(position - 2))
    return before[0] == "не" or (before[1] == "не" and before[0].startswith(("был", "буд")))


def _did_not_happen(sentence: Sentence, position: int) -> bool:
    """«подписание не состоялось», «подписание отложено»"""
    if sentence.lemmas(position) & _CALLED_OFF:
        return True
    return sentence.low(position - 1) == "не" and bool(sentence.lemmas(position) & _TOOK_PLACE)


def _is_putting_signatures(sentence: Sentence, position: int) -> bool:
    """«поставили свои подписи», «подписи под документом поставил …», «обменялись подписанными экземплярами»"""
    if "обменяться" in sentence.lemmas(position):
        return any(sentence.lemma(i) in ("экземпляр", "нота") for i in range(*sentence.clause(position)))
    if not sentence.lemmas(position) & {"поставить", "ставить", "оставить", "стоять"}:
        return False
    return any(sentence.lemma(i) in ("подпись", "автограф") for i in range(*sentence.clause(position)))


def _tense(sentence: Sentence, position: int) -> str | None:
    for tense in ("futr", "past", "pres"):
        if tense in sentence.readings(position)[0].grammemes:
            return tense
    return None


def _is_done(sentence: Sentence, position: int, part: str) -> bool:
    """Told as a fact: not «подпишут», «будет подписано», «намерены подписать», «может быть продлено»."""
    clause = range(*sentence.clause(position))
    if part == "PRTS":
        return not any(sentence.low(i) in ("будет", "будут", "быть") for i in clause)
    if part == "NOUN":
        return not any(sentence.lemmas(i) & _POSSIBLE or _is_ahead(sentence, i) for i in clause)
    return part in ("PRTF", "GRND") or (part == "VERB" and _tense(sentence, position) != "futr")


def _is_term_of_renewal(sentence: Sentence, position: int, what: Happening, reading: Reading) -> bool:
    """«с последующей пролонгацией» is a term; «соглашение о продлении» is a fact."""
    noun = reading.part == "NOUN" and what is Happening.PROLONG
    return noun and sentence.low(position - 1) not in ("о", "за")


def _is_ahead(sentence: Sentence, position: int) -> bool:
    """«планируется», «состоится», «станет», «назначено»"""
    found = sentence.readings(position)
    if found and ("futr" in found[0].grammemes or (found[0].part == "PRTS" and found[0].lemma == "назначить")):
        return True
    return any(_meanings().get(lemma) is Happening.PLAN for lemma in sentence.lemmas(position))
