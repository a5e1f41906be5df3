"""The order in which a question is read: letters, keyboard layout, language, then word by word.

Whatever was read otherwise than written is listed as a change, with the rule that did it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache, partial
from weakref import proxy

from rapidfuzz.distance import OSA

from retrieval.lemmas import fold, is_function_word, lemma, morphology
from retrieval.lexicons import rows
from retrieval.lexicons import words as listed
from retrieval.packing import Strings
from retrieval.remembering import Remembered
from retrieval.spelling import layout, transliteration
from retrieval.spelling.capitals import cased, is_first_of_all_name, is_shaped_as_name
from retrieval.spelling.english import English
from retrieval.spelling.known import Block, Known, Table, block_of
from retrieval.spelling.letters import CYRILLIC, LATIN, WORD, replaced, tidy
from retrieval.spelling.reading import Change, Reading, Vocabulary
from retrieval.spelling.sound import SHORTEST
from retrieval.spelling.typos import Typos
from retrieval.spelling.ukrainian import Ukrainian

_Rule = Callable[[str], tuple[str, list[Change]]]

SHORTEST_PART = 3
"""Letters of each half when a word is taken for two written together («детскийсад»)."""

SHORTEST_PAIR = 9
"""Letters of such a word together: «дайвера» is not «дай вера»."""

SHORTEST_LATIN = 4
"""Letters from which a Latin word among Russian ones is read as Russian: «AS», «way» are likelier to be meant."""

GLUED = ("с", "в", "к", "о", "у", "на", "по", "за", "от", "до", "из", "об", "со", "про", "для")
"""Prepositions that are written together with a question word in a hurry («скем»)."""

LETTER_RULES = frozenset({"layout", "translit"})
"""Rules that read every word of a message in other letters."""

WORDS_REMEMBERED = 20_000
"""Of each it is asked several times on the way to an answer whether it is right as it is."""

SHORTEST_NAME = 5
"""Letters from which a transliterated word may be corrected as well."""


class Speller:
    """Reads questions against one vocabulary; builds its tables at the first question that needs them."""

    def __init__(self, vocabulary: Vocabulary, known: Known | None = None) -> None:
        """``known`` holds the words of the vocabulary, and maybe others; it is made when the first unknown word comes,
        or when it is asked for ahead of that."""
        self._vocabulary = vocabulary
        self._table = table = Table(vocabulary, known)
        # Nothing here may hold the speller itself: in a circle it would keep the words of a replaced archive in memory.
        self._typos = Typos(vocabulary, _question_words(), lambda: table.known)
        self._picked = Remembered[str, str | None](10_000)
        self._readings = Remembered[str, Reading](2000)
        self._single = Remembered[tuple[str, bool], tuple[str, str] | None](WORDS_REMEMBERED)
        self._capitals = Remembered[str, str](WORDS_REMEMBERED)
        self._is_in_articles = lru_cache(WORDS_REMEMBERED)(vocabulary.has_some_form)

    @property
    def known(self) -> Known:
        """The words that may be corrected to."""
        return self._table.known

    @property
    def known_so_far(self) -> Known | None:
        """The same, if they are made."""
        return self._table.so_far

    def read(self, question: str) -> Reading:
        """The question as meant; the question itself, unchanged, where nothing had to be read otherwise."""
        return self._readings.get(question, self._read)

    def is_plain(self, question: str) -> bool:
        """Whether every word is Russian and right as it is, so that none has to be looked for."""
        return not LATIN.search(question) and all(map(self._is_word, WORD.findall(question)))

    def _read(self, question: str) -> Reading:
        text = tidy(question)
        changes: list[Change] = []
        for rule in self._rules(text):
            text, made = rule(text)
            changes.extend(made)
        if changes and not any(self._makes_sense(change) for change in changes):
            return Reading(tidy(question))
        literal = bool(changes) and all(self._could_be_meant(change) for change in changes)
        return Reading(text, bool(changes), literal, tuple(changes))

    def _makes_sense(self, change: Change) -> bool:
        """Whether another layout or alphabet gave a word of the articles or of questions: «blah foo» gives «благ фу»,
        which nobody asked about."""
        if change.rule not in LETTER_RULES:
            return True
        made = [fold(word) for word in WORD.findall(change.after)]
        return any(len(word) >= SHORTEST_PART and (self._is_in_articles(word) or _asks(word)) for word in made)

    def _rules(self, text: str) -> Sequence[_Rule]:
        if self._english.is_spoken(text) and not self._is_rather_russian(text):
            return (self._english.read,)
        if self._is_latin_typed_in_cyrillic(text):
            return self._to_latin, self._english.read
        alone = not CYRILLIC.search(text)
        return self._layout, self._language, self._joined, partial(self._words, alone=alone)

    def _is_rather_russian(self, text: str) -> bool:
        """«detskiy sad»: as many words are common ones of the articles in Latin letters as are English («sad»)."""
        found = WORD.findall(text)
        foreign = [word for word in found if not self._english.knows(word)]
        made = [self._pick(fold(word)) for word in foreign]
        common = [word for word in made if word and word not in self._vocabulary.names and self._is_in_articles(word)]
        return bool(common) and len(common) >= len(found) - len(foreign)

    def _to_latin(self, text: str) -> tuple[str, list[Change]]:
        typed = layout.to_latin(text)
        return typed, [Change(text, typed, "layout")]

    def _layout(self, text: str) -> tuple[str, list[Change]]:
        """Words typed on the wrong layout, each by itself: «кто такой ;tdkfrjd»."""
        if not LATIN.search(text):
            return text, []
        chunks = text.split(" ")
        alone = not CYRILLIC.search(text)
        decoded = [self._decoded(chunk, alone=alone) for chunk in chunks]
        sure = any(made and len(made) > SHORTEST_PART for made in decoded)
        read = [made if made and (sure or len(made) >= SHORTEST_PART) else None for made in decoded]
        pairs = zip(chunks, read, strict=True)
        changes = [Change(chunk, made, "layout") for chunk, made in pairs if made]
        return " ".join(made or chunk for chunk, made in zip(chunks, read, strict=True)), changes

    def _decoded(self, chunk: str, *, alone: bool) -> str | None:
        """A chunk typed on the Latin layout → the Russian word, or ``None`` where it makes none.

        Beside Russian words (not ``alone``) only a word of the articles will do: «NTL» is an abbreviation, not «тед».
        """
        if not LATIN.search(chunk) or CYRILLIC.search(chunk) or self._is_latin_word(chunk):
            return None
        if not alone and len(chunk) < SHORTEST_LATIN:
            return None
        chunk = chunk.replace("&", "?")  # the same key
        core = chunk.rstrip("?!.,;:")
        for typed in dict.fromkeys((chunk.rstrip("?!"), core)):
            made = layout.to_cyrillic(typed)
            evenly = made in (made.lower(), made.upper(), made.capitalize())
            meant = evenly and WORD.fullmatch(made) and (self._is_word(made) if alone else self._is_in_articles(made))
            if meant and not self._is_rather_transliterated(typed, made):
                return self._named(made, chunk) + chunk[len(typed) :]
        made = layout.to_cyrillic(core)
        slipped = self._typos.correct(fold(made)) if made.isalpha() and not core.isalpha() else None
        return self._named(slipped, chunk) + chunk[len(core) :] if slipped else None

    def _is_rather_transliterated(self, typed: str, made: str) -> bool:
        """«kto» is «кто», though the same keys give «лещ»."""
        if self._vocabulary.has(fold(made)) or not typed.isalpha():
            return False
        other = self._pick(fold(typed))
        return other is not None and (self._vocabulary.has(other) or other in _question_words())

    def _is_latin_typed_in_cyrillic(self, text: str) -> bool:
        """«црщ ышптув» is “who signed": no word is Russian, and nearly all are English on the other layout."""
        if LATIN.search(text) or not CYRILLIC.search(text):
            return False
        words = WORD.findall(text)
        if 2 * sum(self._is_word(word) for word in words) >= len(words):
            return False
        typed = layout.to_latin(text)
        return self._english.is_spoken(typed) and all(self._english.knows(word) for word in WORD.findall(typed))

    def _language(self, text: str) -> tuple[str, list[Change]]:
        if self._ukrainian.is_spoken(text):
            return self._ukrainian.read(text)
        return text, []

    def _joined(self, text: str) -> tuple[str, list[Change]]:
        """Two words that the articles write with a hyphen or as one: «дом музей», «со глашение»."""
        found = list(WORD.finditer(text))
        changes: list[Change] = []
        for left, right in reversed(list(itertools.pairwise(found))):
            whole = self._whole(left.group(), right.group()) if text[left.end() : right.start()] == " " else None
            if whole:
                changes.append(Change(text[left.start() : right.end()], whole, "hyphen" if "-" in whole else "space"))
                text = text[: left.start()] + whole + text[right.end() :]
        return text, changes[::-1]

    def _whole(self, left: str, right: str) -> str | None:
        if fold(f"{left}-{right}") in self._vocabulary.forms:
            return f"{left}-{right}"
        if fold(left + right) not in self._vocabulary.forms:
            return None
        return None if self._is_word(left) and self._is_word(right) else left + right

    def _words(self, text: str, *, alone: bool) -> tuple[str, list[Change]]:
        """Every word by itself; the capital that a name of the articles was typed without is no change."""
        text, changes = replaced(text, lambda word: self._single.get((word, alone), self._word))
        return WORD.sub(lambda found: self._capitals.get(found.group(), self._capital), text), changes

    def _capital(self, word: str) -> str:
        return self._named(word, word) if word.islower() and CYRILLIC.match(word) else word

    def _word(self, single: tuple[str, bool]) -> tuple[str, str] | None:
        """What a word is read as, and by which rule; ``None``: as it stands. With it: whether no Cyrillic is around."""
        word, alone = single
        if LATIN.search(word):
            made = self._transliterated(word, alone=alone)
            return (self._named(made, word), "translit") if made else None
        heard = None if self._vocabulary.has(fold(word)) else _spoken_forms().get(fold(word))
        if heard or not CYRILLIC.search(word) or self._is_word(word):
            return (self._named(heard, word), "typo") if heard else None
        made = self._meant(word) if word.isalpha() else None
        if made:
            return self._named(made, word), "typo"
        parts = self._two_words(word)
        return (parts, "space") if parts else None

    def _meant(self, word: str) -> str | None:
        """A word written as it is said, or with a slip of the hand."""
        folded = fold(word)
        return self._heard(folded) or self._typos.correct(folded, name=word[:1].isupper())

    def _heard(self, word: str) -> str | None:
        """The word that a folded, unknown one sounds like; of several the nearest in letters, then the commonest."""
        if len(word) < SHORTEST:
            return None
        known = (other for other in self.known.sounding_like(word) if self._vocabulary.has(other))
        alike = {*known, *_beside_articles().sounding_like(word)}
        return min(alike, key=lambda one: (OSA.distance(word, one), -self._vocabulary.count(one), one), default=None)

    def _transliterated(self, word: str, *, alone: bool) -> str | None:
        """A foreign name that the articles lack («Elon») stays in its own letters, and so does any word («way») that
        stands among Russian ones."""
        if CYRILLIC.search(word) or fold(word) in self._vocabulary.forms or (not alone and len(word) < SHORTEST_LATIN):
            return None
        made = self._pick(fold(word))
        if self._english.knows(word) and not (alone and made and self._is_in_articles(made)):
            return None  # «let» is «лет» only where nothing around is English or Russian
        if made is None or self._is_in_articles(made) or is_function_word(made):
            return made
        foreign = not alone or (word[:1].isupper() and not is_first_of_all_name(made))
        return None if foreign else made

    def _pick(self, word: str) -> str | None:
        return self._picked.get(word, self._from_latin)

    def _from_latin(self, word: str) -> str | None:
        """The likeliest Cyrillic reading that the articles have, else one near to it, else a Russian word."""
        if "-" in word.strip("-"):
            parts = [self._pick(part) for part in word.split("-")]
            return "-".join(part for part in parts if part) if all(parts) else None
        made = transliteration.readings(word)
        in_articles = next((reading for reading in made if self._vocabulary.has(reading)), None)
        if in_articles or not made:
            return in_articles
        known = [reading for reading in made if len(reading) > 1 and morphology().word_is_known(reading)]
        answering = next((reading for reading in known if lemma(reading) in self._vocabulary.lemmas), None)
        if answering or len(word) < SHORTEST_NAME:
            return answering or next(iter(known), None)
        near = self._typos.correct(made[0])
        return near if near in self._vocabulary.names else next(iter(known), near)

    def _two_words(self, word: str) -> str | None:
        """«детскийсад» → «детский сад», «дом-музеи» → «дом музеи»: two words of the articles or of the language."""
        if "-" in word:
            parts = word.split("-")
            return " ".join(parts) if all(self._vocabulary.has(fold(part)) for part in parts) else None
        for preposition in GLUED:
            rest = fold(word).removeprefix(preposition)
            if rest != fold(word) and _asks(rest):
                return f"{word[: len(preposition)]} {word[len(preposition) :]}"
        if len(word) < SHORTEST_PAIR:
            return None
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if self._vocabulary.has(fold(word[:at])) and self._vocabulary.has(fold(word[at:])):
                return f"{word[:at]} {word[at:]}"
        return None

    def _is_word(self, word: str) -> bool:
        """Whether a Cyrillic word is right as it is: the articles or the dictionary have it."""
        if self._is_in_articles(word) or _is_known(word.lower()):
            return True
        parts = fold(word).split("-")
        return len(parts) > 1 and all(self._vocabulary.has(part) or _is_known(part) for part in parts)

    def _is_latin_word(self, word: str) -> bool:
        return fold(word) in self._vocabulary.forms or self._english.knows(word.rstrip("?!.,;:"))

    def _named(self, word: str, written: str) -> str:
        return cased(word, written, self._vocabulary)

    def _could_be_meant(self, change: Change) -> bool:
        """Whether a corrected word may be somebody's name that the articles do not know."""
        if change.rule != "typo":
            return False
        return change.before[:1].isupper() or is_shaped_as_name(change.before)

    @cached_property
    def _english(self) -> English:
        speller: Speller = proxy(self)
        return English(self._vocabulary, lambda word: speller._pick(word))

    @cached_property
    def _ukrainian(self) -> Ukrainian:
        return Ukrainian(self._vocabulary, self._typos)


@lru_cache(WORDS_REMEMBERED)
def _is_known(word: str) -> bool:
    return bool(morphology().word_is_known(word))


def _asks(word: str) -> bool:
    """Whether a word is a question word in some form («какая»)."""
    return word in _question_words() or f"~{lemma(word)}" in _question_cells()


def _stop_words() -> frozenset[str]:
    """The words that carry no weight: they are misspelt like any other («што это»)."""
    return frozenset(word.removeprefix("=") for word in listed("stop_words.txt"))


@cache
def _spoken_forms() -> dict[str, str]:
    return {fold(said): meant for said, meant in rows("spoken_forms.tsv")}


@cache
def _beside_articles() -> Block:
    """Words that say nothing of what is asked for."""
    return block_of(Strings.packed({*_question_words(), *_stop_words()}))


@cache
def _question_words() -> tuple[str, ...]:
    """Forms that open questions, so that «сколко» is read as «сколько» whatever the articles say."""
    return tuple(form for form in _question_cells() if form[0] not in "~@")


@cache
def _question_cells() -> frozenset[str]:
    """Forms («кто»), lemmas («~какой») and classes of nouns of the patterns."""
    cells = (cell for _, pattern in rows("question_words.tsv") for cell in pattern.split())
    return frozenset(form for cell in cells for form in cell.strip("^+").split("|"))
