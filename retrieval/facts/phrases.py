"""A noun phrase in any case → the nominative: «исполкомом городского совета» → «исполком городского совета».

Sources name roles and parties in whatever case the sentence asks for; lists and cards show them in the nominative.
Only the head, the adjectives that agree with it, a settlement's name after «город», and heads joined to the first by
«и» or a dash are changed. Everything else (complements, quoted names, spacing) stays as the source has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from retrieval.facts.groups import Group, agreeing, find_group
from retrieval.facts.morphology import Reading, is_part, readings
from retrieval.facts.wordlists import words as word_list

_TOKEN = re.compile(r"«[^»]*»?|\"[^\"]*\"?|“[^”]*”?|„[^“]*“?|\([^)]*\)?|[А-ЯЁа-яёІіЇїЄє]+(?:-[А-ЯЁа-яё]+)*|\S")
_ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}(?=[а-яё])")
_TELLING = ("ablt", "nomn")  # cases that no complement stands in
_FEW = ("два", "три", "четыре")
_JOINTS = ("и", "-", "–", "—")


class _Token(Struct, frozen=True):
    start: int
    end: int
    text: str


def nominative(phrase: str, case: str | None = None) -> str:
    """The phrase in the nominative, its number kept; unchanged when no head is found.

    ``case``: the case the phrase is known to stand in (pymorphy's ``gent``, ``ablt`` …); it settles forms that are
    alike in several cases («организации» is one or many).
    """
    tokens = [_Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(phrase)]
    group = find_group(_texts(tokens), 0, case)
    if group is not None and any(is_part(token.text, "NUMR") for token in tokens[: group.position]):
        return _replaced(phrase, tokens, _counted_forms(tokens, group))
    if group is None:
        return _settlement_after_abbreviation(phrase, tokens)
    changes = _nominative_forms(tokens, group) | _nominative_name(tokens, group)
    changes |= _joined_heads(tokens, group)
    return _replaced(phrase, tokens, changes)


def _texts(tokens: Sequence[_Token]) -> list[str]:
    return [token.text for token in tokens]


def head_word(phrase: str) -> str | None:
    """The head of a noun phrase in its dictionary form: «липецкой администрацией» → «администрация»."""
    tokens = [_Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(phrase)]
    group = find_group(_texts(tokens), 0, None)
    return None if group is None else group.head.lemma


def _nominative_forms(tokens: Sequence[_Token], group: Group) -> dict[int, str]:
    number = group.head.number or "sing"
    forms = {group.position: group.head.inflected(("nomn", number))}
    for position in group.modifiers:
        modifier = agreeing(tokens[position].text, group.head)
        if modifier is not None and "Fixd" not in modifier.grammemes:
            gender = modifier.gender or "" if number == "sing" else ""
            forms[position] = modifier.inflected(("nomn", number, gender))
    return {position: form for position, form in forms.items() if form is not None}


def _counted_forms(tokens: Sequence[_Token], group: Group) -> dict[int, str]:
    """«тремя кубинскими вузами» → «три кубинских вуза», «пятью вузами» → «пять вузов»; else nothing is changed."""
    numerals = [reading for reading in readings(tokens[0].text) if reading.part == "NUMR"]
    is_nominative = any(reading.case == "nomn" for reading in numerals)
    if not numerals or is_nominative or group.head.number != "plur":
        return {}
    few = numerals[0].lemma in _FEW
    gender = group.head.gender or "" if numerals[0].lemma == "два" else ""
    forms = {
        0: numerals[0].inflected(("nomn", gender)),
        group.position: group.head.inflected(("gent", "sing" if few else "plur")),
    }
    for position in group.modifiers:
        modifier = agreeing(tokens[position].text, group.head)
        if modifier is not None:
            forms[position] = modifier.inflected(("gent", "plur"))
    return {position: form for position, form in forms.items() if form is not None}


def _nominative_name(tokens: Sequence[_Token], group: Group) -> dict[int, str]:
    """«города Липецка» → «город Липецк», «городом Нижним Новгородом»; «администрации Липецка» keeps its genitive."""
    following = group.position + 1
    head = tokens[group.position].text.lower().replace("ё", "е")
    if head in word_list("place_nouns") and following < len(tokens) and tokens[following].text == ".":
        following += 1
    elif group.head.lemma not in word_list("place_nouns"):
        return {}
    if group.head.number != "sing":
        return {}
    return _proper_name(tokens, following, group.head.case)


def _settlement_after_abbreviation(phrase: str, tokens: Sequence[_Token]) -> str:
    """«г. Стаханова» → «г. Стаханов»."""
    if len(tokens) < 3 or tokens[1].text != "." or tokens[0].text.lower() not in word_list("place_nouns"):
        return phrase
    return _replaced(phrase, tokens, _proper_name(tokens, 2, None))


def _proper_name(tokens: Sequence[_Token], position: int, case: str | None) -> dict[int, str]:
    if position >= len(tokens) or not tokens[position].text[0].isupper():
        return {}
    if position + 1 < len(tokens) and tokens[position + 1].text[0].isupper():
        group = find_group(_texts(tokens), position, case)
        if group is not None and group.modifiers and (case is None or group.head.case == case):
            return _nominative_forms(tokens, group)
    name = _name_reading(tokens[position].text, case)
    form = None if name is None else name.inflected(("nomn",))
    return {} if form is None else {position: form}


def _name_reading(word: str, case: str | None) -> Reading | None:
    """A settlement's name in the case of the noun before it; a name that looks nominative already stays."""
    nouns = [reading for reading in readings(word) if reading.part == "NOUN" and reading.number == "sing"]
    places = [reading for reading in nouns if "Geox" in reading.grammemes]
    masculine = [reading for reading in nouns if reading.gender == "masc"]
    for candidates in (places, masculine, nouns):
        if any(reading.case == "nomn" for reading in candidates):
            return None
        fitting = [reading for reading in candidates if case in (None, reading.case)]
        if fitting:
            return fitting[0]
    return None


def _joined_heads(tokens: Sequence[_Token], first: Group) -> dict[int, str]:
    """«главой района и депутатом Думы»: a noun after «и» or a dash in the case of the head is a second head.

    A genitive is no sign of that (both may be complements: «главы города и района») unless both nouns are animate.
    """
    changes: dict[int, str] = {}
    for position in range(first.position + 1, len(tokens) - 1):
        if tokens[position].text.lower() not in _JOINTS:
            continue
        group = find_group(_texts(tokens), position + 1, first.head.case)
        if group is not None and _is_second_head(group.head, first.head):
            changes |= _nominative_forms(tokens, group) | _nominative_name(tokens, group)
    return changes


def _is_second_head(second: Reading, first: Reading) -> bool:
    alike = (second.case, second.number, second.animate) == (first.case, first.number, first.animate)
    return alike and second.part == "NOUN" and (first.animate or first.case in _TELLING or _are_verbal(first, second))


def _are_verbal(first: Reading, second: Reading) -> bool:
    """«развития и укрепления связей», «заключению и реализации договоров»: two actions share a complement."""
    return all(reading.lemma.endswith(("ние", "тие", "ция")) for reading in (first, second))


def _replaced(phrase: str, tokens: Sequence[_Token], changes: dict[int, str]) -> str:
    keeps_yo = "ё" in phrase.lower()
    pieces: list[str] = []
    done = 0
    for position in sorted(changes):
        token = tokens[position]
        form = changes[position] if keeps_yo else changes[position].replace("ё", "е")
        pieces += [phrase[done : token.start], _cased_like(form, token.text)]
        done = token.end
    return "".join([*pieces, phrase[done:]])


def _cased_like(form: str, model: str) -> str:
    """«Администрацией» → «Администрация», «МВД» stays upper case, «Санкт-Петербурга» keeps both capitals."""
    if len(model) > 1 and model[-1].isupper():
        return form.upper() if model.isupper() else model
    abbreviation = _ABBREVIATION.match(model)
    if abbreviation is not None:
        return abbreviation.group() + form[abbreviation.end() :]
    parts, models = form.split("-"), model.split("-")
    if len(parts) != len(models):
        models = [model] * len(parts)
    cased = [part.capitalize() if like[:1].isupper() else part for part, like in zip(parts, models, strict=True)]
    return "-".join(cased)
