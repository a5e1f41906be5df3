"""Reading noun phrases in a sentence: where one ends, what agrees with what, and a phrase in the genitive."""

from __future__ import annotations

from functools import lru_cache

from retrieval.facts.context import animate_cases, is_animate_noun, is_womans, lemma_in
from retrieval.facts.groups import find_group
from retrieval.facts.tables import pairs
from retrieval.facts.tokens import DASHES, Sentence
from retrieval.facts.wordlists import words as word_list
from retrieval.lemmas import fold, parses

STOPS = frozenset(",;:()!?….")
OPENING = frozenset("«„“")
CLOSING = frozenset("»”")
_FINITE = ("VERB", "INFN", "GRND")
_SURE_VERB = 0.4
_LIKELY = 0.25
"""Readings as a person that are this much less likely than the best are not believed: «внучка» is no «внучок»."""

_LONGEST_ABBREVIATION = 4
_ALIKE = frozenset({"gent", "accs"})


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Whether the word is most likely a verb, which ends a noun phrase."""
    if not word:
        return False
    best = parses(word.lower())[0]
    return best.tag.POS in _FINITE and best.score > _SURE_VERB and not is_animate_noun(word)


@lru_cache(maxsize=20_000)
def part_of_speech(word: str) -> str:
    return str(parses(word.lower())[0].tag.POS or "")


def is_stop(sentence: Sentence, i: int) -> bool:
    """A sign that ends a phrase; the dot of a short word («г.», «обл.») ends none."""
    word = sentence.word(i)
    if word == ".":
        before = sentence.word(i - 1)
        return not (before.isalpha() and len(before) <= _LONGEST_ABBREVIATION and i + 1 < len(sentence.tokens))
    return word in STOPS or word in DASHES


def opening_of(sentence: Sentence, i: int) -> int:
    """Index of the quote that opens what closes at ``i``; ``i`` itself when there is none."""
    for j in range(i - 1, -1, -1):
        if sentence.word(j) in OPENING:
            return j
    return i


def phrase_text(sentence: Sentence, first: int, stop: int) -> str:
    """The text of the tokens ``first`` … ``stop - 1``, without the capital that only begins a sentence."""
    passage = sentence.passage
    text = passage.text[sentence.tokens[first].start - passage.start : sentence.tokens[stop - 1].end - passage.start]
    text = " ".join(text.split())
    return text if first != sentence.first_word or text[:2].isupper() else text[0].lower() + text[1:]


@lru_cache(maxsize=20_000)
def is_ungoverned(word: str) -> bool:
    """A noun that cannot be a genitive complement: «картину», «изображением»."""
    nouns = [parse for parse in parses(word.lower()) if parse.tag.POS == "NOUN"]
    return bool(nouns) and not any(str(parse.tag.case) in ("gent", "gen2") or "Fixd" in parse.tag for parse in nouns)


def is_modifier(word: str, case: str, gender: str | None = None) -> bool:
    """An adjective or participle that stands in ``case`` (and, when given, in the gender of its noun)."""
    return any(
        parse.tag.POS in ("ADJF", "PRTF")
        and "Apro" not in parse.tag
        and parse.tag.number == "sing"
        and _same_case(str(parse.tag.case), case)
        and (gender is None or parse.tag.gender in (gender, None))
        for parse in parses(word.lower())
    )


def is_person_head(word: str, case: str, gender: str) -> bool:
    """A noun for one person in ``case``; a woman's noun («сестра») only for a woman's name."""
    if lemma_in(word, "role_participles"):
        return is_modifier(word, case, gender)
    if not is_animate_noun(word):
        return False
    if gender == "masc" and is_womans(word):
        return False
    readings = list(animate_cases(word))
    least = _LIKELY * max((score for _, score in readings), default=0.0)
    return any(_same_case(found, case) and score >= least for found, score in readings)


@lru_cache(maxsize=2_000)
def is_person_head_of_two_words(adjective: str, noun: str, case: str) -> bool:
    """«городской голова»: with these adjectives a noun for a thing is an office (``lexicons/offices_of_two_words``)."""
    wanted = pairs("offices_of_two_words")
    kinds = {fold(parse.normal_form) for parse in parses(adjective.lower())}
    return any(
        wanted.get(adjective_lemma) == fold(parse.normal_form) and _same_case(str(parse.tag.case), case)
        for parse in parses(noun.lower())
        for adjective_lemma in kinds
    )


def is_acting(sentence: Sentence, i: int) -> bool:
    """Whether «врио», «и.о.» begins at the token."""
    passage = sentence.passage
    following = passage.text[sentence.tokens[i].start - passage.start :].lower()
    return any(following.startswith(f"{mark} ") for mark in word_list("acting_marks"))


def _same_case(one: str, other: str) -> bool:
    return one == other or (one in _ALIKE and other in _ALIKE)


def genitive(phrase: str, case: str | None = None) -> str:
    """The phrase with its head and the head's adjectives in the genitive; unchanged when no head is found."""
    words = phrase.split(" ")
    group = find_group(words, 0, case)
    if group is None:
        return phrase
    number = group.head.number or "sing"
    gender = group.head.gender if number == "sing" else None
    changed = dict(enumerate(words))
    changed[group.position] = group.head.inflected(("gent", number)) or words[group.position]
    for position in group.modifiers:
        changed[position] = _agreeing(words[position], number, gender) or words[position]
    return " ".join(_cased(changed[i], word, "ё" in phrase) for i, word in enumerate(words))


def _agreeing(word: str, number: str, gender: str | None) -> str | None:
    for parse in parses(word.lower()):
        if parse.tag.POS in ("ADJF", "PRTF"):
            found = parse.inflect({"gent", number} | ({gender} if gender else set()))
            return str(found.word) if found else None
    return None


def _cased(form: str, model: str, keeps_yo: bool) -> str:
    kept = form if keeps_yo else form.replace("ё", "е")
    return kept[:1].upper() + kept[1:] if model[:1].isupper() else kept
