"""Who put a name under an agreement: the subject of «подписал», the agent of «подписано», «в лице …», «мы подписали».

«Распоряжение подписал …» does not count: only sentences in which the signed thing is an agreement come here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.phrase_ends import phrase_end
from retrieval.facts.agreements.sentence import Named, Sentence
from retrieval.facts.groups import Group
from retrieval.facts.noun_phrases import genitive
from retrieval.facts.phrases import nominative
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Signatory, Span

_PASSIVE = ("PRTS", "PRTF", "NOUN")
_PHRASE_BREAKS = frozenset({"между", ",", "с", "со", "лице"})
_PRONOUNS = {"он": "masc", "она": "femn"}
_COLLEAGUES = frozenset({"коллега", "гость", "представитель", "градоначальник"})  # «её коллега из Бреста»
_SIDES = frozenset({"сторона", "который"})
_NEAR_FACE = 20  # words of an office between «в лице» and the name


def signatories(sentence: Sentence, happenings: Sequence[Event]) -> tuple[Signatory, ...]:
    """Those who signed, by this sentence, in its order."""
    return _bound_to(sentence, [event for event in happenings if _is_signing(event) and event.done])


def _is_signing(event: Event) -> bool:
    """«главы продлили договор» by signing."""
    return event.what is Happening.SIGN or (event.what is Happening.PROLONG and event.part == "VERB")


def future_signatories(sentence: Sentence, happenings: Sequence[Event]) -> tuple[Signatory, ...]:
    """Those who are to sign: «документ подпишут мэр Перми … и аким Актау …»; they only tell whom it is to bind."""
    return _bound_to(sentence, [event for event in happenings if event.what is Happening.SIGN and event.ahead])


def signs_by_pronoun(sentence: Sentence, happenings: Sequence[Event]) -> str | None:
    """The gender of «он» or «она» who signs here: «там он вместе с мэром Анной Котовой подписал договор»."""
    for event in happenings:
        if event.what is not Happening.SIGN or not event.done or event.part != "VERB":
            continue
        for position in range(sentence.clause(event.position)[0], event.position):
            if sentence.low(position) in _PRONOUNS and sentence.readings(event.position)[0].number == "sing":
                return _PRONOUNS[sentence.low(position)]
    return None


def _bound_to(sentence: Sentence, signings: Sequence[Event]) -> tuple[Signatory, ...]:
    found = [name for name in sentence.names if _signed(sentence, name, signings)]
    return tuple(_signatory(sentence, name) for name in found)


def _signatory(sentence: Sentence, name: Named) -> Signatory:
    role, side = next(iter(name.mention.roles), None), _side(sentence, name)
    if role is not None and " " not in role and side is not None and side == _represented(sentence, name):
        role = f"{role} {genitive(side)}"  # «администрацией города в лице главы …»
    return Signatory(name.mention.name, role, side)


def _signed(sentence: Sentence, name: Named, signings: Sequence[Event]) -> bool:
    if not signings:
        return False
    return (
        _face_of(sentence, name) is not None
        or _owns_signature(sentence, name)
        or any(_is_subject(sentence, name, event) for event in signings if event.part == "VERB")
        or any(_is_agent(sentence, name, event) for event in signings if event.part in _PASSIVE)
        or any(_says_we(sentence, name, event) for event in signings if event.part == "VERB")
    )


def _is_subject(sentence: Sentence, name: Named, event: Event) -> bool:
    """Nominative, with no other verb between the name and «подписал»; or the partner in «подписал с …»."""
    if _is_quoted(sentence, event.position) != _is_quoted(sentence, name.start):
        return False
    case = name.mention.case
    with_partner = case == "ablt" and any(sentence.low(i) in ("с", "со") for i in _left_of(sentence, name))
    if case not in ("nomn", None) and not with_partner:
        return False
    return not _verbs_between(sentence, name, event) or _has_done_both(sentence, name, event)


def _left_of(sentence: Sentence, name: Named) -> range:
    """The words of the office before a name: back to the nearest comma or verb."""
    start = name.start
    while start > 0 and sentence.words[start - 1] not in (",", ";", ":") and not sentence.is_finite(start - 1):
        start -= 1
    return range(start, name.start)


def _is_agent(sentence: Sentence, name: Named, event: Event) -> bool:
    if name.mention.case != "ablt" or _verbs_between(sentence, name, event):
        return False
    return name.start > event.position or not any(sentence.is_preposition(i) for i in _left_of(sentence, name))


def _verbs_between(sentence: Sentence, name: Named, event: Event) -> bool:
    left, right = sorted((name.start, event.position))
    between = range(left + 1, right)
    return any(sentence.is_finite(i) and i != event.position for i in between) or any(
        sentence.words[i] in (";", "»") and _is_quoted(sentence, left) for i in between
    )


def _has_done_both(sentence: Sentence, name: Named, event: Event) -> bool:
    """«Иван Петров и Анна Котова провели встречу и подписали …»: verbs that agree, with no other subject between."""
    if name.start > event.position or sentence.is_finite(event.position - 1):
        return False
    between = range(name.end, event.position)
    verbs = [i for i in between if sentence.is_finite(i)]
    if any(sentence.lemma(i) in word_list("agreement_speech") or sentence.words[i] in ";»" for i in between):
        return False
    forms = {(sentence.readings(i)[0].number, sentence.readings(i)[0].gender) for i in (*verbs, event.position)}
    return len(forms) == 1 and not any(_may_be_subject(sentence, i) for i in range(verbs[-1] + 1, event.position))


def _may_be_subject(sentence: Sentence, position: int) -> bool:
    """A noun or pronoun that is a nominative and nothing else; «стороны» and names of people are never sure."""
    name = sentence.name_at(position)
    if name is not None:
        return name.mention.case in ("nomn", None)
    found = sentence.readings(position)
    cases = {reading.case for reading in found if reading.part in ("NOUN", "NPRO")}
    return "nomn" in cases and ("accs" not in cases or sentence.lemmas(position) & _SIDES != frozenset())


def _is_quoted(sentence: Sentence, position: int) -> bool:
    """Inside «…» that is opened before and closed after, or opened before and never closed."""
    depth = 0
    for word in sentence.words[:position]:
        depth += (word == "«") - (word == "»" and depth > 0)
    return depth > 0


def _face_of(sentence: Sentence, name: Named) -> int | None:
    """The position of «в лице» before this name and no other."""
    for position in range(name.start - 1, max(0, name.start - _NEAR_FACE), -1):
        if sentence.name_at(position) is not None and sentence.low(position + 1) not in ("и", ","):
            return None
        if sentence.low(position) == "лице" and sentence.low(position - 1) == "в":
            return position - 1
    return None


def _says_we(sentence: Sentence, name: Named, event: Event) -> bool:
    """«…мы подписали соглашение…», — отметил глава Сергей Жевлаков."""
    if not _is_said_of_oneself(sentence, event):
        return False
    speech = [i for i in range(event.position, name.start) if sentence.lemma(i) in word_list("agreement_speech")]
    return bool(speech) and name.mention.case in ("nomn", None)


def _is_said_of_oneself(sentence: Sentence, event: Event) -> bool:
    """«мы подписали …», and «Сегодня подписали с коллегами …»: a quoted verb without a subject."""
    start, end = sentence.clause(event.position)
    if any(sentence.low(i) in ("мы", "я") for i in range(start, event.position)):
        return True
    return _is_quoted(sentence, event.position) and not any(_may_be_subject(sentence, i) for i in range(start, end))


def _owns_signature(sentence: Sentence, name: Named) -> bool:
    """«скреплено подписями директоров Анны Котовой и Ивана Петрова»"""
    if name.mention.case != "gent":
        return False
    for position in range(name.start - 1, -1, -1):
        if sentence.lemma(position) == "подпись":
            return True
        inside = sentence.name_at(position) is not None or sentence.low(position) in ("и", ",")
        genitive_word = any(reading.case == "gent" for reading in sentence.readings(position))
        if not inside and not genitive_word:
            return False
    return False


def _side(sentence: Sentence, name: Named) -> str | None:
    """«с липецкой стороны», «со стороны Бреста», «от имени области»: the nearest one before the name."""
    after = _side_at(sentence, name.end, len(sentence.words))
    if after is not None:
        return nominative(sentence.text(*after), case="gent")
    alike = [other for other in sentence.names if other.mention.case == name.mention.case]
    earlier = [other.end for other in alike if other.end <= name.start]
    for position in range(name.start - 1, max(earlier, default=0) - 1, -1):
        span = _side_at(sentence, position, name.start)
        if span is not None and position not in earlier:
            return nominative(sentence.text(*span), case="gent")
        if _is_elliptic(sentence, position):
            adjective = next(each for each in sentence.readings(position + 1) if each.part == "ADJF")
            return f"{adjective.inflected(('nomn', 'sing', 'femn'))} сторона"
    return _represented(sentence, name)


def _is_elliptic(sentence: Sentence, position: int) -> bool:
    """«с липецкой стороны …, с луганской — …»: the second «стороны» is left out."""
    if sentence.low(position) not in ("с", "со") or sentence.low(position + 2) not in ("—", "–", "-"):
        return False
    return any(reading.part == "ADJF" and reading.gender == "femn" for reading in sentence.readings(position + 1))


def _side_at(sentence: Sentence, position: int, limit: int) -> Span | None:
    low = sentence.low(position)
    if low in ("с", "со", "от"):
        group = sentence.group(position + 1, "gent")
        if group is None:
            return None
        if group.head.lemma == "сторона" and group.modifiers:
            return position + 1, group.position + 1
        if group.head.lemma in ("сторона", "имя", "лицо"):
            return _complement(sentence, group.position + 1, limit)
        if low == "от" and _may_be_side(sentence, group):
            return _complement(sentence, position + 1, limit)
    if low == "из" and sentence.lemma(position - 1) in _COLLEAGUES:
        return _complement(sentence, position + 1, limit)
    return None


def _may_be_side(sentence: Sentence, group: Group) -> bool:
    """«от администрации», «от Ельца»"""
    if group.head.lemma in word_list("agreement_actors"):
        return True
    is_place = any("Geox" in reading.grammemes for reading in sentence.readings(group.position))
    return is_place and sentence.words[group.position][0].isupper()


def _complement(sentence: Sentence, position: int, limit: int) -> Span | None:
    group = sentence.group(position, "gent")
    if group is None:
        return None
    return position, min(limit, phrase_end(sentence, group.position, "gent"))


def _represented(sentence: Sentence, name: Named) -> str | None:
    """The phrase before «в лице»."""
    face = _face_of(sentence, name)
    if face is None:
        return None
    end = face - 1 if sentence.low(face - 1) == "," else face
    for start in _phrase_starts(sentence, end):
        for case in ("ablt", "gent", "nomn"):
            group = sentence.group(start, case)
            if group is not None and group.head.lemma in word_list("agreement_actors"):
                return nominative(sentence.text(start, end), case=case)
    return None


def _phrase_starts(sentence: Sentence, end: int) -> Iterator[int]:
    """Positions from which a phrase may reach ``end``, the farthest first: after «между», «и», a comma or a verb."""
    start = end
    while start > 0 and not sentence.is_finite(start - 1) and sentence.low(start - 1) not in _PHRASE_BREAKS:
        start -= 1
    yield from range(start, end)
