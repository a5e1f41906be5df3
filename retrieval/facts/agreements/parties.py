"""Who an agreement binds: «между А и Б», «А заключил с Б», «А и Б подписали», «подписано А и Б».

Parties are noun phrases, not people: «администрацией района в лице главы Ивана Петрова» gives the administration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from retrieval.facts.agreements.documents import Document
from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.lists import Phrase, name_of, read_list
from retrieval.facts.agreements.phrase_ends import phrase_end
from retrieval.facts.agreements.sentence import Sentence, is_abbreviation
from retrieval.facts.groups import Group
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Span

BINDING = (Happening.SIGN, Happening.PROLONG, Happening.END, Happening.AGREE)
FEWEST = 2
_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_TIMES = frozenset({*_MONTHS, "год", "неделя", "день", "месяц"})
_WORDS_OF_TIME = 8
_TRANSPARENT = frozenset({*_MONTHS, "год", "область", "сфера", "вид"})
_HEADS_OF_PARTIES = frozenset({"представитель", "руководитель", "ректор", "директор", "глава", "мэр", "председатель"})
_TAKING_PART = frozenset({"участник", "сторона", "подписант", "партнер"})
_SPHERES = frozenset({"сфера", "область", "отрасль", "направление"})


def parties_of(sentence: Sentence, document: Document, happenings: Sequence[Event], share: Span) -> tuple[str, ...]:
    """Parties that the sentence gives to this document, nominative, in its order. ``share``: the words about it."""
    found = (
        between(sentence, document, happenings, share)
        or _subjects_and_partner(sentence, document, happenings, share)
        or _agents(sentence, happenings)
        or _represented(sentence, happenings)
        or _owners(sentence, document)
        or _participants(sentence, document)
    )
    return tuple(dict.fromkeys(found))


def ends_in_place(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the last word may be a place of the dictionary."""
    return any("Geox" in reading.grammemes for reading in sentence.readings(phrase.end - 1))


def between(sentence: Sentence, document: Document, happenings: Sequence[Event], share: Span) -> tuple[str, ...]:
    """«между администрацией района, исполкомом города и советом ветеранов»"""
    for position in range(*share):
        if sentence.low(position) == "между" and concerns(sentence, position, document, happenings):
            phrases = read_list(sentence, position + 1, ("ablt",))
            names = names_of(sentence, [phrase for phrase in phrases if not _is_bare(sentence, phrase)])
            if len(names) >= FEWEST:
                return names
    return ()


def concerns(sentence: Sentence, position: int, document: Document, happenings: Sequence[Event]) -> bool:
    """Whether «между» tells of the document, not of «договоров между организациями» or «обмен между школами»."""
    anchors = [event.position + 1 for event in happenings if event.position < position]
    if document.end <= position:
        anchors.append(document.end)
    if not anchors:
        return _comes_first(sentence, position, document, happenings)
    i = max(anchors)
    while i < position:
        if sentence.is_preposition(i) and sentence.lemmas(i + 1) & _SPHERES:
            i = max(i + 1, _after_prepositional(sentence, i))
        elif _is_other_subject(sentence, i):
            return False
        else:
            i += 1
    return True


def _comes_first(sentence: Sentence, position: int, document: Document, happenings: Sequence[Event]) -> bool:
    """«Между А и Б заключено соглашение», «Между А и Б действует договор»"""
    phrases = read_list(sentence, position + 1, ("ablt",))
    end = phrases[-1].end if phrases else position
    if end < document.start <= end + 2 and sentence.is_finite(end):
        return True
    return any(event.what is Happening.SIGN and _follows(sentence, end, event.position) for event in happenings)


def _follows(sentence: Sentence, end: int, verb: int) -> bool:
    """«между Минском и Бонном *ещё в 1972 году был* подписан»: between stand adverbs, a time and «был» alone."""
    if not end <= verb <= end + _WORDS_OF_TIME:
        return False
    return all(_is_of_time(sentence, position) for position in range(end, verb))


def _is_of_time(sentence: Sentence, position: int) -> bool:
    found = sentence.readings(position)
    if not found or found[0].part in ("ADVB", "PREP", "PRCL", "CONJ") or sentence.lemma(position) == "быть":
        return not found or sentence.low(position) not in ("и", "а")
    return bool(sentence.lemmas(position) & _TIMES) or found[0].part == "ADJF"


def _is_other_subject(sentence: Sentence, position: int) -> bool:
    found = sentence.readings(position)
    if not found or found[0].part != "NOUN":
        return False
    lemma = found[0].lemma
    return lemma not in _TRANSPARENT and not any(reading.case in ("loct", "ablt") for reading in found)


def names_of(sentence: Sentence, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """The phrases in the nominative, without «сторонами» and the like."""
    return tuple(
        name_of(sentence, _without_pronoun(sentence, phrase)) for phrase in phrases if not _is_generic(sentence, phrase)
    )


def _without_pronoun(sentence: Sentence, phrase: Phrase) -> Phrase:
    """«наш Борисоглебский округ» is called «Борисоглебский округ»."""
    if phrase.wording is None and _begins_with_pronoun(sentence, phrase):
        return _shortened(phrase)
    return phrase


def _shortened(phrase: Phrase) -> Phrase:
    return replace(phrase, start=phrase.start + 1)


def _begins_with_pronoun(sentence: Sentence, phrase: Phrase) -> bool:
    return any("Apro" in reading.grammemes for reading in sentence.readings(phrase.start)[:1])


def _is_bare(sentence: Sentence, phrase: Phrase) -> bool:
    """«между республикой и университетом»: common nouns alone name nobody."""
    return phrase.end - phrase.start == 1 and not has_proper_name(sentence, phrase)


def _is_generic(sentence: Sentence, phrase: Phrase) -> bool:
    """«сторонами», «двумя городами», «главами районов», a man with his office."""
    if phrase.head in word_list("agreement_generic") or sentence.name_at(phrase.end) is not None:
        return True
    if _begins_with_pronoun(sentence, phrase) and not has_proper_name(sentence, _shortened(phrase)):
        return True  # «с нашим городом»: whose it is, only its readers know
    bare_plural = phrase.head in word_list("agreement_actors") and not has_proper_name(sentence, phrase)
    group = sentence.group(phrase.start, phrase.case)
    if group is None or group.head.number != "plur" or not bare_plural:
        return False
    return not (_is_counted(sentence, phrase) and group.position - phrase.start > 1)


def _is_counted(sentence: Sentence, phrase: Phrase) -> bool:
    """«тремя кубинскими вузами» are somebody, «тремя вузами» are not."""
    return any(reading.part == "NUMR" for reading in sentence.readings(phrase.start))


def has_proper_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a capitalised or quoted word stands in the phrase."""
    return any(sentence.words[i][0].isupper() or sentence.words[i] in '«"' for i in range(phrase.start, phrase.end))


def _subjects_and_partner(
    sentence: Sentence, document: Document, happenings: Sequence[Event], share: Span
) -> tuple[str, ...]:
    """«А и Б подписали …», «А заключил … с Б»."""
    active = [event for event in happenings if event.what in BINDING and event.part in ("VERB", "GRND", "INFN")]
    for event in active:
        start, end = sentence.clause(event.position)
        subjects = list(_actors(sentence, range(start, end), "nomn", document))
        if sentence.readings(event.position)[0].number == "sing":
            subjects = subjects[:1]
        partners = list(_partners(sentence, range(max(start, share[0]), min(end, share[1]))))
        found = names_of(sentence, [*subjects, *partners])
        alone = sentence.readings(event.position)[0].number == "sing" or any(is_of_many(sentence, s) for s in subjects)
        if found and (len(found) > 1 or partners or alone):
            return found
    if document.background:
        return ()
    beside = list(_partners(sentence, range(document.end, document.end + 1)))
    return names_of(sentence, beside or _partners_of_passive(sentence, happenings))


def _partners_of_passive(sentence: Sentence, happenings: Sequence[Event]) -> list[Phrase]:
    """«Договор подписан в мае *с Бонном*»"""
    passive = [event for event in happenings if event.what is Happening.SIGN and event.part == "PRTS"]
    found = (_partners(sentence, range(each.position, sentence.clause(each.position)[1])) for each in passive)
    partners = [phrase for phrases in found for phrase in phrases]
    return partners if len(partners) == 1 else []  # «соглашения подписаны с Бонном и Брестом»: by whom?


def is_of_many(sentence: Sentence, phrase: Phrase) -> bool:
    """«советы ветеранов Перми и Казани»: one phrase names all the parties."""
    group = sentence.group(phrase.start, phrase.case)
    return group is not None and group.head.number == "plur" and phrase.end - group.position > 1


def _actors(sentence: Sentence, where: range, case: str, document: Document) -> Iterator[Phrase]:
    """Institutions and territories that stand in the case on their own, not inside another phrase."""
    position = where.start
    while position < where.stop:
        if document.start <= position < document.end:
            position = document.end
        elif sentence.is_preposition(position):
            position = _after_prepositional(sentence, position)
        elif sentence.name_at(position) is not None or sentence.is_adverb(position):
            position += 1
        elif sentence.words[position] == "(" or _names_thing_before(sentence, position):
            position = sentence.closing(position)
        else:
            phrases = [phrase for phrase in read_list(sentence, position, (case,)) if is_actor(sentence, phrase)]
            yield from phrases
            position = phrases[-1].end if phrases else _after_noun(sentence, position, case)


def _names_thing_before(sentence: Sentence, position: int) -> bool:
    """«о маршруте «Прихопёрье»»"""
    found = sentence.readings(position - 1)
    return sentence.opens(position) and bool(found) and found[0].part == "NOUN"


def _after_noun(sentence: Sentence, position: int, case: str) -> int:
    group: Group | None = sentence.group(position, case)
    if group is None or group.head.part != "NOUN":
        return position + 1
    return phrase_end(sentence, group.position, case)


def _after_prepositional(sentence: Sentence, position: int) -> int:
    for case in ("loct", "gent", "datv", "accs", "ablt"):
        group = sentence.group(position + 1, case)
        if group is not None and group.head.part == "NOUN":
            return phrase_end(sentence, group.position, case)
    return position + 1


def is_actor(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase can be a party: an institution, a territory or a proper name, not a person."""
    return sentence.name_at(phrase.end) is None and _may_act(sentence, phrase)


def _may_act(sentence: Sentence, phrase: Phrase) -> bool:
    if phrase.head in word_list("agreement_generic"):
        return False
    if phrase.head in word_list("agreement_actors") or _is_municipality(sentence, phrase):
        return True
    if is_abbreviation(sentence.words[phrase.start]) or is_abbreviation(sentence.words[phrase.end - 1]):
        return True
    if _is_foreign_town(sentence, phrase):
        return True
    if _is_person(sentence, phrase):
        return False
    is_place = ends_in_place(sentence, phrase)
    first = sentence.words[phrase.start]
    proper = is_place or phrase.start > 0 or (first.isupper() and len(first) > 1)
    return proper and (first[0].isupper() or (is_place and sentence.words[phrase.end - 1][0].isupper()))


def _is_foreign_town(sentence: Sentence, phrase: Phrase) -> bool:
    """«немецкий Зальцгиттер»: no dictionary has all towns, and some look like people's names."""
    of_country = bool(sentence.lemmas(phrase.start) & word_list("country_adjectives"))
    return of_country and phrase.end - phrase.start == 2 and sentence.words[phrase.start + 1][0].isupper()


def _is_municipality(sentence: Sentence, phrase: Phrase) -> bool:
    """«муниципальное образование», not any education."""
    return phrase.head == "образование" and sentence.lemma(phrase.start) == "муниципальный"


def _is_person(sentence: Sentence, phrase: Phrase) -> bool:
    """«посол Беларуси»; a town may be called like a man («Стаханов»)."""
    group = sentence.group(phrase.start, phrase.case)
    if group is None or not group.head.animate:
        return False
    capitalised = sentence.words[group.position][0].isupper()
    return not any(
        reading.grammemes & {"Surn", "Name"} or ("Geox" in reading.grammemes and capitalised)
        for reading in (group.head, *sentence.readings(group.position))
    )


def _partners(sentence: Sentence, where: range) -> Iterator[Phrase]:
    """«с советом ветеранов»"""
    for position in where:
        if sentence.low(position) in ("с", "со"):
            phrases = read_list(sentence, position + 1, ("ablt",))
            if phrases and sentence.low(phrases[-1].end) in ("—", "–", ":") and _is_generic(sentence, phrases[-1]):
                phrases = read_list(sentence, phrases[-1].end + 1, ("ablt",))  # «с рядом вузов — академией и МГУ»
            yield from (phrase for phrase in phrases if is_actor(sentence, phrase))


def _agents(sentence: Sentence, happenings: Sequence[Event]) -> tuple[str, ...]:
    """«подписано администрацией А и исполкомом Б»"""
    for event in happenings:
        if event.what is Happening.SIGN and event.part in ("PRTS", "PRTF", "NOUN"):
            phrases = read_list(sentence, event.position + 1, ("ablt",))
            actors = [phrase for phrase in phrases if is_actor(sentence, phrase)]
            if len(actors) > 1:
                return names_of(sentence, actors)
    return ()


def _represented(sentence: Sentence, happenings: Sequence[Event]) -> tuple[str, ...]:
    """«подписали представители академии и завода», «подписано ректорами МГУ и СПбГУ»"""
    if not any(event.what is Happening.SIGN and event.part in ("VERB", "PRTS", "PRTF") for event in happenings):
        return ()
    for position in range(len(sentence.words)):
        if any(r.lemma in _HEADS_OF_PARTIES and r.number == "plur" for r in sentence.readings(position)):
            phrases = read_list(sentence, position + 1, ("gent",))
            if len(phrases) > 1 and _are_represented(sentence, phrases):
                return tuple(name_of(sentence, phrase) for phrase in phrases)
    return ()


def _are_represented(sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
    """«представители академии и завода», «главы Минска и Бонна *Иван Петров и …*»: names follow towns alone."""
    if sentence.name_at(phrases[-1].end) is None:
        return all(is_actor(sentence, phrase) for phrase in phrases)
    named = all(has_proper_name(sentence, each) and sentence.name_at(each.start) is None for each in phrases)
    return named and all(is_actor(sentence, phrase) for phrase in phrases[:-1]) and _may_act(sentence, phrases[-1])


def _owners(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """«о сотрудничестве Минска и Бонна»: after a relation the genitive names the parties."""
    if document.kind is None or document.background:
        return ()
    phrases = [phrase for phrase in read_list(sentence, document.end, ("gent",)) if is_actor(sentence, phrase)]
    if phrases:
        phrases += _partners(sentence, range(phrases[-1].end, phrases[-1].end + 1))
    return names_of(sentence, phrases) if len(phrases) > 1 else ()


def _participants(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """«*Участниками соглашения* о дружбе стали Минск и Бонн»"""
    before = document.start - 1
    if not sentence.lemmas(before) & _TAKING_PART or not any(r.case == "ablt" for r in sentence.readings(before)):
        return ()
    if not sentence.is_finite(document.end):
        return ()
    phrases = [phrase for phrase in read_list(sentence, document.end + 1, ("nomn",)) if is_actor(sentence, phrase)]
    return names_of(sentence, phrases) if len(phrases) > 1 else ()
