"""A sentence as agreements see it: words with their places, names of people, clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from retrieval.facts.groups import Group, find_group
from retrieval.facts.morphology import Reading, readings
from retrieval.facts.records import NameMention
from retrieval.facts.wordlists import words as word_list
from retrieval.models import Passage, Span

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*(?:-[а-яё]+)?|[A-Za-z]+(?:[.&-][A-Za-z]+)+|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_OPENING = {"«": "»", '"': '"', "“": "”", "„": "“", "(": ")"}
_LONGEST_ABBREVIATION = 7
_SUBORDINATORS = frozenset({"который", "что", "чтобы", "где", "когда", "если", "а", "но", "однако", "причем"})


class Named(Struct, frozen=True):
    """A person's name at ``words[start:end]``."""

    start: int
    end: int
    mention: NameMention


class Sentence(Struct, frozen=True):
    """Words and signs of one passage; ``spans[i]`` is the place of ``words[i]`` in the passage."""

    passage: Passage
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    names: tuple[Named, ...]

    def text(self, start: int, end: int) -> str:
        """The words as they stand in the source."""
        if start >= end:
            return ""
        return self.passage.text[self.spans[start][0] : self.spans[end - 1][1]]

    def low(self, position: int) -> str:
        """A word folded for comparison; empty beyond the ends."""
        return self.words[position].lower().replace("ё", "е") if 0 <= position < len(self.words) else ""

    def name_at(self, position: int) -> Named | None:
        """The name that covers this word."""
        return next((name for name in self.names if name.start <= position < name.end), None)

    def group(self, position: int, case: str) -> Group | None:
        """The head with its adjectives that begins here, if it can stand in this case."""
        if position >= len(self.words):
            return None
        found = find_group(self.words, position, case)
        return found if found is not None and found.head.case == case else None

    def readings(self, position: int) -> tuple[Reading, ...]:
        """Readings of a word; none beyond the ends and for signs and numbers."""
        if not 0 <= position < len(self.words) or not self.words[position][0].isalpha():
            return ()
        return readings(self.words[position])

    def lemma(self, position: int) -> str:
        """Likeliest dictionary form of a word, or the sign itself."""
        found = self.readings(position)
        return found[0].lemma if found else self.low(position)

    def lemmas(self, position: int) -> frozenset[str]:
        """Every dictionary form that a word may have."""
        return frozenset(reading.lemma for reading in self.readings(position))

    def is_finite(self, position: int) -> bool:
        """Whether the word is most likely a verb in a personal form or a short participle."""
        found = self.readings(position)
        return bool(found) and found[0].part in ("VERB", "PRTS", "PRED") and not is_abbreviation(self.words[position])

    def is_preposition(self, position: int) -> bool:
        """Whether the word is most likely a preposition."""
        found = self.readings(position)
        return bool(found) and found[0].part == "PREP"

    def is_adverb(self, position: int) -> bool:
        """Whether the word is most likely an adverb."""
        found = self.readings(position)
        return bool(found) and found[0].part == "ADVB"

    def closing(self, position: int) -> int:
        """The position after the sign that closes the quotation or bracket opened here."""
        close = _OPENING[self.words[position]]
        for later in range(position + 1, len(self.words)):
            if self.words[later] == close:
                return later + 1
        return len(self.words)

    def opens(self, position: int) -> bool:
        """Whether a quotation or bracket opens here."""
        return position < len(self.words) and self.words[position] in _OPENING

    def clause(self, position: int) -> Span:
        """The words around ``position`` up to the nearest end of a clause on either side."""
        start = position
        while start > 0 and not self._ends_clause(start - 1):
            start -= 1
        end = position + 1
        while end < len(self.words) and not self._ends_clause(end):
            end += 1
        return start, end

    def is_abbreviation(self, position: int) -> bool:
        """Whether the point here belongs to a shortened word: «г. Стаханов», «обл.»."""
        before = self.low(position - 1)
        return self.words[position] == "." and (before in word_list("place_nouns") or len(before) < 3)

    def _ends_clause(self, position: int) -> bool:
        word = self.words[position]
        if word in (";", ":", "?", "!"):
            return True
        if word == ".":
            return not self.is_abbreviation(position)
        return word == "," and self._begins_clause(position + 1)

    def _begins_clause(self, position: int) -> bool:
        if self.low(position) == "а" and self.low(position + 1) == "также":
            return False
        near = range(position, position + 3)
        if any(self.lemma(i) in _SUBORDINATORS for i in (position, position + 1)):
            return True
        return self.low(position) in ("—", "–", "-") or any(
            self.lemma(i) in word_list("agreement_speech") for i in near if self.words[i : i + 1] != (",",)
        )


def read_sentences(passages: Sequence[Passage], mentions: Sequence[NameMention]) -> Iterator[Sentence]:
    """Each passage cut into words, with the names that stand in it."""
    for passage in passages:
        found = list(_TOKEN.finditer(passage.text))
        spans = tuple((token.start(), token.end()) for token in found)
        inside = [mention for mention in mentions if passage.start <= mention.start < passage.end]
        names = tuple(named for mention in inside if (named := _locate(mention, passage, spans)) is not None)
        yield Sentence(passage, tuple(token.group() for token in found), spans, names)


def _locate(mention: NameMention, passage: Passage, spans: Sequence[Span]) -> Named | None:
    start, end = mention.start - passage.start, mention.end - passage.start
    covered = [i for i, (left, right) in enumerate(spans) if left < end and right > start]
    return Named(covered[0], covered[-1] + 1, mention) if covered else None


def is_abbreviation(word: str) -> bool:
    """«МГУ», «СПбПУ»: at least two capitals and no ending written out; long ones are shouted words."""
    return len(word) <= _LONGEST_ABBREVIATION and word[-1].isupper() and sum(map(str.isupper, word)) > 1
