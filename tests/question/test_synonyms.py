"""Equivalents of words: both ways, one way, and by the head of a phrase."""

import re

from retrieval.lemmas import fold, is_function_word, lemma
from retrieval.lexicons import lines
from retrieval.question import understand
from retrieval.synonyms import equivalents


def test_groups_hold_both_ways() -> None:
    assert "договор" in equivalents(["соглашение"])[0]
    assert "соглашение" in equivalents(["договор"])[0]


def test_an_arrow_holds_one_way() -> None:
    assert "воспитанник" in equivalents(["малыш"])[0]
    assert "малыш" not in equivalents(["воспитанник"])[0]


def test_the_head_of_a_phrase_says_most_of_it() -> None:
    found = equivalents(["мэр"])[0]
    assert found["глава"] > found["город"]
    found = equivalents(["детсад"])[0]
    assert found["сад"] > found["детский"]


def test_a_form_of_two_verbs_has_kin_of_both() -> None:
    kin = dict(understand("Где стоит памятник?").terms[0].kin)
    assert {"находиться", "цена"} <= kin.keys()


def test_every_word_of_the_thesaurus_is_a_lemma() -> None:
    words = {word for line in lines("thesaurus.txt") for word in line.removeprefix("~").replace("→", " ").split()}
    assert {word for word in words if lemma(word) != word} == set()


def test_every_bare_word_among_the_synonyms_is_a_lemma() -> None:
    """A phrase or a word in «quotes» may stand in any form."""
    entries = {entry.strip() for line in lines("synonyms.txt") for entry in re.split("[,→]", line.rpartition(":")[2])}
    bare = {entry for entry in entries if " " not in entry and "«" not in entry}
    assert {word for word in bare if is_function_word(word) or lemma(word) != fold(word)} == set()


def test_a_quoted_word_may_stand_in_any_form() -> None:
    assert "ребенок" in equivalents(["малыш"])[0]


def test_the_same_sense_counts_more_than_a_near_one() -> None:
    assert equivalents(["супруг"])[0]["муж"] > equivalents(["аппарат"])[0]["устройство"] > 0


def test_a_number_is_asked_for_in_words_or_figures() -> None:
    assert "5" in equivalents(["пять"])[0]
    assert "сорок" in equivalents(["40"])[0]
