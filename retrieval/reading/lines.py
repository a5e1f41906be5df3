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
NUMERIC_DATE = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?: ?г\.?)?|\d{4}-\d{2}-\d{2}"
SPELLED_DATE = rf"\d{{1,2}} (?:{MONTHS})(?:,? \d{{4}}(?: ?(?:г\.?|года|р\.?|року))?)?"
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?\([\w +-]+\))?"

LONE_DATE = re.compile(
    rf"(?:(?:{WEEKDAYS}),? ?)?(?:{NUMERIC_DATE}|{SPELLED_DATE})?(?:[,\s|/—–-]*(?:в )?{CLOCK})?", re.IGNORECASE
)
ENDS_SENTENCE = re.compile(r"[.!?…][\"»”')\]]*$|[\"»”]$|[:;]$")
FINISHED = re.compile(r"[.!?]\s*[\"»”')\]]*$|[\"»”]$")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COMMENTS = re.compile(
    r"(?:комментарии|комментариев|отзывы|обсуждение|comments)\W{0,3}\d+\W?|\d+ (?:комментари\w+|отзыв\w*|comments?)",
    re.IGNORECASE,
)
PROSE_WORDS = 6
SENTENCE_WORDS = 2
LABEL_WORDS = 3
NOTICE_WORDS = 45
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
    """«06.07.2025», «14:54», «2 июля 2025, 10:00»: a date or a time and nothing else."""
    bare = line.strip()
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
    """«Гости посадили дуб.»: however short, it is finished and says something."""
    return len(words(line)) >= SENTENCE_WORDS and FINISHED.search(line) is not None and not is_teaser(line)


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
