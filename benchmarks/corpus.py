"""A newspaper's archive that never was: as many passages as wanted, from a seed, with the statistics of real text.

What was measured, on 2 222 sentences of Russian news and encyclopedia after this library's own analysis, and is
reproduced here:

- vocabulary grows by Heaps' law, V(n) = 17 · n^0.6 lemmas after n words: 8 015 after 28 thousand there, 310 thousand
  at a million passages here. Where a word is not new, it repeats an earlier one (Simon's process), which gives Zipf's
  law with its long tail. The head needs help: one word in twenty is drawn from the commonest 3 000 by Zipf's law, which
  repetition multiplies, so that the first lemma is 1.4 words in a hundred, the tenth 0.25, the hundredth 0.1, as there;
- a quarter of the words repeat their own article: three words in four of an article are different, not nineteen in
  twenty as chance would have it. Repetition is what makes paragraphs long to score;
- a sentence has 12.7 ± 7.1 words with content (gamma distribution), a paragraph 2.8 sentences, an article 10;
- one word in three is a name, number, date or place: what the signals look at.

The head of the vocabulary are the commonest lemmas of print, the tail is spelled by a Markov chain over them (three
letters back), so that as many lemmas share their first five letters as do in a dictionary. Nothing is left out to
flatter: no stop words (analysis drops them before indexing), and questions mix the common with the rare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.analysis import Analysis, PreparedArticle
from retrieval.lemmas import is_function_word, lemma, morphology
from retrieval.lexicons import rows
from retrieval.models import Article, Passage

Numbers = npt.NDArray[np.int64]

HEAPS_FACTOR, HEAPS_POWER = 17.0, 0.6
REPEATING = 0.25
COMMON_SHARE, COMMON, FLATTENED = 0.05, 3000, 2
SENTENCE_SHAPE, SENTENCE_SCALE = 3.2, 3.96
SENTENCES_IN_PARAGRAPH, SENTENCES_IN_ARTICLE = 2.8, 10
MARKS = (".", "c", "a", "g", "p", "n", "l", "y", "d")
MARK_COUNTS = (18869, 1823, 1685, 1512, 1433, 1270, 886, 392, 260)
LETTERS = " абвгдежзийклмнопрстуфхцчшщъыьэюя"
JOINING = ("и", "в", "на", "с", "по", "из", "что", "для")
ENDINGS = ("а", "у", "ом", "е", "ы", "ами", "ой", "ов")
FORMS = 4
"""Different forms of a lemma in the texts; a sentence of print has one function word for two others."""


@dataclass(frozen=True, slots=True)
class Archive:
    """``terms`` are lemma numbers of all sentences one after another, those of sentence ``s`` at
    ``starts[s]:starts[s + 1]``; ``paragraphs[s]`` and ``articles[s]`` say where it stands; ``names[t]`` spells a
    lemma, ``marks[t]`` is its kind of word."""

    terms: Numbers
    starts: Numbers
    paragraphs: Numbers
    articles: Numbers
    names: list[str]
    marks: str
    seed: int

    @property
    def size(self) -> int:
        return len(self.starts) - 1

    def sentence(self, number: int) -> list[str]:
        """Lemmas of a sentence."""
        return [self.names[term] for term in self.terms[self.starts[number] : self.starts[number + 1]].tolist()]

    def sentences(self) -> Iterator[list[str]]:
        return map(self.sentence, range(self.size))


def generate(size: int, seed: int = 1) -> Archive:
    """An archive of ``size`` passages; smaller ones are no prefixes of larger ones, but as like them as can be."""
    chance = np.random.default_rng(seed)
    lengths = np.maximum(1, np.rint(chance.gamma(SENTENCE_SHAPE, SENTENCE_SCALE, size))).astype(np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    articles = np.arange(size, dtype=np.int64) // SENTENCES_IN_ARTICLE
    begins = chance.random(size) < 1 / SENTENCES_IN_PARAGRAPH
    begins[::SENTENCES_IN_ARTICLE] = True
    terms = _words(np.repeat(starts[articles * SENTENCES_IN_ARTICLE], lengths), chance)
    count = int(terms.max()) + 1
    marks = "".join(chance.choice(MARKS, count, p=np.array(MARK_COUNTS) / sum(MARK_COUNTS)))
    return Archive(terms, starts, np.cumsum(begins) - 1, articles, names(count, chance), marks, seed)


def prepared(archive: Archive) -> Iterator[PreparedArticle]:
    """The articles as the analysis would hand them over, one at a time."""
    chance = np.random.default_rng(archive.seed + 1)
    bounds = np.flatnonzero(np.diff(archive.articles, prepend=-1)).tolist()
    for number, (first, last) in enumerate(zip(bounds, [*bounds[1:], archive.size], strict=True)):
        yield _article(archive, number, range(first, last), chance)


def questions(archive: Archive, count: int, seed: int = 7) -> list[list[str]]:
    """Questions of three to nine lemmas, six on average: two thirds from one sentence, the rest from anywhere, as the
    words of people differ from those of the text. Lemmas that the morphology does not change stand in them, so that
    the same question can be asked in words."""
    chance = np.random.default_rng(seed)
    asked: list[list[str]] = []
    while len(asked) < count:
        words = archive.sentence(int(chance.integers(archive.size)))
        size = int(np.clip(chance.poisson(6), 3, 9))
        anywhere = chance.integers(len(archive.terms), size=size // 3)
        chosen = [str(word) for word in chance.permutation(words)[: size - len(anywhere)]]
        chosen += [archive.names[term] for term in archive.terms[anywhere].tolist()]
        asking = [word for word in dict.fromkeys(chosen) if _stands_alone(word)]
        if len(asking) >= 3:
            asked.append(asking)
    return asked


def _words(article_starts: Numbers, chance: np.random.Generator) -> Numbers:
    """Lemma numbers in the order in which they first appear."""
    count = len(article_starts)
    places = np.arange(count, dtype=np.int64)
    growth = HEAPS_FACTOR * HEAPS_POWER * (places + 1.0) ** (HEAPS_POWER - 1)
    new = chance.random(count) < growth
    new[0] = True
    nearby = chance.random(count) < REPEATING
    floor = np.where(nearby, article_starts, 0)
    source = floor + (chance.random(count) * (places - floor)).astype(np.int64)
    source[new] = places[new]
    firsts = np.flatnonzero(new)
    common = np.flatnonzero(~new & (chance.random(count) < COMMON_SHARE))
    spread = (COMMON + FLATTENED) / (1 + FLATTENED)
    ranks = ((1 + FLATTENED) * spread ** chance.random(len(common))).astype(np.int64) - 1 - FLATTENED
    ranked = firsts[np.minimum(ranks, len(firsts) - 1)]
    source[common] = np.minimum(ranked, common)
    while True:
        further = source[source]
        if np.array_equal(further, source):
            break
        source = further
    return (np.cumsum(new) - 1)[source]


def names(count: int, chance: np.random.Generator) -> list[str]:
    """``count`` different lemmas: the commonest of print first, then made-up ones."""
    known = [word for _, listed in reversed(list(rows("word_frequencies.tsv"))) for word in listed.split()]
    spellable = set(LETTERS[1:])
    real = [word for word in known[::-1] if len(word) > 2 and set(word) <= spellable and not is_function_word(word)]
    spelled = dict.fromkeys(real)
    while len(spelled) < count:
        spelled.update(dict.fromkeys(_made_up(real, 2 * (count - len(spelled)) + 100, chance)))
    return list(spelled)[:count]


def _made_up(real: list[str], count: int, chance: np.random.Generator) -> Iterator[str]:
    """Words that a chain of three letters of memory spells, all of them letter by letter at once."""
    size = len(LETTERS)
    counts = np.zeros((size**3, size))
    for word in real:
        codes = [0, 0, 0, *map(LETTERS.index, word), 0]
        for at in range(3, len(codes)):
            counts[(codes[at - 3] * size + codes[at - 2]) * size + codes[at - 1], codes[at]] += 1
    likely = np.cumsum(counts, axis=1) / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    state = np.zeros(count, dtype=np.int64)
    made = []
    for _ in range(16):
        letter = (likely[state] < chance.random((count, 1))).sum(axis=1).clip(0, size - 1)
        made.append(letter)
        state = state % size**2 * size + letter
    for codes in np.column_stack(made).tolist():
        word = "".join(LETTERS[code] for code in codes).partition(" ")[0]
        if len(word) > 3 and not _joins(word):
            yield word


def _article(archive: Archive, number: int, sentences: range, chance: np.random.Generator) -> PreparedArticle:
    passages: list[Passage] = []
    analyses: list[Analysis] = []
    identity = f"article{number}"
    text, at = "", 0
    first = int(archive.paragraphs[sentences[0]])
    spelled: list[str] = []
    for position, sentence in enumerate(sentences):
        numbers = archive.terms[archive.starts[sentence] : archive.starts[sentence + 1]].tolist()
        marks = "".join(archive.marks[term] for term in numbers)
        text = _spelled([archive.names[term] for term in numbers], chance.random(len(numbers)).tolist())
        paragraph = int(archive.paragraphs[sentence]) - first
        passages.append(Passage(identity, at, at + len(text), text, paragraph, position))
        analyses.append(Analysis(tuple(archive.names[term] for term in numbers), marks))
        ends = sentence + 1 < archive.size and archive.paragraphs[sentence + 1] != archive.paragraphs[sentence]
        spelled += [text, "\n" if ends else " "]
        at += len(text) + 1
    title = analyses[0].lemmas[:4]
    article = Article(identity, " ".join(title).capitalize(), "".join(spelled).rstrip(), "«Вестник»", "2011")
    return PreparedArticle(article, Analysis(title, analyses[0].marks[:4]), tuple(passages), tuple(analyses))


def _spelled(words: list[str], chances: list[float]) -> str:
    """A sentence with the words in one of their forms and function words between them."""
    said: list[str] = []
    for word, chance in zip(words, chances, strict=True):
        form = int(chance * 2 * FORMS)
        if form % 2:
            said.append(JOINING[int(chance * 1000) % len(JOINING)])
        inflected = word if form < 2 else word[:-1] + ENDINGS[(len(word) + form // 2) % len(ENDINGS)]
        said.append(word if _joins(inflected) else inflected)
    return (" ".join(said)).capitalize() + "."


def _joins(word: str) -> bool:
    """Whether analysis would drop a word; only a known one is worth the question."""
    return bool(morphology().word_is_known(word)) and is_function_word(word)


def _stands_alone(word: str) -> bool:
    return len(word) > 3 and not is_function_word(word) and lemma(word) == word
