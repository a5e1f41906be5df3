"""The first two articles: exactly these people, whichever finder reads them."""

from __future__ import annotations

import pytest

from retrieval import Person, load_articles
from retrieval.facts import NameFinder, RuleFinder, find_people, gather, read_facts
from retrieval.facts.trained import TrainedFinder
from retrieval.sentences import passages

EXPECTED = [
    ("Сергей Жевлаков", 6, {"глава Администрации Стаханова", "глава делегации города Стаханова"}),
    ("Алексей Стаханов", 4, set()),
    ("Олег Королев", 2, {"руководитель исполнительной власти региона", "глава администрации Липецкой области"}),
    ("Владимир Коршиков", 1, {"глава Измалковского района"}),
    ("Евгений Котов", 1, {"представитель Администрации Измалковского муниципального района Липецкой области"}),
    (
        "Леонид Рощупкин",
        1,
        {
            "глава Липецкого регионального отделения Всероссийской общественной организации ветеранов войны, труда, "
            "Вооруженных сил и правоохранительных органов"
        },
    ),
    ("Наталья Жулинская", 1, {"заместитель Сергея Жевлакова"}),
    ("Сергей Иванов", 1, {"глава Липецка"}),
    ("Ульяна Громова", 1, {"член штаба подпольной комсомольской организации «Молодая гвардия»"}),
]


def people_by(finder: NameFinder) -> tuple[Person, ...]:
    articles = load_articles("seeds")
    sentences = {article.id: passages(article) for article in articles}
    facts = [read_facts(article, sentences[article.id], finder) for article in articles]
    return gather(articles, sentences, facts).people


@pytest.fixture(scope="module", params=[RuleFinder, TrainedFinder], ids=["rules", "trained"])
def people(request: pytest.FixtureRequest) -> tuple[Person, ...]:
    return people_by(request.param())


def test_names_mentions_and_roles(people: tuple[Person, ...]) -> None:
    assert [(person.name, len(person.mentions), set(person.roles)) for person in people] == EXPECTED


def test_every_role_has_its_sentence(people: tuple[Person, ...]) -> None:
    for person in people:
        assert {proof.value for proof in person.proofs} >= set(person.roles)
        assert all(proof.passage in person.mentions for proof in person.proofs)


def test_both_articles_name_the_region_s_head(people: tuple[Person, ...]) -> None:
    head = next(person for person in people if person.name == "Олег Королев")

    assert len({passage.article_id for passage in head.mentions}) == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("жевлакова", "Сергей Жевлаков"),
        ("Сергею Жевлакову", "Сергей Жевлаков"),
        ("жевлаков с.", "Сергей Жевлаков"),
        ("Zhevlakov", "Сергей Жевлаков"),
        ("Jevlakova", "Сергей Жевлаков"),
        (";tdkfrjd", "Сергей Жевлаков"),
        ("Жевлакав", "Сергей Жевлаков"),
        ("громовой", "Ульяна Громова"),
        ("Ulyana Gromova", "Ульяна Громова"),
        ("Жулинську", "Наталья Жулинская"),
        ("КОРОЛЁВ", "Олег Королев"),
        ("Олексій Стаханов", "Алексей Стаханов"),
    ],
)
def test_a_person_is_found_by_any_form(people: tuple[Person, ...], query: str, expected: str) -> None:
    assert find_people(people, query)[0].name == expected


@pytest.mark.parametrize("query", ["", "!!!", "Достоевский", "Smith"])
def test_nobody_is_found_by_a_stranger_s_name(people: tuple[Person, ...], query: str) -> None:
    assert find_people(people, query) == []
