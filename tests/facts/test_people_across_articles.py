"""One person in several articles is one; two of one name are two."""

from __future__ import annotations

import logging

import pytest

from retrieval.facts import ArticleFacts, OutdatedFacts, RuleFinder, dump, finders, gather, load, read_facts
from retrieval.models import Article, Person
from retrieval.sentences import passages


def people_of(*texts: str) -> tuple[Person, ...]:
    articles = [Article(str(number), "", text) for number, text in enumerate(texts)]
    sentences = {article.id: passages(article) for article in articles}
    facts = [read_facts(article, sentences[article.id], RuleFinder()) for article in articles]
    return gather(articles, sentences, facts).people


def names_of(*texts: str) -> list[str]:
    return sorted(person.name for person in people_of(*texts))


def test_inflected_forms_meet() -> None:
    person, *others = people_of("Гостей встретил мэр Роман Лысенко.", "Письмо передали Роману Лысенко и его жене.")

    assert not others
    assert [passage.article_id for passage in person.mentions] == ["0", "1"]


def test_a_form_of_two_surnames_is_the_one_that_is_named() -> None:
    assert names_of("Пришёл Виктор Боров. С Виктором Боровым спорил судья.") == ["Виктор Боров"]


def test_a_surname_finds_its_full_name_elsewhere() -> None:
    assert names_of("Выступил Виктор Сидорчук.", "Слово взял депутат Сидорчук.") == ["Виктор Сидорчук"]


def test_initials_find_their_full_name_elsewhere() -> None:
    assert names_of("Выступил Виктор Сидорчук.", "Слово взял В. Сидорчук.") == ["Виктор Сидорчук"]


def test_a_surname_of_two_stays_by_itself() -> None:
    texts = ("Выступил Виктор Сидорчук.", "Пришёл Павел Сидорчук.", "Слово взял депутат Сидорчук.")

    assert names_of(*texts) == ["Виктор Сидорчук", "Павел Сидорчук", "Сидорчук"]


def test_a_woman_and_a_man_of_one_surname_are_two() -> None:
    assert names_of("Выступил Виктор Иванов.", "Виктория Иванова спела.") == ["Виктор Иванов", "Виктория Иванова"]


def test_patronymics_tell_namesakes_apart() -> None:
    texts = ("Выступил Виктор Петрович Орлов.", "Пришёл Виктор Сергеевич Орлов.")

    assert names_of(*texts) == ["Виктор Петрович Орлов", "Виктор Сергеевич Орлов"]


def test_walks_of_life_tell_namesakes_apart() -> None:
    texts = ("Выступил глава района Виктор Орлов.", "Ворота защищал вратарь Виктор Орлов.")

    assert names_of(*texts) == ["Виктор Орлов", "Виктор Орлов"]


def test_two_offices_may_be_one_man() -> None:
    texts = ("Выступил глава района Виктор Орлов.", "Принимал гостей депутат Виктор Орлов.")

    assert names_of(*texts) == ["Виктор Орлов"]


def test_order_is_by_mentions_then_name() -> None:
    found = people_of("Выступил Павел Орлов. Ушёл Борис Зорин. Вернулся Павел Орлов. Пришёл Антон Гай.")

    assert [person.name for person in found] == ["Павел Орлов", "Антон Гай", "Борис Зорин"]


def test_articles_taken_away_take_their_people() -> None:
    article = Article("1", "", "Выступил Павел Орлов.")
    facts = read_facts(article, passages(article), RuleFinder())

    assert gather([], {}, [facts]).people == ()


def test_facts_survive_storing() -> None:
    text = "Соглашение о сотрудничестве подписали мэр Ельца Павел Орлов и глава Лебедяни Борис Зорин 5 мая 2015 года."
    article = Article("1", "", text)
    facts = read_facts(article, passages(article), RuleFinder())

    assert facts.mentions
    assert load(dump(facts)) == facts


@pytest.mark.parametrize("text", ['{"version":0}', "{}", '{"version":1,"article_id":"1"}', "[]"])
def test_facts_of_another_version_are_told_apart(text: str) -> None:
    with pytest.raises(OutdatedFacts):
        load(text)


def test_an_empty_article_has_no_facts() -> None:
    article = Article("1", "", "")

    assert read_facts(article, (), RuleFinder()) == ArticleFacts("1")


def test_without_models_the_rules_serve_and_say_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    finders.default_finder.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert isinstance(finders.default_finder(), RuleFinder)
    finally:
        finders.default_finder.cache_clear()
    assert "rules alone" in caplog.text
