"""Counting over arrays counts what going through the texts word by word counts."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import forms as counting
from retrieval.forms import SENTENCE_ENDS, Forms, count_forms
from retrieval.lemmas import WORD, fold

PIECE = st.text("абвАБё Ёщ.,-«»1 \n", max_size=12) | st.sampled_from(
    ("в Липецк ", "ΣΑΣ", "İstanbul", " Ёлка", "\U0001d400\U0001d401", "дом-музей", " «Жизнь» ", "1,5", "\x85", " ")
)
TEXTS = st.lists(st.lists(PIECE, max_size=8).map("".join), max_size=6)


def counted_plainly(texts: list[str]) -> tuple[Counter[str], Counter[str]]:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text in texts:
        for piece in re.finditer(r"\S+", text):
            words = WORD.findall(fold(piece.group()))
            counts.update(words)
            start = piece.start()
            after_word = start >= 2 and text[start - 1] == " " and text[start - 2] not in SENTENCE_ENDS
            if after_word and text[start].isupper() and text[start] < "\u3001" and words:
                capitals[words[0]] += 1
    return counts, capitals


def as_counters(forms: Forms) -> tuple[Counter[str], Counter[str]]:
    words = list(forms.words)
    capitals = zip(words, forms.capitals.tolist(), strict=True)
    return Counter(dict(zip(words, forms.counts.tolist(), strict=True))), Counter({w: n for w, n in capitals if n})


@settings(deadline=None, max_examples=300)
@given(texts=TEXTS)
def test_as_word_by_word(texts: list[str]) -> None:
    assert as_counters(count_forms(texts)) == counted_plainly(texts)


def test_more_pieces_than_the_table_began_with() -> None:
    texts = [" ".join(f"слово{number}" for number in range(start, start + 4000)) for start in range(0, 20_000, 1000)]
    usual, counting.TEXTS_AT_ONCE = counting.TEXTS_AT_ONCE, 2
    try:
        assert as_counters(count_forms(texts)) == counted_plainly(texts)
    finally:
        counting.TEXTS_AT_ONCE = usual
