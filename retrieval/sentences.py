"""Article text → passages: sentences that know where they stand.

razdel finds the ends of sentences; the rules below take back the cuts that break a quotation or a shortened word. Each
rule looks at the two halves of one cut and says whether they belong together; their order does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from razdel import sentenize

from retrieval.models import Article, Passage, Span

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")

Rule = Callable[[str, str], bool]

SHORTENED = re.compile(
    r"(?:^|[\s(«\"])(?:с|д|п|ул|пр|просп|пер|пл|пос|пгт|обл|ст|х|им|св|проф|акад|доц|инж|ген|полк|кап|тов|гр|зам|"
    r"нач|гл|стр|рис|табл|см|ср|тел|кв|оф|вып|ред|изд|пом|рук|(?<!\d )г)\.$",
    re.IGNORECASE,
)
"""Words written short before a name or number in Russian print (ГОСТ Р 7.0.12); «г.» after a year is no town."""

ENDING = re.compile(r"(?:и т\. ?[дп]|и др|и пр)\.$", re.IGNORECASE)
"""«и т. д.» ends what it ends, though «д.» alone is a house or a village."""

INITIALS = re.compile(r"(?:^|[\s(«\"])[А-ЯЁA-Z]\.(?:\s?[А-ЯЁA-Z]\.)?$")


def passages(article: Article) -> tuple[Passage, ...]:
    """Sentences of an article in order: ``article.text[p.start:p.end] == p.text`` for each."""
    found: list[Passage] = []
    for number, (start, end) in enumerate(paragraphs(article.text)):
        for left, right in sentences(article.text[start:end]):
            left, right = start + left, start + right
            text = article.text[left:right]
            found.append(Passage(article.id, left, right, text, paragraph=number, position=len(found)))
    return tuple(found)


def paragraphs(text: str) -> list[Span]:
    """Lines that hold anything, without the white space around them."""
    return [_trimmed(text, found.start(), found.end()) for found in PARAGRAPH.finditer(text)]


def sentences(paragraph: str) -> list[Span]:
    """Sentences of one paragraph. Nothing but white space is left between them."""
    joined: list[Span] = []
    for start, end in _cut(paragraph):
        if joined and _belong_together(paragraph[joined[-1][0] : joined[-1][1]], paragraph[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cut(paragraph: str) -> Iterator[Span]:
    for found in sentenize(paragraph):
        start, end = _trimmed(paragraph, found.start, found.stop)
        if start < end:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def shortened_before_name(left: str, right: str) -> bool:
    """«посетили с. | Преображенье»"""
    return bool(SHORTENED.search(left)) and not ENDING.search(left) and (right[:1].isalnum() or right[:1] in "«\"№")


def initials(left: str, right: str) -> bool:
    """«приехал А. | Стаханов»"""
    return bool(INITIALS.search(left)) and right[:1].isupper()


def continues_in_lower_case(left: str, right: str) -> bool:
    """««Конечно!» | - сказал он» and «в 5 тыс. | рублей»"""
    return right[:1].islower() or bool(re.match(r"[-–—]\s*[а-яё]", right))


def no_word(left: str, right: str) -> bool:
    """«Вот так | …»: a piece without a single letter or digit is no sentence."""
    return not any(sign.isalnum() for sign in right) or not any(sign.isalnum() for sign in left)


RULES: tuple[Rule, ...] = (shortened_before_name, initials, continues_in_lower_case, no_word)


def _belong_together(left: str, right: str) -> bool:
    return any(rule(left, right) for rule in RULES)
