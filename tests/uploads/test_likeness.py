"""How like two texts are: properties that hold for any text, and what differs, literally."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import TEXT, article

from bot.duplicates import address_key
from retrieval.likeness import ALIKE, differences, likeness, sketch, text_key

WORDS = ("мост", "река", "посёлок", "глава", "открыл", "вчера", "школа", "оркестр", "длина", "метр")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60)
texts = words.map(" ".join)


@given(texts)
def test_a_text_is_like_itself_in_other_letters_and_marks(text: str) -> None:
    shouted = "  ".join(text.upper().split()) + "!"
    assert likeness(sketch(text), sketch(shouted)) == 1.0
    assert text_key(text) == text_key(shouted)
    assert differences(text, shouted) == ()


@given(texts, texts)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    there, back = likeness(sketch(one), sketch(other)), likeness(sketch(other), sketch(one))
    assert there == back
    assert 0 <= there <= 1


@given(texts, texts)
def test_texts_of_different_words_have_different_keys(one: str, other: str) -> None:
    assert (text_key(one) == text_key(other)) == (one == other)


def test_the_estimate_is_near_the_truth() -> None:
    long = " ".join(article(number) for number in range(40))
    half = " ".join(article(number) for number in range(20)) + " ".join(article(number) for number in range(60, 80))
    runs = [{tuple(text.lower().split()[at : at + 4]) for at in range(len(text.split()) - 3)} for text in (long, half)]
    truth = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert likeness(sketch(long), sketch(half)) == pytest.approx(truth, abs=0.13)


def test_a_changed_number_is_alike_another_article_is_not() -> None:
    assert likeness(sketch(TEXT), sketch(TEXT.replace("сорок два", "пятьдесят"))) > ALIKE
    assert likeness(sketch(TEXT), sketch(article(1))) < ALIKE


def test_what_differs_is_shown_by_sentence_and_word() -> None:
    before = "Мост открыли вчера. Длина сорок метров. Играл оркестр."
    after = "Мост открыли вчера. Длина пятьдесят метров. Играл оркестр. Все танцевали."
    first, second = differences(before, after)
    assert (first.before, first.after) == ("Длина сорок метров.", "Длина пятьдесят метров.")
    assert [first.before[start:end] for start, end in first.before_spans] == ["сорок"]
    assert [first.after[start:end] for start, end in first.after_spans] == ["пятьдесят"]
    assert (second.before, second.after) == ("", "Все танцевали.")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/b",
        "http://www.a.example/b/",
        "HTTPS://A.example/b#top",
        "https://a.example/b?utm_source=tg&utm_medium=x",
    ],
)
def test_one_address_in_many_ways(url: str) -> None:
    assert address_key(url) == "a.example/b"


def test_other_addresses_stay_apart() -> None:
    keys = [address_key(f"https://a.example/{rest}") for rest in ("b", "B", "b?id=1", "b?id=2", "")]
    assert len(set(keys)) == len(keys)
    assert address_key(None) is None
