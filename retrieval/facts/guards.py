"""Words that look like a person's name and are none: streets, towns, ships, families; and surnames that stand alone.

A town may be called as a man is. Where an article says «город Стаханов», a lone «Стаханова» is the man only after a
word that asks for one («бюст», «подвиг», «шахтёр»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from retrieval.facts.context import is_animate_noun, lemma_in
from retrieval.facts.declension import surname_keys
from retrieval.facts.finder import Found
from retrieval.facts.names import Part, name_parts, name_words
from retrieval.facts.tokens import Sentence
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import fold
from retrieval.models import Span

_PLURAL = re.compile(r".{2,}((ов|ев|ёв|ин|ын)(ы|ых|ыми)|[сц]к(ие|их|ими))")
_OPENING = frozenset("«\"„“'")
_CLOSING = frozenset("»\"”“'")

Decision = Callable[[Sentence, int, frozenset[str]], bool]
"""Whether the capitalised word at the index is a person, given the surnames (keys) that are named in full."""


def lone_words(text: str, sentences: Sequence[Sentence], full: Sequence[Found], decide: Decision) -> list[Found]:
    """Capitalised words outside ``full`` that ``decide`` takes for a person."""
    known = surnames_of(text, full)
    taken = [(found.start, found.end) for found in full]
    return [
        Found(sentence.tokens[i].start, sentence.tokens[i].end)
        for sentence in sentences
        for i in _free_capitalised(sentence, taken)
        if decide(sentence, i, known)
    ]


def surnames_of(text: str, full: Sequence[Found]) -> frozenset[str]:
    """Keys of the surnames in names of two words and more."""
    keys: set[str] = set()
    for found in full:
        words = tuple(name_words(text[found.start : found.end]))
        if len(words) > 1:
            named = [word for word, part in zip(words, name_parts(words), strict=True) if part is Part.LAST]
            keys.update(key for word in named for key in surname_keys(word))
    return frozenset(keys)


def _free_capitalised(sentence: Sentence, taken: Sequence[Span]) -> Iterator[int]:
    inside = [(a, b) for a, b in taken if a < sentence.passage.end and b > sentence.passage.start]
    for i, token in enumerate(sentence.tokens):
        if token.is_capitalised and not any(token.start < b and token.end > a for a, b in inside):
            yield i


def without_places(text: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> list[Found]:
    """``found`` in order, without the names of places, things and families."""
    homonyms = town_names(sentences)
    kept = [one for one in found if _is_person(text, sentences, one, homonyms)]
    return sorted(kept, key=lambda one: one.start)


def town_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Names that the article itself gives to settlements («города Стаханова»), as keys of surnames."""
    keys: set[str] = set()
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if token.is_capitalised and cue_in(sentence, i, "place_nouns"):
                keys |= surname_keys(token.text)
    return frozenset(keys)


def _is_person(text: str, sentences: Sequence[Sentence], found: Found, homonyms: frozenset[str]) -> bool:
    if _fills_quotes(text, found):
        return False
    words = name_words(text[found.start : found.end])
    if len(words) != 1:
        return bool(words)
    if _PLURAL.fullmatch(words[0].lower()):
        return False
    sentence = next(one for one in sentences if one.passage.start <= found.start < one.passage.end)
    place = sentence.locate(found.start, found.end)
    i = place[0] if place else 0
    if cue_in(sentence, i, "place_cues"):
        return False
    return not surname_keys(words[0]) & homonyms or _is_asked_for(sentence, i)


def _fills_quotes(text: str, found: Found) -> bool:
    """«теплоход „Михаил Ломоносов“»."""
    before, after = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    return bool(before and after) and before in _OPENING and after in _CLOSING


def _is_asked_for(sentence: Sentence, i: int) -> bool:
    before = sentence.word(i - 1)
    if lemma_in(before, "person_cues"):
        return True
    return bool(before) and is_animate_noun(before) and not lemma_in(before, "place_only_cues")


def cue_in(sentence: Sentence, i: int, lexicon: str) -> bool:
    """Whether the word before the token ``i`` (an abbreviation's dot skipped) is in a word list."""
    before = sentence.word(i - 1)
    if before in (".", "-"):
        before = sentence.word(i - 2)
    elif before.endswith("."):
        before = before[:-1]
    return bool(before) and (fold(before) in word_list(lexicon) or lemma_in(before, lexicon))
