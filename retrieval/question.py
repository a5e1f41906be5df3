"""What a question asks for: its type, and the words that a passage has to answer to.

Question words carry the type («кто» a person), not weight: an index full of «кто» would reward the wrong sentences.
They and the stop words are left out of the terms. The patterns stand in ``lexicons/question_words.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from retrieval.alternatives import alternatives
from retrieval.core_words import PREDICATES, Clause, core_of
from retrieval.kinship import kin_of
from retrieval.lemmas import Token, fold, is_function_word, is_name, lemma, parses, tokens
from retrieval.lexicons import rows, words
from retrieval.models import AnswerType
from retrieval.synonyms import equivalents
from retrieval.talk import small_talk, wish

LIKELY_READING = 0.1
"""Probability from which another verb is reckoned with."""

OTHER_READING = 0.9
"""What its kin count for, as a share."""

QUESTIONS_REMEMBERED = 2000
"""Looked at twice on the way to an answer: alone, and as the follow-up it may be."""

WORDS_REMEMBERED = 20_000
"""People ask in the same words, and about the same names."""

NOUN_CLASSES = {"@place": "place_nouns.txt", "@time": "time_nouns.txt", "@measure": "measure_nouns.txt"}

__all__ = ["Question", "QuestionWords", "Term", "is_stop_word", "question_words", "small_talk", "understand", "wish"]


class Term(Struct, frozen=True):
    """One word that counts in the search: ``question.text[start:end] == word``.

    ``kin`` are other lemmas that answer for it, each with a weight 0…1: synonyms and derived words
    («подписать» → «подписание»). Of a synonym of several words each word stands there by itself.
    ``core``: what the question is about to learn hangs on this word («какой **адрес**», «где **учился**»).
    """

    word: str
    lemma: str
    start: int
    end: int
    capitalised: bool
    kin: tuple[tuple[str, float], ...] = ()
    core: bool = False


class Question(Struct, frozen=True):
    """A question taken apart. ``text`` as given; ``terms`` without question words and stop words."""

    text: str
    terms: tuple[Term, ...]
    expects: AnswerType


class QuestionWords(Struct, frozen=True):
    """The question words of one question: what they ask for, and the positions of tokens that they take up."""

    expects: AnswerType
    taken: frozenset[int]


class _Said(Struct, frozen=True):
    """A word of a question as patterns look at it, whatever its capitals; ``opening``: those that begin with it, the
    longest first."""

    form: str
    lemma: str
    opening: tuple[_Pattern, ...]


class _Slot(Struct, frozen=True):
    forms: frozenset[str]
    lemmas: frozenset[str]
    kept: bool

    def fits(self, word: _Said) -> bool:
        return word.form in self.forms or word.lemma in self.lemmas


class _Pattern(Struct, frozen=True):
    expects: AnswerType
    slots: tuple[_Slot, ...]
    opening: bool

    def fits(self, said: Sequence[_Said], at: int) -> bool:
        """Whether it stands there, where its first word does."""
        if (self.opening and at) or at + len(self.slots) > len(said):
            return False
        return all(self.slots[place].fits(said[at + place]) for place in range(1, len(self.slots)))


def understand(text: str) -> Question:
    """Take a question apart. Never fails: a text without a single word gives no terms."""
    found = tokens(text)
    asked = question_words(found)
    content = [at for at, token in enumerate(found) if at not in asked.taken and not is_stop_word(token.text)]
    by_phrase = equivalents([lemma(found[at].text) for at in content])
    either = alternatives(found, content)
    by_phrase = [kin | dict.fromkeys(either.get(at, ()), 1.0) for at, kin in zip(content, by_phrase, strict=True)]
    core = core_of(text, Clause(found, content, asked.taken, asked.expects))
    terms = tuple(_term(found, at, phrases, core) for at, phrases in zip(content, by_phrase, strict=True))
    return Question(text, terms, asked.expects)


def question_words(found: Sequence[Token]) -> QuestionWords:
    """Find the question words among the tokens of a question. The longest pattern wins at every position."""
    return _question_words(tuple(token.text for token in found))


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def _question_words(words: tuple[str, ...]) -> QuestionWords:
    said = [_said(word) for word in words]
    expects = AnswerType.OTHER
    taken: set[int] = set()
    at = 0
    while at < len(said):
        pattern = _longest_pattern(said, at)
        if pattern is None:
            at += 1
            continue
        if expects is AnswerType.OTHER:
            expects = pattern.expects
        taken.update(at + offset for offset, slot in enumerate(pattern.slots) if not slot.kept)
        at += len(pattern.slots)
    return QuestionWords(expects, frozenset(taken))


@lru_cache(WORDS_REMEMBERED)
def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about what is sought: function words, pronouns, courtesy («подскажите»)."""
    if fold(word) in _stop_forms():
        return True
    return not word[:1].isdigit() and is_function_word(word.lower())


def _term(found: Sequence[Token], at: int, phrases: dict[str, float], core: int | None) -> Term:
    token = found[at]
    kin = _kin(token.text, tuple(phrases.items()))
    capitalised = token.text[:1].isupper() and (at > 0 or is_name(token.text))
    return Term(token.text, lemma(token.text), token.start, token.end, capitalised, kin, core=at == core)


@lru_cache(WORDS_REMEMBERED)
def _kin(word: str, phrases: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """What else answers for a word, the best first; ``phrases`` are equivalents of the words that it stands among."""
    own = lemma(word)
    weights = kin_of(own)
    others = ((_kin_of_reading(other).items(), OTHER_READING) for other in _readings(word))
    for related, trust in ((phrases, 1.0), *others):
        for other, weight in related:
            weights[other] = max(weight * trust, weights.get(other, 0.0))
    weights.pop(own, None)
    return tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _readings(word: str) -> list[str]:
    """Other verbs that a form may be of: «стоит» of «стоить» and of «стоять»."""
    likely = [reading for reading in parses(word.lower()) if reading.score >= LIKELY_READING]
    others = dict.fromkeys(fold(reading.normal_form) for reading in likely if reading.tag.POS in PREDICATES)
    return [other for other in others if other != lemma(word)]


def _kin_of_reading(other: str) -> dict[str, float]:
    return kin_of(other) | equivalents([other])[0]


@lru_cache(WORDS_REMEMBERED)
def _said(word: str) -> _Said:
    form, base = fold(word), lemma(word.lower())
    by_form, by_lemma = _patterns()
    opening = (*by_form.get(form, ()), *by_lemma.get(base, ()))
    return _Said(form, base, tuple(sorted(opening, key=lambda pattern: -len(pattern.slots))))


def _longest_pattern(said: Sequence[_Said], at: int) -> _Pattern | None:
    return next((pattern for pattern in said[at].opening if pattern.fits(said, at)), None)


@cache
def _patterns() -> tuple[dict[str, list[_Pattern]], dict[str, list[_Pattern]]]:
    """Patterns by the first word's form and by its lemma."""
    by_form: dict[str, list[_Pattern]] = {}
    by_lemma: dict[str, list[_Pattern]] = {}
    for expects, written in rows("question_words.tsv"):
        slots = tuple(_slot(cell.removeprefix("^")) for cell in written.split())
        pattern = _Pattern(AnswerType(expects), slots, opening=written.startswith("^"))
        for form in slots[0].forms:
            by_form.setdefault(form, []).append(pattern)
        for base in slots[0].lemmas:
            by_lemma.setdefault(base, []).append(pattern)
    return by_form, by_lemma


def _slot(cell: str) -> _Slot:
    forms: set[str] = set()
    bases: set[str] = set()
    for choice in cell.removeprefix("+").split("|"):
        if choice in NOUN_CLASSES:
            bases.update(lemma(fold(noun)) for noun in words(NOUN_CLASSES[choice]))
        elif choice.startswith("~"):
            bases.add(choice[1:])
        else:
            forms.add(choice)
    return _Slot(frozenset(forms), frozenset(bases), kept=cell.startswith("+"))


@cache
def _stop_forms() -> frozenset[str]:
    """Every form of the listed stop words; of those marked «=» this form alone."""
    listed = words("stop_words.txt")
    bending = [word for word in listed if not word.startswith("=")]
    forms = {fold(form.word) for word in bending for form in parses(word)[0].lexeme if form.tag.POS != "GRND"}
    return frozenset(forms | {fold(word.removeprefix("=")) for word in listed})
