"""What a line of a text looks like: prose, a label, a date on its own, a piece of a web page.

Cleaning decides by these; none of them looks at anything but the line.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

MONTHS = (
    "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
    "|січ(?:ень|ня)|лют(?:ий|ого)|берез(?:ень|ня)|квіт(?:ень|ня)|трав(?:ень|ня)|черв(?:ень|ня)|лип(?:ень|ня)"
    "|серп(?:ень|ня)|верес(?:ень|ня)|жовт(?:ень|ня)|листопада?|груд(?:ень|ня)"
)
WEEKDAYS = "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|сегодня|вчера"
NUMERIC_DATE = r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?: ?г\.?)?|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2}"
"""«2-12-85» is a telephone."""

SPELLED_DATE = rf"\d{{1,2}} (?:{MONTHS})(?:,? \d{{4}}(?: ?(?:года|г\b\.?|року|р\b\.?))?)?"
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?\([\w +-]+\))?"

LONE_DATE = re.compile(
    rf"(?:(?:{WEEKDAYS}),? ?)?(?:{NUMERIC_DATE}|{SPELLED_DATE})?(?:[,\s|/—–-]*(?:в )?{CLOCK})?", re.IGNORECASE
)
DOCUMENT_NUMBER = re.compile(r"\s*№\s*[\w/-]+$")
ENDS_SENTENCE = re.compile(r"[.!?…][\"»”')\]]*$|[\"»”]$|[:;]$")
FINISHED = re.compile(r"[.!?]\s*[\"»”')\]]*$|[\"»”]$")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COMMENTS = re.compile(
    r"(?:комментарии|комментариев|отзывы|обсуждение|comments)\W{0,3}\d+\W?|\d+ (?:комментари\w+|отзыв\w*|comments?)",
    re.IGNORECASE,
)
FIELDS = ("field_title", "field_publisher", "field_date", "field_address", "field_other")
PROSE_WORDS = 6
SENTENCE_WORDS = 2
LABEL_WORDS = 3
NOTICE_WORDS = 45
MASTHEAD_WORDS = 10
ISSUE = re.compile(r"[,\s]*№\s*[\d/()\s-]+$")
"""«Каменский вестник № 21 (1045)»: the number of an issue is none of the name."""

REMEMBERED = 4096
"""Lines whose looks are remembered, since several rules ask for them."""


@cache
def leftovers(kind: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of one kind from ``lexicons/leftovers.tsv``."""
    table = resources.files("retrieval.reading").joinpath("lexicons/leftovers.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t", 1) for row in table.splitlines() if "\t" in row and not row.startswith("#"))
    return tuple(re.compile(pattern, re.IGNORECASE) for name, pattern in rows if name == kind)


def fold(line: str) -> str:
    """The line as patterns see it: ё is е, outer marks gone («• Поделиться:» → «Поделиться»)."""
    return line.replace("ё", "е").replace("Ё", "Е").strip(" \t•·|>»«→-–—*#").strip()


def words(line: str) -> list[str]:
    return WORD.findall(line)


def is_date(line: str) -> bool:
    """«06.07.2025», «14:54», «2 июля 2025, 10:00», «24.05.2019 № 45»: a date or a time and nothing else."""
    bare = DOCUMENT_NUMBER.sub("", line.strip())
    return bool(bare) and LONE_DATE.fullmatch(bare) is not None


def is_info(line: str) -> bool:
    """«19.06.2018 14:30 | Общество | Просмотров: 345»: a date or a counter among labels."""
    parts = [part for part in re.split(r"\s*[|•·]\s*", line) if part]
    marks = sum(is_date(part) or _is_wholly("inline", part) for part in parts)
    return len(parts) > 1 and marks > 0 and all(len(words(part)) <= LABEL_WORDS for part in parts)


def is_prose(line: str) -> bool:
    """A sentence or more: long enough and finished."""
    return len(words(line)) >= PROSE_WORDS and ENDS_SENTENCE.search(line) is not None


def is_sentence(line: str) -> bool:
    """«Гости посадили дуб.»: however short, it is finished and says something; «24 мая 2019 г.» does not."""
    finished = FINISHED.search(line) is not None and not is_teaser(line)
    return len(words(line)) >= SENTENCE_WORDS and finished and not is_date(line) and not is_masthead(line)


def is_label(line: str) -> bool:
    """«Донбасс», «Все темы»: a few words that don't finish a sentence."""
    return 0 < len(words(line)) <= LABEL_WORDS and ENDS_SENTENCE.search(line) is None


def is_teaser(line: str) -> bool:
    """«Поводом для оптимизма стали не достижения, а…»: a text that breaks off to be read elsewhere."""
    return ELLIPSIS.search(line) is not None


def is_menu(line: str) -> bool:
    """«Все статьи», «Войти», «Читайте также»; not «Разделы:», after which a text goes on."""
    return (not line.rstrip().endswith(":") and _is_wholly("menu", line)) or is_related(line)


def is_related(line: str) -> bool:
    """«Читайте также», «Новости по теме»: headlines of other articles follow."""
    return _is_wholly("related", line)


def opens_comments(line: str) -> bool:
    """«Комментарии (3)»."""
    return COMMENTS.fullmatch(fold(line)) is not None


def is_inline(line: str) -> bool:
    """«Поделиться», «Просмотров: 120»: furniture wherever it stands."""
    return _is_wholly("inline", line)


@lru_cache(maxsize=REMEMBERED)
def is_notice(line: str) -> bool:
    short = len(words(line)) <= NOTICE_WORDS
    return short and any(pattern.search(fold(line)) for pattern in leftovers("notice"))


@lru_cache(maxsize=REMEMBERED)
def is_appeal(line: str) -> bool:
    """«Поддержите нашу редакцию»: the site's own request, not somebody's in quotation marks."""
    short = len(words(line)) <= NOTICE_WORDS and not is_quoted(line)
    return short and any(pattern.search(fold(line)) for pattern in leftovers("appeal"))


def is_byline(line: str) -> bool:
    """«Фото: пресс-служба», «Автор: Иван Петров»: short, and no sentence."""
    short = len(words(line)) <= 9 and not is_prose(line)
    return short and any(pattern.match(fold(line)) for pattern in leftovers("byline"))


def is_executor(line: str) -> bool:
    """«Исполнитель: Иванова И. И., тел. 2-15-30»."""
    short = len(words(line)) <= 9 and not is_prose(line)
    return short and any(pattern.match(fold(line)) for pattern in leftovers("executor"))


def is_masthead(line: str) -> bool:
    """«Газета «Каменский вестник»», «АДМИНИСТРАЦИЯ КАМЕНСКОГО РАЙОНА»: who publishes, as it stands above a text."""
    return len(words(line)) <= MASTHEAD_WORDS and _is_wholly("masthead", ISSUE.sub("", line))


def is_number(line: str) -> bool:
    """«3», «— 12 —»: the number of a page."""
    return re.fullmatch(r"\W*\d{1,3}\W*", line) is not None


def is_labelled(line: str) -> bool:
    """«Издание: Каменский вестник», «Дата публикации: 24 мая 2019»."""
    label, colon, value = line.partition(":")
    return bool(colon and value.strip()) and label_of(label) is not None


def label_of(label: str) -> str | None:
    """The field that a label names: title, publisher, date, address, or one that is passed over."""
    return next((field for field in FIELDS if any(known.fullmatch(fold(label)) for known in leftovers(field))), None)


def is_letterhead(line: str) -> bool:
    """«ПРЕСС-РЕЛИЗ», «Для размещения на сайте»."""
    return _is_wholly("letterhead", line)


def is_origin(line: str) -> bool:
    """«Пресс-служба администрации района»: names a publisher and says nothing."""
    short = len(words(line)) <= 9 and not is_prose(line)
    return short and any(pattern.match(fold(line)) for pattern in leftovers("origin"))


def is_quoted(line: str) -> bool:
    """Somebody's words: «…», "…", or a dash before them."""
    return line.lstrip().startswith(("«", '"', "„", "“", "— ", "– ", "- "))


def key_of(line: str) -> str:
    """What makes two paragraphs the same: letters and digits only."""
    return re.sub(r"\W+", " ", line.casefold().replace("ё", "е")).strip()


@lru_cache(maxsize=REMEMBERED)
def _is_wholly(kind: str, line: str) -> bool:
    bare = fold(line).rstrip(" .:!…")
    return any(pattern.fullmatch(bare) for pattern in leftovers(kind))
