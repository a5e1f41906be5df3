"""No word within reach of a typo is left out, in whatever portions the words came."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from retrieval.analysis import prepare
from retrieval.knowledge import KnowledgeBase
from retrieval.models import Answer, Article
from retrieval.packing import Strings
from retrieval.spelling import Known, Vocabulary
from retrieval.spelling.sound import sound

LETTERS = "абвегиоуьщй-z1é\U0001d400"
WORD = st.text(LETTERS, min_size=1, max_size=8)
WORDS = st.lists(WORD, max_size=30)
FIRST = Article("1", "", "В музее хранится знамя шахтёров.")
SECOND = Article("2", "", "В Липецке поставили памятник космонавту.")


def known(portions: list[list[str]]) -> Known:
    found = Known.of(Vocabulary({}, {}))
    for portion in portions:
        found = found.with_more(Strings.packed(portion))
    return found


@settings(deadline=None)
@given(portions=st.lists(WORDS, max_size=4), word=WORD, slips=st.integers(1, 2))
def test_every_word_within_reach_is_among_those_looked_at(portions: list[list[str]], word: str, slips: int) -> None:
    words = {one for portion in portions for one in portion if not one[0].isdigit()}
    near = {one for one in words if OSA.distance(word, one) <= slips}
    assert near <= set(known(portions).like(word, slips)) <= words


@settings(deadline=None)
@given(portions=st.lists(WORDS, max_size=4), word=WORD)
def test_words_of_one_sound(portions: list[list[str]], word: str) -> None:
    words = {one for portion in portions for one in portion if len(one) >= 3 and one.isalpha()}
    assert set(known(portions).sounding_like(word)) == {one for one in words if sound(one) == sound(word)}


@given(portions=st.lists(WORDS, max_size=12))
def test_there_are_few_blocks(portions: list[list[str]]) -> None:
    assert len(known(portions).blocks) <= 2 + sum(map(len, portions)).bit_length()


def test_a_new_word_is_corrected_to_and_a_removed_one_no_more() -> None:
    knowledge = KnowledgeBase([FIRST])
    knowledge.ready()
    more = knowledge.with_more([prepare(SECOND)])
    question = "Где поставили памятник космонафту?"
    assert isinstance(more.ask(question), Answer)
    assert more.ask(question).understood == "Где поставили памятник космонавту?"
    left = more.without(["2"])
    assert left.ask("Где знамя липетцк?").understood != "Где знамя липецк?"
    assert left.ask("Где хранится знамя шахтеровв?").understood == "Где хранится знамя шахтеров?"
