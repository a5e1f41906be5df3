"""Words broken at the end of a line: which hyphen was put in by the typesetter, and which belongs to the word."""

from __future__ import annotations

import re

from retrieval.lemmas import morphology

HYPHENS = "-\u00ad\u2010\u0002\ufffe"
CERTAIN = "\u00ad"
"""The soft hyphen says of itself that it is none of the word's."""

SHORTEST_HALF = 3
LINKING_VOWELS = ("о", "е")


def glued(text: str, line: str) -> str:
    """«соглаше-» + «ния» → «соглашения», «торгово-» + «экономический» → «торгово-экономический»."""
    if not text:
        return line
    if not breaks_a_word(text) or not line[:1].isalpha():
        return f"{text} {line}"
    if _is_whole(text, line):
        return f"{text[:-1]}{line}"
    return f"{text[:-1]}-{line}"


def breaks_a_word(line: str) -> bool:
    """«подписали согла-», not «мост - ».

    >>> breaks_a_word("подписали согла-"), breaks_a_word("мост -")
    (True, False)
    """
    return len(line) > 1 and line[-1] in HYPHENS and line[-2].isalpha()


def _is_whole(text: str, line: str) -> bool:
    """Whether both parts are one word: known as such, or not made of two words that are known."""
    if text[-1] in CERTAIN:
        return True
    head = re.sub(r"^.*[^\w-]", "", text[:-1])
    tail = re.match(r"\w+", line)
    end = tail.group() if tail else ""
    if line[0].isupper() and not text[-2].isupper():
        return False
    return _is_known(head + end) or not (_may_lead(head) and _is_known(end))


def _may_lead(word: str) -> bool:
    """«премьер», or «торгово», which is no word but leads one."""
    return _is_known(word) or word[-1:].lower() in LINKING_VOWELS


def _is_known(word: str) -> bool:
    return len(word) >= SHORTEST_HALF and morphology().word_is_known(word.lower())
