"""Words that look like a person's name and are none: streets, towns, ships, families; and surnames that stand alone.

A town may be called as a man is. Where an article says «город Стаханов», a lone «Стаханова» is the man only after a
word that asks for one («бюст», «подвиг», «шахтёр»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from retrieval.facts.context import animate_cases, is_animate_noun, lemma_in
from retrieval.facts.declension import likely_readings, surname_keys
from retrieval.facts.finder import Found
from retrieval.facts.name_kinds import is_known_as, is_known_first, is_patronymic
from retrieval.facts.names import Part, name_parts, name_words
from retrieval.facts.tokens import Sentence, sentence_at
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import fold
from retrieval.models import Span

_PLURAL = re.compile(r".{2,}((ов|ев|ёв|ин|ын)(ы|ых|ыми)|[сц]к(ие|их|ими))")
_VILLAGE = re.compile(r".{2,}(ов|ев|ёв|ин|ын)о")
_ABBREVIATION = 3
_SURE_CASE = 0.2
_OPENING = ("«", '"', "„", "“")
_CLOSING = ("»", '"', "”", "“")
_TITLE_WORDS = 2
_WITH_TOWN = 3
_GENITIVE_ENDINGS = ("а", "я", "ы", "и")

Decision = Callable[[Sentence, int, frozenset[str]], bool]
"""Whether the capitalised word at the index is a person, given the surnames (keys) that are named in full."""


def lone_words(
    text: str, sentences: Sequence[Sentence], full: Sequence[Found], blocked: Sequence[Found], decide: Decision
) -> list[Found]:
    """Capitalised words outside ``blocked`` that ``decide`` takes for a person; ``full`` are names found already."""
    known = surnames_of(text, full)
    taken = by_sentence(sentences, blocked)
    return [
        Found(sentence.tokens[i].start, sentence.tokens[i].end)
        for sentence, inside in zip(sentences, taken, strict=True)
        for i in _free_capitalised(sentence, inside)
        if decide(sentence, i, known)
    ]


def by_sentence(sentences: Sequence[Sentence], found: Iterable[Found]) -> list[list[Found]]:
    """``found`` sorted into the sentences, in which they begin."""
    places = {sentence.passage.position: i for i, sentence in enumerate(sentences)}
    sorted_in: list[list[Found]] = [[] for _ in sentences]
    for one in found:
        sorted_in[places[sentence_at(sentences, one.start).passage.position]].append(one)
    return sorted_in


def surnames_of(text: str, full: Sequence[Found]) -> frozenset[str]:
    """Keys of the surnames in names of two words and more."""
    keys: set[str] = set()
    for found in full:
        words = tuple(name_words(text[found.start : found.end]))
        if len(words) > 1:
            named = [word for word, part in zip(words, name_parts(words), strict=True) if part is Part.LAST]
            keys.update(key for word in named for key in surname_keys(word))
    return frozenset(keys)


def _free_capitalised(sentence: Sentence, taken: Sequence[Found]) -> Iterator[int]:
    for i, token in enumerate(sentence.tokens):
        span = token.start, token.end
        if (
            token.is_capitalised
            and not token.text.isupper()
            and not any(overlap(span, (one.start, one.end)) for one in taken)
        ):
            yield i


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def without_places(text: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> list[Found]:
    """``found`` in order, without the names of places, things and families."""
    homonyms, known = town_names(sentences), surnames_of(text, found)
    ordered = sorted((_without_town(sentences, one) for one in found), key=lambda one: one.start)
    following = [*ordered[1:], None][: len(ordered)]
    return [
        one
        for one, after in zip(ordered, following, strict=True)
        if _is_person(text, sentences, one, homonyms) and not _is_before_name(text, one, after, known)
    ]


def _without_town(sentences: Sequence[Sentence], found: Found) -> Found:
    """«аким города Актау Ербол Избасаров», «мэр Дунина Ли Сяобо»: a town swallowed by the name after it is cut off."""
    sentence = sentence_at(sentences, found.start)
    first, stop = sentence.locate(found.start, found.end) or (0, 0)
    words = [sentence.word(i) for i in range(first, stop)]
    if len(words) < _WITH_TOWN or not all(word.isalpha() for word in words) or any(map(is_patronymic, words)):
        return found
    after_office = lemma_in(sentence.word(first - 1), "place_only_cues") and _may_be_towns(words[0])
    if not after_office and not cue_in(sentence, first, "place_nouns"):
        return found
    return Found(sentence.tokens[first + 1].start, found.end, found.hints)


def _may_be_towns(word: str) -> bool:
    return not is_known_first(word) and word.endswith(_GENITIVE_ENDINGS)


def _is_before_name(text: str, found: Found, after: Found | None, known: frozenset[str]) -> bool:
    """«мэр Павлова Михаил Янцов»: a town, unless a man Павлов is known: «заместитель Павлова Михаил Янцов»."""
    words = name_words(text[found.start : found.end])
    if after is None or len(words) != 1 or not text[found.end : after.start].isspace():
        return False
    return len(name_words(text[after.start : after.end])) > 1 and not surname_keys(words[0]) & known


def town_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Names that the article itself gives to settlements («города Стаханова»), as keys of surnames."""
    keys: set[str] = set()
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if token.is_capitalised and cue_in(sentence, i, "place_nouns") and not _is_governed_by_role(sentence, i):
                keys |= surname_keys(token.text)
    return frozenset(keys)


def _is_person(text: str, sentences: Sequence[Sentence], found: Found, homonyms: frozenset[str]) -> bool:
    if _fills_quotes(text, found):
        return False
    words = name_words(text[found.start : found.end])
    if len(words) != 1:
        if " ".join(words).lower() in word_list("places_of_two_words"):
            return False
        return bool(words) and not _is_dedication(sentences, found, words)
    if _PLURAL.fullmatch(words[0].lower()) or _is_called_as_village(words[0]):
        return False
    sentence = sentence_at(sentences, found.start)
    place = sentence.locate(found.start, found.end)
    i = place[0] if place else 0
    if fold(sentence.word(i - 1)) in word_list("place_prepositions") or _is_town_of_office(sentence, i):
        return False
    if _is_address(sentence, i):
        return False
    if cue_in(sentence, i, "place_cues"):
        return _is_governed_by_role(sentence, i)
    return not surname_keys(words[0]) & homonyms or _is_asked_for(sentence, i)


def _is_called_as_village(word: str) -> bool:
    """«делегация Измалково»: the few surnames in -ово («Хитрово») are in the dictionary."""
    return bool(_VILLAGE.fullmatch(word.lower())) and not is_known_as(word, "Surn") and not is_known_first(word)


def _is_address(sentence: Sentence, i: int) -> bool:
    """«на Пушкина, 5»"""
    return fold(sentence.word(i - 1)) in ("на", "по") and sentence.word(i + 1) == "," and sentence.word(i + 2).isdigit()


def _is_town_of_office(sentence: Sentence, i: int) -> bool:
    """«Чжан Вэй, вице-мэр Муданьцзяна»: he has been named already, so this is where he is mayor."""
    office = sentence.word(i - 1).rpartition("-")[2]
    named = sentence.word(i - 2) == "," and sentence.word(i - 3)[:1].isupper()
    return named and lemma_in(office, "place_only_cues") and _may_be_towns(sentence.word(i))


def _is_dedication(sentences: Sequence[Sentence], found: Found, words: Sequence[str]) -> bool:
    """«университет имени А. С. Пушкина»: a part of the institution's name; a full name there is still a person's."""
    sentence = sentence_at(sentences, found.start)
    first, _ = sentence.locate(found.start, found.end) or (0, 0)
    return words[0].endswith(".") and cue_in(sentence, first, "dedication_cues")


def _fills_quotes(text: str, found: Found) -> bool:
    """«теплоход „Михаил Ломоносов“», «крейсер „Адмирал Ушаков“»: the name of a thing."""
    if text[found.end : found.end + 1] not in _CLOSING:
        return False
    opened = max(text.rfind(quote, 0, found.start) for quote in _OPENING)
    inside = text[opened + 1 : found.start]
    return opened >= 0 and len(inside.split()) <= _TITLE_WORDS and inside.replace(" ", "").isalpha() | (inside == "")


def _is_asked_for(sentence: Sentence, i: int) -> bool:
    """Whether the word before asks for a person: «бюст», «подвиг», «шахтёр»; «мэр» may go with the town."""
    before = sentence.word(i - 1)
    if lemma_in(before, "person_cues"):
        return True
    return bool(before) and is_animate_noun(before) and not lemma_in(before, "place_only_cues")


def cue_in(sentence: Sentence, i: int, lexicon: str) -> bool:
    """Whether the word before the token ``i`` is in a word list: «города Стаханова», «г. Стаханова».

    A short word counts as an abbreviation only with its dot: «с Гагариным» is no village.
    """
    before, shortened = sentence.word(i - 1), False
    if before == ".":
        before, shortened = sentence.word(i - 2), True
        if sentence.word(i - 3).isdigit():
            return False  # «2015 г. Никитину …»
    elif before.endswith(".") and len(before) > 1:
        before, shortened = before[:-1], True
    if not before or (len(before) <= _ABBREVIATION and not shortened):
        return False
    return fold(before) in word_list(lexicon) or lemma_in(before.rpartition("-")[2], lexicon)  # «в доме-музее Чехова»


def _is_governed_by_role(sentence: Sentence, i: int) -> bool:
    """«мэр города Лужков»: the name goes with the mayor, in one case, and not with the town."""
    role = sentence.word(i - 2)
    if not role or not is_animate_noun(role):
        return False
    asked = {case for case, _ in animate_cases(role)} - {"gent"}
    own = {case for case, _ in likely_readings(sentence.word(i), _SURE_CASE)}
    return bool(asked & own) and "gent" not in own
