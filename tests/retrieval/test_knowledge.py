"""``KnowledgeBase`` as its users see it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Answer, Article, KnowledgeBase, NoAnswer, prepare
from retrieval.facts import RuleFinder, read_facts

LIBRARY = Article(
    "library",
    "В Сосновке открыли библиотеку",
    "В селе Сосновка 12 мая 2014 года открыли новую библиотеку. Библиотеку построил Пётр Самойлов, местный плотник.\n"
    "Читальный зал вмещает сорок человек. Книги для него подарила школа.\n"
    "Здание строили для того, чтобы детям было где читать после уроков.",
)
BRIDGE = Article(
    "bridge",
    "Мост через Ржавку",
    "Мост через реку Ржавку чинили три года. Работами руководила инженер Анна Ветрова.\n"
    "Движение по мосту возобновили в сентябре.",
    publisher="Сельская новь",
)


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase([LIBRARY, BRIDGE])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Когда открыли библиотеку?", "12 мая 2014"),
        ("Кто построил библиотеку?", "Пётр Самойлов"),
        ("Сколько человек вмещает читальный зал?", "сорок"),
        ("Для чего строили здание?", "чтобы детям"),
        ("Кто руководил работами на мосту?", "Анна Ветрова"),
        ("ветрова", "Анна Ветрова"),
    ],
)
def test_the_sentence_that_answers_is_quoted(knowledge: KnowledgeBase, question: str, words: str) -> None:
    found = knowledge.ask(question)
    assert isinstance(found, Answer)
    assert words in found.passage.text
    assert found.turn.passage == found.passage
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize(
    "question", ["Сколько стоит проезд в автобусе?", "Какая завтра погода?", "йцукен", "Спасибо!", "", "???", "и в на"]
)
def test_what_nobody_told_is_not_answered(knowledge: KnowledgeBase, question: str) -> None:
    found = knowledge.ask(question)
    assert isinstance(found, NoAnswer)
    assert found.confidence < 0.5


@pytest.mark.parametrize("question", ["Какая погода?", "а погода?", "А какая погода?"])
def test_a_new_question_carries_nothing_over(knowledge: KnowledgeBase, question: str) -> None:
    before = knowledge.ask("Кто построил библиотеку?").turn
    assert knowledge.ask(question, [before]).subject is None


def test_an_office_is_asked_for_by_its_town() -> None:
    text = "Гости во главе с Ильёй Рябовым посетили город Ольховск. Их принял глава Ольховска Лев Дёмин."
    found = KnowledgeBase([Article("1", "", text)]).ask("Кто возглавляет город Ольховск?")
    assert isinstance(found, Answer)
    assert "Лев Дёмин" in found.passage.text


def test_they_are_looked_for_where_the_talk_was_before_asking_back(knowledge: KnowledgeBase) -> None:
    before = knowledge.ask("Когда чинили мост?").turn
    assert isinstance(knowledge.ask("а кто ими руководил?", [before]), Answer)
    assert knowledge.ask("а где они живут?", [before]).unclear == "они"


def test_a_house_number_counts_nothing() -> None:
    knowledge = KnowledgeBase([Article("1", "", "Дети школы №17 передали ветеранам открытки.")])
    assert isinstance(knowledge.ask("Кто передал ветеранам открытки?"), Answer)
    assert isinstance(knowledge.ask("Сколько открыток передали ветеранам?"), NoAnswer)


def test_a_question_that_tells_enough_is_looked_up_despite_its_pronoun(knowledge: KnowledgeBase) -> None:
    assert isinstance(knowledge.ask("Сколько лет они чинили мост через реку Ржавку?"), Answer)
    assert knowledge.ask("Где он родился?").unclear == "он"


def test_what_is_told_of_another_person_is_not_told_of_this_one() -> None:
    article = Article("1", "", "Илья Громов навестил село, в котором ещё до войны родился и вырос Фёдор Лаптев.")
    knowledge = KnowledgeBase([article])
    assert isinstance(knowledge.ask("Где родился Фёдор Лаптев?"), Answer)
    other = knowledge.ask("Где родился Илья Громов?")
    assert other.confidence < knowledge.ask("Где родился Фёдор Лаптев?").confidence


def test_a_search_always_finds_what_has_a_word(knowledge: KnowledgeBase) -> None:
    matches = knowledge.search("мост", limit=3)
    assert [match.passage.article_id for match in matches][:1] == ["bridge"]
    assert all(one.score >= other.score for one, other in pairwise(matches))
    assert len(knowledge.search("мост и библиотека", limit=2)) == 2
    assert knowledge.search("ъъъ") == []


def test_bold_words_are_the_matching_ones_and_the_answer(knowledge: KnowledgeBase) -> None:
    found = knowledge.ask("Когда открыли библиотеку?")
    assert isinstance(found, Answer)
    bold = [found.passage.text[start:end] for start, end in found.highlights]
    assert "мая 2014" in bold
    assert any("библиотеку" in piece for piece in bold)


@given(st.text(alphabet="мостбиелка ?.кто где", max_size=40))
@settings(max_examples=40)
def test_bold_spans_are_ordered_and_apart(question: str) -> None:
    for match in KNOWLEDGE.search(question):
        at = 0
        for start, end in match.highlights:
            assert at <= start < end <= len(match.passage.text)
            at = end


KNOWLEDGE = KnowledgeBase([LIBRARY, BRIDGE])


def test_alternatives_leave_the_answer_out() -> None:
    again = Article("again", "Десять лет библиотеке", "Библиотеку в Сосновке построил плотник Самойлов.")
    found = KnowledgeBase([LIBRARY, BRIDGE, again]).ask("Кто построил библиотеку?")
    assert isinstance(found, Answer)
    assert found.passage not in [match.passage for match in found.alternatives]
    other = {"library": "again", "again": "library"}[found.passage.article_id]
    assert [match.passage.article_id for match in found.alternatives] == [other]


def test_what_has_nothing_of_the_matter_is_no_alternative(knowledge: KnowledgeBase) -> None:
    """It stands in the list of a search, where nobody takes it for an answer."""
    question = "Кто такая Анна Ветрова?"
    found = knowledge.ask(question)
    assert isinstance(found, Answer)
    assert len(knowledge.search(question)) > 1
    assert found.alternatives == ()


def test_context_stays_in_the_article(knowledge: KnowledgeBase) -> None:
    first = knowledge.passages("bridge")[0]
    assert knowledge.context(first) == knowledge.passages("bridge")[:2]
    last = knowledge.passages("bridge")[-1]
    assert knowledge.context(last, before=2, after=5) == knowledge.passages("bridge")


def test_prepared_articles_answer_alike(knowledge: KnowledgeBase) -> None:
    again = KnowledgeBase([LIBRARY, BRIDGE], prepared=[prepare(BRIDGE), prepare(LIBRARY)])
    question = "Кто построил библиотеку?"
    assert again.ask(question) == knowledge.ask(question)


def test_the_threshold_decides() -> None:
    question = "Кто построил библиотеку?"
    assert isinstance(KnowledgeBase([LIBRARY], threshold=1.1).ask(question), NoAnswer)
    assert isinstance(KnowledgeBase([LIBRARY], threshold=0.0).ask("библиотека погода"), Answer)


def test_no_articles_at_all() -> None:
    empty = KnowledgeBase([])
    assert isinstance(empty.ask("Кто построил библиотеку?"), NoAnswer)
    assert empty.search("библиотека") == []
    assert empty.suggestions() == ()
    assert empty.people() == []


@pytest.mark.parametrize("text", ["", "\n\n", "…", "Да", "...\n\n— — —\n№"])
def test_articles_of_nothing_do_no_harm(text: str) -> None:
    knowledge = KnowledgeBase([Article("empty", "", text), LIBRARY])
    assert isinstance(knowledge.ask("Кто построил библиотеку?"), Answer)


def test_what_is_on_the_matter_can_be_read_where_it_does_not_answer(knowledge: KnowledgeBase) -> None:
    found = knowledge.ask("Из чего построен мост через Ржавку?")
    assert isinstance(found, NoAnswer)
    assert found.nearest[0].passage.text == "Мост через реку Ржавку чинили три года."
    assert knowledge.ask("Какая завтра погода?").nearest == ()


def test_where_nothing_answers_something_near_is_offered(knowledge: KnowledgeBase) -> None:
    knowledge.people()
    found = knowledge.ask("Сколько стоит проезд по мосту на автобусе с детьми?")
    assert isinstance(found, NoAnswer)
    assert found.suggestions
    for offered in found.suggestions:
        assert offered.article_id in knowledge.articles or isinstance(knowledge.ask(offered.text), Answer)


def test_examples_are_answered(knowledge: KnowledgeBase) -> None:
    knowledge.people()
    for example in knowledge.suggestions(3):
        assert example.article_id or isinstance(knowledge.ask(example.text), Answer)


def test_an_explanation_names_its_reasons(knowledge: KnowledgeBase) -> None:
    why = knowledge.explain("Когда открыли библиотеку?")
    assert why.rule == "answered"
    assert why.confidence == knowledge.ask("Когда открыли библиотеку?").confidence
    best = why.candidates[0]
    assert best.score == pytest.approx(sum(part.contribution for part in best.parts))
    assert "covered" in why.table()
    assert knowledge.explain("привет").rule.startswith("small_talk")
    assert knowledge.explain("ъъъ").rule == "no_known_word"


def test_a_long_text_is_no_trouble(knowledge: KnowledgeBase) -> None:
    assert knowledge.ask("библиотека мост " * 700)


def test_examples_come_from_stored_facts_each_once() -> None:
    articles = [LIBRARY, BRIDGE]
    prepared = [prepare(article) for article in articles]
    facts = [read_facts(one.article, one.passages, RuleFinder()) for one in prepared]
    knowledge = KnowledgeBase(articles, prepared=prepared, facts=facts)
    examples = [example.text for example in knowledge.suggestions(5)]
    assert "Кто такая Анна Ветрова?" in examples
    assert len(set(examples)) == len(examples)
