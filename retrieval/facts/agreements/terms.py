"""When and where an agreement was signed, how long it runs and whether it is renewed: each as the source words it.

A year is never added: «19 июня» stays «19 июня».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.facts.agreements.events import Event, Happening
from retrieval.facts.agreements.phrase_ends import phrase_end
from retrieval.facts.agreements.sentence import Sentence
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Span

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_IN_MONTH = "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
_YEAR = r"\d{4}(?:[\s\u00a0]*(?:года|году|год|г\.))?"
_DAYS = r"\b\d{1,2}(?:\s?[–—-]\s?\d{1,2})?"
DAY = re.compile(rf"{_DAYS}[\s\u00a0]+(?:{_MONTHS})(?:[\s\u00a0]+{_YEAR})?|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b")
_DATE = re.compile(
    rf"{DAY.pattern}|\bв[\s\u00a0]+(?:начале|середине|конце)?\s*(?:{_IN_MONTH}|(?:{_MONTHS}))(?:[\s\u00a0]+{_YEAR})?"
    r"|\b[вВ][\s\u00a0]+(?:далёком[\s]+)?(?:\d{4})[\s\u00a0]*(?:году|г\.)",
    re.IGNORECASE,
)
_SET_FOR = re.compile(r"(?:назначен|намечен|запланирован)\w*\s+на[\s\u00a0]+$", re.IGNORECASE)
_NOT_A_SIGNING = re.compile(r"(?:\b(?:до|с|со|по|к|на|от|ко)[\s\u00a0]+|[–—-]\s*)$", re.IGNORECASE)
_COUNT = (
    r"(?:\d+(?:-?[а-я]{1,3})?|од(?:ин|ного)|дв(?:а|ух)|тр(?:и|[её]х)|четыр(?:е|[её]х)|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)|"
    r"вос(?:емь|ьми)|девят(?:ь|и)|десят(?:ь|и)|пятнадцат(?:ь|и)|двадцат(?:ь|и))"
)
_PERIOD = rf"{_COUNT}(?:\s*\([^)]*\))?[\s\u00a0]+(?:(?:учебн|календарн)\w+\s+)?(?:лет|года?|месяц\w*)"
_TERM = re.compile(
    rf"\b(?:в течение|сроком(?: действия)? на|на срок(?: в)?|на период)\s+{_PERIOD}"
    rf"|\b(?:сроком|на срок|на период)\s+до\s+(?:{DAY.pattern}|{_YEAR})"
    rf"|\bна\s+(?:ближайшие\s+|следующие\s+|очередные\s+)?{_PERIOD}"
    rf"|\bдо\s+(?:\d{{1,2}}\s+(?:{_MONTHS})\s+{_YEAR}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|конца\s+{_YEAR}|{_YEAR})(?:-го)?"
    r"|\bна\s+\d{4}\s*[–—-]\s*\d{4}\s*(?:годы|годов|гг\.)"
    r"|\bдо\s+конца\s+(?:\w+\s+)?(?:сезона|учебного года)(?:\s+\d{4}(?:\s+года)?)?"
    r"|\bдо\s+полного\s+(?:и\s+\w+\s+)?исполнения(?:\s+(?:сторонами|своих|взаимных|всех))*(?:\s+обязательств)?"
    r"|\bна\s+(?:один\s+)?(?:год|полгода|месяц)\b"
    r"|\bбессрочн\w+|\bна (?:неопредел[её]нный|неограниченный) срок"
    r"|\b(?:одно|двух|тр[её]х|четыр[её]х|пяти|десяти)летн\w+",
    re.IGNORECASE,
)
_DURATION = re.compile(rf"\b(?:срок\w*\b[^,.;]*?[\s—–-]|действ\w+\s+)(?P<term>{_PERIOD})", re.IGNORECASE)
_YEARS_LONG = re.compile(
    r"\b(?P<term>(?:двух|тр[её]х|четыр[её]х|пяти|десяти)летн\w+)\s+(?:соглаш|догов|меморанд|партн|сотрудн|срок|план|програм)\w+",
    re.IGNORECASE,
)
_RUNS = frozenset(
    {"действовать", "продлиться", "действие", "рассчитать", "рассчитанный", "заключить", "подписать", "срок"}
) | {
    *("перезаключить", "продлить", "продление", "пролонгировать", "пролонгация"),
}
_TAKES_PLACE = frozenset({"быть", "состояться", "пройти", "проходить", "прошлое", "произойти"})
_RENEWAL = re.compile(
    r"(?:планируется\s+(?:его\s+|ее\s+|её\s+)?|с\s+)?(?:(?:возможност\w+|правом?)\s+(?:\w+\s+){0,2})?(?:последующ\w+\s+|дальнейш\w+\s+)?"
    r"(?:автоматическ\w+\s+)(?:продл\w+|пролонг\w+)(?:\s+на\s+[^,.;]+)?"
    r"|с\s+(?:последующ|дальнейш)\w+\s+(?:продл\w+|пролонг\w+)(?:\s+на\s+[^,.;]+)?"
    r"|(?:с\s+)?(?:возможност\w+|правом)\s+(?:\w+\s+){0,2}(?:продл\w+|пролонг\w+)(?:\s+на\s+[^,.;]+)?"
    r"|(?:может|могут)\s+быть\s+(?:продл\w+|пролонг\w+)(?:\s+на\s+[^,.;]+)?"
    r"|автоматически\s+(?:будет\s+)?(?:продл\w+|пролонг\w+)(?:\s+на\s+[^,.;]+)?"
    r"|(?:продл\w+|пролонг\w+)\s+автоматически(?:\s+на\s+[^,.;]+)?",
    re.IGNORECASE,
)


def date_of(sentence: Sentence, happenings: Sequence[Event]) -> str | None:
    """The date nearest to the word for signing; dates of terms («до 2027 года») and beginnings are none."""
    marks = [sentence.spans[event.position][0] for event in happenings if event.what is Happening.SIGN]
    if not marks:
        return None
    text = sentence.passage.text
    dates = [
        found
        for found in _DATE.finditer(text)
        if _is_moment(text, found.start()) and not _tells_another(sentence, found.start(), found.end(), happenings)
    ]
    if not dates:
        return None
    nearest = min(dates, key=lambda found: min(abs(found.start() - mark) for mark in marks))
    return _decapitalised(_tidy(nearest.group()))


def _tells_another(sentence: Sentence, start: int, end: int, happenings: Sequence[Event]) -> bool:
    """«…, 26 июля сообщает пресс-служба», «…, которого в апреле назначили мэром»: the date of something else."""
    inside = [i for i, (left, right) in enumerate(sentence.spans) if start <= left and right <= end]
    if not inside:
        return False
    first, stop = inside[0], inside[-1] + 1
    if any(sentence.lemma(i) in word_list("agreement_speech") for i in (first - 1, stop, stop + 1)):
        return True
    clause = range(*sentence.clause(first))
    relative = any(sentence.lemma(i) == "который" for i in clause)
    if not relative or any(event.position in clause for event in happenings):
        return False
    return any(_is_other_verb(sentence, i) for i in clause)


def day_of(sentence: Sentence) -> str | None:
    """The first day named in a sentence, to be carried to the next one about a signing: «19 июня»."""
    text = sentence.passage.text
    found = DAY.search(text)
    if found is None or not _is_moment(text, found.start()):
        return None
    return None if _tells_another(sentence, found.start(), found.end(), ()) else _tidy(found.group())


def told_before(before: Sentence | None, sentence: Sentence) -> str | None:
    """«*В 1978 году* приезжали шахтёры. Тогда был подписан договор»: the moment that «тогда» takes up."""
    if before is None or not any(sentence.low(i) == "тогда" for i in range(2)):
        return None
    text = before.passage.text
    found = next((each for each in _DATE.finditer(text) if _is_moment(text, each.start())), None)
    return None if found is None else _decapitalised(_tidy(found.group()))


def is_of_occasion(sentence: Sentence) -> bool:
    """«в ходе визита», «на форуме»: what is signed there is signed on its day."""
    return any(sentence.lemma(i) in word_list("agreement_occasions") for i in range(len(sentence.words)))


def _is_moment(text: str, start: int) -> bool:
    return _SET_FOR.search(text[:start]) is not None or _NOT_A_SIGNING.search(text[:start]) is None


def _decapitalised(text: str) -> str:
    return text[0].lower() + text[1:]


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def term_of(sentence: Sentence, start: int, end: int) -> str | None:
    """How long it runs, said in the characters ``start:end`` of the passage, with a word about running near."""
    text = sentence.passage.text[start:end]
    duration = _DURATION.search(text)
    if duration is not None:
        return _term_inside(text) or duration.group("term")
    inside = [i for i, (left, right) in enumerate(sentence.spans) if start <= left and right <= end]
    years = _YEARS_LONG.search(text)
    if years is not None:
        return years.group("term")
    if not any(sentence.lemmas(i) & _RUNS for i in inside) and "бессрочн" not in text.lower():
        return None
    return _term_inside(text)


def _term_inside(text: str) -> str | None:
    found = next((found for found in _TERM.finditer(text) if not _inside_renewal(text, found.start())), None)
    return None if found is None else _tidy(found.group())


def _inside_renewal(text: str, start: int) -> bool:
    return any(found.start() <= start < found.end() for found in _RENEWAL.finditer(text))


def renewal_of(text: str) -> str | None:
    """«с автоматической пролонгацией», «планируется его автоматическое продление на очередной срок»."""
    found = _RENEWAL.search(text)
    return None if found is None else _tidy(found.group())


def is_of_term(sentence: Sentence) -> bool:
    """«Срок действия — 5 лет», not «Срок реализации проекта — 5 лет»."""
    if sentence.low(0) != "срок":
        return False
    about_it = {"действие", "он", "его", "документ"} | word_list("agreement_documents")
    return sentence.words[1:2] in (("—",), ("–",), ("-",)) or bool(sentence.lemmas(1) & about_it)


def place_of(sentence: Sentence, happenings: Sequence[Event]) -> str | None:
    """«в Минске», «в стенах школьного музея»: where the signing happened, with its preposition."""
    for event in happenings:
        if event.what is not Happening.SIGN:
            continue
        for position in _around(sentence, event.position):
            span = _place_at(sentence, position)
            if span is not None and not _belongs_elsewhere(sentence, position, event):
                return _decapitalised(sentence.text(*span))
    return None


def _around(sentence: Sentence, position: int) -> range:
    """The clause; «В администрации состоялась церемония: главы подписали …» from the beginning."""
    start, end = sentence.clause(position)
    told = sentence.words[start - 1] == ":" and any(sentence.lemma(i) == "церемония" for i in range(start))
    return range(0 if start and told else start, end)


def is_of_ceremony(sentence: Sentence) -> bool:
    """«Церемония прошла …», «Это произошло …»: the sentence says when and where."""
    verb = next((i for i in range(len(sentence.words)) if sentence.is_finite(i)), 0)
    if any(sentence.lemma(i) == "церемония" for i in range(verb)):
        return True
    pairs_of_words = ((0, 1), (1, 0))  # «это произошло», «произошло это»
    return any(sentence.low(this) == "это" and sentence.lemmas(verb) & _TAKES_PLACE for this, verb in pairs_of_words)


def _belongs_elsewhere(sentence: Sentence, position: int, event: Event) -> bool:
    """«рассказали в мэрии, что подписано …»: another verb stands nearer."""
    left, right = sorted((position, event.position))
    near = {position - 1, *range(left + 1, right)}
    return any(_is_other_verb(sentence, i) for i in near if i != event.position)


def _is_other_verb(sentence: Sentence, position: int) -> bool:
    return sentence.is_finite(position) and not sentence.lemmas(position) & _TAKES_PLACE


def _place_at(sentence: Sentence, position: int) -> Span | None:
    if sentence.low(position) not in ("в", "во", "на"):
        return None
    group = sentence.group(position + 1, "loct")
    if group is None or group.head.part != "NOUN" or not _is_place(sentence, group.position):
        return None
    end = phrase_end(sentence, group.position, "loct")
    if any("Geox" in each.grammemes and each.case == "gent" for each in sentence.readings(position - 1)):
        return None  # «Год Казахстана в России»
    if sentence.name_at(end) is not None and any(each.part == "NOUN" for each in sentence.readings(position - 1)):
        return None  # «посол Беларуси в России Игорь Петров»: part of an office
    return position, end


def _is_place(sentence: Sentence, position: int) -> bool:
    if sentence.lemmas(position) & word_list("agreement_places"):
        return True
    named = any("Geox" in each.grammemes and each.case == "loct" for each in sentence.readings(position))
    return named and sentence.words[position][0].isupper()
