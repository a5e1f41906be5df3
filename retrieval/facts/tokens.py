"""Sentences cut into tokens with their places in the article: what names and roles are looked for in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct
from razdel import tokenize

from retrieval.models import Passage

INITIAL = re.compile(r"[А-ЯЁA-Z]\.")
CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]+(?:[-‐–’'][А-ЯЁа-яё][а-яё]+)*")
ALL_CAPITALS = re.compile(r"[А-ЯЁ]{4,}(?:-[А-ЯЁ]{2,})?")
DASHES = frozenset("-–—")


class Token(Struct, frozen=True):
    """A word or a sign; an initial keeps its dot. ``start``/``end`` count characters of the article."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        return bool(CAPITALISED.fullmatch(self.text) or ALL_CAPITALS.fullmatch(self.text))

    @property
    def is_initial(self) -> bool:
        return bool(INITIAL.fullmatch(self.text))


@dataclass(frozen=True)
class Sentence:
    """One passage and its tokens."""

    passage: Passage
    tokens: tuple[Token, ...]

    @cached_property
    def first_word(self) -> int:
        """Index of the first word: its capital letter says nothing."""
        return next((i for i, token in enumerate(self.tokens) if token.is_word), 0)

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Indexes of the first token of article's span and of the one after its last; ``None`` outside the sentence."""
        inside = [i for i, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else None

    def word(self, index: int) -> str:
        """Text of a token; empty outside the sentence, so that rules may look past its ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


def cut(passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Passages as sentences of tokens."""
    return tuple(Sentence(passage, _tokens(passage)) for passage in passages)


def sentence_at(sentences: Sequence[Sentence], start: int) -> Sentence:
    """The sentence that holds the character ``start`` of the article; ``sentences`` in order."""
    after = bisect_right(sentences, start, key=lambda sentence: sentence.passage.start)
    return sentences[max(0, after - 1)]


def _tokens(passage: Passage) -> tuple[Token, ...]:
    pieces = [(piece.start + passage.start, piece.stop + passage.start, piece.text) for piece in tokenize(passage.text)]
    merged: list[Token] = []
    for start, end, text in pieces:
        last = merged[-1] if merged else None
        if text == "." and last and last.end == start and len(last.text) == 1 and last.text.isupper():
            merged[-1] = Token(last.start, end, last.text + ".")
        else:
            merged.append(Token(start, end, text))
    return tuple(merged)
