"""What does not belong to an article is cut: menus, teasers, banners, doubled paragraphs, signatures.

The policy is the order of ``RULES``; each rule sees the lines that earlier ones left and names those to take away.
Cut lines stay in the draft under the rule's name, so an admin can put them back. Rules lean on the looks of lines
(``lines.py``) and on one lexicon, never on a site: when in doubt a line stays, because a lost sentence is worse than
a leftover that somebody sees in the preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from retrieval.lemmas import parses
from retrieval.reading import lines as look
from retrieval.reading.drafts import Paragraph

PREDICATES = frozenset({"VERB", "PRED", "PRTS", "ADJS"})
DOUBLED_LENGTH = 60
"""A repeated paragraph shorter than this may be a refrain."""
TAIL_LINES = 400
"""A longer tail is no page's."""

HEADLINE_LINES = 3
"""How far down a headline may stand twice."""

MENUS = 2
"""Menu lines above a text that make a menu of everything between them."""
NAME_WORDS = 3
TAIL_SENTENCES = 0.35
"""Largest share of finished sentences in a tail of leftovers; teasers break off, articles don't."""


class Hints(Struct, frozen=True):
    """What is known beside the lines: a title and a publisher help to recognise a label and a signature."""

    title: str | None = None
    publisher: str | None = None


class Rule(Struct, frozen=True):
    """``find`` names the positions, in the lines it is given, of what the rule takes away."""

    name: str
    find: Callable[[Sequence[str], Hints], set[int]]


def clean(paragraphs: Sequence[Paragraph], hints: Hints | None = None) -> tuple[Paragraph, ...]:
    """The same paragraphs, each marked with the rule that cut it; what a reader marked already stays marked."""
    cut_by = {position: paragraph.cut_by for position, paragraph in enumerate(paragraphs) if paragraph.cut_by}
    for rule in RULES:
        left = [position for position in range(len(paragraphs)) if position not in cut_by]
        found = rule.find([paragraphs[position].text for position in left], hints or Hints())
        cut_by |= {left[position]: rule.name for position in found}
    return tuple(Paragraph(paragraph.text, cut_by.get(position)) for position, paragraph in enumerate(paragraphs))


def has_predicate(line: str) -> bool:
    """Whether the line says something: «установил», «открыт», «нужно», not «Новости региона»."""
    return any(parses(word.lower())[0].tag.POS in PREDICATES for word in look.words(line))


def site_tail(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Поддержать», «Статьи», «06.07.2025», «14:54», a teaser…: from the first mark of a site's own to the end, if
    hardly anything after it is a finished sentence."""
    article = False
    for start, line in enumerate(lines):
        near = len(lines) - start <= TAIL_LINES
        if article and near and _opens_tail(line) and _is_tail(lines[start:]):
            return set(range(start, len(lines)))
        article = article or look.is_sentence(line)
    return set()


def comments(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Комментарии (3)», «12 комментариев»: with a count they are a heading, and what readers wrote goes with it."""
    prose = False
    for start, line in enumerate(lines):
        if prose and look.opens_comments(line):
            return set(range(start, len(lines)))
        prose = prose or look.is_prose(line)
    return set()


def teaser_list(lines: Sequence[str], hints: Hints) -> set[int]:
    """Dates, headlines and broken-off texts one after another at the end, without any mark of a site before them."""
    start = len(lines)
    while start and not look.is_prose(lines[start - 1]):
        start -= 1
    tail = lines[start:]
    dated = [position for position, line in enumerate(tail) if look.is_date(line)]
    dense = len(dated) >= 3 and 2.5 * len(dated) >= len(tail) and len(tail) > 2 * len(dated) - 2
    return set(range(start + dated[0], len(lines))) if dense and start else set()


def site_head(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Главная», «Новости», «19.06.2018, 14:30» above the text. Where there are several such lines, what stands
    between them is the site's too, down to the headline."""
    top = _top(lines)
    marks = {position for position in range(top) if _is_head_mark(lines[position], lines)}
    marks |= _labels_between(marks, top, lines)
    headline = max((position for position in range(top) if position not in marks), default=0)
    menus = sum(look.is_menu(lines[position]) for position in marks)
    return marks | set(range(headline)) if menus >= MENUS else marks


def labelled(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Заголовок: …», «Издание: …», «Дата: …» at the very top, two of them at least."""
    end = next((position for position, line in enumerate(lines) if not look.is_labelled(line)), len(lines))
    return set(range(end)) if 2 <= end < len(lines) else set()


def masthead(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Газета «Каменский вестник»», «АДМИНИСТРАЦИЯ РАЙОНА», «ПРЕСС-РЕЛИЗ» above the text, where a date, the number of a
    page or the kind of paper shows that it is a head, and something is left to be the headline."""
    top = range(_top(lines))
    papers = {at for at in top if _is_letterhead(lines[at], lines[at + 1]) or look.is_number(lines[at])}
    names = {position for position in top if look.is_masthead(lines[position]) and not look.is_menu(lines[position])}
    dates = {position for position in top if look.is_date(lines[position])}
    if not (papers or dates) or not set(top) - papers - names - dates:
        return set()
    return papers | names


def read_also(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Читайте также» on a line of its own takes the unfinished headline below with it."""
    found = set()
    for position, line in enumerate(lines[:-1]):
        if look.is_related(line) and not look.ENDS_SENTENCE.search(lines[position + 1]):
            found |= {position, position + 1}
    return found


def page_furniture(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Поделиться в соцсетях», «Просмотров: 120»: whole lines that are furniture wherever they stand."""
    return {position for position, line in enumerate(lines) if look.is_inline(line) or look.is_info(line)}


def notices(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Мы используем файлы cookie…», «© 2018 Все права защищены»."""
    return {position for position, line in enumerate(lines) if look.is_notice(line)}


def bylines(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Автор: Иван Петров», «Фото: пресс-служба», and a mere name between the headline and the text."""
    below_headline = (position for position in range(1, _top(lines)) if _is_authors_name(lines[position]))
    return {position for position, line in enumerate(lines) if look.is_byline(line)} | set(below_headline)


def executor(lines: Sequence[str], hints: Hints) -> set[int]:
    """«Исполнитель: Иванова И. И., тел. 2-15-30» at the foot of an official paper."""
    return {position for position, line in enumerate(lines) if look.is_executor(line)}


def last_lines(lines: Sequence[str], hints: Hints) -> set[int]:
    """Menu words, appeals, and dates with a time that end the text one by one."""
    end = len(lines)
    while end > 1 and _ends_a_page(lines[end - 1]):
        end -= 1
    return set(range(end, len(lines)))


def doubled_headline(lines: Sequence[str], hints: Hints) -> set[int]:
    """A headline that stands twice on end at the top."""
    top = lines[: HEADLINE_LINES + 1]
    pairs = pairwise(top)
    return {position for position, (line, below) in enumerate(pairs, 1) if look.key_of(line) == look.key_of(below)}


def doubled_paragraph(lines: Sequence[str], hints: Hints) -> set[int]:
    """The same long paragraph again: the first one stays."""
    seen: set[str] = set()
    found = set()
    for position, line in enumerate(lines):
        key = look.key_of(line)
        if len(key) >= DOUBLED_LENGTH and key in seen:
            found.add(position)
        seen.add(key)
    return found


def signature(lines: Sequence[str], hints: Hints) -> set[int]:
    """«ОВПИ», «Пресс-служба администрации района», «Ольга Петрова» below the last finished sentence."""
    if len(lines) < 2 or not look.ENDS_SENTENCE.search(lines[-2]):
        return set()
    last = lines[-1].strip()
    signed = _is_publisher(last, hints) or look.is_origin(last) or _is_abbreviation(last) or is_persons_name(last)
    return {len(lines) - 1} if signed else set()


def bare_title(lines: Sequence[str], hints: Hints) -> set[int]:
    """The title as first line, if it says nothing («Новости партнёрства»); one with a verb is a sentence and stays."""
    if len(lines) < 2 or not _is_title(lines[0], hints):
        return set()
    return set() if has_predicate(lines[0]) else {0}


RULES = (
    Rule("labelled", labelled),
    Rule("site_tail", site_tail),
    Rule("comments", comments),
    Rule("masthead", masthead),
    Rule("site_head", site_head),
    Rule("notice", notices),
    Rule("read_also", read_also),
    Rule("page_furniture", page_furniture),
    Rule("byline", bylines),
    Rule("executor", executor),
    Rule("last_lines", last_lines),
    Rule("teaser_list", teaser_list),
    Rule("doubled_paragraph", doubled_paragraph),
    Rule("doubled_headline", doubled_headline),
    Rule("signature", signature),
    Rule("bare_title", bare_title),
)


def _top(lines: Sequence[str]) -> int:
    """How many lines stand above the first sentence; none, if there is no sentence at all."""
    return next((position for position, line in enumerate(lines) if look.is_sentence(line)), 0)


def _labels_between(marks: set[int], top: int, lines: Sequence[str]) -> set[int]:
    """«Общество» between a date and a counter; one line is left to be the headline, the upper one."""
    others = [position for position in range(top) if position not in marks]
    between = (at for at in reversed(others) if {at - 1, at + 1} <= marks and look.is_label(lines[at]))
    return set(islice(between, max(0, len(others) - 1)))


def _is_head_mark(line: str, lines: Sequence[str]) -> bool:
    """A menu line, a counter, or the text's only dateline: a chronicle has many."""
    if look.is_date(line):
        return ":" in line or sum(map(look.is_date, lines)) == 1
    return look.is_menu(line) or look.is_inline(line) or look.is_info(line)


def _is_letterhead(line: str, below: str) -> bool:
    """«Справка» above «о побратимских связях» is the beginning of a title."""
    return look.is_letterhead(line) and not below[:1].islower()


def _opens_tail(line: str) -> bool:
    return look.is_menu(line) or look.is_appeal(line) or look.is_inline(line)


def _is_furniture(line: str) -> bool:
    return _opens_tail(line) or look.is_notice(line) or look.is_byline(line) or look.is_info(line)


def _is_tail(lines: Sequence[str]) -> bool:
    marks = sum(_is_furniture(line) for line in lines)
    dates = sum(look.is_date(line) for line in lines)
    said = [look.is_sentence(line) and not _is_furniture(line) for line in lines]
    if look.is_related(lines[0]) and not any(said):
        return True
    goes_on = any(said[1:2]) or any(one and other for one, other in pairwise(said))
    return marks + dates // 2 >= 2 and not goes_on and sum(said) <= TAIL_SENTENCES * len(lines)


def _ends_a_page(line: str) -> bool:
    timed = look.is_date(line) and ":" in line
    return timed or look.is_menu(line) or look.is_inline(line) or look.is_appeal(line)


def _is_title(line: str, hints: Hints) -> bool:
    return hints.title is not None and look.key_of(line) == look.key_of(hints.title)


def _is_publisher(line: str, hints: Hints) -> bool:
    return hints.publisher is not None and look.key_of(line) == look.key_of(hints.publisher)


def _is_abbreviation(line: str) -> bool:
    """«ОВПИ», «ИА ЛИГА»: capitals only."""
    return len(line) <= 20 and len(look.words(line)) <= 3 and line.isupper() and not re.search(r"[\d!?]", line)


def is_persons_name(line: str) -> bool:
    """«Ольга Петрова», «Анна СОКОЛОВА.», «А. Соколова», «Беседовал Иван Петров, Анна Ким»; not «Иван Петров Президент
    союза», which says who he is."""
    return re.fullmatch(r"[\w\s,.-]+", line) is not None and all(map(_is_name, line.split(",")))


def _is_authors_name(line: str) -> bool:
    """«Анна Соколова», not «Анне Соколовой», to whom a letter is addressed, nor initials, which have no case."""
    names = [name for name in look.words(line) if len(name) > 1]
    return is_persons_name(line) and len(names) > 1 and all(map(_may_be_nominative, names))


def _may_be_nominative(word: str) -> bool:
    return any("nomn" in parse.tag.grammemes for parse in parses(word.lower()))


def _is_name(part: str) -> bool:
    names = look.words(part)
    if not names or not all(name[0].isupper() for name in names):
        return False
    full = [name for name in names if len(name) > 1]
    if len(full) < len(names):  # with initials
        return len(full) == 1 and len(names) <= NAME_WORDS
    all_capitals = all(name.isupper() for name in names)
    return 2 <= len(names) <= NAME_WORDS and not all_capitals and any(map(_is_first_name, names))


def _is_first_name(word: str) -> bool:
    return "Name" in parses(word.lower())[0].tag.grammemes
