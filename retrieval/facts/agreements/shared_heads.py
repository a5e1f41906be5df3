"""«Белокуракинский и Троицкий районы»: several adjectives in the singular share one noun in the plural."""

from __future__ import annotations

from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.groups import looks_adjectival
from retrieval.facts.morphology import Reading

_FEWEST = 2
_JOINTS = ("и", ",")


def adjectives_before_plural(sentence: Sentence, position: int, case: str) -> tuple[list[int], int] | None:
    """Positions of the adjectives that begin at ``position``, and of their noun; ``None`` if it is no such row."""
    found: list[int] = []
    i = position
    while _adjective(sentence, i, case) is not None:
        found.append(i)
        i += 1
        if sentence.low(i) in _JOINTS:
            i += 1
    while _plural_adjective(sentence, i, case) is not None:
        i += 1  # «Донецкая и Луганская *Народные* Республики»
    noun = _plural(sentence, i, case)
    return (found, i) if noun is not None and len(found) >= _FEWEST else None


def each_alone(sentence: Sentence, adjectives: list[int], noun: int, case: str) -> list[str]:
    """«Белокуракинский район», «Троицкий район»."""
    head = _plural(sentence, noun, case)
    single = None if head is None else head.inflected(("nomn", "sing"))
    if head is None or single is None:
        return []
    between = (_plural_adjective(sentence, i, case) for i in range(adjectives[-1] + 1, noun))
    shared = [form for each in between if each and (form := each.inflected(("nomn", "sing", head.gender or "")))]
    words = range(noun - len(shared), noun + 1)
    rest = " ".join(
        form.capitalize() if sentence.words[i][0].isupper() else form
        for i, form in zip(words, [*shared, single], strict=True)
    )
    forms = (_single(sentence, position, head, case) for position in adjectives)
    return [f"{form} {rest}" for form in forms if form is not None]


def _plural_adjective(sentence: Sentence, position: int, case: str) -> Reading | None:
    found = (each for each in sentence.readings(position) if each.part == "ADJF" and each.number == "plur")
    return next((each for each in found if each.case == case), None)


def _single(sentence: Sentence, position: int, head: Reading, case: str) -> str | None:
    adjective = _adjective(sentence, position, case)
    form = None if adjective is None else adjective.inflected(("nomn", "sing", head.gender or ""))
    return form.capitalize() if form is not None and sentence.words[position][0].isupper() else form


def _adjective(sentence: Sentence, position: int, case: str) -> Reading | None:
    wanted = (
        reading
        for reading in sentence.readings(position)
        if (reading.part == "ADJF" or looks_adjectival(reading)) and (reading.number, reading.case) == ("sing", case)
    )
    return next(wanted, None)


def _plural(sentence: Sentence, position: int, case: str) -> Reading | None:
    nouns = (each for each in sentence.readings(position) if each.part == "NOUN" and each.number == "plur")
    return next((noun for noun in nouns if noun.case == case), None)
