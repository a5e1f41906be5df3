"""A question of which half was left out since it was said before: «а когда?», «а с другой стороны?»."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.antecedents import antecedents
from retrieval.asked import OPENINGS, Asked, join, names, sentence
from retrieval.bending import in_nominative
from retrieval.lemmas import fold, lemma, parses
from retrieval.models import AnswerType, Turn

LONGEST_FRAGMENT = 3
"""Words of content up to which «а …?» without a question word and a verb is a fragment."""

THERE = frozenset({"там", "туда", "оттуда"})
MORE = frozenset({"подробнее", "подробно", "поподробнее", "дальше", "еще"})
POINTING = frozenset({"этот", "данный", "тот"})

_VERBS = frozenset({"VERB", "INFN", "PRTS"})
_PREDICATES = _VERBS | {"ADJS"}
_JOINING = frozenset({"PREP", "CONJ", "PRCL", "ADVB"})


def is_elliptic(asked: Asked) -> bool:
    """Whether a question has too little content to stand alone."""
    words = {fold(token.text) for token in asked.found}
    opened = fold(asked.found[0].text) in OPENINGS
    if not asked.content:
        return bool(asked.asking) or opened or bool(words & MORE)
    if words & THERE or any(lemma(token.text.lower()) in POINTING for token in asked.found[:-1]):
        return len(asked.content) <= LONGEST_FRAGMENT and not names(asked)
    if asked.expects is AnswerType.DEFINITION:
        return False
    if set(asked.content) <= asked.named:
        return True
    return opened and _is_fragment(asked)


def _is_fragment(asked: Asked) -> bool:
    parts = [parses(asked.found[at].text.lower())[0].tag for at in asked.content]
    if not asked.asking:
        return len(parts) <= LONGEST_FRAGMENT and not any(tag.POS in _VERBS for tag in parts)
    relational = len(parts) == 1 and ("anim" in parts[0] or parts[0].POS in _PREDICATES) and not names(asked)
    return relational or set(asked.content) <= asked.named


def completed(asked: Asked, last: Asked, people: Sequence[str]) -> tuple[str, str | None]:
    """The new question words with the old content, or the old question with the new fragment in its place; and what
    was carried over."""
    replaced = _replaced_by(asked, last)
    kept = [at for at in range(len(last.found)) if at not in replaced]
    if asked.asking:
        kept = [at for at in kept if at not in last.asking and at not in last.named]
    carried = join(last, kept)
    own = _own_words(asked)
    text = f"{own} {carried}" if asked.asking else f"{carried} {own}"
    return sentence(text), _subject(last, kept, people)


def _replaced_by(asked: Asked, last: Asked) -> set[int]:
    """Words of the last question that the new one says otherwise: the same noun with its adjective and preposition
    («с липецкой стороны» by «с другой стороны»), a name by a name."""
    new = {lemma(asked.found[at].text) for at in asked.content}
    gone = {at for at in last.content if lemma(last.found[at].text) in new}
    if names(asked) and not asked.asking:
        gone |= set(names(last))
    if asked.asking and _predicates(asked):
        gone |= set(_predicates(last))
    for at in sorted(gone):
        while at and parses(last.found[at - 1].text.lower())[0].tag.POS in ("ADJF", "PREP"):
            at -= 1
            gone.add(at)
    return gone - last.asking


def _predicates(asked: Asked) -> list[int]:
    """«Где похоронен?» instead of «Где родился Иванов?»: one predicate for the other."""
    return [at for at in asked.content if parses(asked.found[at].text.lower())[0].tag.POS in _PREDICATES]


def _own_words(asked: Asked) -> str:
    if not asked.content and not asked.asking:
        return ""  # «расскажи ещё»
    start = 1 if fold(asked.found[0].text) in OPENINGS and len(asked.found) > 1 else 0
    kept = [at for at in range(start, len(asked.found)) if fold(asked.found[at].text) not in MORE | THERE]
    return join(asked, kept) if fold(asked.found[0].text) not in OPENINGS or start else ""


def _subject(last: Asked, kept: Sequence[int], people: Sequence[str]) -> str | None:
    """What a person reads after «про:»: somebody's name, else the carried words from the first noun on."""
    content = [at for at in kept if at in last.content]
    if not content:
        return None
    carried = join(last, kept)
    somebody = next((other for other in antecedents(Turn(carried, carried), people) if other.person), None)
    nominal = [at for at in content if parses(last.found[at].text.lower())[0].tag.POS not in _VERBS]
    if somebody and not (nominal and last.found[nominal[0]].text.islower()):
        return somebody.name
    return _noun_phrase(last, kept, nominal[0]) if nominal else join(last, content)


def _noun_phrase(last: Asked, kept: Sequence[int], start: int) -> str:
    """The words from ``start`` to the next verb, the first noun and its adjectives in the nominative."""
    phrase: list[int] = []
    for at in (at for at in kept if at >= start):
        if parses(last.found[at].text.lower())[0].tag.POS in _VERBS:
            break
        phrase.append(at)
    while len(phrase) > 1 and parses(last.found[phrase[-1]].text.lower())[0].tag.POS in _JOINING:
        phrase.pop()
    return in_nominative(join(last, phrase))
