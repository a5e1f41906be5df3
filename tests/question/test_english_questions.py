"""English questions become readable Russian ones: tenses, government of verbs, phrases."""

import pytest

from retrieval.lemmas import fold
from retrieval.lexicons import rows
from retrieval.spelling import Speller, Vocabulary

WORDS = "делегация музей договор встреча глава район школа ветеран памятник праздник соглашение".split()  # noqa: SIM905
SPELLER = Speller(Vocabulary(dict.fromkeys(WORDS, 1), dict.fromkeys(WORDS, 1)))


@pytest.mark.parametrize(
    ("question", "russian"),
    [
        ("When does the agreement expire?", "Когда соглашение истекает?"),
        ("Who announced the news about the delegation?", "Кто объявил новость о делегации?"),
        ("What happens to the agreement when the term ends?", "Что будет с соглашением когда срок завершается?"),
        ("Whose bust is in front of the school?", "Чей бюст перед школой?"),
        ("Which museums did the guests visit?", "Какие музеи гости посетили?"),
        ("How long is the agreement valid?", "Сколько времени соглашение действительно?"),
        ("Who is the museum named after?", "В честь кого музей назван?"),
        ("What is named after the miner?", "Что названо в честь шахтёра?"),
        ("Which enterprises are located in the zone?", "Какие предприятия находятся в зоне?"),
        ("Who took part in the meeting?", "Кто участвовал во встрече?"),
        ("Do they plan to expand tourism?", "Они планируют расширить туризм?"),
        ("On whose invitation did they come?", "По чьему приглашению они приехали?"),
        ("Who helped the city?", "Кто помог городу?"),
        ("How many museums are in the town?", "Сколько музеев в городе?"),
        ("Who leads the school?", "Кто возглавляет школу?"),
        ("Who spread the news?", "Кто распространил новость?"),
        ("Why is the town proud?", "Почему город гордится?"),
        ("Who came into the school?", "Кто приехал в школу?"),
        ("When did the treaty come into force?", "Когда договор вступил в силу?"),
    ],
)
def test_a_question_is_decent_russian(question: str, russian: str) -> None:
    reading = SPELLER.read(question)
    assert fold(reading.text) == fold(russian)
    assert [change.rule for change in reading.changes] == ["en"]


@pytest.mark.parametrize(
    "question", ["кто подписал соглашение", "kto podpisal soglashenie", "gde muzej", "kogda prazdnik"]
)
def test_russian_in_any_letters_is_not_english(question: str) -> None:
    assert not any(change.rule == "en" for change in SPELLER.read(question).changes)


def test_the_lexicon_is_broad_and_has_no_word_twice() -> None:
    words = [(row[0], phrase.strip().partition(" (")[0]) for row in rows("english.tsv") for phrase in row[1].split(";")]
    assert len(set(words)) >= 2500
