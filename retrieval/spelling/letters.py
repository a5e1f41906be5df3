"""Letters made uniform before anything is read: lookalikes of the other alphabet, the number sign; tags and addresses
left out. No change of words, so none is reported."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from retrieval.lexicons import rows
from retrieval.spelling.reading import Change

WORD = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ]+(?:['’ʼ-][A-Za-zÀ-ɏЀ-ӿ]+)*['’ʼ]?")
"""A Latin or Cyrillic word with inner hyphens and apostrophes; a last apostrophe may be a soft sign («Stakhanov'»)."""

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")

_NO_WORDS = re.compile(
    r"<[/!]?[a-z][^<>]*>"  # tags of a web page
    r"|\b(?:https?|ftp|tg)://\S+|\bwww\.\S+|\bt\.me/\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<!\w)[@/][A-Za-z_]\w+",  # names and commands of Telegram
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"(?<!\w)(?:№|#|N[oо]?\.?|[Нн]омер)\s*(?=\d)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def spoken(text: str) -> str:
    """``text`` without what nobody says: tags, addresses of pages and of mail, names of accounts."""
    return _SPACES.sub(" ", _NO_WORDS.sub(" ", html.unescape(text)))


def tidy(text: str) -> str:
    """One kind of white space, «№» for every number sign, and one alphabet to a word."""
    numbered = _NUMBER_SIGN.sub("№ ", _SPACES.sub(" ", text).strip())
    if not (CYRILLIC.search(numbered) and LATIN.search(numbered)):
        return numbered
    return WORD.sub(lambda found: _one_alphabet(found.group()), numbered)


def replaced(text: str, read: Callable[[str], tuple[str, str] | None]) -> tuple[str, list[Change]]:
    """``text`` with every word that ``read`` reads otherwise replaced, and the changes."""
    changes: list[Change] = []
    pieces: list[str] = []
    end = 0
    for found in WORD.finditer(text):
        made = read(found.group())
        if made is None:
            continue
        changes.append(Change(found.group(), made[0], made[1]))
        pieces += [text[end : found.start()], made[0]]
        end = found.end()
    return "".join([*pieces, text[end:]]), changes


def _one_alphabet(word: str) -> str:
    """«Cтаханов» with a Latin «C» → Cyrillic throughout, when every Latin letter has a Cyrillic twin."""
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    twins = {row[0]: row[1] for row in rows("lookalikes.tsv")}
    if not all(letter.lower() in twins for letter in LATIN.findall(word)):
        return word
    return "".join(_twin(letter, twins) for letter in word)


def _twin(letter: str, twins: dict[str, str]) -> str:
    twin = twins.get(letter.lower(), letter)
    return twin.upper() if letter.isupper() else twin
