"""Noun phrases joined in one list: «администрацией района, исполкомом города и советом ветеранов».

How the next phrase is told from a complement of the last one: it must stand in the case that the list stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from retrieval.facts.agreements.phrase_ends import phrase_end
from retrieval.facts.agreements.sentence import Sentence, is_abbreviation
from retrieval.facts.agreements.shared_heads import adjectives_before_plural, each_alone
from retrieval.facts.groups import Group
from retrieval.facts.phrases import nominative

_SEPARATORS = frozenset({",", "и", "а"})
_EACH = frozenset({"один", "другой", "второй", "третий"})
_MAX_FACE = 25  # words between «в лице» and the end of the name
_CASES_AFTER_PLURAL = ("ablt", "nomn")  # «городами Минском и Бонном», «городами Минск и Бонн»


class Phrase(Struct, frozen=True):
    """A noun phrase at ``words[start:end]`` standing in ``case``."""

    start: int
    end: int
    case: str
    head: str
    apposition: int | None = None
    wording: str | None = None


def read_list(sentence: Sentence, position: int, cases: Sequence[str]) -> list[Phrase]:
    """Phrases joined by commas and «и», each in one of the cases; «в лице …» and brackets between them are skipped."""
    phrases: list[Phrase] = []
    while position < len(sentence.words):
        namesakes = _shared_head(sentence, position, cases)
        if namesakes:
            phrases += namesakes
            following = _after_separator(sentence, namesakes[-1].end)
            if following is None:
                break
            position = following
            continue
        phrase = _phrase_at(sentence, position, cases)
        if phrase is None:
            break
        plural_of_names = _names_after_plural(sentence, phrase)
        if plural_of_names:
            return [*phrases, *plural_of_names]
        phrases.append(phrase)
        following = _after_separator(sentence, _after_face(sentence, phrase.end))
        if following is None:
            break
        position = following
    return phrases


def _shared_head(sentence: Sentence, position: int, cases: Sequence[str]) -> list[Phrase]:
    """«Белокуракинский и Троицкий районы ЛНР» as two phrases."""
    for case in cases:
        row = adjectives_before_plural(sentence, position, case)
        if row is not None:
            adjectives, noun = row
            end = phrase_end(sentence, noun, case)
            rest = sentence.passage.text[sentence.spans[noun][1] : sentence.spans[end - 1][1]]
            lemma = sentence.lemma(noun)
            names = each_alone(sentence, adjectives, noun, case)
            return [Phrase(position, end, case, lemma, wording=name + rest) for name in names]
    return []


def _phrase_at(sentence: Sentence, position: int, cases: Sequence[str]) -> Phrase | None:
    if _is_abbreviation(sentence, position):
        return Phrase(position, phrase_end(sentence, position, cases[0]), cases[0], sentence.low(position))
    if _is_abbreviation(sentence, position + 1) and (case := _case_of_adjective(sentence, position, cases)):
        end = phrase_end(sentence, position + 1, case)
        return Phrase(position, end, case, sentence.low(position + 1))  # «Липецкая ТПП»
    for case in cases:
        group = sentence.group(position, case)
        if group is not None and group.head.part == "NOUN":
            end = phrase_end(sentence, group.position, case)
            return Phrase(position, _apposition_end(sentence, end, case), case, group.head.lemma, end)
    if _is_foreign_or_quoted(sentence, position):
        end = phrase_end(sentence, position, cases[0])
        return Phrase(position, end, cases[0], sentence.low(position))
    return None


def _case_of_adjective(sentence: Sentence, position: int, cases: Sequence[str]) -> str | None:
    found = {reading.case for reading in sentence.readings(position) if reading.part == "ADJF"}
    return next((case for case in cases if case in found), None)


def _apposition_end(sentence: Sentence, position: int, case: str) -> int:
    """«столицей Армении *Ереваном*»: a proper name that repeats the case of the head."""
    if position >= len(sentence.words) or not sentence.words[position][0].isupper():
        return position
    if sentence.name_at(position) is not None:
        return position
    group = sentence.group(position, case)
    return position if group is None or group.head.part != "NOUN" else group.position + 1


def _is_abbreviation(sentence: Sentence, position: int) -> bool:
    """«СПбПУ», «ООО», «МГУ»: has no case of its own unless written with an ending."""
    return position < len(sentence.words) and is_abbreviation(sentence.words[position])


def _is_foreign_or_quoted(sentence: Sentence, position: int) -> bool:
    """«ООО "Рога"», «ЛНР», «Bonn»: names without a case."""
    word = sentence.words[position]
    if not word[0].isupper():
        return False
    found = sentence.readings(position)
    return word.isascii() or (len(word) > 1 and word.isupper()) or not found or found[0].part is None


def _names_after_plural(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """«городами Минском и Бонном»: the names are the parties, the common noun is not."""
    group = sentence.group(phrase.start, phrase.case)
    if group is None or group.head.number != "plur":
        return []
    following = group.position + 1
    quoted = _quoted_after_plural(sentence, group)
    if len(quoted) > 1:
        return quoted
    if sentence.low(following) == "-":
        following += 2  # «городами-побратимами Минском и Бонном»
    if following >= len(sentence.words) or not sentence.words[following][0].isupper():
        return []
    if is_place_of_owner(sentence, following):
        return []  # «городами Дании и Чехии»
    names = read_list(sentence, following, _CASES_AFTER_PLURAL)
    return names if len(names) > 1 else []


def _quoted_after_plural(sentence: Sentence, group: Group) -> list[Phrase]:
    """«клубы «Химик» (Липецк) и «Заря»»: each a club of its own."""
    single = group.head.inflected(("nomn", "sing"))
    found: list[Phrase] = []
    position = group.position + 1
    while single is not None and not group.modifiers and sentence.opens(position) and sentence.words[position] != "(":
        end = sentence.closing(position)
        name = f"{single} {sentence.text(position, end)}"
        found.append(Phrase(position, end, "nomn", group.head.lemma, wording=name))
        following = _after_separator(sentence, _after_face(sentence, end))
        if following is None:
            break
        position = following
    return found


def is_place_of_owner(sentence: Sentence, position: int) -> bool:
    """A place in the genitive, which only as a plural could be a name of its own."""
    places = [reading for reading in sentence.readings(position) if "Geox" in reading.grammemes]
    alone = any(reading.number == "sing" and reading.case in _CASES_AFTER_PLURAL for reading in places)
    return not alone and any(reading.number == "sing" and reading.case == "gent" for reading in places)


def _after_face(sentence: Sentence, position: int) -> int:
    """Past «(Россия)», «из Новомосковска», «, в лице главы Ивана Петрова»."""
    while position < len(sentence.words) and sentence.words[position] == "(":
        position = sentence.closing(position)
    if sentence.low(position) == "из" and _is_home(sentence, position + 1):
        position += 2
    start = position + 1 if sentence.low(position) == "," else position
    if sentence.low(start) == "с" and sentence.lemma(start + 1) in _EACH and sentence.lemma(start + 2) == "сторона":
        return start + 3  # «между Минском, с одной стороны, и Бонном»
    if sentence.low(start) == "в" and sentence.low(start + 1) == "лице":
        names = [name for name in sentence.names if start < name.start <= start + _MAX_FACE]
        return names[0].end if names else position
    return position


def _is_home(sentence: Sentence, position: int) -> bool:
    """«клуб «Химик» из *Новомосковска* и школа «Заря»»: where it comes from is no more of its name."""
    in_genitive = any(each.case in ("gent", None) for each in sentence.readings(position))  # none beyond the end
    return in_genitive and sentence.words[position][0].isupper() and sentence.low(position + 1) in _SEPARATORS


def _after_separator(sentence: Sentence, position: int) -> int | None:
    if sentence.low(position) not in _SEPARATORS:
        return None
    while sentence.low(position) in (*_SEPARATORS, "также"):
        position += 1
    return position


def name_of(sentence: Sentence, phrase: Phrase) -> str:
    """The phrase in the nominative."""
    if phrase.wording is not None:
        return phrase.wording
    middle = phrase.end if phrase.apposition is None else phrase.apposition
    parts = [sentence.text(phrase.start, middle), sentence.text(middle, phrase.end)]
    return " ".join(nominative(part, case=phrase.case) for part in parts if part)
