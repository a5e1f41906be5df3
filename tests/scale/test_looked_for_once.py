"""What is kept from one question for the next is what would be worked out again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import prepare
from retrieval.corpus import Corpus
from retrieval.models import Article
from retrieval.places import NOWHERE, Places
from retrieval.wording import told

VOCABULARY = 30
PLACES = Places(VOCABULARY)
NUMBERS = st.integers(0, VOCABULARY - 1)


@given(st.lists(NUMBERS, unique=True), st.lists(NUMBERS))
def test_places_are_those_in_the_list_whatever_was_asked_before(lemmas: list[int], words: list[int]) -> None:
    found = PLACES.among(np.array(lemmas, dtype=np.int32), np.array(words, dtype=np.int32))
    assert found.tolist() == [lemmas.index(word) if word in lemmas else NOWHERE for word in words]


def test_a_sentence_is_looked_into_once() -> None:
    corpus = Corpus([prepare(Article("1", "", "Кот спит. Пёс лает. Кот ест. Никого нет дома."))])
    read: list[str] = []

    def names_a_cat(text: str) -> bool:
        read.append(text)
        return "Кот" in text

    every = np.arange(corpus.size, dtype=np.int32)
    assert told(names_a_cat, corpus, every[1:3]).tolist() == [False, True]
    assert told(names_a_cat, corpus, every).tolist() == [True, False, True, False]
    assert sorted(read) == sorted(corpus.text(number) for number in range(corpus.size))
