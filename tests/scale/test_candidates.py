"""Reading a few paragraphs finds the very candidates that reading all of them would."""

from collections.abc import Sequence

import numpy as np
import pytest

from retrieval import candidates, reach
from retrieval.analysis import Analysis, PreparedArticle
from retrieval.candidates import GUESS, find
from retrieval.closeness import FIELDS, OF_PARAGRAPHS, OF_SENTENCES, Scored, Sought, Texts, scores_of
from retrieval.corpus import PARAGRAPH, SENTENCE, Corpus
from retrieval.index import Bm25, Floats
from retrieval.models import Article, Passage
from retrieval.query import Query, read
from retrieval.question import understand

WORDS = (
    *("договор", "договориться", "договорный", "соглашение", "пакт", "контракт", "школа", "школьник", "школьный"),
    *("шахта", "шахтер", "музей", "музейный", "дружба", "дружеский", "город", "городской", "район", "поэт", "мост"),
)
BEST = 5
OWN_WORDS_FIRST = dict(zip(GUESS, (3.0, 9.0, 6.0, 0.5, 0.5), strict=True))
"""With these weights what is not known of a sentence decides."""


def archive(chance: np.random.Generator, articles: int = 40) -> Corpus:
    """Common words first, sentences of one word to nine, paragraphs of any length."""
    likely = 1.0 / np.arange(1, len(WORDS) + 1)
    words = chance.permutation(WORDS).tolist()
    spoken = [
        [chance.choice(words, size, p=likely / likely.sum()).tolist() for size in chance.integers(1, 10, 8)]
        for _ in range(articles)
    ]
    return Corpus(_article(number, said, chance) for number, said in enumerate(spoken))


def _article(number: int, sentences: Sequence[Sequence[str]], chance: np.random.Generator) -> PreparedArticle:
    passages: list[Passage] = []
    text = ""
    paragraph = 0
    for position, words in enumerate(sentences):
        said = " ".join(words)
        paragraph += int(position > 0 and chance.random() < 0.4)
        passages.append(Passage(f"a{number}", len(text), len(text) + len(said), said, paragraph, position))
        text += said + "\n"
    analyses = tuple(Analysis(tuple(words), "." * len(words)) for words in sentences)
    return PreparedArticle(Article(f"a{number}", "", text), Analysis((), ""), tuple(passages), analyses)


def best_of_all(query: Query, corpus: Corpus) -> list[int]:
    """The candidates' numbers by the definition of a guess, for every sentence there is."""
    texts = Texts.of(corpus, np.arange(len(corpus.paragraph_starts) - 1))
    everything = scores_of(Sought.of(query, corpus), corpus, texts)
    scores = dict(zip(FIELDS, everything.scores, strict=True))
    of_sentences, of_paragraphs = (
        candidates._most(field, query) for field in (corpus.sentence_lemmas, corpus.paragraph_lemmas)
    )
    weights = {
        name: weight / (of_paragraphs if name in OF_PARAGRAPHS else of_sentences)
        for name, weight in OWN_WORDS_FIRST.items()
    }
    own, around = (sum(scores[name] * weights[name] for name in names) for names in (OF_SENTENCES, OF_PARAGRAPHS))
    guesses = {int(number): own[number] + around[number] for number in np.flatnonzero(own)}
    return sorted(guesses, key=lambda number: (-round(guesses[number], 9), number))[:BEST]


@pytest.mark.parametrize("seed", range(10))
def test_scores_are_those_of_the_definition(seed: int) -> None:
    chance = np.random.default_rng(seed)
    corpus = archive(chance, articles=8)
    query = read(understand(f"Где {' '.join(chance.choice(WORDS, 3, replace=False))}?"), corpus)
    paragraphs = chance.permutation(len(corpus.paragraph_starts) - 1)[:10]
    scored = scores_of(Sought.of(query, corpus), corpus, Texts.of(corpus, paragraphs))
    assert scored.sentences.tolist() == [number for one in paragraphs for number in sentences_of(corpus, int(one))]
    for name, scores in zip(FIELDS, scored.scores, strict=True):
        assert scores == pytest.approx(defined(query, corpus, name)[scored.sentences], abs=1e-9)


def sentences_of(corpus: Corpus, paragraph: int) -> range:
    return range(int(corpus.paragraph_starts[paragraph]), int(corpus.paragraph_starts[paragraph + 1]))


def defined(query: Query, corpus: Corpus, name: str) -> Floats:
    """rank-bm25's scores of all sentences in one field, or those of their paragraphs."""
    texts = [[number] for number in range(corpus.size)]
    if name in OF_PARAGRAPHS:
        texts = [list(sentences_of(corpus, number)) for number in range(len(corpus.paragraph_starts) - 1)]
    said = [[term for number in text for term in corpus.lemmas_of(number)] for text in texts]
    if name.endswith("prefixes"):
        said = [corpus.prefix_of[terms].tolist() for terms in said]
    k1, b = PARAGRAPH if name in OF_PARAGRAPHS else SENTENCE
    definition = Bm25(said, k1=k1, b=b)
    weighted = query.kin if name == "sentence_kin" else query.prefixes if "prefixes" in name else query.lemmas
    scores = sum((weight * definition.get_scores([term]) for term, weight in weighted.items()), np.zeros(len(said)))
    return np.asarray(scores[corpus.paragraph_of] if name in OF_PARAGRAPHS else scores)


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(("rare", "common"), [(1, 2), (4, 30), (1000, 1000)])
def test_nothing_unread_is_a_candidate(seed: int, rare: int, common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "CANDIDATES", BEST)
    monkeypatch.setattr(candidates, "PROMISING", 1)
    monkeypatch.setattr(candidates, "GUESS", OWN_WORDS_FIRST)
    monkeypatch.setattr(reach, "RARE", rare)
    monkeypatch.setattr(reach, "COMMON", common)
    chance = np.random.default_rng(seed)
    corpus = archive(chance)
    asked = " ".join(chance.choice(WORDS, int(chance.integers(1, 6)), replace=False))
    query = read(understand(f"Где {asked}?"), corpus)
    expected = best_of_all(query, corpus)
    found = find(query, corpus).candidates.tolist()
    assert found[: len(expected)] == expected
    assert find(query, corpus).candidates.tolist() == found


def test_most_of_an_archive_is_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    read_at: list[int] = []

    def counted(sought: Sought, corpus: Corpus, texts: Texts) -> Scored:
        scored = scores_of(sought, corpus, texts)
        read_at.append(len(scored.sentences))
        return scored

    monkeypatch.setattr(candidates, "scores_of", counted)
    monkeypatch.setattr(candidates, "PROMISING", 10)
    corpus = archive(np.random.default_rng(1), articles=600)
    find(read(understand("Где школьный музей, дружба и договор шахтёров?"), corpus), corpus)
    assert sum(read_at) < corpus.size / 2


def test_where_a_synonym_is_all_there_is_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "RARE", 1)
    monkeypatch.setattr(reach, "COMMON", 1)
    said = [[["соглашение", "город"]], [["мост", "поэт"]], [["договор", "школа"]]]
    corpus = Corpus(_article(number, one, np.random.default_rng(0)) for number, one in enumerate(said))
    query = read(understand("Где договор?"), corpus)
    assert find(query, corpus).candidates.tolist() == [2, 0]
